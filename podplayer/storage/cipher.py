"""SQLCipher: the same SQLite, every page of the file and its -wal encrypted with AES-256.

The package is loaded only where a library is encrypted: nobody else pays for it.
"""

import importlib
import sqlite3
from pathlib import Path
from typing import Any

from podplayer.model.errors import StorageError
from podplayer.model.sentence import say

KEY_BYTES = 32
HEADER = b"SQLite format 3\x00"
"""How a file begins that is not encrypted."""


def driver_of(key: bytes | None) -> Any:  # noqa: ANN401 - a module of the shape of sqlite3
    """sqlite3, or its twin for encrypted files. Raises StorageError where that is absent."""
    if key is None:
        return sqlite3
    try:
        return importlib.import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise StorageError(
            say(
                "The library is encrypted and the package sqlcipher3 is missing; "
                "start podplayer with ./run, which installs it."
            )
        ) from error


def connect(path: Path | str, key: bytes | None, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
    """Open a file of either kind.

    Args:
        path: a path, or a URI with `uri=True`.
        key: 32 bytes; None for a file that is not encrypted.
        options: of sqlite3.connect.

    Returns:
        A connection; one to an encrypted file is of SQLCipher's twin class, whose errors are
        `driver_of(key).Error`.
    """
    connection: sqlite3.Connection = driver_of(key).connect(path, **options)
    if key is not None:
        connection.execute(f"PRAGMA key = {key_literal(key)}")
    # What is sorted or joined must not lie in a file of the system's folder for such files.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def key_literal(key: bytes) -> str:
    """A key as SQLCipher takes it, without a derivation of its own: it is random already."""
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return f"\"x'{key.hex()}'\""


def is_encrypted(path: Path) -> bool:
    """Whether a file is there that does not begin as SQLite's files do."""
    try:
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except OSError:
        return False
    return bool(head) and head != HEADER


def convert(source: Path, target: Path, *, old: bytes | None, new: bytes | None) -> None:
    """Write a copy of the other kind, row by row; `target` must not exist, and is not synced.

    Raises:
        sqlite3.Error: as stdlib errors, whichever driver met them.
    """
    some_key = old or new
    if some_key is None:
        raise ValueError
    # SQLCipher without a key opens plain files, too.
    driver = driver_of(some_key)
    connection = driver.connect(source, isolation_level=None)
    try:
        if old is not None:
            connection.execute(f"PRAGMA key = {key_literal(old)}")
        connection.execute("PRAGMA temp_store = MEMORY")
        words = "" if new is None else f"x'{new.hex()}'"
        connection.execute("ATTACH DATABASE ? AS copy KEY ?", (str(target), words))
        # Nobody needs half a copy: it is synced once, when it is whole.
        connection.execute("PRAGMA copy.synchronous = OFF")
        connection.execute("PRAGMA copy.journal_mode = OFF")
        connection.execute("SELECT sqlcipher_export('copy')")
        version = int(connection.execute("PRAGMA main.user_version").fetchone()[0])
        connection.execute(f"PRAGMA copy.user_version = {version}")
        connection.execute("DETACH DATABASE copy")
    except driver.Error as error:
        raise as_sqlite3(error) from error
    finally:
        connection.close()


def as_sqlite3(error: Exception) -> sqlite3.Error:
    """The stdlib's class for an error of either driver, so that callers know one family."""
    if isinstance(error, sqlite3.Error):
        return error
    kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    return kind(*error.args) if issubclass(kind, sqlite3.Error) else sqlite3.DatabaseError(error)
