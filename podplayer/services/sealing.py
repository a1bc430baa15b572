"""Downloads and covers, locked or unlocked as the listener wishes: one by one, and resumable.

Each file is written in its other form beside the old one, synced and renamed; then the library
names it, and only then the old one is erased. What a killed podplayer was about to erase stands in
the library, so that the next run, at the next start, goes on exactly there.
"""

import errno
import logging
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError, StorageError
from podplayer.model.events import EpisodesChanged, WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.model.sealed import SUFFIX, FileKeys, write_sealed
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.services.places import Places
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.sealing import SealingTable
from podplayer.storage.swap import erase, sync_folder
from podplayer.storage.trash import Trash

logger = logging.getLogger(__name__)

WORK = "sealing"
_HALF = ".sealing"
"""Of a file that is being written; worth nothing after a crash."""
_PLAIN_COVER = re.compile(r"[0-9a-f]{32}")
_PARTS = (".part", ".part.json")
_CHUNK = 1 << 20
_TOLD_EVERY = 8 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(slots=True, kw_only=True)
class SealingReport:
    """What a run did."""

    done: int = 0
    """Files that lie as they should since then."""
    failed: list[str] = field(default_factory=list)
    """A sentence for each file that cannot be read or written."""
    damaged: list[Path] = field(default_factory=list)
    """Those among them that nobody can read any more."""
    waiting: int = 0
    """Files that an engine has open: their plain form goes at the next start."""


@dataclass(frozen=True, slots=True)
class _Work:
    """One file in the wrong form."""

    path: Path
    target: Path
    settle: Callable[[], object]
    """Has the library name the new file, and the old one erased."""


