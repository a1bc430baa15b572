import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from factories_foreign import (
    DAY,
    FEED,
    antennapod,
    database,
    gnome_podcasts,
    gpodder,
    kasts,
    pocket_casts,
)

from podplayer.model.errors import ImportFileError
from podplayer.model.moving import MoveKind
from podplayer.storage.foreign.databases import kind_of_database, read_database
from podplayer.storage.foreign.file import moment_of, ms_of, text_of
from podplayer.storage.migrations import open_database

WHEN = datetime.fromtimestamp(DAY, tz=UTC)
MIDDLE = "https://cdn.example.org/middle.mp3"


def by_title(library):
    return {episode.title: episode for episode in library.episodes}


@pytest.mark.parametrize(
    ("write", "kind"),
    [
        (antennapod, MoveKind.ANTENNAPOD),
        (gpodder, MoveKind.GPODDER),
        (kasts, MoveKind.KASTS),
        (gnome_podcasts, MoveKind.GNOME_PODCASTS),
        (pocket_casts, MoveKind.POCKET_CASTS),
    ],
)
def test_a_database_is_known_by_its_tables_whatever_its_name(tmp_path, write, kind):
    assert kind_of_database(write(tmp_path / "holiday.jpg")) is kind


@pytest.mark.parametrize("version", [1_040_013, 2_060_000, 3_110_000])
def test_antennapod_says_everything(tmp_path, version):
    library = read_database(antennapod(tmp_path / "a.db", version=version))
    assert [(show.title, show.feed_url) for show in library.shows] == [("A Show", FEED)]
    episodes = by_title(library)
    assert set(episodes) == {"Finale", "Middle", "Pilot"}, "what was never touched is not moved"
    assert (episodes["Finale"].is_finished, episodes["Finale"].finished_at) == (True, WHEN)
    middle = episodes["Middle"]
    assert (middle.guid, middle.url, middle.position) == ("middle", MIDDLE, 600_000)
    assert middle.is_favourite
    assert not middle.is_finished
    assert (episodes["Pilot"].queue_place, middle.queue_place) == (0, 1)
    assert [(p.start, p.end) for p in episodes["Finale"].plays] == [(0, 1_800_000)]


def test_shows_that_antennapod_kept_without_following_are_not_followed(tmp_path):
    extra = [
        ("Feeds", {"id": 2, "title": "Gone", "download_url": "https://e.org/gone", "state": 1}),
        ("Feeds", {"id": 3, "title": "Disk", "download_url": "antennapod_local:/x", "state": 0}),
        ("Feeds", {"id": 4, "title": "Paid", "download_url": "https://e.org/paid",
                   "username": "me", "password": "secret"}),
    ]  # fmt: skip
    library = read_database(antennapod(tmp_path / "a.db", extra=extra))
    assert [show.title for show in library.shows] == ["A Show", "Paid"]
    assert len(library.remarks) == 3
    assert "secret" not in repr(library)


@pytest.mark.parametrize("version", range(1, 9))
def test_gpodder_counts_as_finished_what_gpodder_counts(tmp_path, version):
    episodes = by_title(read_database(gpodder(tmp_path / "Database", version=version)))
    assert {title: e.is_finished for title, e in episodes.items()} == {
        "Finale": True, "Middle": False, "Pilot": True,
    }  # fmt: skip
    assert episodes["Middle"].position == 600_000
    assert episodes["Middle"].plays[0].heard_at == WHEN


@pytest.mark.parametrize("version", [1, 6, 7, 11, 12, 13])
def test_kasts_is_read_before_and_after_its_tables_changed(tmp_path, version):
    library = read_database(kasts(tmp_path / "database.db3", version=version))
    assert [show.feed_url for show in library.shows] == [FEED]
    episodes = by_title(library)
    assert set(episodes) == {"Finale", "Middle"}
    assert episodes["Finale"].is_finished
    middle = episodes["Middle"]
    assert (middle.position, middle.duration, middle.queue_place) == (600_000, 1_800_000, 0)
    assert middle.is_favourite is (version >= 7)
    assert len(middle.plays) == (version >= 12)


@pytest.mark.parametrize(
    "version", ["20180630150717", "20210624185720", "20240706140607", "20260403001200"]
)
def test_gnome_podcasts_is_read_with_numbers_and_with_text_for_times(tmp_path, version):
    library = read_database(gnome_podcasts(tmp_path / "podcasts.db", version=version))
    assert [(show.title, show.feed_url) for show in library.shows] == [("A Show", FEED)]
    episodes = by_title(library)
    assert episodes["Finale"].is_finished
    assert episodes["Finale"].finished_at == WHEN
    if version >= "20210624185720":
        assert not episodes["Middle"].is_finished
        assert episodes["Middle"].position == 600_000
    assert (episodes["Middle"].queue_place is not None) is (version == "20260403001200")


