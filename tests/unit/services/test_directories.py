import json
from dataclasses import replace
from traceback import format_exception

import pytest
from fakes_net import FakeHttp

from podplayer.feeds.directories import GPODDER, ask, ask_apple
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import (
    AlreadySubscribedError,
    FeedError,
    FetchError,
    OfflineError,
    UsageError,
)
from podplayer.model.sentence import Sentence
from podplayer.services.directories import Directories, asked_host, directory_of
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.podcasts import Podcasts

FEED = "https://moss.example.org/feed"
RSS = (
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
    "<title>Moss</title><description>What grows on stones</description>"
    "<itunes:author>Ada</itunes:author>"
    + "".join(
        f"<item><guid>{n}</guid><title>Part {n}</title>"
        f"<pubDate>0{n} Nov 2026 10:00:00 GMT</pubDate><itunes:duration>{n}:00</itunes:duration>"
        f'<enclosure url="https://cdn.example.org/{n}.mp3" type="audio/mpeg"/></item>'
        for n in range(1, 9)
    )
    + "</channel></rss>"
)


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def directories(db, http, bus, clock):
    subscriptions = Subscriptions(db, http=http, bus=bus, now=clock)
    return Directories(db, http=http, subscriptions=subscriptions)


def look(directories, address=FEED):
    return directories.look(address, cancel=CancelToken())


def test_a_directory_is_asked_once_and_what_is_followed_is_marked(directories, http):
    http.serve(FEED, RSS)
    rows = [
        {"title": "Moss", "url": FEED.replace("https", "http")},
        {"title": "B", "url": FEED + "/b"},
    ]
    http.serve(ask(GPODDER, "moss").url, json.dumps(rows))
    show = directories.follow(look(directories), cancel=CancelToken())
    http.requests.clear()
    found = directories.search("gpodder", " moss ", cancel=CancelToken())
    assert [one.followed for one in found] == [show, None]
    assert len(http.requests) == 1


@pytest.mark.parametrize(("key", "words"), [("apple", "  "), ("nobody", "moss")])
def test_without_words_or_directory_nobody_is_asked(directories, http, key, words):
    with pytest.raises(UsageError):
        directories.search(key, words, cancel=CancelToken())
    assert http.requests == []


def test_what_the_directory_cannot_answer_is_a_sentence_without_the_words(directories, http):
    http.serve(ask(GPODDER, "secret").url, "<html>")
    with pytest.raises(FetchError) as failed:
        directories.search("gpodder", "secret", cancel=CancelToken())
    assert isinstance(failed.value.sentence, Sentence)
    assert "secret" not in str(failed.value)


@pytest.mark.parametrize("kind", [FetchError, OfflineError])
def test_a_directory_that_cannot_be_asked_is_named_without_the_words(directories, http, kind):
    words = "secret" * 2  # the traceback has this line, but not what comes of it
    address = ask(GPODDER, words).url
    http.fail(address, error=OfflineError(address) if kind is OfflineError else None)
    with pytest.raises(kind) as failed:
        directories.search("gpodder", words, cancel=CancelToken())
    assert str(failed.value).startswith("gpodder.net: ")
    assert words not in "".join(format_exception(failed.value))


def test_a_preview_shows_the_newest_and_stores_nothing(directories, http, db):
    http.serve(FEED, RSS)
    preview = look(directories).preview
    assert (preview.title, preview.author, preview.count) == ("Moss", "Ada", 8)
    assert preview.description == "What grows on stones"
    assert [one.title for one in preview.newest] == [f"Part {n}" for n in range(8, 2, -1)]
    assert preview.newest[0].duration == 480_000
    assert Podcasts(db).all() == []


def test_to_follow_what_was_looked_at_asks_nobody_again(directories, http, db):
    http.serve(FEED, RSS)
    seen = look(directories)
    http.requests.clear()
    number = directories.follow(seen, cancel=CancelToken())
    assert http.requests == []
    assert Podcasts(db).get(number).episode_count == 8
    with pytest.raises(AlreadySubscribedError):
        directories.follow(seen, cancel=CancelToken())


def test_a_page_at_apple_is_turned_into_the_feed(directories, http):
    http.serve(
        ask_apple("12").url, json.dumps({"results": [{"trackName": "Moss", "feedUrl": FEED}]})
    )
    http.serve(FEED, RSS)
    page = "https://podcasts.apple.com/gb/podcast/moss/id12"
    assert look(directories, page).preview.address == FEED
    http.serve(ask_apple("12").url, json.dumps({"results": []}))
    with pytest.raises(FeedError, match="no feed"):
        look(directories, page)


def test_a_feed_that_says_nothing_cannot_be_looked_at(directories, http, monkeypatch):
    http.serve(FEED, RSS)
    whole = look(directories).loaded
    monkeypatch.setattr(
        directories._subscriptions, "look", lambda *_, **__: replace(whole, parsed=None)
    )
    with pytest.raises(FeedError):
        look(directories)


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        (FEED, "moss.example.org"),
        ("moss.example.org", "moss.example.org"),
        ("https://podcasts.apple.com/gb/podcast/moss/id12", "itunes.apple.com"),
        ("moss and ferns", None),
        ("moss", None),
        ("", None),
    ],
)
def test_who_would_be_asked_is_known_before(typed, host):
    assert asked_host(typed) == host


def test_for_a_file_nobody_would_be_asked(tmp_path):
    (tmp_path / "feed.xml").write_text(RSS)
    assert asked_host(str(tmp_path / "feed.xml")) == ""


def test_a_directory_is_found_by_its_key():
    assert directory_of("fyyd").host == "api.fyyd.de"
