"""Reading what is left of a damaged library.

First as SQLite reads, row by row around the pages that it cannot read. Where it finds no way to
rows that are there (the list of tables or an inner page is gone), the leaves are read one by one.
"""

import contextlib
import itertools
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.model.sentence import say
from podplayer.storage.cipher import as_sqlite3, connect, driver_of
from podplayer.storage.database import Database, sentence_of
from podplayer.storage.leaf_pages import LeafPages
from podplayer.storage.migrations import migrate
from podplayer.storage.rebuilding import SEARCH, Row, batches, fill_search, tables_of
from podplayer.storage.schema.steps import STEPS
from podplayer.storage.telling import (
    Shape,
    Told,
    keyed_rows_of,
    keyed_shapes_of,
    missing,
    shapes_of,
    tell,
)

logger = logging.getLogger(__name__)

_HIGHEST = 1 << 40
"""No row of ours has a higher number."""
_PAGE_BITS = 9
"""A page of 4 KB holds fewer than 2**9 rows."""
_MOST_FAILURES = 200_000
"""Rows of one table that may fail before the rest of it is given up: some minutes."""


@dataclass(slots=True)
class Rescued:
    """How much came over."""

    rows: int = 0
    lost_of: Counter[str] = field(default_factory=Counter)
    """By table: rows that are known to be lost."""
    broken: set[str] = field(default_factory=set)

    @property
    def lost(self) -> int:
        """Rows that are known to be lost."""
        return self.lost_of.total()


def salvage(damaged: Path, target: Path, *, key: bytes | None) -> Rescued:
    """Write what can be read of a library into a new one, and its search index anew.

    Args:
        damaged: is opened for reading only, and stays as it is.
        target: must not exist; it is encrypted with the same key.
        key: of both.

    Raises:
        StorageError: there is not one show in it.
    """
    rescued = Rescued()
    with contextlib.closing(connect(f"{damaged.as_uri()}?mode=ro", key, uri=True)) as old:
        old.text_factory = _text
        version, tables = _schema(old, key)
        pages = None if tables else LeafPages(damaged, key)
        version = version if pages is None else pages.schema_version
        db = Database(target, key=key)
        try:
            # A library without a list of tables was opened by this podplayer before, most likely.
            migrate(db, STEPS[:version] if 0 < version <= len(STEPS) else STEPS)
            _copy_all(old, db, tables, rescued)
            if pages is not None:
                rescued.broken = {name for name in tables_of(db) if _is_numberless(db, name)}
                told = tell(pages, shapes_of(db), roots={})
                rescued.lost_of = missing(pages, told)
                rescued.broken |= set(rescued.lost_of)
                _copy_leaves(told, db, rescued, only=set(tables_of(db)))
                _copy_keyed(pages, db, rescued)
            elif rescued.broken:
                told = tell(LeafPages(damaged, key), shapes_of(db), roots=_roots(old))
                new = _copy_leaves(told, db, rescued, only=rescued.broken)
                rescued.lost_of -= new
            _drop_dangling(db, rescued)
            is_something = bool(db.one("SELECT 1 FROM podcast"))
            if is_something:
                fill_search(db)
                migrate(db, keeps_copy=False)
        finally:
            db.close()
    if not is_something:
        target.unlink()
        raise StorageError(_hopeless(damaged))
    return rescued


def _schema(old: sqlite3.Connection, key: bytes | None) -> tuple[int, dict[str, str]]:
    """Its version and its tables; none where not all of them can be read."""
    try:
        version = int(old.execute("PRAGMA user_version").fetchone()[0])
        tables = _tables(old)
    except driver_of(key).DatabaseError as error:
        logger.info("the list of tables cannot be read: %s", error)
        return 0, {}
    is_ours = {"podcast", "episode"} <= set(tables) and 0 < version <= len(STEPS)
    return (version, tables) if is_ours else (0, {})


def _hopeless(path: Path) -> str:
    return say(
        "Nothing can be read of {path}; put a backup in its place with `podplayer restore`.",
        path=path,
    )


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _tables(old: sqlite3.Connection) -> dict[str, str]:
    """Name and SQL of what holds rows of ours; search indexes are made anew."""
    return {
        str(name): str(sql)
        for name, sql in old.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if not str(name).startswith(("sqlite_", *SEARCH))
    }