@pytest.mark.parametrize("system", ["android", "ios"])
def test_pocket_casts_names_shows_by_title_only(tmp_path, system):
    library = read_database(pocket_casts(tmp_path / "pocketcasts", system=system))
    assert [(show.title, show.feed_url) for show in library.shows] == [("A Show", None)]
    episodes = by_title(library)
    assert set(episodes) == {"Finale", "Middle"}
    assert episodes["Finale"].is_finished
    middle = episodes["Middle"]
    assert (middle.position, middle.is_favourite, middle.queue_place) == (600_000, True, 0)
    assert middle.url == MIDDLE
    assert middle.last_heard_at == WHEN


@pytest.mark.parametrize(
    ("write", "version", "player"),
    [
        (antennapod, 3_990_000, "AntennaPod"),
        (gpodder, 9, "gPodder"),
        (kasts, 14, "Kasts"),
        (gnome_podcasts, "20990101000000", "GNOME Podcasts"),
        (pocket_casts, 999, "Pocket Casts"),
    ],
)
def test_a_newer_version_is_refused_with_a_sentence(tmp_path, write, version, player):
    path = write(tmp_path / "new.db", version=version)
    with pytest.raises(ImportFileError, match=f"written by a newer {player}"):
        read_database(path)


@pytest.mark.parametrize(("write", "version"), [(antennapod, 12), (gpodder, 0)])
def test_an_unknown_old_version_is_refused_with_a_sentence(tmp_path, write, version):
    with pytest.raises(ImportFileError, match="old or unknown"):
        read_database(write(tmp_path / "old.db", version=version))


def test_what_a_running_player_wrote_last_is_read_and_nothing_is_left_beside_it(tmp_path):
    path = kasts(tmp_path / "database.db3")
    with closing(sqlite3.connect(path, isolation_level=None)) as player:
        player.execute("PRAGMA journal_mode = WAL")
        player.execute("UPDATE Entries SET playposition = 700000 WHERE id = 'middle'")
        before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        assert by_title(read_database(path))["Middle"].position == 700_000
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_values_of_wrong_types_are_nothing_and_stop_nobody(tmp_path):
    path = antennapod(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE FeedMedia SET position = 'far', duration = -5, download_url = x'ff'")
        db.execute("UPDATE FeedMedia SET last_played_time = 9e18, playback_completion_date = 'x'")
        db.execute("UPDATE FeedItems SET title = x'00ff', item_identifier = x'07', pubDate = 1e300")
    library = read_database(path)
    assert {e.position for e in library.episodes} == {0}
    assert {e.last_heard_at for e in library.episodes} == {None}
    assert {e.guid for e in library.episodes} == {None}


def test_numbers_times_and_texts_have_limits():
    assert (ms_of(-1), ms_of(float("inf")), ms_of(None), ms_of(10**12), ms_of(True)) == (0,) * 5
    assert moment_of(0) is None
    assert moment_of("not a time") is None
    assert moment_of(DAY) == WHEN
    assert text_of("a\x00\n b") == "a b"


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "x.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    with pytest.raises(ImportFileError, match="damaged"):
        read_database(path)


def test_a_damaged_database_is_refused(tmp_path):
    path = antennapod(tmp_path / "a.db")
    data = bytearray(path.read_bytes())
    data[4096 : 4096 + 3000] = b"\xaa" * 3000
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="damaged"):
        read_database(path)


def test_a_database_without_the_columns_of_its_version_is_refused(tmp_path):
    path = antennapod(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("ALTER TABLE FeedMedia DROP COLUMN played_duration")
    with pytest.raises(ImportFileError, match="lacks parts"):
        read_database(path)


def test_a_view_that_never_ends_is_not_even_looked_at(tmp_path):
    path = tmp_path / "trap.db"
    with closing(sqlite3.connect(path)) as db, db:
        for name in ("Feeds", "FeedItems", "FeedMedia", "Queue"):
            db.execute(
                f"CREATE VIEW {name} AS WITH RECURSIVE n (x) AS "
                "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n"
            )
    with pytest.raises(ImportFileError, match="no player that podplayer knows"):
        read_database(path)


def test_somebody_elses_database_and_our_own_are_told_apart(tmp_path):
    with pytest.raises(ImportFileError, match="no player that podplayer knows"):
        read_database(database(tmp_path / "x.db", "moz_places (id INTEGER)"))
    open_database(tmp_path / "library.db").close()
    with pytest.raises(ImportFileError, match="podplayer restore"):
        read_database(tmp_path / "library.db")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be read"):
        read_database(tmp_path / "nowhere.db")
