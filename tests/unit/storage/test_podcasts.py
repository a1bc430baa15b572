import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed

from podplayer.model.errors import AlreadySubscribedError, NotFoundError
from podplayer.model.feed import Chapter, ConditionalState, FeedDiff, Funding, Person
from podplayer.model.ids import Ms, PodcastId
from podplayer.model.podcast import PodcastSettings

STATE = ConditionalState(etag="2")


def test_a_subscription_stores_the_show_and_its_episodes(podcasts, show):
    podcast = podcasts.get(show)
    assert (podcast.title, podcast.feed_url) == ("A Show", FEED)
    assert (podcast.episode_count, podcast.unheard_count) == (3, 3)
    assert podcasts.find_by_url(FEED) == show
    assert podcasts.count() == 1


def test_subscribing_twice_is_refused_and_changes_nothing(podcasts, show):
    with pytest.raises(AlreadySubscribedError, match="A Show"):
        podcasts.add(FEED, parsed_feed("other", title="Other"), state=STATE, now=NOW)
    assert podcasts.get(show).title == "A Show"
    assert podcasts.get(show).episode_count == 3


def test_a_dropped_show_comes_back_with_its_history(podcasts, show, log, by_guid):
    log.store_position(by_guid["pilot"], Ms(60_000), now=NOW)
    podcasts.unsubscribe(show, now=NOW)
    assert podcasts.all() == []
    with pytest.raises(NotFoundError):
        podcasts.get(show)
    feed = parsed_feed("finale", "middle", "pilot")
    assert podcasts.add(FEED, feed, state=STATE, now=NOW) == show
    assert log.progress()[by_guid["pilot"]].position == 60_000


def test_a_refresh_adds_changes_and_badges_but_never_removes(podcasts, show, episodes, by_guid):
    changed = parsed_episode("middle", title="Middle, corrected", notes="<p>river</p>")
    diff = FeedDiff(
        added=[parsed_episode("epilogue")],
        changed=[(by_guid["middle"], changed)],
        left_feed=[by_guid["pilot"]],
    )
    podcasts.apply(show, parsed_feed("epilogue", "finale", "middle"), diff, state=STATE, now=NOW)
    rows = {row.guid: row for row in episodes.rows(podcast_id=show)}
    assert set(rows) == {"epilogue", "finale", "middle", "pilot"}
    assert rows["middle"].title == "Middle, corrected"
    assert rows["pilot"].has_left_feed
    podcasts.apply(
        show, parsed_feed("pilot"), FeedDiff(returned=[by_guid["pilot"]]), state=STATE, now=NOW
    )
    assert not episodes.by_ids([by_guid["pilot"]])[0].has_left_feed


def test_a_show_keeps_its_identity_when_its_feed_moves(podcasts, show):
    assert podcasts.move(show, "https://new.example.org/", now=NOW)
    assert podcasts.get(show).feed_url == "https://new.example.org/"
    assert podcasts.find_by_url(FEED) == show


def test_a_show_does_not_move_onto_another_show(podcasts, show):
    other = podcasts.add("https://b.example.org/", parsed_feed("b"), state=STATE, now=NOW)
    assert not podcasts.move(show, "https://b.example.org/", now=NOW)
    assert podcasts.get(other).feed_url == "https://b.example.org/"


def test_a_show_moves_to_where_a_dropped_one_lay_and_back(podcasts, show):
    there = "https://b.example.org/"
    dropped = podcasts.add(there, parsed_feed("b"), state=STATE, now=NOW)
    podcasts.unsubscribe(dropped, now=NOW)
    assert podcasts.move(show, there, now=NOW)
    assert podcasts.feed_urls() == {show: there, dropped: FEED}
    assert podcasts.find_by_url(FEED) == podcasts.find_by_url(there) == show
    podcasts.move_back(show, FEED, left=there)
    assert podcasts.feed_urls() == {show: FEED, dropped: there}


def test_a_failure_is_remembered_until_the_next_good_refresh(podcasts, show):
    podcasts.failed(show, "the server did not answer in time", now=NOW)
    assert podcasts.get(show).error == "the server did not answer in time"
    assert podcasts.feed_targets()[0].failures == 1
    podcasts.unchanged([show], now=NOW)
    assert podcasts.get(show).error is None


def test_everything_that_a_feed_says_comes_back(podcasts, episodes):
    episode = parsed_episode(
        "one",
        chapters=[Chapter(start=Ms(0), title="Intro"), Chapter(start=Ms(60_000), title="Deltas")],
        people=[Person(name="Ana", role="guest")],
    )
    feed = parsed_feed(
        funding=[Funding(url="https://pay.example.org", text="Support us")],
        categories=["Science", "Earth"],
        people=[Person(name="Ben")],
    )
    show = podcasts.add(
        FEED, type(feed)(**{**_fields(feed), "episodes": [episode]}), state=STATE, now=NOW
    )
    podcast = podcasts.get(show)
    assert podcast.categories == ("Science", "Earth")
    assert podcast.funding == (Funding(url="https://pay.example.org", text="Support us"),)
    detail = episodes.detail(episodes.rows()[0].id)
    assert [chapter.title for chapter in detail.chapters] == ["Intro", "Deltas"]
    assert {person.name for person in detail.people} == {"Ana", "Ben"}
    assert detail.notes == "<p>Notes of one</p>"


def test_settings_of_a_show_are_kept(podcasts, show):
    podcasts.set_settings(show, PodcastSettings(speed=1.4, skip_intro=Ms(30_000)))
    assert podcasts.get(show).settings == PodcastSettings(speed=1.4, skip_intro=Ms(30_000))


def test_a_show_that_does_not_exist_is_named(podcasts):
    with pytest.raises(NotFoundError, match="no show 7"):
        podcasts.get(PodcastId(7))


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
