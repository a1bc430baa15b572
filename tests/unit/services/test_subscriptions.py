import pytest
from fakes_net import FakeHttp

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import (
    AlreadySubscribedError,
    Cancelled,
    FeedError,
    FetchError,
    ImportFileError,
    NotFoundError,
    OfflineError,
    UsageError,
)
from podplayer.model.events import LibraryChanged, QueueChanged, WorkProgress
from podplayer.services.refresh import Refresh
from podplayer.services.subscriptions import Subscriptions
from podplayer.services.undo import Undo
from podplayer.storage.marks import ShowMarks
from podplayer.storage.podcasts import Podcasts

URL = "https://feeds.example.org/show.xml"
RSS = (
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
    "<title>A Show</title><item><guid>1</guid><title>One</title>"
    '<enclosure url="https://cdn.example.org/1.mp3" type="audio/mpeg"/></item></channel></rss>'
)


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def podcasts(db):
    return Podcasts(db)


@pytest.fixture
def subscriptions(db, http, bus, clock):
    return Subscriptions(db, http=http, bus=bus, now=clock)


@pytest.fixture
def add(subscriptions):
    return lambda url: subscriptions.add(url, cancel=CancelToken())


def urls(podcasts):
    return [show.feed_url for show in podcasts.all()]


def test_a_feed_is_added_with_its_episodes_and_announced(add, http, podcasts, bus):
    http.serve(URL, RSS, headers={"etag": '"1"'})
    seen = []
    bus.subscribe(LibraryChanged, seen.append)
    show = add(URL)
    assert podcasts.get(show).title == "A Show"
    assert podcasts.get(show).episode_count == 1
    assert podcasts.feed_targets()[0].state.etag == '"1"'
    assert seen == [LibraryChanged(frozenset({show}))]


@pytest.mark.parametrize("spelling", [URL, URL.replace("https", "http"), URL + "/", URL + "#x"])
def test_a_show_is_followed_once_however_it_is_spelt(add, http, spelling):
    http.serve(URL, RSS)
    add(URL)
    with pytest.raises(AlreadySubscribedError, match="A Show"):
        add(spelling)


def test_a_show_that_redirects_to_a_followed_one_is_the_same(add, http):
    http.serve(URL, RSS)
    add(URL)
    http.serve("https://old.example.org/f", RSS, permanent_url=URL)
    with pytest.raises(AlreadySubscribedError, match="A Show"):
        add("https://old.example.org/f")


def test_a_web_page_leads_to_its_feed(add, http, podcasts):
    http.serve(
        "https://example.org/",
        f"<html><head><link rel=alternate type=application/rss+xml href='{URL}'></head></html>",
    )
    http.serve(URL, RSS)
    add("example.org")
    assert urls(podcasts) == [URL]


def test_http_is_tried_where_nobody_answers_at_https(add, http, podcasts):
    http.fail("https://old.example.org/f")
    http.serve("http://old.example.org/f", RSS)
    add("old.example.org/f")
    assert urls(podcasts) == ["http://old.example.org/f"]


def test_a_moved_feed_is_added_where_it_lives_now(add, http, podcasts):
    extra = f"<itunes:new-feed-url>{URL}</itunes:new-feed-url>"
    http.serve("https://old.example.org/f", RSS.replace("<item>", extra + "<item>"))
    http.serve(URL, RSS)
    add("https://old.example.org/f")
    assert urls(podcasts) == [URL]


