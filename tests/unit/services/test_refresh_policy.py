"""Which shows a refresh asks, when it asks them again, and how far back it goes."""

from datetime import timedelta
from itertools import pairwise

import pytest
from fakes_net import FakeHttp

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.services import feed_pages
from podplayer.services.refresh import Refresh
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.podcasts import Podcasts

URL = "https://feeds.example.org/show.xml"


def rss(*numbers, following=None, title="A Show"):
    """A daily show: number 1 came out on the first of November."""
    link = f'<atom:link rel="next" href="{following}"/>' if following else ""
    items = "".join(
        f"<item><title>Number {n}</title><guid>g{n}</guid>"
        f"<pubDate>{n:02} Nov 2026 06:00:00 GMT</pubDate>"
        f'<enclosure url="https://cdn.example.org/{n}.mp3" type="audio/mpeg"/></item>'
        for n in numbers
    )
    return (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:podcast="https://podcastindex.org/namespace/1.0">'
        f"<channel><title>{title}</title>{link}{items}</channel></rss>"
    )


class Desk:
    def __init__(self, db, bus, clock):
        self.http = FakeHttp()
        self.podcasts = Podcasts(db)
        self.clock = clock
        self.refresh = Refresh(db, http=self.http, bus=bus, now=clock)
        self.subscriptions = Subscriptions(db, http=self.http, bus=bus, now=clock)

    def serve(self, *numbers, url=URL, headers=None, **fields):
        self.http.serve(url, rss(*numbers, **fields), headers=headers)

    def follow(self, *numbers, url=URL, **fields):
        self.serve(*numbers, url=url, **fields)
        return self.subscriptions.add(url, cancel=CancelToken())

    def fail(self, status, **fields):
        error = FetchError(URL, "it failed", status=status, **fields)
        self.http.fail(URL, error=error)

    def all(self, **fields):
        return self.refresh.all(cancel=CancelToken(), **fields)

    def due(self):
        return self.refresh.due(cancel=CancelToken())

    @property
    def target(self):
        return self.podcasts.feed_targets()[0]

    def asked(self, url=URL):
        return len(self.http.asked(url))

    def guids(self, show):
        return {e.guid for e in self.podcasts.known_episodes(show)}


@pytest.fixture
def desk(db, bus, clock):
    return Desk(db, bus, clock)


def test_what_was_followed_a_moment_ago_is_not_due(desk):
    desk.follow(1, 2)
    assert desk.due().checked == 0
    assert desk.asked() == 1


def test_a_daily_show_is_due_after_some_hours_and_then_not_again(desk):
    desk.follow(*range(24, 10, -1))
    desk.all()
    assert desk.due().checked == 0
    desk.clock.go_on(hours=5)
    assert desk.due().checked == 1
    assert desk.due().checked == 0


def test_after_a_clock_that_was_years_ahead_shows_are_due_again(desk):
    desk.follow(*range(24, 10, -1))
    desk.clock.go_on(days=3650)
    desk.all()
    desk.clock.go_on(days=-3650)
    assert desk.due().checked == 1
    assert desk.due().checked == 0


def test_by_hand_every_show_is_asked_due_or_not(desk):
    desk.follow(1, 2)
    assert desk.all().checked == 1
    assert desk.all().checked == 1


def test_a_server_that_says_for_ever_that_nothing_changed_is_believed_for_a_week(desk):
    show = desk.follow(1, headers={"etag": '"same for ever"'})
    desk.serve(1, 2, headers={"etag": '"same for ever"'})
    desk.clock.go_on(days=6)
    assert desk.all().unchanged == 1
    desk.clock.go_on(days=2)
    assert desk.all().new == 1
    assert desk.guids(show) == {"g1", "g2"}
    desk.all()
    assert desk.http.requests[-1].headers["If-None-Match"] == '"same for ever"'


@pytest.mark.parametrize(
    ("frequency", "soonest", "latest"),
    [
        (' rrule="FREQ=DAILY">daily', timedelta(hours=1), timedelta(hours=6)),
        (' complete="true">done', timedelta(days=20), timedelta(days=35)),
    ],
)
def test_what_a_feed_says_of_its_rhythm_counts_from_the_first_day(desk, frequency, soonest, latest):
    said = f"<podcast:updateFrequency{frequency}</podcast:updateFrequency>"
    today = rss(desk.clock().day).replace("<item>", f"{said}<item>", 1)
    desk.http.serve(URL, today, headers={"etag": '"1"'})
    desk.subscriptions.add(URL, cancel=CancelToken())
    assert desk.all().unchanged == 1
    assert soonest <= desk.target.next_check_at - desk.clock() <= latest


