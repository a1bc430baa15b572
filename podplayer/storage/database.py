"""Connections and transactions: one file, WAL, one connection a thread, one writer at a time."""

import contextlib
import logging
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from podplayer.model.errors import StorageError
from podplayer.model.sentence import say
from podplayer.storage.cipher import as_sqlite3, connect, driver_of

logger = logging.getLogger(__name__)

_BUSY_SECONDS = 15.0
_ROOM = 256 * 1024
"""Bytes that the files beside a library need to be opened at all."""

Parameters = Mapping[str, Any] | Sequence[Any]


def sentence_of(error: sqlite3.Error, path: Path) -> str:
    """What an error of SQLite means for the listener, and what to do about it."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return say(
            "The library {path} is in use by another program; close it and try again.", path=path
        )
    # Where not even the shared memory of the log fits, SQLite says "disk I/O error".
    if "full" in text or ("i/o error" in text and _is_full(path)):
        return say("The disk that holds {path} is full; free some space and try again.", path=path)
    if "readonly" in text or "read-only" in text:
        return say(
            "The library {path} cannot be written; check the permissions of its folder.", path=path
        )
    if "malformed" in text or "not a database" in text:
        return say(
            "The library {path} is damaged; `podplayer repair` says what can be saved.", path=path
        )
    if "unable to open" in text:
        return say(
            "The library {path} cannot be opened; check that its folder exists and is yours.",
            path=path,
        )
    if "i/o error" in text:
        return say(
            "The disk that holds {path} reports an error; check the disk before going on.",
            path=path,
        )
    return say("The library {path} could not be used ({error}).", path=path, error=error)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


class Database:
    """A library file. Safe to share between threads: each gets a connection of its own.

    Args:
        path: of the file.
        key: what it is encrypted with; None for a plain one. Errors are sqlite3's either way.
    """

    def __init__(self, path: Path, *, key: bytes | None = None) -> None:
        self.path = path
        self._key = key
        self._driver = driver_of(key)
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writer = threading.RLock()
        self._is_closed = False

    @property
    def key(self) -> bytes | None:
        """What the file is encrypted with: copies of it are, too."""
        return self._key

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread, opened at its first use."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._open()
            self._local.connection = connection
        return connection

    def _open(self) -> sqlite3.Connection:
        if self._is_closed:
            raise StorageError(say("The library {path} was closed.", path=self.path))
        try:
            # check_same_thread is off only so that close() may close what other threads opened.
            connection = connect(
                self.path,
                self._key,
                timeout=_BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -8000")
            # 16 MB: with the usual 4 a first import writes the pages of the index over and over.
            connection.execute("PRAGMA wal_autocheckpoint = 4000")
        except self._driver.Error as error:
            raise StorageError(sentence_of(as_sqlite3(error), self.path)) from error
        with self._guard:
            self._all.append(connection)
        return connection

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return self.connection.execute(sql, parameters)
        except self._driver.DatabaseError as error:
            raise self._translated(error) from error

    def executemany(self, sql: str, rows: Sequence[Parameters] | Iterator[Parameters]) -> None:
        """Run one statement for many rows."""
        try:
            self.connection.executemany(sql, rows)
        except self._driver.DatabaseError as error:
            raise self._translated(error) from error

    def one(self, sql: str, parameters: Parameters = ()) -> Any | None:  # noqa: ANN401 - a column
        """The first column of the first row, or None."""
        row = self.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    @contextlib.contextmanager
    def transaction(self, *, is_durable: bool = False) -> Iterator[None]:
        """All or nothing. A transaction inside another one of the same thread joins it.

        Args:
            is_durable: the commit survives a power cut (synchronous=FULL); the listening log
                asks for it, a refresh can be repeated.
        """
        with self._writer:
            connection = self.connection
            if connection.in_transaction:
                yield
                return
            try:
                connection.execute(f"PRAGMA synchronous = {'FULL' if is_durable else 'NORMAL'}")
                connection.execute("BEGIN IMMEDIATE")
            except self._driver.Error as error:
                raise self._translated(error) from error
            try:
                yield
                connection.execute("COMMIT")
            except BaseException as error:
                if self.connection.in_transaction:
                    connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.DatabaseError | self._driver.DatabaseError):
                    raise self._translated(error) from error
                raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the library for many reads, while others write. Nothing is written in it."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.rollback()

    def rows(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement whose rows are read by the names of their columns."""
        cursor = self.execute(sql, parameters)
        cursor.row_factory = self._driver.Row
        return cursor

    def _translated(self, raw: Exception) -> Exception:
        """Ours for the world's failures; bugs (wrong SQL, broken constraints) stay as they are."""
        error = as_sqlite3(raw)
        is_bug = isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError) or any(
            words in str(error) for words in ("no such", "syntax error", "has no column")
        )
        return error if is_bug else StorageError(sentence_of(error, self.path))

    def shrink(self) -> None:
        """Give back what was read and kept, of the connections of every thread.

        A thread that has read much holds 8 MB until then; reading again comes from the system's
        own cache.
        """
        with self._guard:
            connections = list(self._all)
        for connection in connections:
            with contextlib.suppress(sqlite3.Error, self._driver.Error):  # it may be closed by now
                connection.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the connections of every thread. Nothing may use the library afterwards."""
        self._is_closed = True
        with self._guard:
            connections, self._all = self._all, []
        for connection in connections:
            connection.close()
        self._local = threading.local()
