"""What is forgotten is nowhere any more: not in the library, its index, its undo or its files."""

from datetime import timedelta

import pytest
from factories import FEED, NOW, parsed_feed, span
from library_files import holds

from podplayer.model.events import LibraryChanged
from podplayer.model.feed import ConditionalState
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.services.backups import Backups
from podplayer.services.erasing import Erasing
from podplayer.services.library import Library
from podplayer.storage.forgetting import Forgetting
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.search import Search
from podplayer.storage.times import to_text

PLACE, LATER = "Zanzibar", NOW + timedelta(days=30)


class Silent:
    def publish(self, event):
        """Nobody listens."""


@pytest.fixture
def two(db):
    """Two shows with two episodes each, all heard to the end at a time that can be looked for."""
    podcasts = Podcasts(db)
    ids = [
        podcasts.add(
            f"{FEED}?{name}",
            parsed_feed(f"{name}1", f"{name}2", title=f"{name} show"),
            state=ConditionalState(),
            now=NOW,
        )
        for name in ("Wombat", "Numbat")
    ]
    log = ListeningLog(db)
    for number, show in db.execute("SELECT id, podcast_id FROM episode").fetchall():
        at = NOW + timedelta(days=int(show), minutes=int(number))
        log.append(span(number, 0, 600, heard_at=at, output=PLACE))
        log.store_position(EpisodeId(number), Ms(600_000), now=at)
        log.finish(EpisodeId(number), now=at)
        db.execute(
            "INSERT INTO request (at, host, purpose, url, sent, received, result) "
            "SELECT '2026-01-01', 'cdn', 'episode', url, 1, 1, 'ok' FROM episode WHERE id = ?",
            (number,),
        )
    return ids


def times(db):
    """Everything in the log and in the marks that says when something was heard."""
    rows = db.execute(
        "SELECT heard_at FROM play_span UNION ALL SELECT finished_at FROM progress "
        "UNION ALL SELECT last_heard_at FROM progress"
    )
    return {row[0] for row in rows if row[0]}


def heard_of(db, show):
    return db.one(
        "SELECT count(*) FROM play_span AS s JOIN episode AS e ON e.id = s.episode_id "
        "WHERE e.podcast_id = ?",
        (show,),
    )


def test_all_is_gone_from_the_log_and_places_stay_without_a_time(db, two, tmp_path):
    library = Library(db, bus=Silent(), now=lambda: LATER)
    library.mark_heard([EpisodeId(1)], heard=False)
    library.mark_heard([EpisodeId(1)], heard=True)
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.ALL), now=LATER)
    assert times(db) == {to_text(LATER)}
    assert db.one("SELECT count(*) FROM request WHERE purpose = 'episode'") == 0
    assert db.one("SELECT count(*) FROM journal WHERE action = 'heard'") == 0
    assert db.one("SELECT count(*) FROM progress WHERE position_ms > 0") > 0
    assert db.one("SELECT count(*) FROM progress WHERE finished_at IS NOT NULL") == 4
    assert holds(tmp_path, PLACE) == []
    db.close()
    assert holds(tmp_path, PLACE) == []


def test_it_is_gone_where_sqlite_leaves_what_was_deleted_by_itself(db, two, tmp_path):
    db.execute("PRAGMA secure_delete = OFF")
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.ALL), now=LATER)
    assert holds(tmp_path, PLACE) == []


def test_what_a_killed_program_was_playing_does_not_come_back(db, two):
    log = ListeningLog(db)
    log.store_position(EpisodeId(1), Ms(40_000), now=NOW, heard=span(1, 0, 40))
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.ALL), now=LATER)
    assert log.recover_open() is None


def test_one_show_goes_and_the_other_stays(db, two):
    one, other = two
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.SHOW, podcast_id=one), now=LATER)
    assert heard_of(db, one) == 0
    assert heard_of(db, other) == 2
    assert db.one("SELECT count(*) FROM request WHERE purpose = 'episode'") == 2


def fetched(db, *urls):
    db.execute("DELETE FROM request")
    db.executemany(
        "INSERT INTO request (at, host, purpose, url, status, sent, received, result) "
        "VALUES ('2026-01-01', 'cdn', ?, ?, ?, 1, 1, 'ok')",
        urls,
    )


@pytest.mark.parametrize("way", ["forget", "erase"])
def test_the_ledger_tells_of_no_file_however_it_was_asked_for(db, two, erasing, way):
    one, _ = two
    tracked = "https://dts.podtrac.com/redirect.mp3/cdn.example.org/wombat1.mp3?token=1"
    mine = "podcast_id = ? AND guid LIKE '%1'"
    db.execute(f"UPDATE episode SET url = ?, chapters_url = ? WHERE {mine}",
               (tracked, "https://cdn.example.org/wombat.json?v=2", one))  # fmt: skip
    kept = ("episode", "https://cdn.example.org/numbat1.mp3", 200)
    fetched(
        db,
        ("episode", "https://dts.podtrac.com/redirect.mp3/cdn.example.org/wombat1.mp3", 302),
        ("cover", "https://cdn.example.org/numbat.jpg", 200),
        ("episode", "https://edge.example.com/signed/0815", 200),
        ("episode", "https://cdn.example.org/wombat1.mp3", None),
        ("chapters", "https://cdn.example.org/wombat.json", 200),
        kept,
    )
    if way == "erase":
        erasing.show(one)
    else:
        Forgetting(db).forget(ForgetScope(kind=ForgetKind.SHOW, podcast_id=one), now=LATER)
    rows = db.execute("SELECT purpose, url, status FROM request ORDER BY id").fetchall()
    assert rows == [("cover", "https://cdn.example.org/numbat.jpg", 200), kept]


def test_a_stretch_of_time_goes_and_what_was_before_stays(db, two):
    one, other = two
    since = NOW + timedelta(days=int(other))
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.SINCE, since=since), now=LATER)
    assert heard_of(db, one) == 2
    assert heard_of(db, other) == 0
    assert not any("2026-11-26" in at for at in times(db))


def test_the_episodes_of_a_topic_go(db, two):
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.TOPIC), now=LATER, episode_ids=(1, 2))
    left = {row[0] for row in db.execute("SELECT episode_id FROM play_span")}
    assert left == {3, 4}


# -- erasing --------------------------------------------------------------------------------------


class Files:
    """Downloads and covers of nobody."""

    def remove(self, episode_id):
        raise AssertionError(episode_id)

    def path(self, url):
        return None


@pytest.fixture
def erasing(db, bus):
    files = Files()
    return Erasing(db, downloads=files, covers=files, backups=Backups(db, now=lambda: NOW), bus=bus)


def test_an_erased_show_is_in_no_file_any_more(db, two, erasing, tmp_path, bus):
    heard = []
    bus.subscribe(LibraryChanged, heard.append)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert holds(tmp_path, "wombat")
    assert erasing.show(two[0]) == 2
    assert holds(tmp_path, "wombat") == []
    assert holds(tmp_path, "numbat")
    assert Search(db).episodes("wombat1") == []
    assert len(Search(db).episodes("numbat1")) == 1
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.one("PRAGMA integrity_check") == "ok"
    assert heard


def test_backups_are_renewed_on_request(db, two, erasing, tmp_path):
    old = Backups(db, now=lambda: NOW - timedelta(days=3)).make()
    (tmp_path / "library-before-restore-20261101-080000.db").write_bytes(b"wombat")
    erasing.show(two[0])
    erasing.renew_backups()
    assert not old.exists()
    assert holds(tmp_path, "wombat") == []
    assert len(list((tmp_path / "backups").iterdir())) == 1
