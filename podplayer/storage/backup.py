"""Copies of the library by SQLite's online backup API, and their way back."""

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path

from podplayer.model.errors import NewerLibraryError, StorageError
from podplayer.storage.database import Database, sentence_of
from podplayer.storage.schema import STEPS


def back_up(database: Database, target: Path) -> None:
    """Write a verified copy; `target` appears only when it is complete.

    Raises:
        StorageError: the copy could not be written or is not sound.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(part)) as copy:
            database.connection.backup(copy)
            # One file without side files, so that it can be copied about.
            copy.execute("PRAGMA journal_mode = DELETE")
        check(part)
        part.replace(target)
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise StorageError(sentence_of(error, target)) from error
    except OSError as error:
        raise StorageError(f"The backup {target} cannot be written ({error.strerror}).") from error


def check(path: Path) -> None:
    """Make sure that a file is a sound library that this podplayer can read.

    Raises:
        NewerLibraryError: it was written by a newer podplayer.
        StorageError: it is missing, damaged, or no library.
    """
    if not path.is_file():
        raise StorageError(f"There is no file {path}.")
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as library:
            version = library.execute("PRAGMA user_version").fetchone()[0]
            verdict = library.execute("PRAGMA quick_check").fetchone()[0]
            tables = {
                row[0]
                for row in library.execute("SELECT name FROM sqlite_master WHERE type='table'")
            }
    except sqlite3.Error as error:
        raise StorageError(f"{path} is no podplayer backup, or it is damaged.") from error
    if version > len(STEPS):
        raise NewerLibraryError(
            f"{path} was written by a newer podplayer; install that version first."
        )
    if verdict != "ok" or not {"podcast", "episode"} <= tables:
        raise StorageError(f"{path} is no podplayer backup, or it is damaged.")


def restore(backup: Path, library: Path, *, now: datetime) -> Path | None:
    """Put a backup in the place of the library. Nothing may have the library open.

    Returns:
        Where the library that stood there was put aside, if there was one.

    Raises:
        StorageError: the backup is not sound; the library is as it was.
    """
    check(backup)
    aside = None
    part = library.with_name(library.name + ".restoring")
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with (
            contextlib.closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as source,
            contextlib.closing(sqlite3.connect(part)) as copy,
        ):
            source.backup(copy)
        if library.exists():
            aside = library.with_name(f"{library.stem}-before-restore-{now:%Y%m%d-%H%M%S}.db")
            # Through SQLite, not by renaming: what still lies in the -wal file belongs to it.
            with (
                contextlib.closing(sqlite3.connect(library)) as old,
                contextlib.closing(sqlite3.connect(aside)) as kept,
            ):
                old.backup(kept)
        for side in ("-wal", "-shm"):
            library.with_name(library.name + side).unlink(missing_ok=True)
        part.replace(library)
    except sqlite3.Error as error:
        raise StorageError(sentence_of(error, library)) from error
    except OSError as error:
        raise StorageError(f"{library} cannot be replaced ({error.strerror}).") from error
    return aside
