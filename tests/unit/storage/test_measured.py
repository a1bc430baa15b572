from dataclasses import replace

from factories import FEED, NOW, parsed_episode, parsed_feed

from podplayer.feeds.decide import diff
from podplayer.model.feed import Chapter, ConditionalState
from podplayer.model.ids import Ms
from podplayer.storage.episodes import Episodes
from podplayer.storage.measured import Measured
from podplayer.storage.podcasts import Podcasts

EMBEDDED = (Chapter(start=Ms(0), title="In the file"), Chapter(start=Ms(5000), title="Too"))


def follow(db, *chapters):
    feed = replace(parsed_feed(), episodes=[parsed_episode("pilot", chapters=chapters)])
    show = Podcasts(db).add(FEED, feed, state=ConditionalState(), now=NOW)
    return show, Episodes(db).find(FEED, "pilot", None)


def titles(db, episode):
    return [chapter.title for chapter in Episodes(db).detail(episode).chapters]


def test_chapters_of_the_file_are_shown_where_the_feed_has_none(db):
    _, episode = follow(db)
    Measured(db).store(episode, duration=None, chapters=EMBEDDED)
    assert titles(db, episode) == ["In the file", "Too"]
    assert Episodes(db).by_ids([episode])[0].has_chapters


def test_chapters_of_the_feed_go_before_those_of_the_file(db):
    _, episode = follow(db, Chapter(start=Ms(0), title="In the feed"))
    Measured(db).store(episode, duration=None, chapters=EMBEDDED)
    assert titles(db, episode) == ["In the feed"]


def test_a_changed_feed_takes_away_nothing_that_the_file_said(db):
    show, episode = follow(db)
    Measured(db).store(episode, duration=Ms(1234), chapters=EMBEDDED)
    fresh = replace(parsed_feed(), episodes=[parsed_episode("pilot", title="New title")])
    podcasts = Podcasts(db)
    changes = diff(fresh.episodes, podcasts.known_episodes(show))
    podcasts.apply(show, fresh, changes, state=ConditionalState(), now=NOW)
    row = Episodes(db).by_ids([episode])[0]
    assert (row.title, row.duration, row.has_chapters) == ("New title", 1234, True)
    assert titles(db, episode) == ["In the file", "Too"]


def test_a_second_reading_replaces_the_first(db):
    _, episode = follow(db)
    for _ in range(2):
        Measured(db).store(episode, duration=Ms(1), chapters=EMBEDDED[:1])
    assert titles(db, episode) == ["In the file"]
