import json
from dataclasses import replace
from datetime import timedelta

import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed, span
from factories_foreign import (
    account,
    antennapod,
    archive,
    extended,
    gnome_podcasts,
    gpodder,
    kasts,
    pocket_casts,
)
from fakes_net import FakeHttp

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, ImportFileError, NotFoundError, OfflineError
from podplayer.model.events import EpisodesChanged, LibraryChanged, QueueChanged, TasteChanged
from podplayer.model.feed import ConditionalState, FeedDiff
from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeState
from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.services.moving_in import MovingIn
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.episodes import Episodes
from podplayer.storage.erasing import erase_show
from podplayer.storage.forgetting import Forgetting
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue

RSS = """<rss version="2.0"><channel><title>A Show</title>{}</channel></rss>"""
ITEM = """<item><guid>{0}</guid><title>{1}</title><pubDate>Thu, 09 Oct 2025 08:53:20 GMT</pubDate>
<enclosure url="https://cdn.example.org/{0}.mp3" type="audio/mpeg"/></item>"""
TABLES = ("progress", "play_span", "queue", "podcast", "waiting_episode", "pending_span",
          "import_change", "import_play", "import_queue", "import_show", "journal")  # fmt: skip


def rss(*guids):
    return RSS.format("".join(ITEM.format(guid, guid.capitalize()) for guid in guids))


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def subscriptions(db, http, bus, clock):
    return Subscriptions(db, http=http, bus=bus, now=clock)


@pytest.fixture
def moving(db, subscriptions, bus, clock):
    return MovingIn(db, subscriptions=subscriptions, bus=bus, now=clock)


@pytest.fixture
def move(moving):
    """Plan and apply in one go."""
    return lambda path: moving.apply(moving.plan(path), cancel=CancelToken())


@pytest.fixture
def rows(db):
    return lambda: {row.guid: row for row in Episodes(db).rows()}


@pytest.fixture
def everything(db):
    """All that an import could touch, to compare."""
    return lambda: {
        name: db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES
    }


# -- what the library has ------------------------------------------------------------------------


@pytest.mark.parametrize("write", [antennapod, gpodder, kasts, gnome_podcasts, pocket_casts])
def test_played_state_and_positions_come_over_from_every_player(tmp_path, show, move, rows, write):
    report = move(write(tmp_path / "export.db"))
    assert report.waiting.episodes == 0
    found = rows()
    assert found["finale"].state is EpisodeState.HEARD
    assert (found["middle"].state, found["middle"].position) == (EpisodeState.STARTED, 600_000)
    assert report.undo is not None


@pytest.mark.parametrize("write", [antennapod, kasts, pocket_casts])
def test_favourites_and_the_queue_come_over_where_there_are_any(
    tmp_path, show, move, rows, db, by_guid, write
):
    move(write(tmp_path / "export.db"))
    assert [guid for guid, row in rows().items() if row.is_favourite] == ["middle"]
    expected = ["pilot", "middle"] if write is antennapod else ["middle"]
    assert PlayQueue(db).ids() == [by_guid[guid] for guid in expected]


def test_a_dry_run_tells_what_the_import_does_and_changes_nothing(
    tmp_path, show, moving, everything
):
    path = antennapod(tmp_path / "a.db")
    before = everything()
    plan = moving.plan(path)
    assert everything() == before
    assert (plan.changes.finished, plan.changes.positions, plan.changes.favourites) == (1, 1, 1)
    report = moving.apply(plan, cancel=CancelToken())
    assert (report.changes, report.waiting) == (plan.changes, plan.waiting)


def test_nothing_of_the_listener_is_overwritten(tmp_path, show, move, rows, db, by_guid):
    log = ListeningLog(db)
    log.store_position(by_guid["middle"], Ms(1_200_000), now=NOW - timedelta(days=900))
    log.finish(by_guid["pilot"], now=NOW)
    PlayQueue(db).replace([by_guid["finale"]])
    move(antennapod(tmp_path / "a.db"))
    assert rows()["middle"].position == 1_200_000
    assert rows()["pilot"].state is EpisodeState.HEARD
    assert PlayQueue(db).ids() == [by_guid["finale"], by_guid["middle"]], "pilot was heard"


def test_the_same_file_again_adds_nothing(tmp_path, show, move, everything, clock):
    path = antennapod(tmp_path / "a.db")
    move(path)
    before = everything()
    clock.go_on(days=1)
    report = move(path)
    assert report.undo is None
    assert report.plan.same == 3
    assert everything() == before


def test_history_of_two_players_is_merged_without_duplicates(tmp_path, show, move, db, by_guid):
    ListeningLog(db).append(span(by_guid["finale"], 0, 1800))
    move(antennapod(tmp_path / "a.db"))
    move(gnome_podcasts(tmp_path / "g.db"))
    spans = ListeningLog(db).spans()
    assert len([s for s in spans if s.episode_id == by_guid["finale"]]) == 1
    assert len([s for s in spans if s.episode_id == by_guid["middle"]]) == 1


