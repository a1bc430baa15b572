"""What the files sound like: analysed once, one after the other, in a niced process."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from podplayer.media.scan import scan
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError
from podplayer.model.events import EpisodesChanged, WorkProgress
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.sealed import FileKeys, MediaFile
from podplayer.model.sound import SoundFacts
from podplayer.services.bus import EventBus
from podplayer.services.time_marks import Followed, MarkMover
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.sound import SoundTable

logger = logging.getLogger(__name__)

WORK = "sound"


class Scan(Protocol):
    """Analyses a file; blocks."""

    def __call__(
        self,
        file: MediaFile,
        *,
        cancel: CancelToken,
        progress: Callable[[Ms], object] | None = None,
    ) -> SoundFacts:
        """Raises MediaError or Cancelled."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundReport:
    """What a run did."""

    analysed: int = 0
    failed: int = 0
    missing: int = 0
    """How many are still to be analysed."""
    followed: Sequence[Followed] = ()
    """Files that came again with other advertisements, and what was moved."""


class SoundService:
    """Facts about downloaded files: silences, waveform, loudness, true duration."""

    def __init__(
        self, db: Database, *, bus: EventBus, now: Callable[[], datetime], scan_file: Scan = scan
    ) -> None:
        self._table = SoundTable(db)
        self._downloads = DownloadTable(db)
        self._episodes = Episodes(db)
        self._bus = bus
        self._scan = scan_file
        self._keys = FileKeys(db.key)
        self._marks = MarkMover(db, now=now)
        self._followed: list[Followed] = []

    def facts(self, episode_id: EpisodeId) -> SoundFacts | None:
        """What is known of the episode's file; None before it was analysed. Quick."""
        return self._table.get(episode_id)

    def analyse(self, episode_id: EpisodeId, *, cancel: CancelToken) -> SoundFacts | None:
        """Analyse an episode's file now. None where there is no file or no audio in it."""
        known = self._table.get(episode_id)
        path = self._downloads.file(episode_id)
        if known is not None or path is None or not path.is_file():
            return known
        try:
            facts = self._scan(self._keys.of(path), cancel=cancel)
        except MediaError as error:
            logger.info("the file of episode %d cannot be analysed", episode_id)
            self._table.failed(episode_id, str(error))
            return None
        self._table.store(episode_id, facts)
        followed = self._marks.follow(episode_id, facts.fingerprint)
        if followed is not None:
            self._followed.append(followed)
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))
        return facts

    def analyse_missing(self, *, cancel: CancelToken, limit: int | None = None) -> SoundReport:
        """Analyse files that were not yet. Blocks; what is done is stored, file by file.

        Raises:
            Cancelled: between two files or within one.
        """
        wanted = self._table.missing(limit)
        analysed = failed = 0
        self._followed = []
        for place, episode_id in enumerate(wanted):
            cancel.check()
            self._tell(place, len(wanted), episode_id)
            if self.analyse(episode_id, cancel=cancel) is None:
                failed += 1
            else:
                analysed += 1
        if wanted:
            self._bus.publish(WorkProgress(work=WORK, done=len(wanted), total=len(wanted)))
        return SoundReport(
            analysed=analysed,
            failed=failed,
            missing=len(self._table.missing()),
            followed=tuple(self._followed),
        )

    def _tell(self, done: int, total: int, episode_id: EpisodeId) -> None:
        rows = self._episodes.by_ids([episode_id])
        title = rows[0].title if rows else ""
        self._bus.publish(WorkProgress(work=WORK, done=done, total=total, detail=title))
