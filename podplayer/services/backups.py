"""Copies of the library that podplayer makes by itself: of the last days and the last weeks."""

import logging
import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.model.recovery import BackupFile
from podplayer.model.sentence import say
from podplayer.storage.backup import back_up, check, pack, unpacked
from podplayer.storage.cipher import convert
from podplayer.storage.database import Database
from podplayer.storage.swap import erase, sync, sync_folder

logger = logging.getLogger(__name__)

DAYS, WEEKS = 5, 4
_EVERY = timedelta(days=1)
_NAME = re.compile(r"library-(\d{8}T\d{6})Z\.(db\.gz|enc\.db)")
_TIME = "%Y%m%dT%H%M%S"


def folder_of(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.parent / "backups"


def backups_in(folder: Path) -> list[BackupFile]:
    """The backups, the newest first. Raises StorageError where the folder cannot be read."""
    found = []
    try:
        for path in folder.glob("library-*"):
            match = _NAME.fullmatch(path.name)
            if match is not None:
                made_at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                found.append(
                    BackupFile(
                        path=path,
                        made_at=made_at,
                        size=path.stat().st_size,
                        is_encrypted=match[2] == "enc.db",
                    )
                )
    except (OSError, ValueError) as error:
        raise StorageError(
            say("The folder {folder} cannot be read ({error}).", folder=folder, error=error)
        ) from error
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def to_drop(backups: Sequence[BackupFile]) -> list[BackupFile]:
    """Those that are neither the newest of one of the last days nor of one of the last weeks.

    Days are counted among the backups, not from today: a clock that jumps drops nothing at once.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    kept: set[Path] = set()
    for most, name in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V")):
        seen: set[str] = set()
        for backup in newest_first:
            stretch = backup.made_at.strftime(name)
            if stretch not in seen and len(seen) < most:
                seen.add(stretch)
                kept.add(backup.path)
    return [backup for backup in newest_first if backup.path not in kept]


def is_due(backups: Sequence[BackupFile], now: datetime) -> bool:
    """Whether the newest is a day old; one of the future says that the clock was wrong."""
    if not backups:
        return True
    return abs(now - max(backup.made_at for backup in backups)) >= _EVERY


def adapt(folder: Path, key: bytes | None, *, is_library_encrypted: bool) -> None:
    """Bring every backup to the kind of the library: each is converted, then the old one goes.

    Args:
        folder: of the backups.
        key: of those that are encrypted, or shall be.
        is_library_encrypted: the kind that all shall have.
    """
    for backup in backups_in(folder):
        if backup.is_encrypted == is_library_encrypted or key is None:
            continue
        twin = backup.path.with_name(_name(backup.made_at, is_encrypted=is_library_encrypted))
        try:
            if not twin.exists():
                _convert(backup, twin, key)
            erase(backup.path, overwrites=not backup.is_encrypted)
        except (sqlite3.Error, StorageError, OSError) as error:
            logger.warning("%s stays as it is: %s", backup.path.name, error)


def _convert(backup: BackupFile, twin: Path, key: bytes) -> None:
    part, scratch = twin.with_name("converting.part"), twin.with_name("unpacked.part")
    old, new = (key, None) if backup.is_encrypted else (None, key)
    try:
        for rest in twin.parent.glob("*.part*"):
            rest.unlink()
        convert(unpacked(backup.path, scratch), part, old=old, new=new)
        check(part, new)
        done = pack(part) if new is None else part
        sync(done)
        done.replace(twin)
        sync_folder(twin.parent)
    finally:
        for rest in (part, scratch):
            erase(rest, overwrites=True)


def _name(at: datetime, *, is_encrypted: bool) -> str:
    kind = "enc.db" if is_encrypted else "db.gz"
    return f"library-{at.astimezone(UTC).strftime(_TIME)}Z.{kind}"


class Backups:
    """Made from any thread while the library is in use; each is read whole before it counts."""

    def __init__(self, db: Database, *, now: Callable[[], datetime]) -> None:
        self._db = db
        self._folder = folder_of(db.path)
        self._now = now

    def all(self) -> list[BackupFile]:
        """The backups, the newest first."""
        return backups_in(self._folder)

    def make_if_due(self) -> Path | None:
        """Make one where the newest is a day old. Raises StorageError."""
        return self.make() if is_due(self.all(), self._now()) else None

    def make(self) -> Path:
        """Make one now, and let the oldest go.

        Raises:
            StorageError: it could not be written, or the library is damaged; the older backups
                stay.
        """
        is_encrypted = self._db.key is not None
        target = self._folder / _name(self._now(), is_encrypted=is_encrypted)
        back_up(self._db, target, is_packed=True)
        adapt(self._folder, self._db.key, is_library_encrypted=is_encrypted)
        for backup in to_drop(self.all()):
            # The one just made stays, whatever the clock says.
            if backup.path != target:
                erase(backup.path, overwrites=False)
        return target
