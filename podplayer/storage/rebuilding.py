"""Filling a library from rows: the search indexes are made anew, older schemas are brought on."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from podplayer.model.errors import ImportFileError
from podplayer.model.sentence import say
from podplayer.storage.database import Database
from podplayer.storage.migrations import migrate
from podplayer.storage.plain import LONGEST_INDEXED, indexable, plain_text
from podplayer.storage.schema.steps import STEPS

_BATCH = 500
SEARCH = ("episode_fts", "title_fts", "transcript_fts")
"""Beginnings of the names of tables that are made from others."""

Row = tuple[Any, ...]


def tables_of(db: Database) -> dict[str, list[str]]:
    """Tables that hold rows of ours, with their columns, parents before children.

    The order is that in which they were made: nothing refers to what came later.
    """
    rows = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
    ).fetchall()
    return {
        str(name): (["rowid"] if has_hidden_number(db, str(name), str(sql)) else [])
        + [str(row[1]) for row in db.execute(f"PRAGMA table_info({name})")]
        for name, sql in rows
        if not str(name).startswith(("sqlite_", *SEARCH))
    }


def has_hidden_number(db: Database, name: str, sql: str) -> bool:
    """Whether the rows have numbers that no column shows; their order is that of the numbers."""
    if "WITHOUT ROWID" in sql.upper():
        return False
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()
    primary = [row for row in columns if row[5]]
    return not (len(primary) == 1 and str(primary[0][2]).upper() == "INTEGER")


def rows_of(db: Database, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Every row of a table."""
    yield from db.execute(f"SELECT {', '.join(columns)} FROM {name}")  # noqa: S608 - own names


def fill(
    target: Path, version: int, rows: Mapping[str, tuple[Sequence[str], Iterable[Row]]],
    *, key: bytes | None,
) -> None:  # fmt: skip
    """Make a library of rows.

    Args:
        target: must not exist.
        version: the schema that the rows are of.
        rows: by table: the columns, and the rows in their order.
        key: to encrypt it with.

    Raises:
        ImportFileError: there are tables or columns that this schema does not have.
        sqlite3.IntegrityError: the rows contradict each other.
    """
    db = Database(target, key=key)
    try:
        migrate(db, STEPS[:version])
        _check_names(db, {name: columns for name, (columns, _) in rows.items()})
        triggers = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        # What they would do is done: it stands in the rows.
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA foreign_keys = OFF")
        for name, (columns, lines) in rows.items():
            marks = ", ".join("?" * len(columns))
            insert = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
            for batch in batches(lines):
                with db.transaction():
                    db.executemany(insert, batch)
        db.execute("PRAGMA foreign_keys = ON")
        for _, sql in triggers:
            db.execute(sql)
        fill_search(db)
        migrate(db, keeps_copy=False)
        db.execute("PRAGMA journal_mode = DELETE")
    finally:
        db.close()


def _check_names(db: Database, named: Mapping[str, Sequence[str]]) -> None:
    """Names of a file go into SQL: only those that are ours do."""
    known = tables_of(db)
    for name, columns in named.items():
        if name not in known or not set(columns) <= set(known[name]):
            raise ImportFileError(
                say("There is no place in the library for “{name}”.", name=name[:40])
            )


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows by the hundred: a transaction each."""
    source = iter(rows)
    while batch := list(itertools.islice(source, _BATCH)):
        yield batch


def fill_search(db: Database) -> None:
    """Fill the search indexes, which are empty, from the rows."""
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    rows = db.execute(
        """
        SELECT e.id, e.title, p.title, n.notes, e.summary FROM episode AS e
        JOIN podcast AS p ON p.id = e.podcast_id
        LEFT JOIN episode_notes AS n ON n.episode_id = e.id ORDER BY e.id
        """
    )
    for batch in batches(rows):
        with db.transaction():
            db.executemany(
                "INSERT INTO episode_fts (rowid, title, show, notes) VALUES (?, ?, ?, ?)",
                [
                    (
                        number,
                        indexable(title),
                        indexable(show),
                        indexable(plain_text(notes or summary)[:LONGEST_INDEXED]),
                    )
                    for number, title, show, notes, summary in batch
                ],
            )
            if "title_fts" in names:
                db.executemany(
                    "INSERT INTO title_fts (rowid, title) VALUES (?, ?)",
                    [(row[0], indexable(row[1])) for row in batch],
                )
    if "transcript_fts" in names:
        for batch in batches(db.execute("SELECT id, text FROM transcript_line ORDER BY id")):
            with db.transaction():
                db.executemany(
                    "INSERT INTO transcript_fts (rowid, text) VALUES (?, ?)",
                    [(number, indexable(text)) for number, text in batch],
                )
