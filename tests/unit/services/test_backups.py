"""Copies that podplayer makes by itself, put back, and what is left of damaged libraries."""

import errno
import random
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from factories import FEED, NOW, parsed_feed, span
from library_files import contents, filled, is_sound

from podplayer.model.errors import LockedLibraryError, NewerLibraryError, StorageError
from podplayer.model.feed import ConditionalState
from podplayer.model.recovery import BackupFile
from podplayer.services.backups import DAYS, WEEKS, Backups, is_due, to_drop
from podplayer.services.encryption import Encryption
from podplayer.services.opening import open_library
from podplayer.services.recovery import Recovery
from podplayer.storage.database import Database
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts

WORDS = "correct horse"


@pytest.fixture
def library(tmp_path):
    filled(tmp_path / "library.db")
    return tmp_path / "library.db"


@pytest.fixture
def recovery(library):
    return recovery_of(library)


def recovery_of(library, *, at=NOW):
    return Recovery(
        library, ring=None, ask=lambda: WORDS, ask_archive=lambda: WORDS, now=lambda: at
    )


def opened(library):
    return open_library(library, ring=None, ask=lambda: WORDS)


def made_backup(library, *, at=NOW):
    app = opened(library)
    try:
        return Backups(app.db, now=lambda: at).make()
    finally:
        app.close()


def file_of(at, folder):
    return BackupFile(path=folder / f"{at:%Y%m%dT%H%M%S}", made_at=at, size=1, is_encrypted=False)


# -- which are kept -------------------------------------------------------------------------------


def kept_after(moments, folder):
    """The names that are left when one is made at each moment."""
    held = []
    for at in moments:
        held.append(file_of(at, folder))
        gone = {backup.path for backup in to_drop(held)} - {held[-1].path}
        held = [backup for backup in held if backup.path not in gone]
    return sorted(backup.made_at for backup in held)


def test_the_newest_of_five_days_and_four_weeks_are_kept(tmp_path):
    days = [NOW - timedelta(days=back) for back in range(60, -1, -1)]
    kept = kept_after(days, tmp_path)
    assert kept[-DAYS:] == days[-DAYS:]
    assert len(kept) <= DAYS + WEEKS
    assert NOW - kept[0] >= timedelta(days=14)


def test_of_one_day_only_the_newest_is_kept(tmp_path):
    hours = [NOW + timedelta(hours=n) for n in range(5)]
    assert kept_after(hours, tmp_path) == [hours[-1]]


def test_a_clock_that_jumps_loses_no_good_backup(tmp_path):
    days = [NOW - timedelta(days=back) for back in range(4, -1, -1)]
    wrong = datetime(1970, 1, 1, 8, tzinfo=UTC)
    assert set(days) <= set(kept_after([*days, wrong], tmp_path))
    ahead = datetime(2099, 1, 1, 8, tzinfo=UTC)
    assert set(days[1:]) <= set(kept_after([*days, ahead], tmp_path))


def test_one_is_due_after_a_day_and_when_the_clock_was_wrong(tmp_path):
    assert is_due([], NOW)
    assert not is_due([file_of(NOW - timedelta(hours=23), tmp_path)], NOW)
    assert is_due([file_of(NOW - timedelta(hours=24), tmp_path)], NOW)
    assert is_due([file_of(NOW + timedelta(days=400), tmp_path)], NOW)


# -- making and restoring -------------------------------------------------------------------------


def test_a_backup_is_packed_and_comes_back_whole(library, recovery):
    before = contents(library)
    path = made_backup(library)
    assert path.stat().st_size < library.stat().st_size / 3
    db = Database(library)
    db.execute("DELETE FROM play_span")
    db.close()
    aside = recovery.restore(path)
    assert contents(library) == before
    assert not contents(aside)["play_span"]


