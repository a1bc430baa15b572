"""Libraries of every schema there ever was are brought up to date, and nothing is lost."""

import contextlib
import sqlite3

import pytest
from library_files import ROWS, contents, filled, is_sound, tables_in

from podplayer.storage.migrations import open_database, version_of
from podplayer.storage.schema.steps import STEPS


def columns_of(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return {
            name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
            for name in tables_in(db)
        }


def named_rows(path, columns):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return {
            name: db.execute(
                f"SELECT {', '.join(own)} FROM {name} ORDER BY {', '.join(own)}"
            ).fetchall()
            for name, own in columns.items()
        }


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_every_older_schema_keeps_every_row_and_a_copy_of_before(tmp_path, version):
    path = tmp_path / "library.db"
    filled(path, version=version)
    whole = contents(path)
    columns = columns_of(path)
    before = named_rows(path, columns)
    # One table has but one row, by its own word.
    assert all(len(rows) in (1, ROWS) for rows in before.values())
    db = open_database(path)
    assert version_of(db) == len(STEPS)
    db.close()
    assert named_rows(path, columns) == before
    assert is_sound(path)
    assert contents(tmp_path / f"library-schema{version}.bak.db") == whole
    assert len(contents(path)["title_fts"]) == (ROWS if version > 1 else 0)


@pytest.mark.parametrize("version", [3, 8])
def test_an_encrypted_one_is_migrated_too_and_so_is_the_copy(tmp_path, version):
    path, key = tmp_path / "library.db", bytes(range(32))
    filled(path, version=version, key=key)
    before = contents(path, key)
    open_database(path, key=key).close()
    assert is_sound(path, key)
    assert contents(tmp_path / f"library-schema{version}.bak.db", key) == before