def test_a_file_is_added(add, tmp_path, podcasts):
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    add(str(path))
    assert urls(podcasts) == [path.as_uri()]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("", FeedError, "empty"),
        ("<!doctype html><html><body>Hi</body></html>", FeedError, "names no feed"),
        ("<rss><channel><tit", FeedError, "not a feed"),
        ("PK\x03\x04 zip", FeedError, "not a feed"),
        ("<opml><body/></opml>", FeedError, "import it"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_stored(
    add, http, podcasts, body, kind, words
):
    http.serve(URL, body)
    with pytest.raises(kind, match=words) as caught:
        add(URL)
    assert "\n" not in str(caught.value)
    assert podcasts.all() == []


def test_what_cannot_be_fetched_is_one_sentence_and_nothing_is_stored(add, http, podcasts):
    with pytest.raises(FetchError, match="404"):
        add(URL)
    http.fail(URL, error=OfflineError(URL))
    with pytest.raises(OfflineError):
        add(URL)
    with pytest.raises(UsageError):
        add("two words")
    assert podcasts.all() == []


def test_a_cancelled_add_stores_nothing(subscriptions, http, podcasts):
    http.serve(URL, RSS)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        subscriptions.add(URL, cancel=cancel)
    assert podcasts.all() == []


def opml(*addresses):
    lines = "".join(f'<outline text="x" xmlUrl="{url}"/>' for url in addresses)
    return f"<opml><body>{lines}</body></opml>"


def test_a_list_is_imported_and_what_fails_is_told(subscriptions, http, podcasts, bus, tmp_path):
    for number in range(3):
        http.serve(f"https://{number}.example.org/f", RSS)
    http.serve(URL, RSS)
    subscriptions.add(URL, cancel=CancelToken())
    steps, seen = [], []
    bus.subscribe(WorkProgress, seen.append)
    path = tmp_path / "list.opml"
    path.write_text(opml(URL, *(f"https://{n}.example.org/f" for n in range(4)), "feed://x y"))
    report = subscriptions.import_opml(
        path, cancel=CancelToken(), progress=lambda done, total: steps.append((done, total))
    )
    assert (report.added, report.already) == (3, 1)
    assert [url for url, _ in report.failed] == ["feed://x y", "https://3.example.org/f"]
    assert "404" in report.failed[1][1]
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert seen[-1] == WorkProgress("import", 4, 4)
    assert len(podcasts.all()) == 4


def test_a_show_of_a_list_that_cannot_be_reached_now_is_followed_and_read_later(
    subscriptions, http, podcasts, db, bus, clock
):
    http.fail(URL, "the server cannot be reached")
    report = subscriptions.import_opml(opml(URL), cancel=CancelToken())
    assert (report.added, report.failed) == (1, [])
    assert report.unread == [(URL, "the server cannot be reached")]
    [show] = podcasts.all()
    assert (show.title, show.error) == ("x", "the server cannot be reached")
    again = subscriptions.import_opml(opml(URL), cancel=CancelToken())
    assert (again.added, again.already, again.unread) == (0, 1, [])
    http.serve(URL, RSS)
    assert Refresh(db, http=http, bus=bus, now=clock).all(cancel=CancelToken()).new == 1
    [show] = podcasts.all()
    assert (show.title, show.error) == ("A Show", None)


def test_a_show_left_earlier_comes_back_with_a_list_though_it_cannot_be_reached(
    subscriptions, http, podcasts, add
):
    http.serve(URL, RSS)
    subscriptions.unsubscribe(add(URL))
    http.fail(URL)
    assert subscriptions.import_opml(opml(URL), cancel=CancelToken()).added == 1
    [show] = podcasts.all()
    assert show.title == "A Show"


def test_importing_twice_adds_nothing(subscriptions, http):
    http.serve(URL, RSS)
    assert subscriptions.import_opml(opml(URL), cancel=CancelToken()).added == 1
    report = subscriptions.import_opml(opml(URL), cancel=CancelToken())
    assert (report.added, report.already) == (0, 1)


def test_the_wrong_file_is_one_sentence(subscriptions, tmp_path):
    with pytest.raises(ImportFileError, match="single feed"):
        subscriptions.import_opml(RSS, cancel=CancelToken())
    with pytest.raises(ImportFileError, match="cannot be read"):
        subscriptions.import_opml(tmp_path / "none", cancel=CancelToken())


def test_offline_an_import_says_so_once(subscriptions, http):
    http.fail(URL, error=OfflineError(URL))
    with pytest.raises(OfflineError):
        subscriptions.import_opml(opml(URL), cancel=CancelToken())


def test_what_is_exported_can_be_imported(subscriptions, add, http):
    http.serve(URL, RSS)
    show = add(URL)
    text = subscriptions.export_opml()
    subscriptions.unsubscribe(show)
    assert subscriptions.import_opml(text, cancel=CancelToken()).added == 1


def test_unfollowing_can_be_taken_back(subscriptions, add, http, podcasts, db, bus, clock):
    http.serve(URL, RSS)
    show = add(URL)
    events = []
    bus.subscribe(LibraryChanged, events.append)
    bus.subscribe(QueueChanged, events.append)
    token = subscriptions.unsubscribe(show)
    assert podcasts.all() == []
    assert token.sentence == "Unfollowed A Show"
    assert len(events) == 2
    Undo(db, bus=bus, now=clock).apply(token)
    assert urls(podcasts) == [URL]
    with pytest.raises(NotFoundError):
        subscriptions.unsubscribe(99)


def test_a_show_that_comes_back_knows_its_episodes_under_new_guids(
    subscriptions, add, http, podcasts
):
    http.serve(URL, RSS)
    show = add(URL)
    (old,) = podcasts.known_episodes(show)
    subscriptions.unsubscribe(show)
    renamed = RSS.replace("<guid>1</guid>", "<guid>https://new.example.org/?p=1</guid>")
    http.serve(URL, renamed.replace("One", "One, corrected"))
    assert add(URL) == show
    (now,) = podcasts.known_episodes(show)
    assert (now.id, now.title) == (old.id, "One, corrected")


@pytest.mark.parametrize("spelling", ["http://feeds.example.org/show.xml", URL + "/"])
def test_a_show_comes_back_however_its_address_is_spelt(
    subscriptions, add, http, podcasts, spelling
):
    http.serve(URL, RSS)
    show = add(URL)
    subscriptions.unsubscribe(show)
    http.serve(spelling, RSS)
    assert add(spelling) == show
    assert urls(podcasts) == [spelling]


def test_a_show_comes_back_from_another_host_by_what_it_calls_itself(
    subscriptions, add, http, podcasts
):
    named = RSS.replace(
        "<title>A Show</title>",
        '<title>A Show</title><p:guid xmlns:p="https://podcastindex.org/namespace/1.0">'
        "917393e3-1b1e-5cef-ace4-edaa54e1f810</p:guid>",
    )
    http.serve(URL, named)
    show = add(URL)
    subscriptions.unsubscribe(show)
    there = "https://other.example.org/feed"
    http.serve(there, named)
    assert add(there) == show
    assert urls(podcasts) == [there]


def test_a_show_that_was_put_away_and_dropped_comes_back_into_the_lists(
    subscriptions, add, http, podcasts, db, clock
):
    http.serve(URL, RSS)
    show = add(URL)
    ShowMarks(db).set_archived(show, clock())
    subscriptions.unsubscribe(show)
    assert add(URL) == show
    assert urls(podcasts) == [URL]