def _copy_all(
    old: sqlite3.Connection, db: Database, tables: dict[str, str], rescued: Rescued
) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    known = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name, sql in tables.items():
        if name not in known:
            continue
        columns = [str(row[1]) for row in db.execute(f"PRAGMA table_info({name})")]
        reader = _Reader(old, name, columns, has_rowid="WITHOUT ROWID" not in sql.upper())
        marks = ", ".join("?" * (len(columns) + reader.has_rowid))
        names = ", ".join((["rowid"] if reader.has_rowid else []) + columns)
        insert = f"INSERT OR IGNORE INTO {name} ({names}) VALUES ({marks})"  # noqa: S608
        rescued.rows += _insert(db, insert, reader.rows())
        if reader.failures:
            rescued.broken.add(name)
            rescued.lost_of[name] += reader.lost
    db.execute("PRAGMA foreign_keys = ON")


def _insert(db: Database, sql: str, rows: Iterator[Row]) -> int:
    """How many rows are new."""
    new = 0
    for batch in batches(rows):
        with db.transaction():
            before = db.connection.total_changes
            db.executemany(sql, batch)
            # Triggers write, too: at least so many rows are there.
            new += min(len(batch), db.connection.total_changes - before)
    return new


def _copy_leaves(told: Told, db: Database, rescued: Rescued, *, only: set[str]) -> Counter[str]:
    """Add the rows of some tables that no way leads to; how many each of them gained."""
    gained: Counter[str] = Counter()
    db.execute("PRAGMA foreign_keys = OFF")
    for shape in (shape for shape in shapes_of(db) if shape.name in only):
        rows = sorted(told.rows.get(shape.name, ()), key=lambda row: len(row.values))
        for width, alike in itertools.groupby(rows, key=lambda row: len(row.values)):
            lines = ((row.number, *shape.filled(row)) for row in alike)
            gained[shape.name] += _insert(db, _insert_of(shape, width), lines)
    db.execute("PRAGMA foreign_keys = ON")
    rescued.rows += gained.total()
    return gained


def _copy_keyed(pages: LeafPages, db: Database, rescued: Rescued) -> None:
    """Add the rows of tables without row numbers, as far as they can be told from an index."""
    shapes = keyed_shapes_of(db)
    parents = {parent for shape in shapes for _, parent in shape.refers}
    numbers = {
        name: {row[0] for row in db.execute(f"SELECT id FROM {name}")}  # noqa: S608 - ours
        for name in parents
    }
    found: dict[str, list[Row]] = {}
    for name, values in keyed_rows_of(shapes, pages.keyed_rows(), numbers=numbers):
        found.setdefault(name, []).append(values)
    for name, rows in found.items():
        marks = ", ".join("?" * len(rows[0]))
        insert = f"INSERT OR IGNORE INTO {name} VALUES ({marks})"  # noqa: S608 - ours
        rescued.rows += _insert(db, insert, iter(rows))
    rescued.broken -= {shape.name for shape in shapes}


def _roots(old: sqlite3.Connection) -> dict[int, str]:
    """The first page of each table and what stands in none of ours."""
    return dict(old.execute("SELECT rootpage, name FROM sqlite_master WHERE rootpage > 0"))


def _insert_of(shape: Shape, width: int) -> str:
    names = ", ".join(("rowid", *shape.columns[:width]))
    marks = ", ".join("?" * (width + 1))
    return f"INSERT OR IGNORE INTO {shape.name} ({names}) VALUES ({marks})"  # noqa: S608 - ours


def _is_numberless(db: Database, name: str) -> bool:
    """Whether its rows have no numbers: their leaves look like those of any index."""
    sql = "SELECT sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE name = ?"
    return bool(db.one(sql, (name,)))


