import pytest
from fakes_net import FakeHttp

from podplayer.feeds.parse import parse
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, OfflineError
from podplayer.model.events import LibraryChanged, WorkProgress
from podplayer.services import feed_loading
from podplayer.services.refresh import Refresh
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.podcasts import Podcasts

URL = "https://feeds.example.org/show.xml"


def rss(*guids, title="A Show", extra=""):
    items = "".join(
        f"<item><title>{guid.title()}</title><guid>{guid}</guid>"
        f'<enclosure url="https://cdn.example.org/{guid}.mp3" type="audio/mpeg"/></item>'
        for guid in guids
    )
    return f'<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>{title}</title>{extra}{items}</channel></rss>'


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def podcasts(db):
    return Podcasts(db)


@pytest.fixture
def refresh(db, http, bus, clock):
    return Refresh(db, http=http, bus=bus, now=clock)


@pytest.fixture
def follow(db, http, bus, clock):
    service = Subscriptions(db, http=http, bus=bus, now=clock)

    def run(*guids, url=URL, **fields):
        http.serve(url, rss(*guids, **fields))
        return service.add(url, cancel=CancelToken())

    return run


def run(refresh, **fields):
    return refresh.all(cancel=CancelToken(), **fields)


def guids(podcasts, show):
    return {episode.guid for episode in podcasts.known_episodes(show)}