def test_a_preview_says_what_it_holds_and_what_it_lacks(library, recovery):
    path = made_backup(library)
    app = opened(library)
    show = Podcasts(app.db).add(
        FEED, parsed_feed("pilot", title="Later"), state=ConditionalState(), now=NOW
    )
    number = app.db.one("SELECT id FROM episode WHERE podcast_id = ?", (show,))
    ListeningLog(app.db).append(span(number, 0, 7200))
    app.close()
    before = contents(library)
    preview = recovery.preview(path)
    assert preview.facts.episodes == 3
    assert preview.loss.shows == ("Later",)
    assert preview.loss.episodes == 1
    assert preview.loss.heard_hours == 2
    assert contents(library) == before
    assert not list(library.parent.glob("*.preview*"))


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "text"])
def test_a_damaged_backup_is_refused_and_nothing_is_lost(library, recovery, harm):
    path = made_backup(library)
    before = contents(library)
    body = bytearray(path.read_bytes())
    if harm == "cut":
        path.write_bytes(body[: len(body) // 2])
    elif harm == "flip":
        body[len(body) // 2] ^= 255
        path.write_bytes(body)
    else:
        path.write_bytes(b"" if harm == "empty" else b"a letter" * 99)
    for attempt in (recovery.preview, recovery.restore):
        with pytest.raises(StorageError):
            attempt(path)
    assert contents(library) == before


def test_an_older_sound_backup_is_found_behind_a_damaged_one(library, recovery):
    old = made_backup(library, at=NOW - timedelta(days=2))
    made_backup(library).write_bytes(b"rubbish")
    assert recovery.newest_sound().path == old


def test_a_library_in_use_is_not_replaced(library, recovery):
    path = made_backup(library)
    app = opened(library)
    with pytest.raises(LockedLibraryError):
        recovery.restore(path)
    app.close()


def test_a_plain_backup_put_into_an_encrypted_profile_is_encrypted(library, tmp_path):
    path = tmp_path / "elsewhere.db"
    shutil.copy(library, path)
    before = contents(library)
    key = Encryption(library, ring=None, cost=1024).turn_on(WORDS)
    recovery_of(library).restore(path)
    assert contents(library, key) == before


def test_a_backup_of_a_newer_podplayer_is_refused(library, recovery):
    path = made_backup(library)
    copy = library.with_name("newer.db")
    shutil.copy(library, copy)
    db = Database(copy)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(NewerLibraryError, match="newer podplayer"):
        recovery.restore(copy)
    assert path.exists()


# -- damage ---------------------------------------------------------------------------------------


def big_library(path):
    """A library of some hundred pages."""
    filled(path)
    db = Database(path)
    with db.transaction():
        db.executemany(
            "INSERT INTO setting (name, value) VALUES (?, ?)",
            [(f"name {n:05}", "value " * 60) for n in range(1500)],
        )
        db.executemany(
            "INSERT INTO play_span (episode_id, start_ms, end_ms, rate, heard_at) "
            "VALUES (1, ?, ?, 1, ?)",
            [(n, n + 1, f"2026-10-01T00:00:00.{n:06}Z") for n in range(4000)],
        )
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()


def pages_of(path, *tables):
    """Page numbers of tables, without their roots; from SQLite itself."""
    db = Database(path)
    marks = ",".join("?" * len(tables))
    try:
        found = [
            row[0]
            for row in db.execute(
                f"SELECT pageno FROM dbstat WHERE name IN ({marks}) AND pagetype = 'leaf'", tables
            )
        ]
    except Exception:
        pytest.skip("this SQLite has no dbstat")
    finally:
        db.close()
    return found


def spoil(path, pages):
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * 4096)
            file.write(random.Random(page).randbytes(4096))


def test_a_sound_library_has_no_damage(library, recovery):
    assert recovery.damage() is None


@pytest.mark.parametrize("which", ["first", "middle", "last", "some"])
def test_rows_round_a_spoilt_page_are_saved(tmp_path, which):
    library = tmp_path / "library.db"
    big_library(library)
    before = contents(library)
    leaves = pages_of(library, "setting")
    place = {"first": [0], "middle": [len(leaves) // 2], "last": [-1], "some": [0, 20, 40, -1]}
    spoil(library, [leaves[at] for at in place[which]])
    body = library.read_bytes()
    recovery = recovery_of(library)
    assert recovery.damage() is not None
    saved = recovery.salvage()
    after = contents(saved.path)
    assert is_sound(saved.path)
    assert set(after["setting"]) < set(before["setting"])
    assert len(before["setting"]) - len(after["setting"]) <= 16 * len(place[which])
    assert saved.broken_tables == ("setting",)
    assert {t: r for t, r in after.items() if t != "setting"} == {
        t: r for t, r in before.items() if t != "setting"
    }
    assert library.read_bytes() == body
    recovery.restore(saved.path)
    assert contents(library) == after


def test_rows_that_hang_on_a_lost_one_go_and_are_counted(tmp_path):
    library = tmp_path / "library.db"
    big_library(library)
    spoil(library, pages_of(library, "episode")[:1] or [])
    recovery = recovery_of(library)
    if recovery.damage() is None:
        db = Database(library)
        root = db.one("SELECT rootpage FROM sqlite_master WHERE name = 'episode'")
        db.close()
        spoil(library, [root])
    saved = recovery.salvage()
    assert is_sound(saved.path)
    assert saved.facts.episodes == 0
    assert saved.facts.shows == 3 or saved.facts.shows == 0
    assert "play_span" in saved.broken_tables
    assert saved.lost_rows >= 4000


def test_a_file_with_nothing_in_it_that_can_be_read_is_a_sentence(library, recovery):
    library.write_bytes(random.Random(1).randbytes(50_000))
    assert recovery.damage() is not None
    with pytest.raises(StorageError, match="put a backup in its place"):
        recovery.salvage()
    assert library.stat().st_size == 50_000


def test_what_was_saved_by_half_is_not_left_lying(library, recovery, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("podplayer.services.recovery.sync", full)
    with pytest.raises(StorageError, match="cannot be written"):
        recovery.salvage()
    assert not list(library.parent.glob("*salvaged*"))


def test_a_damaged_library_can_be_replaced_by_a_backup(library, recovery):
    path = made_backup(library)
    before = contents(library)
    library.write_bytes(b"SQLite format 3\0" + random.Random(2).randbytes(40_000))
    with pytest.raises(StorageError, match="podplayer repair"):
        opened(library)
    aside = recovery.restore(path)
    assert contents(library) == before
    assert aside.stat().st_size == 40_016


def test_no_backup_is_made_of_a_damaged_library_and_the_good_ones_stay(tmp_path):
    library = tmp_path / "library.db"
    big_library(library)
    good = made_backup(library)
    spoil(library, pages_of(library, "setting")[5:6])
    with pytest.raises(StorageError, match="podplayer repair"):
        made_backup(library, at=NOW + timedelta(days=1))
    assert [path.name for path in good.parent.iterdir()] == [good.name]