def test_a_failing_show_is_tried_later_and_later(desk):
    desk.follow(1, 2)
    desk.fail(500, transient=True)
    waits = []
    for _ in range(4):
        desk.all()
        waits.append(desk.target.next_check_at - desk.clock.moment)
        desk.clock.go_on(days=8)
    assert all(later > 1.1 * sooner for sooner, later in pairwise(waits))
    assert waits[0] < timedelta(hours=1, minutes=20)


def test_a_server_that_asks_to_wait_is_left_alone_and_that_is_said(desk):
    show = desk.follow(1, 2)
    desk.fail(429, transient=True, retry_after=6 * 3600)
    desk.all()
    asked = desk.asked()
    desk.clock.go_on(hours=5)
    report = desk.all()
    assert (report.checked, desk.asked()) == (0, asked)
    assert report.waiting == [(show, "A Show", desk.clock.moment + timedelta(hours=1))]
    desk.clock.go_on(hours=2)
    desk.http.serve(URL, rss(1, 2, 3))
    assert desk.due().new == 1
    assert desk.target.not_before is None


def test_a_show_that_is_named_is_asked_in_any_case(desk):
    show = desk.follow(1, 2)
    desk.fail(429, transient=True, retry_after=6 * 3600)
    desk.all()
    desk.http.serve(URL, rss(1, 2, 3))
    assert desk.all(podcast_ids=[show]).new == 1


def test_a_show_that_was_taken_down_for_good_is_never_asked_by_itself_again(desk):
    desk.follow(1, 2)
    desk.fail(410)
    desk.all()
    desk.clock.go_on(days=400)
    assert desk.due().checked == 0
    assert desk.target.has_ended


def test_a_show_that_comes_back_from_the_dead_is_alive(desk):
    desk.follow(1, 2)
    desk.fail(410)
    desk.all()
    desk.http.serve(URL, rss(1, 2, 3))
    assert desk.all().new == 1
    assert not desk.target.has_ended
    desk.clock.go_on(days=8)
    assert desk.due().checked == 1


# -- pages ----------------------------------------------------------------------------------------


def page(number):
    return f"{URL}?page={number}"


def serve_pages(desk):
    desk.http.serve(page(2), rss(4, 3, following=page(3)))
    desk.http.serve(page(3), rss(2, 1))
    return desk.follow(6, 5, following=page(2))


def test_following_a_show_brings_every_page_of_it(desk):
    show = serve_pages(desk)
    assert desk.guids(show) == {"g1", "g2", "g3", "g4", "g5", "g6"}


def test_a_refresh_asks_for_the_first_page_only_and_calls_no_older_episode_gone(desk):
    show = serve_pages(desk)
    desk.http.serve(URL, rss(7, 6, following=page(2)))
    assert desk.all().new == 1
    assert (desk.asked(page(2)), desk.asked(page(3))) == (1, 1)
    assert not any(e.has_left_feed for e in desk.podcasts.known_episodes(show))


def test_an_episode_that_was_taken_from_the_first_page_has_left(desk):
    desk.http.serve(page(2), rss(2, 1))
    show = desk.follow(7, 6, 5, 4, 3, following=page(2))
    desk.http.serve(URL, rss(7, 5, 4, 3, following=page(2)))
    desk.all()
    left = [e.guid for e in desk.podcasts.known_episodes(show) if e.has_left_feed]
    assert left == ["g6"]


def test_pages_that_lead_in_a_circle_end(desk):
    desk.http.serve(page(2), rss(2, following=page(1)))
    desk.http.serve(page(1), rss(3, following=page(2)))
    show = desk.follow(4, following=page(2))
    assert desk.guids(show) == {"g2", "g3", "g4"}


def test_older_pages_stop_at_the_limit_and_go_on_when_asked(desk, monkeypatch):
    monkeypatch.setattr(feed_pages, "MOST_PAGES", 1)
    show = serve_pages(desk)
    assert desk.guids(show) == {"g3", "g4", "g5", "g6"}
    assert desk.refresh.older([show], cancel=CancelToken()) == {show: 2}
    assert len(desk.guids(show)) == 6


def test_a_page_that_fails_keeps_the_show_and_is_tried_again_when_asked(desk):
    show = desk.follow(6, 5, following=page(2))
    assert desk.guids(show) == {"g5", "g6"}
    desk.http.serve(page(2), rss(4, 3))
    assert desk.refresh.older([show], cancel=CancelToken()) == {show: 2}


def test_a_show_without_pages_has_no_older_ones(desk):
    show = desk.follow(1)
    assert desk.refresh.older([show], cancel=CancelToken()) == {}


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://192.168.0.1/x", "http://router/x"])
def test_a_feed_sends_nobody_into_the_own_network(desk, url):
    desk.follow(1, following=url)
    assert [request.url for request in desk.http.requests] == [URL]
