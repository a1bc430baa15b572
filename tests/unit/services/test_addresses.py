"""Another address for a show, given by hand."""

import pytest
from fakes_net import FakeHttp

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, NotFoundError, OtherShowError, UsageError
from podplayer.model.ids import Ms, PodcastId
from podplayer.services.addresses import Addresses
from podplayer.services.library import Library
from podplayer.services.refresh import Refresh
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts

OLD = "https://old.example.org/show.xml"
NEW = "https://new.example.net/feed"


def rss(*guids, title="A Show", host="cdn.example.org", extra=""):
    items = "".join(
        f"<item><title>{guid.title()}</title><guid>{guid}</guid>"
        f'<enclosure url="https://{host}/{guid}.mp3" type="audio/mpeg"/></item>'
        for guid in guids
    )
    return (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        f"<title>{title}</title>{extra}{items}</channel></rss>"
    )


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def addresses(db, http, bus, clock):
    return Addresses(db, http=http, bus=bus, now=clock)


@pytest.fixture
def library(db, bus, clock):
    return Library(db, bus=bus, now=clock)


@pytest.fixture
def show(db, http, bus, clock):
    http.serve(OLD, rss("finale", "middle", "pilot"), headers={"etag": "1"})
    return Subscriptions(db, http=http, bus=bus, now=clock).add(OLD, cancel=CancelToken())


def change(addresses, show, url=NEW, **fields):
    return addresses.change(show, url, cancel=CancelToken(), **fields)


def test_the_same_show_elsewhere_is_taken_over_with_what_is_new(addresses, show, http, db):
    http.serve(NEW, rss("sequel", "finale", "middle", "pilot"))
    change(addresses, show)
    assert Podcasts(db).get(show).feed_url == NEW
    assert {row.guid for row in Episodes(db).rows()} == {"sequel", "finale", "middle", "pilot"}


def test_episodes_keep_their_position_where_host_and_guids_changed(
    addresses, show, http, db, clock
):
    pilot = Episodes(db).find(OLD, "pilot", "Pilot")
    ListeningLog(db).store_position(pilot, Ms(90_000), now=clock())
    moved = rss("finale", "middle", "pilot").replace("<guid>", "<guid>new:")
    http.serve(NEW, moved)
    change(addresses, show)
    rows = {row.title: row for row in Episodes(db).rows()}
    assert len(rows) == 3
    assert (rows["Pilot"].id, rows["Pilot"].position) == (pilot, 90_000)
    assert rows["Pilot"].guid == "new:pilot"


def test_a_feed_that_breaks_off_there_takes_nothing_away(addresses, show, http, db):
    whole = rss("sequel", "finale", "middle", "pilot")
    http.serve(NEW, whole[: whole.index("<item><title>Pilot")])
    change(addresses, show)
    assert {e.guid: e.has_left_feed for e in Podcasts(db).known_episodes(show)} == dict.fromkeys(
        ("sequel", "finale", "middle", "pilot"), False
    )


def test_another_show_is_refused_and_named(addresses, show, http, db):
    http.serve(NEW, rss("a", "b", "c", title="Something Else", host="x.example"))
    with pytest.raises(OtherShowError, match="Something Else"):
        change(addresses, show)
    assert Podcasts(db).get(show).feed_url == OLD
    assert len(Episodes(db).rows()) == 3


def test_another_show_is_taken_over_if_the_listener_insists(addresses, show, http, db):
    http.serve(NEW, rss("a", title="Something Else", host="x.example"))
    change(addresses, show, force=True)
    assert Podcasts(db).get(show).feed_url == NEW
    assert sum(row.has_left_feed for row in Episodes(db).rows()) == 3


def test_the_podcast_guid_alone_says_that_it_is_the_same(addresses, http, db, bus, clock):
    extra = "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"
    http.serve(OLD, rss("pilot", extra=extra))
    show = Subscriptions(db, http=http, bus=bus, now=clock).add(OLD, cancel=CancelToken())
    http.serve(NEW, rss("later", title="Renamed", host="x.example", extra=extra))
    change(addresses, show)
    assert Podcasts(db).get(show).title == "Renamed"


def test_moving_is_undone_and_the_old_feed_is_read_again(
    addresses, show, http, db, library, bus, clock
):
    http.serve(NEW, rss("finale", "middle", "pilot"), headers={"etag": "2"})
    token = change(addresses, show)
    library.undo(token)
    assert Podcasts(db).get(show).feed_url == OLD
    assert Podcasts(db).find_by_url(NEW) is None
    http.serve(OLD, rss("sequel", "finale", "middle", "pilot"), headers={"etag": "1"})
    report = Refresh(db, http=http, bus=bus, now=clock).all(cancel=CancelToken())
    assert (report.new, report.failed) == (1, [])


def test_what_cannot_be_fetched_changes_nothing(addresses, show, http, db):
    http.fail(NEW, status=404)
    with pytest.raises(FetchError):
        change(addresses, show)
    assert Podcasts(db).get(show).feed_url == OLD


def test_the_address_of_another_show_is_refused(addresses, show, http, db, bus, clock):
    http.serve(NEW, rss("x", title="Neighbour"))
    Subscriptions(db, http=http, bus=bus, now=clock).add(NEW, cancel=CancelToken())
    with pytest.raises(UsageError, match="Neighbour"):
        change(addresses, show)


def test_its_own_address_and_unknown_shows_are_refused(addresses, show):
    with pytest.raises(UsageError, match="already"):
        change(addresses, show, OLD)
    with pytest.raises(NotFoundError):
        change(addresses, PodcastId(99))