class Sealing:
    """Of one profile. Every method blocks.

    Args:
        db: the library, encrypted or not.
        seals: whether files are to be locked.
        in_use: files that must not be taken away now.
        bus: hears of progress.
    """

    def __init__(
        self,
        db: Database,
        *,
        seals: Callable[[], bool],
        in_use: Callable[[], frozenset[Path]] = frozenset,
        bus: EventBus | None = None,
    ) -> None:
        self._profile = db.path.parent
        self._keys = FileKeys(db.key)
        self._seals = seals
        self._in_use = in_use
        self._bus = bus or EventBus()
        self._table = SealingTable(db)
        self._downloads = DownloadTable(db)
        self._trash = Trash(db)
        self._episodes = Episodes(db)
        self._media = self._profile / "episodes"
        self._covers = self._profile / "covers"
        self._places = Places(self._media, keys=self._keys, seals=seals)

    def counts(self) -> tuple[int, int]:
        """How many downloads and covers are locked, and how many lie in the clear."""
        paths = [*self._downloads.all().values(), *_files(self._covers)]
        paths += [file.path for file in self._trash.files()]
        locked = sum(path.suffix == SUFFIX for path in paths)
        return locked, len(paths) - locked

    def has_work(self) -> bool:
        """Whether a run would find anything. Reads no file."""
        return next(self._works(), None) is not None or bool(self._table.leftovers())

    def carry_out(self, *, cancel: CancelToken) -> SealingReport:
        """Bring every file into the form that is wished for.

        Raises:
            StorageError: the disk is full. What was done stays, and nothing is lost.
            Cancelled: likewise.
        """
        report = SealingReport()
        self._sweep()
        works = list(self._works())
        sizes = [_size(work.path) for work in works]
        done, total = 0, sum(sizes)
        for work, size in zip(works, sizes, strict=True):
            cancel.check()
            self._one(work, report, self._teller(done, total, cancel))
            done += size
        self._tidy()
        report.waiting = len(self._table.leftovers())
        self._bus.publish(WorkProgress(work=WORK, done=1, total=1))
        return report

    def _teller(self, before: int, total: int, cancel: CancelToken) -> Callable[[int], None]:
        told = -_TOLD_EVERY

        def tell(done: int) -> None:
            nonlocal told
            cancel.check()
            if done - told >= _TOLD_EVERY:
                told = done
                share = (before + done) // 100_000
                self._bus.publish(WorkProgress(work=WORK, done=share, total=total // 100_000 + 1))

        return tell

    def _one(self, work: _Work, report: SealingReport, tell: Callable[[int], None]) -> None:
        try:
            self._write(work.path, work.target, tell)
            work.settle()
        except FileNotFoundError:
            logger.info("a file went while it was to be locked or unlocked")
        except MediaError as error:
            if work.path.parent == self._covers:
                work.path.unlink(missing_ok=True)  # it is fetched again
                return
            report.failed.append(f"{work.path.name}: {error}")
            report.damaged.append(work.path)
        except OSError as error:
            if error.errno in _FULL:
                raise StorageError(
                    say(
                        "The disk is full, so not all downloads and covers could be locked or "
                        "unlocked; free some space, and podplayer goes on at its next start."
                    )
                ) from error
            report.failed.append(f"{work.path.name}: {error.strerror}")
        else:
            report.done += 1

    def _write(self, path: Path, target: Path, tell: Callable[[int], None]) -> None:
        part = target.with_name(target.name + _HALF)
        file = self._keys.of(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("rb") as source:
                if target.suffix == SUFFIX:
                    write_sealed(source, part, keys=self._keys, check=tell)
                else:
                    _copy(source, part, tell)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)

    # -- what is to be done -------------------------------------------------------------------

    def _works(self) -> Iterator[_Work]:
        yield from self._of_downloads()
        yield from self._of_trash()
        yield from self._of_covers()

    def _is_wrong(self, path: Path) -> bool:
        return (path.suffix == SUFFIX) != self._seals() and path.is_file()

    def _of_downloads(self) -> Iterator[_Work]:
        for number, path in self._downloads.all().items():
            if self._is_wrong(path):
                target = self._target(number)

                def settle(
                    number: EpisodeId = number, old: Path = path, new: Path = target
                ) -> None:
                    self._settle(old, new, self._table.move_download(number, old, new))
                    self._bus.publish(EpisodesChanged(frozenset({number})))

                yield _Work(path, target, settle)

    def _of_trash(self) -> Iterator[_Work]:
        for file in self._trash.files():
            if self._is_wrong(file.path):
                home = self._target(file.episode_id)
                target = file.path.with_name(f"{file.episode_id}-{home.name}")

                def settle(
                    number: EpisodeId = file.episode_id,
                    old: Path = file.path,
                    new: Path = target,
                    home: Path = home,
                ) -> None:
                    moved = self._table.move_trashed(number, old, new, home=home)
                    self._settle(old, new, moved)

                yield _Work(file.path, target, settle)

    def _of_covers(self) -> Iterator[_Work]:
        for path in _files(self._covers):
            if not self._is_wrong(path):
                continue
            target = self._cover_target(path)
            if target is not None:
                yield _Work(path, target, lambda path=path: _erase(path))  # type: ignore[misc]

    def _target(self, episode_id: EpisodeId) -> Path:
        if self._seals():
            return self._places.sealed(episode_id)
        return self._places.plain(self._episodes.detail(episode_id))

    def _cover_target(self, path: Path) -> Path | None:
        try:
            if not self._seals():
                return path.with_name(self._keys.block(path.name).hex())
            is_cover = _PLAIN_COVER.fullmatch(path.name)
            return path.with_name(self._keys.name(bytes.fromhex(path.name))) if is_cover else None
        except (ValueError, MediaError):  # not ours, or of another library
            return None

    # -- what goes ----------------------------------------------------------------------------

    def _settle(self, old: Path, new: Path, moved: bool) -> None:  # noqa: FBT001 - of this module
        if not moved:  # it was thrown away meanwhile, or fetched anew
            new.unlink(missing_ok=True)
        elif old not in self._in_use():
            _erase(old)
            self._table.erased(old)

    def _sweep(self) -> None:
        """What another run could not erase, or left half written."""
        used = self._in_use()
        named = {*self._downloads.all().values(), *(file.path for file in self._trash.files())}
        for path in self._table.leftovers():
            if path not in used:
                if path not in named:
                    _erase(path)
                self._table.erased(path)
        for folder in (self._media, self._profile / "trash", self._covers):
            for half in list(folder.rglob(f"*{_HALF}")):
                half.unlink(missing_ok=True)

    def _tidy(self) -> None:
        """What is left of the other form: parts of files, small covers, folders named after shows.

        Parts are fetched anew.
        """
        used = self._in_use()
        for ending in _PARTS:
            for path in list(self._media.rglob(f"*{ending}")):
                target = path.with_name(path.name.removesuffix(ending))
                if (target.suffix == SUFFIX) != self._seals() and target not in used:
                    _erase(path)
        if self._seals():
            for path in _files(self._profile / "cache" / "thumbnails"):
                _erase(path)
        for folder in sorted(self._media.glob("*/"), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def locked_files(library: Path) -> int:
    """How many locked files lie beside a library, which may be closed."""
    folders = (library.parent / name for name in ("episodes", "trash", "covers"))
    return sum(1 for folder in folders for _ in folder.rglob(f"*{SUFFIX}"))


def has_locked(db: Database) -> bool:
    """Whether a download or a cover is locked."""
    return bool(Sealing(db, seals=lambda: False).counts()[0])


def unlock_everything(db: Database) -> None:
    """Write every file in the clear, before the key is thrown away. What is damaged is forgotten.

    Raises:
        StorageError: a file cannot be written; it is still locked, and so is the library.
    """
    report = Sealing(db, seals=lambda: False).carry_out(cancel=CancelToken())
    if len(report.failed) > len(report.damaged):
        raise StorageError(
            say(
                "Not every download could be unlocked, so the library is still encrypted: {reason}",
                reason="; ".join(report.failed),
            )
        )
    table, trash = DownloadTable(db), Trash(db)
    for number, path in table.all().items():
        if path in report.damaged:
            table.remove(number)
    for file in trash.files():
        if file.path in report.damaged:
            trash.drop(file.episode_id)
    for path in report.damaged:
        path.unlink(missing_ok=True)


def _erase(path: Path) -> None:
    """Delete a file; what lay in the clear is written over, unless it has other names."""
    try:
        status = path.stat()
        erase(path, overwrites=path.suffix != SUFFIX and status.st_nlink == 1)
    except FileNotFoundError:
        return


def _copy(source: BinaryIO, target: Path, tell: Callable[[int], None]) -> None:
    done = 0
    with target.open("wb") as out:
        while data := source.read(_CHUNK):
            out.write(data)
            done += len(data)
            tell(done)
        out.flush()
        os.fsync(out.fileno())


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
