"""What is saved of libraries that SQLite itself finds no way through."""

import random
import shutil
from contextlib import closing

import pytest
from library_files import contents, filled, is_sound

from podplayer.model.errors import StorageError
from podplayer.storage.cipher import connect
from podplayer.storage.database import Database
from podplayer.storage.salvage import salvage

PAGE = 4096
PLAYS = 3000
KEY = bytes(range(32))
TOLD = (
    "podcast", "episode", "play_span", "progress", "feedback", "bookmark", "playlist",
    "podcast_tag", "shown",
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library whose plays, tags and lists fill more than one page."""
    return made(tmp_path_factory.mktemp("salvage"), None)


def made(folder, key):
    path = folder / "library.db"
    filled(path, key=key)
    db = Database(path, key=key)
    with db.transaction():
        db.execute("DELETE FROM play_span")
        db.executemany(
            "INSERT INTO play_span (id, episode_id, start_ms, end_ms, rate, heard_at)"
            " VALUES (?, ?, ?, ?, 1.5, '2026-11-20T08:10:00Z')",
            [(number, number % 3 + 1, number, number + 60_000) for number in range(1, PLAYS + 1)],
        )
        db.executemany(
            "INSERT INTO podcast_tag VALUES (?, ?)",
            [(number % 3 + 1, f"tag {number}: {'x' * (number % 2000)}") for number in range(600)],
        )
        db.executemany(
            "INSERT INTO shown VALUES (?, ?, ?, .5, 0, '2026-11-20T08:10:00Z')",
            [(number % 3 + 1, number, number % 3 + 1) for number in range(10, 1000)],
        )
    db.close()
    return path


@pytest.fixture
def damaged(library, tmp_path):
    return shutil.copy(library, tmp_path / "library.db")


def spoil(path, *pages, fill=None):
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(fill or random.Random(page).randbytes(PAGE))


def pages_of(path, name, key=None):
    """The first page of a table, and the leaves below it as they say themselves."""
    with closing(connect(path, key)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()
    data = path.read_bytes()[(root - 1) * PAGE : root * PAGE]
    assert data[0] == 5, "more than one page"
    count = int.from_bytes(data[3:5], "big")
    cells = [int.from_bytes(data[at : at + 2], "big") for at in range(12, 12 + 2 * count, 2)]
    return root, [int.from_bytes(data[at : at + 4], "big") for at in cells]


def saved(path, key=None):
    target = path.with_name("saved.db")
    rescued = salvage(path, target, key=key)
    assert is_sound(target, key)
    return rescued, contents(target, key)


@pytest.mark.parametrize("fill", [bytes(PAGE), None], ids=["zeroed", "overwritten"])
def test_listening_is_saved_without_the_list_of_tables(library, damaged, fill):
    spoil(damaged, 1, fill=fill)
    rescued, after = saved(damaged)
    before = contents(library)
    assert {name: after[name] for name in TOLD} == {name: before[name] for name in TOLD}
    assert after["episode_fts"] == before["episode_fts"]
    assert not {"podcast_tag", "shown"} & rescued.broken
    assert "playlist_item" in rescued.broken  # cannot be told from an index
    assert all(set(after[name]) <= set(before[name]) for name in before)


def test_so_it_is_in_an_encrypted_library(tmp_path):
    path = made(tmp_path, KEY)
    before = contents(path, KEY)
    spoil(path, 1)
    _, after = saved(path, KEY)
    assert {name: after[name] for name in TOLD} == {name: before[name] for name in TOLD}


def test_an_inner_page_costs_nothing(library, damaged):
    spoil(damaged, pages_of(damaged, "play_span")[0])
    rescued, after = saved(damaged)
    assert after == contents(library)
    assert rescued.broken == {"play_span"}
    assert rescued.lost == 0


def test_a_leaf_that_is_lost_with_the_list_is_counted(library, damaged):
    _, leaves = pages_of(damaged, "play_span")
    spoil(damaged, 1, leaves[2])
    rescued, after = saved(damaged)
    gone = PLAYS - len(after["play_span"])
    assert 0 < gone < 200
    assert rescued.lost_of["play_span"] == gone
    assert set(after["play_span"]) < set(contents(library)["play_span"])


def test_what_only_the_log_of_changes_holds_is_saved(library, tmp_path):
    path = tmp_path / "library.db"
    with closing(connect(shutil.copy(library, tmp_path / "open.db"), None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE podcast SET title = 'In the log' WHERE id = 2")
        db.commit()
        db.execute("UPDATE podcast SET title = 'Not finished' WHERE id = 3")
        for end in ("", "-wal"):
            shutil.copy(tmp_path / f"open.db{end}", tmp_path / f"library.db{end}")
    spoil(path, 1)
    # The first page of the log stands for that of the library: SQLite must not see either.
    _, after = saved(path)
    titles = {row[3] for row in after["podcast"]}
    assert "In the log" in titles
    assert "Not finished" not in titles


def test_what_was_deleted_stays_deleted(library, damaged):
    with closing(connect(damaged, None)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("DELETE FROM play_span WHERE id > 1000")
        db.commit()
    spoil(damaged, pages_of(damaged, "play_span")[0])
    _, after = saved(damaged)
    assert {row[0] for row in after["play_span"]} == set(range(1, 1001))


def test_all_that_hangs_on_a_lost_show_goes_and_is_counted(damaged):
    with closing(connect(damaged, None)) as db:
        db.execute("DELETE FROM podcast WHERE id = 2")
        db.commit()
    rescued, after = saved(damaged)
    assert {row[0] for row in after["podcast"]} == {1, 3}
    assert {row[1] for row in after["play_span"]} == {1, 3}
    assert rescued.lost_of["play_span"] == PLAYS // 3
    assert {"episode", "play_span"} <= rescued.broken


@pytest.mark.parametrize("seed", range(6))
def test_random_damage_is_survived(library, damaged, seed):
    chance = random.Random(seed)
    last = damaged.stat().st_size // PAGE
    spoil(damaged, 1, *(chance.randrange(2, last + 1) for _ in range(8)))
    target = damaged.with_name("saved.db")
    try:
        salvage(damaged, target, key=None)
    except StorageError:
        assert not target.exists()
        return
    assert is_sound(target)
    before, after = contents(library), contents(target)
    assert set(after["podcast"]) <= set(before["podcast"])
    # On which shelf an episode stands follows from what else is left.
    assert {row[:-1] for row in after["episode"]} <= {row[:-1] for row in before["episode"]}
    # The span that was being heard may stand for one that is lost.
    assert len(set(after["play_span"]) - set(before["play_span"])) <= 1
