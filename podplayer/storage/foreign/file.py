"""Opening the SQLite file of somebody else: a copy, read only, with limits on everything."""

import contextlib
import math
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from podplayer.model.errors import ImportFileError
from podplayer.model.ids import Ms
from podplayer.model.sentence import say

HEADER = b"SQLite format 3\x00"
LARGEST_BYTES = 1024 * 1024 * 1024
_LONGEST_TEXT = 4096
_LONGEST_CELL = 32 * 1024 * 1024
_MOST_ROWS = 1_000_000
_SECONDS = 60.0
_STEPS_BETWEEN_LOOKS = 100_000
_LONGEST_MS = 7 * 24 * 3_600_000
_LAST_PLACE = 1e12
_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Before podcasts; dates before it are zeros or mistakes."""
_LAST_DAY = datetime(2100, 1, 1, tzinfo=UTC)

Cell = Any


class ForeignFile:
    """One database that this program did not write.

    A file may be hostile: its schema can hold views and virtual tables that work when they are
    read. Only plain tables are read, in limited time, and nothing is trusted to have its type.
    """

    def __init__(self, connection: sqlite3.Connection, *, name: str) -> None:
        self._connection = connection
        self._name = name
        self._deadline = time.monotonic() + _SECONDS
        connection.set_progress_handler(self._is_late, _STEPS_BETWEEN_LOOKS)
        self.tables = self._plain_tables()

    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline

    def _plain_tables(self) -> frozenset[str]:
        rows = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT 1000"
        )
        return frozenset(
            str(name)
            for name, sql in rows
            if isinstance(sql, str) and not sql.lstrip().upper().startswith("CREATE VIRTUAL")
        )

    @property
    def user_version(self) -> int:
        """The number that most programs keep their schema's version in."""
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def columns(self, table: str) -> frozenset[str]:
        """The names of a table's columns."""
        rows = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(row[0] for row in rows)

    def has(self, table: str, *columns: str) -> bool:
        """Whether a plain table exists and has these columns."""
        return table in self.tables and set(columns) <= self.columns(table)

    def rows(self, sql: str) -> Iterator[sqlite3.Row]:
        """The rows of a query over plain tables.

        Raises:
            ImportFileError: there are more rows than any listener has.
        """
        for number, row in enumerate(self._connection.execute(sql)):
            if number >= _MOST_ROWS:
                raise ImportFileError(
                    say(
                        "{name} has more than {most_rows:,} entries; that is no library.",
                        name=self._name,
                        most_rows=_MOST_ROWS,
                    )
                )
            yield row


@contextlib.contextmanager
def opened(path: Path, *, told: Path) -> Iterator[ForeignFile]:
    """Open a copy of a database, so that neither it nor the files beside it change.

    Args:
        path: of the file.
        told: what sentences call it.

    Raises:
        ImportFileError: it cannot be read, or it is no sound database.
    """
    with tempfile.TemporaryDirectory(prefix="podplayer-import-") as folder:
        copy = _copied(path, Path(folder))
        try:
            with contextlib.closing(_connect(copy)) as connection:
                _check(connection, told)
                yield ForeignFile(connection, name=told.name)
        except (sqlite3.Error, UnicodeDecodeError) as error:  # even its messages can be damaged
            raise ImportFileError(_sentence(error, told)) from error


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "copy.db"
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ImportFileError(
                say("{path} is larger than 1 GB; that is no podcast library.", path=path)
            )
        shutil.copyfile(path, copy)
        # What a running player wrote last lies in a file beside its database.
        log = path.with_name(path.name + "-wal")
        if log.is_file() and log.stat().st_size <= LARGEST_BYTES:
            shutil.copyfile(log, folder / "copy.db-wal")
    except OSError as error:
        raise ImportFileError(
            say("{path} cannot be read ({strerror}).", path=path, strerror=error.strerror)
        ) from error
    return copy


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = _text_of_bytes
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _text_of_bytes(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    deadline = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise ImportFileError(
            say("{path} is damaged; export it again from the other player.", path=path)
        )


def _sentence(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> str:
    text = "malformed" if isinstance(error, UnicodeDecodeError) else str(error).lower()
    if "interrupted" in text:
        return f"{path} takes too long to read; it is no ordinary export."
    if "no such column" in text or "no such table" in text:
        return f"{path} lacks parts that its player's database should have; its version is unknown."
    if "not a database" in text or "malformed" in text:
        return f"{path} is damaged or encrypted; export it again from the other player."
    return f"{path} cannot be read as a database ({error})."


def text_of(cell: Cell) -> str:
    """Text on one line; empty for anything else."""
    if not isinstance(cell, str):
        return ""
    return " ".join(cell[:_LONGEST_TEXT].replace("\x00", "").split())


def some_text(cell: Cell) -> str | None:
    """The same, None for nothing."""
    return text_of(cell) or None


def number_of(cell: Cell) -> float:
    """A number; 0 for anything else."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return 0.0
    return float(cell) if math.isfinite(cell) else 0.0


def ms_of(cell: Cell, *, unit: float = 1.0) -> Ms:
    """A length or position; what is negative or longer than a week is 0.

    Args:
        cell: the number.
        unit: how many milliseconds one of it is.
    """
    value = number_of(cell) * unit
    return Ms(round(value)) if 0 < value <= _LONGEST_MS else Ms(0)


def some_ms(cell: Cell, *, unit: float = 1.0) -> Ms | None:
    """The same, None for 0."""
    return ms_of(cell, unit=unit) or None


def place_of(cell: Cell, *, unit: float = 1.0) -> int | None:
    """A place in a queue; None where there is none."""
    if cell is None:
        return None
    return int(max(-_LAST_PLACE, min(_LAST_PLACE, number_of(cell) * unit)))


def moment_of(cell: Cell, *, unit: float = 1.0) -> datetime | None:
    """A time from seconds (or, with unit 0.001, milliseconds) since 1970, or from text in UTC."""
    if isinstance(cell, str):
        return _moment_of_text(cell)
    seconds = number_of(cell) * unit
    if not _FIRST_DAY.timestamp() <= seconds < _LAST_DAY.timestamp():
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC)


def _moment_of_text(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment if _FIRST_DAY <= moment < _LAST_DAY - timedelta(days=1) else None
