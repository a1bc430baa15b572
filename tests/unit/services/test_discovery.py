from dataclasses import replace

import pytest
from factories import NOW, parsed_feed

from podplayer.model.discovery import DiscoveryKind
from podplayer.model.extras import OtherShow, ShowExtras
from podplayer.model.feed import ConditionalState, Person
from podplayer.services.discovery import DiscoveryService
from podplayer.storage.podcasts import Podcasts

APPLE = "https://podcasts.apple.com/gb/podcast/deep-rivers/id1"


@pytest.fixture
def follow(db):
    """Follow a show with one episode; returns its id."""

    def add(title, *, notes="", guests=(), hosts=(), podroll=(), path="feed"):
        feed = parsed_feed(f"{title}-1", title=title)
        episode = replace(feed.episodes[0], title=f"{title} one", notes=notes, people=guests)
        feed = replace(
            feed, episodes=[episode], people=hosts, extras=ShowExtras(podroll=tuple(podroll))
        )
        url = f"https://{title.lower()}.example.org/{path}"
        return Podcasts(db).add(url, feed, state=ConditionalState(), now=NOW)

    return add


def test_what_two_shows_recommend_comes_first(db, follow):
    both = OtherShow(title="Moss", feed_url="https://moss.example.org/feed/")
    alone = OtherShow(title="Bread", feed_url="https://bread.example.org/feed")
    follow("Alpha", podroll=[alone, both])
    follow("Beta", podroll=[both])
    first, second = DiscoveryService(db).suggest()
    assert (first.title, second.title) == ("Moss", "Bread")
    assert first.reason == "Recommended by the makers of “Alpha” and “Beta”"
    assert first.address == "https://moss.example.org/feed/"


def test_a_show_without_a_title_is_called_by_its_address(db, follow):
    follow("Alpha", podroll=[OtherShow(title="", feed_url="https://www.moss.example.org/a/feed/")])
    (only,) = DiscoveryService(db).suggest()
    assert only.title == "moss.example.org/a/feed"


def test_three_shows_that_speak_for_one_are_counted(db, follow):
    moss = OtherShow(title="Moss", feed_url="https://moss.example.org/feed")
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        follow(name, podroll=[moss], notes=f'<a href="{APPLE}">Deep rivers</a>')
    first, second = sorted(DiscoveryService(db).suggest(), key=lambda one: one.title)
    assert second.reason.endswith("and 2 more of your shows")
    assert first.reason.startswith("Linked in the notes of “")
    assert first.reason.endswith("and 2 more of your shows")


def test_what_is_followed_is_not_suggested(db, follow):
    followed = OtherShow(title="Other words", feed_url="http://www.beta.example.org/feed/")
    follow("Alpha", podroll=[followed, OtherShow(title="Beta")])
    follow("Beta")
    assert DiscoveryService(db).suggest() == []


def test_shows_linked_in_notes_are_found_by_name(db, follow):
    named = f'<p>Hear <a href="{APPLE}"><b>Deep</b> rivers</a>, <a href="{APPLE}">Apple</a></p>'
    follow("Alpha", notes=named)
    follow("Beta", notes='<a href="https://podcasts.apple.com/id2">Subscribe</a>')
    (only,) = DiscoveryService(db).suggest()
    assert (only.title, only.address) == ("Deep rivers", APPLE)
    assert only.kind is DiscoveryKind.MENTIONED
    assert "“Alpha”" in only.reason


def test_a_host_of_one_show_is_found_as_the_guest_of_another(db, follow):
    follow("Alpha", hosts=[Person(name="Ada Byron")])
    follow("Beta", guests=[Person(name="ada byron", role="guest")])
    (only,) = DiscoveryService(db).suggest()
    assert only.title == "Beta one · Beta"
    assert only.reason == "With ada byron, who hosts “Alpha”"
    assert only.episode_id is not None


def test_a_network_over_two_shows_is_no_guest(db, follow):
    network = [Person(name="The Network")]
    follow("Alpha", hosts=network)
    follow("Beta", hosts=network, guests=network)
    assert DiscoveryService(db).suggest() == []


def test_an_address_without_its_scheme_is_no_show_beside_the_feed(db, follow):
    bare = '<a href="https://alpha.example.org/feed/twitter.com/ada">@ada</a>'
    follow("Alpha", notes=bare, path="feed/podcast")
    assert DiscoveryService(db).suggest() == []


def test_another_feed_of_the_same_host_is_a_show(db, follow):
    follow("Alpha", notes='<a href="https://alpha.example.org/feed/moss">Moss</a>')
    (only,) = DiscoveryService(db).suggest()
    assert only.title == "Moss"
