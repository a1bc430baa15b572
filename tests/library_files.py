"""Libraries as files: filled ones of any schema, and all that stands in one."""

import contextlib
from pathlib import Path

from podplayer.storage.cipher import connect
from podplayer.storage.database import Database
from podplayer.storage.migrations import migrate
from podplayer.storage.rebuilding import fill_search
from podplayer.storage.schema.steps import STEPS

WORD = "Quokka"
"""Stands in every text of a filled library, so that files can be searched for it."""
_SHADOWS = ("sqlite_", "episode_fts", "title_fts", "transcript_fts")
_JSON = {"payload", "inverse", "settings", "extras", "categories", "funding", "plays"}
_MOMENT = "2026-11-20T08:10:00Z"
ROWS = 3


def tables_in(db) -> list[str]:
    """Tables that are not made by SQLite or by search, parents first."""
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [row[0] for row in rows.fetchall() if not row[0].startswith(_SHADOWS)]


def contents(path: Path, key: bytes | None = None) -> dict[str, list[tuple]]:
    """Every row of every table, and what search finds."""
    with contextlib.closing(connect(path, key)) as db:
        found = {
            name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in tables_in(db)
        }
        for index in ("episode_fts", "title_fts"):
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (index,)).fetchone():
                sql = f"SELECT rowid FROM {index} WHERE {index} MATCH '{WORD}' ORDER BY rowid"
                found[index] = db.execute(sql).fetchall()
        return found


def filled(path: Path, *, version: int = len(STEPS), key: bytes | None = None) -> None:
    """Make a library of a schema with some rows in every table, all that hang together."""
    db = Database(path, key=key)
    migrate(db, STEPS[:version])
    with db.transaction():
        db.execute("PRAGMA defer_foreign_keys = ON")
        for name in tables_in(db):
            _fill(db, name)
    if version > 1:
        fill_search(db)
    db.close()


def _fill(db: Database, table: str) -> None:
    references = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    names = [row[1] for row in columns]
    marks = ", ".join("?" * len(names))
    (sql,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    rows = 1 if "CHECK (id = 1)" in sql else ROWS
    for number in range(1, rows + 1):
        values = [_value(row[1], row[2], number, row[1] in references) for row in columns]
        db.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)


def _value(name: str, kind: str, number: int, is_reference: bool):
    if is_reference or name == "id":
        return number
    if name in _JSON:
        return '["playing"]' if name in {"categories"} else ("[]" if name == "plays" else "{}")
    if name == "value":
        return f'"{WORD} {number}"'
    if name == "rule":
        return "{}"
    if name == "action":
        return "tags"
    if name.endswith(("_at", "seen")) or name in {"at", "since", "until", "published"}:
        return _MOMENT
    match kind:
        case "INTEGER":
            return number
        case "REAL":
            return number + 0.5
        case "BLOB":
            return bytes([number, 255, 0])
        case _:
            return f"{WORD} {name} {number}"


def holds(folder: Path, word: str = WORD) -> list[str]:
    """The files of a folder that hold a word as it is, whatever its case, also in UTF-16."""
    wanted = [word.lower().encode(), word.lower().encode("utf-16-le")]
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(w in path.read_bytes().lower() for w in wanted)
    ]


def is_sound(path: Path, key: bytes | None = None) -> bool:
    with contextlib.closing(connect(path, key)) as db:
        return (
            db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            and not db.execute("PRAGMA foreign_key_check").fetchall()
        )
