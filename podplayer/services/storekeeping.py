"""Files within their limit: what goes, why, and how it comes back."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from podplayer.model.downloads import CleanPlan, Removal, StoredFile, TrashedFile
from podplayer.model.errors import MediaError, NotFoundError
from podplayer.model.events import EpisodesChanged
from podplayer.model.ids import EpisodeId
from podplayer.model.sentence import say
from podplayer.model.settings import Settings
from podplayer.services.bus import EventBus
from podplayer.services.file_rules import plan_cleaning, plan_heard
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.trash import Trash

logger = logging.getLogger(__name__)

_GB = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How much room files take."""

    files: int
    used: int
    """Bytes."""
    quota: int
    """Bytes; 0 is no limit."""
    trashed: int
    """Bytes that come free when the trash is emptied."""


class Storekeeping:
    """Plans are made before anything happens, and what goes lies in the trash for some days.

    Args:
        db: the library.
        folder: the trash.
        settings: the listener's choices, asked anew each time.
        bus: hears which episodes changed.
        now: the clock.
    """

    def __init__(
        self,
        db: Database,
        *,
        folder: Path,
        settings: Callable[[], Settings],
        bus: EventBus,
        now: Callable[[], datetime],
    ) -> None:
        self._table = DownloadTable(db)
        self._trash = Trash(db)
        self._folder = folder
        self._settings = settings
        self._bus = bus
        self._now = now

    @property
    def quota(self) -> int:
        """Bytes that files may take; 0 is no limit."""
        return round(max(0.0, self._settings().quota_gb) * _GB)

    def usage(self) -> Usage:
        """How much room files take."""
        files = self._table.stored()
        return Usage(
            files=len(files),
            used=sum(file.size for file in files),
            quota=self.quota,
            trashed=sum(file.size for file in self._trash.files()),
        )

    def files(self) -> list[StoredFile]:
        """Every file with what decides whether it may go, the oldest first."""
        return self._table.stored()

    def free_bytes(self) -> int | None:
        """Bytes that may still come; None where there is no limit."""
        quota = self.quota
        if not quota:
            return None
        return max(0, quota - sum(file.size for file in self._table.stored()))

    def plan(self, *, room: int = 0) -> CleanPlan:
        """What would go so that the files, and so many bytes more, keep within the limit."""
        return plan_cleaning(self._table.stored(), quota=self.quota, room=room, now=self._now())

    def plan_heard(self) -> CleanPlan:
        """Everything that was heard and is not held back."""
        return plan_heard(self._table.stored(), quota=self.quota)

    def plan_for(self, ids: Sequence[EpisodeId]) -> CleanPlan:
        """These files, because the listener says so. Raises NotFoundError."""
        every = self._table.stored()
        chosen = [file for file in every if file.episode_id in frozenset(ids)]
        missing = set(ids) - {file.episode_id for file in chosen}
        if missing:
            raise NotFoundError(say("Episode {min} is not downloaded.", min=min(missing)))
        return CleanPlan(
            removals=[Removal(file=file, reason=say("thrown away by you")) for file in chosen],
            used=sum(file.size for file in every),
            quota=self.quota,
        )

    def carry_out(self, plan: CleanPlan) -> list[Removal]:
        """Move the files of a plan into the trash. Returns what went.

        Whatever was queued, hearted or kept since the plan was made stays.
        """
        ids = [removal.file.episode_id for removal in plan.removals]
        now_held = {
            file.episode_id
            for file in self._table.stored(ids)
            if file.is_favourite or file.is_queued or file.is_kept
        }
        held_then = {
            removal.file.episode_id
            for removal in plan.removals
            if removal.file.is_favourite or removal.file.is_queued or removal.file.is_kept
        }
        gone = [
            removal
            for removal in plan.removals
            if removal.file.episode_id not in now_held - held_then and self._throw(removal)
        ]
        if gone:
            self._announce([removal.file.episode_id for removal in gone])
        self.settle()
        return gone

    def make_room(self, needed: int) -> Sequence[Removal]:
        """Before so many bytes come: carry out what the limit asks for. Nothing without one."""
        plan = self.plan(room=needed)
        return self.carry_out(plan) if plan.removals else ()

    def _throw(self, removal: Removal) -> bool:
        file = removal.file
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Since the plan was made the file may have been locked, under another name.
            path = self._table.file(file.episode_id) or file.path
            target = self._folder / f"{file.episode_id}-{path.name}"
            self._trash.put(file, target, reason=removal.reason, now=self._now())
            path.replace(target)
        except FileNotFoundError:
            self._trash.drop(file.episode_id)  # deleted by hand before
        except OSError as error:
            self._trash.take_back(file.episode_id)
            logger.warning("%s stays: %s", file.path, error)
            return False
        return True

    # -- the trash ----------------------------------------------------------------------------

    def trashed(self) -> list[TrashedFile]:
        """What can be brought back."""
        return self._trash.files()

    def goes_for_good(self, file: TrashedFile) -> datetime:
        """When a file of the trash is deleted."""
        return file.trashed_at + timedelta(days=max(0, self._settings().trash_days))

    def restore(self, ids: Sequence[EpisodeId]) -> list[TrashedFile]:
        """Bring files back; from then on a clean-up leaves them alone.

        Raises:
            NotFoundError: one of them is not in the trash; nothing was moved.
            MediaError: the disk refuses.
        """
        there = {file.episode_id: file for file in self._trash.files()}
        for number in ids:
            if number not in there:
                raise NotFoundError(say("Episode {number} is not in the trash.", number=number))
        for number in ids:
            self._restore(there[number])
        self._announce(ids)
        return [there[number] for number in ids]

    def _restore(self, file: TrashedFile) -> None:
        try:
            if file.path.is_file():
                file.home.parent.mkdir(parents=True, exist_ok=True)
                file.path.replace(file.home)
        except OSError as error:
            raise MediaError(
                say(
                    "“{title}” could not be brought back ({strerror}).",
                    title=file.title,
                    strerror=error.strerror,
                )
            ) from error
        if not file.home.is_file():
            self._trash.drop(file.episode_id)
            raise NotFoundError(
                say("The file of “{title}” is gone; download it again.", title=file.title)
            )
        self._trash.take_back(file.episode_id)

    def settle(self) -> int:
        """Delete what has lain in the trash for long enough. How many bytes came free."""
        days = self._settings().trash_days
        if days <= 0:
            return self.empty()
        return self._delete(self._trash.files(before=self._now() - timedelta(days=days)))

    def empty(self) -> int:
        """Delete everything in the trash. How many bytes came free."""
        return self._delete(self._trash.files())

    def _delete(self, files: Sequence[TrashedFile]) -> int:
        freed = 0
        there = set(self._table.all().values())
        for file in files:
            try:
                file.path.unlink(missing_ok=True)
                if file.home not in there:  # killed between writing it down and moving it
                    file.home.unlink(missing_ok=True)
            except OSError as error:
                logger.warning("%s stays: %s", file.path, error)
                continue
            self._trash.drop(file.episode_id)
            freed += file.size
        return freed

    def _announce(self, ids: Sequence[EpisodeId]) -> None:
        self._bus.publish(EpisodesChanged(frozenset(ids)))