def test_who_listens_is_told(tmp_path, show, move, bus):
    heard = []
    for kind in (LibraryChanged, EpisodesChanged, QueueChanged, TasteChanged):
        bus.subscribe(kind, heard.append)
    move(antennapod(tmp_path / "a.db"))
    assert {type(event) for event in heard} == {
        LibraryChanged, EpisodesChanged, QueueChanged, TasteChanged,
    }  # fmt: skip


# -- taking back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [antennapod, gpodder, kasts, gnome_podcasts, pocket_casts])
def test_undo_puts_everything_back(tmp_path, show, moving, move, everything, db, by_guid, write):
    ListeningLog(db).append(span(by_guid["pilot"], 0, 60))
    ListeningLog(db).store_position(by_guid["middle"], Ms(5_000), now=NOW)
    PlayQueue(db).replace([by_guid["finale"]])
    rows = Episodes(db).rows()
    spans = ListeningLog(db).spans()
    move(write(tmp_path / "export.db"))
    assert moving.undo_last().startswith("Imported export.db")
    assert Episodes(db).rows() == rows
    assert ListeningLog(db).spans() == spans
    assert PlayQueue(db).ids() == [by_guid["finale"]]
    left = everything()
    assert len(left["progress"]) == 2, "of the two that the listener touched"
    assert not any(left[name] for name in TABLES if name.startswith(("import_", "waiting")))
    with pytest.raises(NotFoundError, match="no import"):
        moving.undo_last()


def test_what_the_listener_did_after_the_import_survives_its_undo(
    tmp_path, show, moving, move, rows, db, by_guid
):
    move(antennapod(tmp_path / "a.db"))
    log = ListeningLog(db)
    log.append(span(by_guid["middle"], 600, 900))
    log.store_position(by_guid["middle"], Ms(900_000), now=NOW)
    moving.undo_last()
    middle = rows()["middle"]
    assert (middle.position, middle.heard) == (900_000, 300_000)
    assert not middle.is_favourite
    assert rows()["finale"].state is EpisodeState.NEW


def test_imports_are_taken_back_one_by_one_the_last_first(tmp_path, show, moving, move, rows):
    move(antennapod(tmp_path / "a.db"))
    move(archive(tmp_path / "s.zip", **{"endsong_0.json": [extended("Pilot", ms=120_000)]}))
    assert moving.undo_last().startswith("Imported s.zip (Spotify)")
    assert rows()["pilot"].state is EpisodeState.NEW
    assert rows()["finale"].state is EpisodeState.HEARD
    moving.undo_last()
    assert rows()["finale"].state is EpisodeState.NEW


# -- shows ---------------------------------------------------------------------------------------


def test_shows_are_followed_and_their_state_is_there_at_once(tmp_path, move, http, rows, db):
    http.serve(FEED, rss("finale", "middle", "pilot"))
    report = move(antennapod(tmp_path / "a.db"))
    assert (report.shows.added, report.waiting.episodes, report.changes.episodes) == (1, 0, 3)
    found = rows()
    assert found["finale"].state is EpisodeState.HEARD
    assert found["middle"].position == 600_000
    assert [row.guid for row in Episodes(db).by_ids(PlayQueue(db).ids())] == ["pilot", "middle"]


def test_undo_leaves_the_shows_that_came_with_it(tmp_path, moving, move, http, db):
    http.serve(FEED, rss("finale", "middle"))
    move(antennapod(tmp_path / "a.db"))
    moving.undo_last()
    assert Podcasts(db).all() == []
    assert PlayQueue(db).ids() == []


def test_undo_keeps_a_show_that_was_heard_since(tmp_path, moving, move, http, db, rows, clock):
    http.serve(FEED, rss("finale", "middle", "pilot"))
    move(antennapod(tmp_path / "a.db"))
    clock.go_on(days=1)
    ListeningLog(db).append(span(rows()["pilot"].id, 0, 60, heard_at=clock()))
    moving.undo_last()
    assert [podcast.title for podcast in Podcasts(db).all()] == ["A Show"]
    assert rows()["finale"].state is EpisodeState.NEW


def test_a_feed_that_is_gone_does_not_stop_the_others_and_its_state_waits(
    tmp_path, moving, http, db, move, rows, subscriptions
):
    other = ("Feeds", {"id": 2, "title": "Other", "download_url": "https://e.org/o", "state": 0})
    http.serve("https://e.org/o", rss("x"))
    report = move(antennapod(tmp_path / "a.db", extra=[other]))
    assert (report.shows.added, [url for url, _ in report.shows.failed]) == (1, [FEED])
    assert (report.waiting.episodes, report.waiting.finished, report.waiting.queued) == (3, 1, 2)
    http.serve(FEED, rss("finale", "middle", "pilot"))
    subscriptions.add(FEED, cancel=CancelToken())
    assert rows()["finale"].state is EpisodeState.HEARD
    moving.undo_last()
    assert rows()["finale"].state is EpisodeState.NEW, "what came later is taken back, too"