def test_new_episodes_are_stored_and_counted(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.serve(URL, rss("finale", "pilot"))
    report = run(refresh)
    assert (report.checked, report.new, report.updated, report.unchanged) == (1, 1, 0, 0)
    assert guids(podcasts, show) == {"pilot", "finale"}


def test_a_show_that_answers_again_unchanged_is_shown_without_its_error(
    refresh, follow, http, podcasts, bus
):
    show = follow("pilot")
    http.fail(URL)
    run(refresh)
    assert podcasts.get(show).error
    http.serve(URL, rss("pilot"))
    changed = []
    bus.subscribe(LibraryChanged, changed.append)
    assert run(refresh).unchanged == 1
    assert podcasts.get(show).error is None
    assert changed == [LibraryChanged(frozenset({show}))]


def test_an_episode_that_left_the_feed_stays_in_the_library(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.serve(URL, rss("finale"))
    run(refresh)
    assert guids(podcasts, show) == {"pilot", "finale"}
    left = [e.guid for e in podcasts.known_episodes(show) if e.has_left_feed]
    assert left == ["pilot"]


def test_a_corrected_title_is_updated(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.serve(URL, rss("pilot").replace("Pilot", "The Pilot"))
    assert run(refresh).updated == 1
    assert podcasts.known_episodes(show)[0].title == "The Pilot"


def test_the_server_is_asked_only_for_what_is_new(refresh, follow, http):
    http.serve(URL, rss("pilot"))
    follow("pilot")
    http.serve(URL, rss("pilot", "b"), headers={"etag": '"2"', "last-modified": "yesterday"})
    run(refresh)
    assert run(refresh).unchanged == 1
    sent = http.requests[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"2"', "yesterday")


def test_the_same_bytes_under_a_new_etag_are_not_parsed_but_remembered(
    refresh, follow, http, podcasts
):
    follow("pilot")
    http.serve(URL, rss("pilot"), headers={"etag": '"new"'})
    report = run(refresh)
    assert (report.unchanged, report.updated) == (1, 0)
    assert podcasts.feed_targets()[0].state.etag == '"new"'


def test_one_failure_disturbs_nobody_and_is_told_until_it_is_gone(refresh, follow, http, podcasts):
    bad = follow("a", url="https://bad.example.org/f", title="Bad")
    follow("b", url="https://good.example.org/f", title="Good")
    http.fail("https://bad.example.org/f")
    http.serve("https://good.example.org/f", rss("b", "c"))
    report = run(refresh)
    assert report.failed == [(bad, "Bad", "the server cannot be reached")]
    assert report.new == 1
    assert podcasts.get(bad).error == "the server cannot be reached"
    http.serve("https://bad.example.org/f", rss("a", title="Bad"))
    run(refresh)
    assert podcasts.get(bad).error is None


def test_a_feed_that_became_a_web_page_keeps_its_episodes(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.serve(URL, "<!doctype html><html><body>Parked</body></html>")
    report = run(refresh)
    assert "web page" in report.failed[0][2]
    assert guids(podcasts, show) == {"pilot"}
    assert not podcasts.known_episodes(show)[0].has_left_feed


def test_a_show_that_moved_for_good_is_asked_there_from_then_on(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.serve(URL, rss("pilot", "b"), permanent_url="https://new.example.org/f")
    run(refresh)
    assert podcasts.get(show).feed_url == "https://new.example.org/f"


def test_a_show_that_says_that_it_moved_is_followed_if_its_new_feed_can_be_read(
    refresh, follow, http, podcasts
):
    show = follow("pilot")
    there = "https://new.example.org/f"
    moved = rss("pilot", extra=f"<itunes:new-feed-url>{there}</itunes:new-feed-url>")
    http.serve(URL, moved)
    run(refresh)
    assert podcasts.get(show).feed_url == URL
    http.serve(URL, moved.replace("Pilot", "Pilot again"))
    http.serve(there, rss("pilot", "b"))
    run(refresh)
    assert podcasts.get(show).feed_url == there
    assert guids(podcasts, show) == {"pilot", "b"}


def test_a_show_does_not_move_to_another_one_by_its_own_word(refresh, follow, http, podcasts):
    show = follow("pilot", title="Rivers")
    there = "https://new.example.org/f"
    http.serve(there, rss("offer", "bargain", title="Lakes"))
    pointer = f"<itunes:new-feed-url>{there}</itunes:new-feed-url>"
    http.serve(URL, rss("pilot", "finale", title="Rivers", extra=pointer))
    report = run(refresh)
    assert (report.failed, report.new) == ([], 1)
    assert podcasts.get(show).feed_url == URL
    assert guids(podcasts, show) == {"pilot", "finale"}


def test_only_the_shows_that_are_named_are_refreshed(refresh, follow, http):
    follow("a", url="https://a.example.org/f")
    wanted = follow("b", url="https://b.example.org/f")
    before = len(http.requests)
    assert run(refresh, podcast_ids=[wanted]).checked == 1
    assert [request.url for request in http.requests[before:]] == ["https://b.example.org/f"]


def test_changes_are_announced_after_they_were_stored(refresh, follow, http, bus, podcasts):
    show = follow("pilot")
    http.serve(URL, rss("pilot", "b"))
    seen = []
    bus.subscribe(LibraryChanged, lambda e: seen.append((e.podcast_ids, guids(podcasts, show))))
    progress = []
    bus.subscribe(WorkProgress, progress.append)
    run(refresh)
    assert seen == [({show}, {"pilot", "b"})]
    assert progress[-1] == WorkProgress("refresh", 1, 1)


def test_many_changes_are_announced_together(refresh, follow, http, bus):
    for number in range(20):
        follow("a", url=f"https://{number}.example.org/f")
        http.serve(f"https://{number}.example.org/f", rss("a", "b"))
    seen = []
    bus.subscribe(LibraryChanged, seen.append)
    run(refresh)
    assert len(seen) == 1
    assert len(seen[0].podcast_ids) == 20


def test_nothing_is_announced_where_nothing_changed(refresh, follow, bus):
    follow("pilot")
    seen = []
    bus.subscribe(LibraryChanged, seen.append)
    assert run(refresh).unchanged == 1
    assert seen == []


def test_offline_is_one_sentence_and_no_failure_of_a_show(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.fail(URL, error=OfflineError(URL))
    with pytest.raises(OfflineError):
        run(refresh)
    assert podcasts.get(show).error is None


def test_cancelling_keeps_whole_shows(refresh, follow, http, podcasts, bus):
    shows = [follow("a", url=f"https://{n}.example.org/f") for n in range(3)]
    for number in range(3):
        http.serve(f"https://{number}.example.org/f", rss("a", "b", "c"))
    cancel = CancelToken()
    bus.subscribe(WorkProgress, lambda event: cancel.cancel())
    with pytest.raises(Cancelled):
        refresh.all(cancel=cancel)
    assert sorted(len(guids(podcasts, show)) for show in shows) == [1, 1, 3]


def test_a_feed_in_a_file_is_read_again_when_it_changed(
    refresh, db, http, bus, clock, tmp_path, podcasts
):
    path = tmp_path / "feed.xml"
    path.write_text(rss("pilot"))
    service = Subscriptions(db, http=http, bus=bus, now=clock)
    show = service.add(str(path), cancel=CancelToken())
    assert run(refresh).unchanged == 1
    path.write_text(rss("pilot", "b"))
    assert run(refresh).new == 1
    path.unlink()
    assert "cannot be read" in run(refresh).failed[0][2]
    assert guids(podcasts, show) == {"pilot", "b"}
    assert http.requests == []


# -- what must not be believed --------------------------------------------------------------


def left(podcasts, show):
    return {e.guid for e in podcasts.known_episodes(show) if e.has_left_feed}


def test_a_feed_that_breaks_off_takes_nothing_away_and_is_asked_for_whole_again(
    refresh, follow, http, podcasts
):
    show = follow("finale", "middle", "pilot")
    whole = rss("sequel", "finale", "middle", "pilot")
    http.serve(URL, whole[: whole.index("Middle")], headers={"etag": '"whole"'})
    report = run(refresh)
    assert report.new == 1
    assert guids(podcasts, show) == {"sequel", "finale", "middle", "pilot"}
    assert left(podcasts, show) == set()
    http.serve(URL, rss("sequel", "finale", "pilot"), headers={"etag": '"whole"'})
    run(refresh)
    assert "If-None-Match" not in http.requests[-1].headers
    assert left(podcasts, show) == {"middle"}


def test_the_episode_that_a_feed_breaks_off_in_is_not_half_stored(refresh, follow, http, podcasts):
    show = follow("finale", "pilot")
    whole = rss("sequel", "finale", "pilot")
    http.serve(URL, whole[: whole.index("<guid>sequel")])
    run(refresh)
    assert guids(podcasts, show) == {"finale", "pilot"}
    assert {e.title for e in podcasts.known_episodes(show)} == {"Finale", "Pilot"}


def test_a_feed_without_its_last_tags_is_read_to_its_last_episode(refresh, follow, http, podcasts):
    show = follow("pilot")
    http.serve(URL, rss("finale", "pilot").replace("</channel></rss>", "\n"))
    run(refresh)
    assert guids(podcasts, show) == {"finale", "pilot"}


def test_a_server_that_leads_to_another_show_changes_nothing(refresh, follow, http, podcasts):
    show = follow("pilot", "finale", title="Rivers")
    there = "https://shop.example.org/feed"
    http.serve(URL, rss("offer", "bargain", title="Our shop"), permanent_url=there)
    report = run(refresh)
    assert report.failed[0][2].startswith("its server leads to another show now, “Our shop”")
    assert podcasts.get(show).feed_url == URL
    assert guids(podcasts, show) == {"pilot", "finale"}
    assert left(podcasts, show) == set()


@pytest.mark.parametrize("shown", [{"title": "Rivers and Lakes"}, {"title": "Rivers"}])
def test_a_show_that_moved_is_known_by_its_title_or_an_episode(
    refresh, follow, http, podcasts, shown
):
    show = follow("pilot", title="Rivers")
    there = "https://new.example.org/feed"
    episodes = ("finale", "pilot") if shown["title"] != "Rivers" else ("season-2",)
    http.serve(URL, rss(*episodes, **shown), permanent_url=there)
    assert not run(refresh).failed
    assert podcasts.get(show).feed_url == there


def test_a_fault_of_the_parser_costs_one_show_only(refresh, follow, http, podcasts, monkeypatch):
    other = "https://feeds.example.org/other.xml"
    broken, sound = follow("pilot"), follow("first", url=other)
    http.serve(URL, rss("finale", "pilot"))
    http.serve(other, rss("second", "first"))

    def stumble(body, **fields):
        if b"Finale" in body:
            raise RecursionError
        return parse(body, **fields)

    monkeypatch.setattr(feed_loading, "parse", stumble)
    report = run(refresh)
    assert report.failed == [
        (broken, "A Show", "podplayer itself fails to read it; its log says why")
    ]
    assert guids(podcasts, sound) == {"second", "first"}
