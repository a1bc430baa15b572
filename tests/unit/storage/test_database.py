import shutil
import sqlite3
import threading
from types import SimpleNamespace

import pytest
from factories import NOW

from podplayer.model.errors import NewerLibraryError, StorageError
from podplayer.storage.backup import back_up, restore
from podplayer.storage.database import sentence_of
from podplayer.storage.migrations import migrate, open_database, version_of
from podplayer.storage.schema.steps import STEPS


def test_a_new_library_has_every_step_behind_it(db):
    assert version_of(db) == len(STEPS)
    assert db.one("PRAGMA integrity_check") == "ok"


def test_a_library_of_a_newer_podplayer_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "library.db"
    open_database(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(NewerLibraryError, match="newer podplayer"):
        open_database(path)


def test_a_migration_copies_the_library_first(db, show, tmp_path):
    def m9999_more(database):
        database.execute("ALTER TABLE podcast ADD COLUMN more TEXT")

    migrate(db, (*STEPS, m9999_more))
    assert version_of(db) == len(STEPS) + 1
    assert (tmp_path / f"library-schema{len(STEPS)}.bak.db").exists()


def test_a_step_that_fails_leaves_the_library_as_it_was(db):
    def m9999_broken(database):
        database.execute("CREATE TABLE half (a)")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        migrate(db, (*STEPS, m9999_broken))
    assert version_of(db) == len(STEPS)
    assert db.one("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0


def test_a_file_that_is_no_library_is_a_sentence(tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(b"this is not a database, it is a letter" * 50)
    with pytest.raises(StorageError, match="damaged"):
        open_database(path)


def test_a_transaction_is_all_or_nothing(db):
    def half():
        with db.transaction():
            db.execute("INSERT INTO setting (name, value) VALUES ('a', '1')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert db.one("SELECT count(*) FROM setting") == 0


def test_a_library_that_another_program_writes_is_a_sentence(db, monkeypatch):
    db.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StorageError, match="in use by another program"), db.transaction():
            pass
    finally:
        other.close()


def test_threads_have_connections_of_their_own(db):
    seen = []

    def work():
        with db.transaction():
            db.execute("INSERT INTO setting (name, value) VALUES ('t', '1')")
        seen.append(db.connection)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen[0] is not db.connection
    assert db.one("SELECT value FROM setting WHERE name = 't'") == "1"


def test_a_backup_brings_everything_back(db, show, podcasts, tmp_path):
    copy = tmp_path / "copy.podplayer"
    back_up(db, copy)
    podcasts.unsubscribe(show, now=NOW)
    path = db.path
    db.close()
    aside = restore(copy, path, now=NOW)
    again = open_database(path)
    assert again.one("SELECT count(*) FROM podcast WHERE unsubscribed_at IS NULL") == 1
    again.close()
    assert aside is not None
    assert aside.exists()


def test_a_file_that_is_no_backup_is_refused_and_nothing_is_lost(db, show, tmp_path):
    bad = tmp_path / "bad"
    bad.write_text("hello")
    with pytest.raises(StorageError, match="no podplayer backup"):
        restore(bad, db.path, now=NOW)
    assert db.one("SELECT count(*) FROM podcast") == 1


@pytest.mark.parametrize(("free", "word"), [(0, "is full"), (10**9, "reports an error")])
def test_a_disk_too_full_for_the_log_of_the_library_is_called_full(
    tmp_path, monkeypatch, free, word
):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    assert word in sentence_of(error, tmp_path / "library.db")


def test_a_folder_that_vanished_is_no_full_disk(tmp_path):
    error = sqlite3.OperationalError("disk I/O error")
    assert "reports an error" in sentence_of(error, tmp_path / "gone" / "library.db")