class _Reader:
    """The readable rows of one table, each once."""

    def __init__(
        self, old: sqlite3.Connection, name: str, columns: Sequence[str], *, has_rowid: bool
    ) -> None:
        self._old = old
        self._name = name
        self.has_rowid = has_rowid
        there = {str(row[1]) for row in old.execute(f"PRAGMA table_info({name})")}
        shown = ", ".join(c if c in there else f"NULL AS {c}" for c in columns)
        what = f"rowid, {shown}" if has_rowid else shown
        self._select = f"SELECT {what} FROM {name} NOT INDEXED"  # noqa: S608 - names of ours
        self.failures = 0
        self.lost = 0
        """Numbers of rows that are there for sure and could not be read."""

    def rows(self) -> Iterator[Row]:
        if self.has_rowid:
            yield from self._between(-1, _HIGHEST)
        else:
            yield from self._from_both_ends()

    def _between(self, low: int, high: int) -> Iterator[Row]:
        """Rows with numbers above `low` up to `high`: on an error, each half by itself."""
        stack = [(low, high)]
        while stack and self.failures < _MOST_FAILURES:
            low, high = stack.pop()
            last = low
            try:
                where = f"{self._select} WHERE rowid > {low} AND rowid <= {high} ORDER BY rowid"
                for row in self._old.execute(where):
                    last = row[0]
                    yield row
            except Exception as error:  # either driver's, and ValueErrors of what is no text
                self._fail(error)
                if high == _HIGHEST:
                    stack += self._bounded(last)
                elif high - last <= 1:
                    self.lost += 1
                else:
                    middle = (last + high) // 2
                    stack += [(middle, high), (last, middle)]

    def _bounded(self, last: int) -> list[tuple[int, int]]:
        """Where to go on after an error with no end in sight, the next stretch last.

        Each of the numbers that no row has would be asked for, were it not for a readable row
        further up.
        """
        for step in range(_PAGE_BITS, _HIGHEST.bit_length()):
            sql = f"{self._select} WHERE rowid > {last + (1 << step)} ORDER BY rowid LIMIT 1"
            with contextlib.suppress(Exception):
                found = self._old.execute(sql).fetchone()
                if found is not None:
                    return [(int(found[0]) - 1, _HIGHEST), (last, int(found[0]) - 1)]
        return [(last, last + (1 << _PAGE_BITS))]

    def _from_both_ends(self) -> Iterator[Row]:
        seen: set[Row] = set()
        for order in ("ASC", "DESC"):
            keys = ", ".join(f"{name} {order}" for name in self._primary())
            try:
                for row in self._old.execute(f"{self._select} ORDER BY {keys}"):
                    if row not in seen:
                        seen.add(row)
                        yield row
            except Exception as error:
                self._fail(error)
            else:
                return

    def _primary(self) -> list[str]:
        rows = self._old.execute(f"PRAGMA table_info({self._name})").fetchall()
        return [str(row[1]) for row in sorted(rows, key=lambda row: row[5]) if row[5]]

    def _fail(self, error: Exception) -> None:
        if isinstance(error, MemoryError):
            raise error
        self.failures += 1


def _drop_dangling(db: Database, rescued: Rescued) -> None:
    """Rows that hang on one that is lost cannot be shown; the damaged file still has them."""
    # What hangs on a dangling row dangles in the next round.
    db.execute("PRAGMA foreign_keys = OFF")
    while dangling := db.execute("PRAGMA foreign_key_check").fetchall():
        with db.transaction():
            for table in {row[0] for row in dangling}:
                _drop(db, table, [row for row in dangling if row[0] == table])
        rescued.lost_of.update(name for name, _ in {(str(row[0]), row[1]) for row in dangling})
        rescued.broken |= {str(row[0]) for row in dangling}
    db.execute("PRAGMA foreign_keys = ON")


def _drop(db: Database, table: str, dangling: Sequence[Row]) -> None:
    if all(row[1] is not None for row in dangling):
        db.executemany(
            f"DELETE FROM {table} WHERE rowid = ?",  # noqa: S608 - a name of ours
            [(row[1],) for row in dangling],
        )
        return
    # A table without row numbers says only which of its references is broken.
    for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        parent, column, its = reference[2], reference[3], reference[4] or "id"
        db.execute(
            f"DELETE FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608 - names of ours
            f"AND {column} NOT IN (SELECT {its} FROM {parent})"
        )


def damage_of(path: Path, key: bytes | None) -> str | None:
    """What is wrong with a library, from all its pages; None where it is sound.

    Raises StorageError where somebody else holds it.
    """
    driver = driver_of(key)
    try:
        with contextlib.closing(connect(f"{path.as_uri()}?mode=ro", key, uri=True)) as library:
            found = str(library.execute("PRAGMA integrity_check(1)").fetchone()[0])
            return None if found == "ok" else found
    except driver.DatabaseError as error:
        if "locked" in str(error):
            raise StorageError(sentence_of(as_sqlite3(error), path)) from error
        return str(error)