def test_a_feed_that_moved_is_known_by_its_old_address(tmp_path, moving, move, http, rows):
    new = "https://new.example.org/feed"
    moved = rss("finale", "middle").replace("A Show", "Another Title")
    http.serve(FEED, moved, permanent_url=new)
    move(antennapod(tmp_path / "a.db"))
    assert rows()["finale"].state is EpisodeState.HEARD
    assert moving.plan(antennapod(tmp_path / "b.db")).shows.already == 1


def test_episodes_that_come_with_a_refresh_are_matched_by_guid_enclosure_and_title(
    tmp_path, move, db, rows
):
    """Pocket Casts' database has no feeds: the show's title and the files decide."""
    podcasts = Podcasts(db)
    number = podcasts.add(FEED, parsed_feed("old"), state=ConditionalState(), now=NOW)
    report = move(pocket_casts(tmp_path / "p.db"))
    assert report.waiting.episodes == 2
    fresh = [parsed_episode("1", title="FINALE!"), parsed_episode("middle", title="Renamed")]
    podcasts.apply(
        number, parsed_feed("old"), FeedDiff(added=fresh), state=ConditionalState(), now=NOW
    )
    assert rows()["1"].state is EpisodeState.HEARD
    assert rows()["middle"].position == 600_000
    assert rows()["middle"].is_favourite


def test_a_queue_keeps_its_order_in_whatever_order_the_feeds_come(tmp_path, move, db, rows):
    move(antennapod(tmp_path / "a.db"))
    podcasts = Podcasts(db)
    number = podcasts.add(FEED, parsed_feed("middle"), state=ConditionalState(), now=NOW)
    diff = FeedDiff(added=[parsed_episode("pilot")])
    podcasts.apply(number, parsed_feed("middle"), diff, state=ConditionalState(), now=NOW)
    assert [row.guid for row in Episodes(db).by_ids(PlayQueue(db).ids())] == ["pilot", "middle"]


def test_titles_that_come_twice_are_not_guessed(tmp_path, move, db, rows):
    twins = parsed_feed("a", "b")
    same = [parsed_episode(e.guid, title="Middle") for e in twins.episodes]
    feed = parsed_feed(title="A Show")
    Podcasts(db).add(
        FEED,
        type(feed)(title="A Show", episodes=same),
        state=ConditionalState(),
        now=NOW,
    )
    report = move(archive(tmp_path / "s.zip", **{"endsong_0.json": [extended()]}))
    assert report.waiting.episodes == 1
    assert {row.state for row in rows().values()} == {EpisodeState.NEW}


def test_files_of_this_computer_are_never_asked_for(tmp_path, move, http):
    rows = [
        ("Feeds", {"id": 1, "title": "Trap", "download_url": "file:///etc/passwd", "state": 0}),
        ("Feeds", {"id": 2, "title": "Trap", "download_url": "/etc/passwd", "state": 0}),
    ]
    report = move(antennapod(tmp_path / "a.db", rows=rows))
    assert (report.shows.added, report.undo, http.requests) == (0, None, [])


def test_offline_what_is_known_comes_over_and_the_shows_are_named(tmp_path, show, move, http, rows):
    http.fail("https://e.org/o", error=OfflineError("https://e.org/o"))
    other = ("Feeds", {"id": 2, "title": "Other", "download_url": "https://e.org/o", "state": 0})
    report = move(antennapod(tmp_path / "a.db", extra=[other]))
    assert rows()["finale"].state is EpisodeState.HEARD
    assert report.shows.already == 1
    assert "offline" in report.shows.failed[0][1]


def test_a_list_offline_is_refused_and_leaves_no_trace(tmp_path, move, http, everything):
    (tmp_path / "a.opml").write_text(
        f'<opml><body><outline text="A" xmlUrl="{FEED}"/></body></opml>'
    )
    http.fail(FEED, error=OfflineError(FEED))
    before = everything()
    with pytest.raises(OfflineError):
        move(tmp_path / "a.opml")
    assert everything() == before


def test_stopping_between_two_shows_leaves_an_import_that_can_be_taken_back(
    tmp_path, show, moving, rows, subscriptions
):
    cancel = CancelToken()
    cancel.cancel()
    plan = moving.plan(antennapod(tmp_path / "a.db"))
    with pytest.raises(Cancelled):
        moving.apply(plan, cancel=cancel)
    assert rows()["finale"].state is EpisodeState.NEW


