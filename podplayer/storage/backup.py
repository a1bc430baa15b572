"""Copies of the library by SQLite's online backup API, and their way back."""

import contextlib
import gzip
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from podplayer.model.errors import NewerLibraryError, StorageError
from podplayer.model.sentence import say
from podplayer.storage.cipher import as_sqlite3, connect, convert, driver_of, is_encrypted
from podplayer.storage.database import Database, sentence_of
from podplayer.storage.schema.steps import STEPS
from podplayer.storage.swap import exchange, fold_in, is_sound, part_of, sync, sync_folder

_GZIP = b"\x1f\x8b"
_QUICK = 1
"""Compression: a library shrinks to a third with it, to a little less with thrice the time."""
_SIDES = ("-wal", "-shm")


def back_up(database: Database, target: Path, *, is_packed: bool = False) -> None:
    """Write a verified copy; `target` appears only when it is complete.

    A copy of an encrypted library is encrypted with the same key.

    Args:
        database: the library, which may be in use meanwhile.
        target: the copy.
        is_packed: compress it. What is encrypted does not get smaller and is left as it is.

    Raises:
        StorageError: the copy could not be written or is not sound.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _copy(database, part)
        if not is_sound(part, database.key):
            raise StorageError(
                say(
                    "The library {path} is damaged, so no backup was made of it; `podplayer "
                    "repair` says what can be saved.",
                    path=database.path,
                )
            )
        if is_packed and database.key is None:
            part = pack(part)
        sync(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StorageError(
            say(
                "The backup {target} cannot be written ({strerror}).",
                target=target,
                strerror=error.strerror,
            )
        ) from error
    finally:
        for name in (".part", ".part.gz"):
            target.with_name(target.name + name).unlink(missing_ok=True)


def _copy(database: Database, part: Path) -> None:
    driver = driver_of(database.key)
    try:
        with contextlib.closing(connect(part, database.key)) as copy:
            database.connection.backup(copy)
            # One file without side files, so that it can be copied about.
            copy.execute("PRAGMA journal_mode = DELETE")
    except driver.Error as error:
        raise StorageError(sentence_of(as_sqlite3(error), database.path)) from error


def pack(part: Path) -> Path:
    """Compress a file; the plain one is gone afterwards."""
    packed = part.with_name(part.name + ".gz")
    with part.open("rb") as source, gzip.open(packed, "wb", compresslevel=_QUICK) as target:
        shutil.copyfileobj(source, target, 1 << 20)
    part.unlink()
    return packed


def unpacked(backup: Path, scratch: Path) -> Path:
    """A backup as a library file: itself, or what was in it, written to `scratch`.

    Raises StorageError where it is damaged.
    """
    try:
        with backup.open("rb") as file:
            if file.read(2) != _GZIP:
                return backup
        with gzip.open(backup) as source, scratch.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except FileNotFoundError as error:
        raise StorageError(say("There is no file {backup}.", backup=backup)) from error
    except (OSError, EOFError) as error:
        scratch.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is not None:
            raise StorageError(
                say(
                    "{backup} cannot be unpacked ({strerror}).",
                    backup=backup,
                    strerror=error.strerror,
                )
            ) from error
        raise StorageError(
            say("{backup} is no podplayer backup, or it is damaged.", backup=backup)
        ) from error
    return scratch


def check(path: Path, key: bytes | None = None) -> None:
    """Make sure that a file is a sound library that this podplayer can read.

    Raises:
        NewerLibraryError: it was written by a newer podplayer.
        StorageError: it is missing, damaged, or no library.
    """
    if not path.is_file():
        raise StorageError(say("There is no file {path}.", path=path))
    try:
        with contextlib.closing(connect(f"{path.as_uri()}?mode=ro", key, uri=True)) as library:
            version = library.execute("PRAGMA user_version").fetchone()[0]
            verdict = library.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {
                row[0]
                for row in library.execute("SELECT name FROM sqlite_master WHERE type='table'")
            }
    except driver_of(key).Error as error:
        raise StorageError(
            say("{path} is no podplayer backup, or it is damaged.", path=path)
        ) from error
    if version > len(STEPS):
        raise NewerLibraryError(
            say("{path} was written by a newer podplayer; install that version first.", path=path)
        )
    if verdict != "ok" or not {"podcast", "episode"} <= tables:
        raise StorageError(say("{path} is no podplayer backup, or it is damaged.", path=path))


def restore(
    backup: Path,
    library: Path,
    *,
    now: datetime,
    backup_key: bytes | None = None,
    key: bytes | None = None,
) -> Path | None:
    """Put a backup in the place of the library. Nothing may have the library open.

    Killed at any moment it leaves the library as it was, or the backup in its place.

    Args:
        backup: a copy that `back_up` wrote, unpacked.
        library: what it replaces, if that is there.
        now: for the name under which the library is kept.
        backup_key: what the backup is encrypted with.
        key: what the library shall be encrypted with, and is, if it is there.

    Returns:
        Where the library that stood there was put aside, if there was one.

    Raises:
        StorageError: the backup is not sound; the library is as it was.
    """
    part = part_of(library)
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _write_part(backup, part, old=backup_key, new=key)
        aside = put_aside(library, key=key, now=now) if library.exists() else None
        exchange(library)
    except sqlite3.Error as error:
        raise StorageError(sentence_of(error, library)) from error
    except OSError as error:
        raise StorageError(
            say(
                "{library} cannot be replaced ({strerror}).",
                library=library,
                strerror=error.strerror,
            )
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return aside


def _write_part(source: Path, part: Path, *, old: bytes | None, new: bytes | None) -> None:
    check(source, old)
    if old == new:
        shutil.copyfile(source, part)
    else:
        convert(source, part, old=old, new=new)
    check(part, new)


def put_aside(library: Path, *, key: bytes | None, now: datetime) -> Path:
    """Copy the library to a name that says when; a damaged one as the bytes that it is.

    Raises OSError, or StorageError where somebody uses it.
    """
    aside = library.with_name(f"{library.stem}-before-restore-{now:%Y%m%d-%H%M%S}.db")
    copies = [(library, aside)]
    try:
        fold_in(library, key if is_encrypted(library) else None)
    except driver_of(key).DatabaseError as error:
        if "locked" in str(error):
            raise StorageError(sentence_of(as_sqlite3(error), library)) from error
        copies += [
            (library.with_name(library.name + side), aside.with_name(aside.name + side))
            for side in _SIDES
        ]
    for source, target in copies:
        if source.exists():
            shutil.copyfile(source, target)
            sync(target)
    return aside
