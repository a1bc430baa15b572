"""The schema, as the list of steps that led to it. A step that landed is never edited."""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

from podplayer.model.errors import NewerLibraryError, StorageError
from podplayer.model.sentence import say
from podplayer.storage.backup import back_up
from podplayer.storage.database import Database, sentence_of
from podplayer.storage.schema.steps import STEPS

logger = logging.getLogger(__name__)

Step = Callable[[Database], None]


def open_database(path: Path, *, key: bytes | None = None) -> Database:
    """Open a library, making or upgrading it where needed.

    Args:
        path: of the library.
        key: what it is encrypted with; None for a plain one.

    Raises:
        NewerLibraryError: it was written by a newer podplayer; it is left as it is.
        StorageError: it cannot be opened, or it is damaged.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            say(
                "The folder {parent} cannot be made ({strerror}); choose another profile.",
                parent=path.parent,
                strerror=error.strerror,
            )
        ) from error
    database = Database(path, key=key)
    try:
        migrate(database)
        look_quickly(database)
    except BaseException:
        database.close()
        raise
    return database


def look_quickly(database: Database) -> None:
    """Read the first page of each table: a millisecond, and most damage is seen before any use.

    All pages are read with each daily backup, and by `podplayer doctor` and `podplayer repair`.

    Raises:
        StorageError: it is damaged.
    """
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in rows:
        database.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()  # noqa: S608 - its own name
    pages = int(database.one("PRAGMA page_count") or 0)
    size = int(database.one("PRAGMA page_size") or 0)
    wal = database.path.with_name(database.path.name + "-wal")
    has_wal = wal.exists() and wal.stat().st_size > 0
    if not has_wal and database.path.stat().st_size < pages * size:
        raise StorageError(sentence_of(sqlite3.DatabaseError("malformed"), database.path))


def version_of(database: Database) -> int:
    """How many steps the library has behind it."""
    return int(database.one("PRAGMA user_version") or 0)


def migrate(
    database: Database, steps: tuple[Step, ...] = STEPS, *, keeps_copy: bool = True
) -> None:
    """Bring a library up to date: each step in a transaction of its own, after a backup."""
    version = version_of(database)
    if version > len(steps):
        raise NewerLibraryError(
            say(
                "The library {path} was written by a newer podplayer (schema {version}, this one "
                "knows {steps}); install the newer podplayer again.",
                path=database.path,
                version=version,
                steps=len(steps),
            )
        )
    if keeps_copy and 0 < version < len(steps):
        _back_up(database, version)
    for number, step in enumerate(steps[version:], start=version + 1):
        with database.transaction(is_durable=True):
            if version_of(database) >= number:  # another process was quicker
                continue
            logger.info("migrating %s to schema %d (%s)", database.path, number, step.__name__)
            step(database)
            database.execute(f"PRAGMA user_version = {number}")


def _back_up(database: Database, version: int) -> None:
    """Copy the library before a migration touches it."""
    back_up(database, database.path.with_name(f"{database.path.stem}-schema{version}.bak.db"))
