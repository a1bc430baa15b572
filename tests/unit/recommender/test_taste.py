from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import PlaySpan
from podplayer.recommender.taste import assign, hours_heard, show_habits, topics


def test_interests_are_the_clusters_of_what_was_liked_with_names():
    library = toy(noise=0.2)
    found = topics(library.world(habit(library)))
    assert sum(topic.share for topic in found) == pytest.approx(1)
    names = {word for topic in found[:2] for word in topic.keywords}
    assert {"rivers", "opera"} <= names
    for topic in found:
        assert len(np.unique(library.items.shows[topic.rows])) == 1


def test_episodes_belong_to_the_interest_they_are_near():
    library = toy(noise=0.2)
    found = topics(library.world(habit(library)))
    labels = assign(library.space.of(np.array([library.row(0, 20), library.row(1, 20)])), found)
    assert library.items.shows[found[labels[0]].rows[0]] == 0
    assert library.items.shows[found[labels[1]].rows[0]] == 1
    assert assign(library.space.of(np.array([1])), []).tolist() == [-1]


def test_without_likes_there_are_no_interests():
    assert topics(toy().world([])) == []


def test_shows_are_counted_by_episode_and_weighed_by_recency():
    library = toy()
    spans = habit(library, days=10)
    spans += [
        library.span(library.row(0, n), NOW - timedelta(hours=n + 1), minutes=9) for n in range(3)
    ]
    first, second = show_habits(library.events(spans))
    assert (first.show, first.started, first.finished) == (0, 13, 10)
    assert first.share > second.share
    assert first.share + second.share == pytest.approx(1)


def test_listening_is_spread_over_the_hours_of_the_wall():
    monday = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    span = PlaySpan(
        episode_id=EpisodeId(1),
        start=Ms(0),
        end=Ms(5_400_000),
        rate=1.5,
        heard_at=monday + timedelta(hours=1),
        utc_offset=60,
    )
    table = hours_heard([span], utc_offset=0)
    assert table[0][8] == table[0][9] == 1_800_000
    assert sum(map(sum, table)) == 3_600_000