def test_a_list_is_an_import_too_and_can_be_taken_back(tmp_path, moving, move, http, db):
    http.serve(FEED, rss("finale"))
    (tmp_path / "a.opml").write_text(
        f'<opml><body><outline text="A" xmlUrl="{FEED}"/></body></opml>'
    )
    report = move(tmp_path / "a.opml")
    assert report.shows.added == 1
    moving.undo_last()
    assert Podcasts(db).all() == []


# -- Spotify and listening lines -----------------------------------------------------------------


def test_spotifys_history_finds_followed_shows_by_title_and_the_rest_waits(
    tmp_path, show, move, rows, db
):
    path = archive(
        tmp_path / "my_spotify_data.zip",
        **{
            "Spotify/StreamingHistory_podcast_0.json": [account("Pilot", ms=1_790_000)],
            "Spotify/Streaming_History_Audio_2025_1.json": [
                extended("Middle", ms=300_000),
                extended("Unknown", show="Another Show"),
            ],
        },
    )
    report = move(path)
    assert rows()["pilot"].state is EpisodeState.HEARD, "the end was near enough"
    assert rows()["middle"].position == 300_000
    assert report.waiting.episodes == 1
    other = "https://feeds.example.org/another.xml"
    feed = parsed_feed("unknown", title="Another  Show")
    Podcasts(db).add(other, feed, state=ConditionalState(), now=NOW)
    assert rows()["unknown"].position == 600_000


def test_forgetting_everything_forgets_listening_that_waits(tmp_path, move, db, rows):
    move(archive(tmp_path / "s.zip", **{"endsong_0.json": [extended()]}))
    Forgetting(db).forget(ForgetScope(kind=ForgetKind.ALL), now=NOW)
    Podcasts(db).add(FEED, parsed_feed("middle"), state=ConditionalState(), now=NOW)
    assert ListeningLog(db).spans() == []


def lines(path, *guids):
    entries = [
        {"feed": FEED, "guid": guid, "start_ms": 0, "end_ms": 60_000,
         "heard_at": "2026-11-20T08:00:00Z"}
        for guid in guids
    ]  # fmt: skip
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    return path


def test_listening_lines_can_be_looked_at_and_taken_back(
    tmp_path, show, moving, move, rows, everything
):
    path = lines(tmp_path / "lines.jsonl", "pilot", "later")
    before, untouched = everything(), rows()
    plan = moving.plan(path)
    assert (plan.lines.stored, plan.lines.waiting) == (1, 1)
    assert everything() == before
    report = move(path)
    assert report.lines == plan.lines
    assert rows()["pilot"].position == 60_000
    moving.undo_last()
    assert rows() == untouched


def test_listening_lines_that_waited_are_taken_back_after_their_feed_came(
    tmp_path, moving, move, db, rows
):
    move(lines(tmp_path / "lines.jsonl", "pilot"))
    Podcasts(db).add(FEED, parsed_feed("pilot"), state=ConditionalState(), now=NOW)
    assert rows()["pilot"].position == 60_000
    moving.undo_last()
    assert rows()["pilot"].state is EpisodeState.NEW
    assert ListeningLog(db).spans() == []


def test_taking_back_never_takes_what_was_heard_since(tmp_path, moving, move, db):
    """Numbers of rows that went, or never came, are given to the next."""
    path = lines(tmp_path / "lines.jsonl", "pilot")
    named = {"episode_title": "Pilot", **json.loads(path.read_text())}
    move(path)
    del named["guid"]
    path.write_text(json.dumps(named) + "\n")
    move(path)  # the same play once more, of the same episode by its title
    Podcasts(db).add(FEED, parsed_feed("pilot"), state=ConditionalState(), now=NOW)
    (only,) = ListeningLog(db).spans()
    mine = replace(only, heard_at=NOW)
    ListeningLog(db).append(mine)
    moving.undo_last()
    assert mine in ListeningLog(db).spans()


def test_taking_back_leaves_what_was_heard_after_the_show_was_erased(
    tmp_path, show, moving, move, db
):
    move(lines(tmp_path / "lines.jsonl", "pilot"))
    (imported,) = ListeningLog(db).spans()
    erase_show(db, show)
    Podcasts(db).add(FEED, parsed_feed("pilot"), state=ConditionalState(), now=NOW)
    mine = replace(imported, episode_id=Episodes(db).find(FEED, "pilot", None), heard_at=NOW)
    ListeningLog(db).append(mine)
    moving.undo_last()
    assert ListeningLog(db).spans() == [mine]


def test_a_wrong_line_is_named_and_nothing_is_imported(tmp_path, show, move, everything):
    path = lines(tmp_path / "lines.jsonl", "pilot")
    path.write_text(path.read_text() + "{}\n")
    before = everything()
    with pytest.raises(ImportFileError, match="line 2"):
        move(path)
    assert everything() == before
