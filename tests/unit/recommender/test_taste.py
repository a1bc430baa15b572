from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import PlaySpan
from podplayer.recommender.keywords import Words, tokens
from podplayer.recommender.naming import Namer, as_written
from podplayer.recommender.taste import assign, hours_heard, show_habits, topics


def test_interests_are_the_clusters_of_what_was_liked_with_names():
    library = toy(noise=0.2)
    found = topics(library.world(habit(library)))
    assert sum(topic.share for topic in found) == pytest.approx(1)
    names = {word for topic in found for word in topic.keywords}
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


def named(texts, shows, names=None):
    """One cluster of everything but the last two texts, beside a rest of the library."""
    rows = np.arange(len(texts))
    words = Words.build(items=len(texts), rows=rows, documents=[tokens(text) for text in texts])
    items = replace(
        toy(shows=1, each=len(texts)).items, shows=np.array(shows), places=np.zeros(len(texts))
    )
    namer = Namer(words=words, items=items, names=names or {})
    return namer.name([rows[:4], rows[4:]], [np.ones(4), np.ones(len(texts) - 4)])


def test_the_words_of_a_shows_title_name_no_interest():
    texts = ["ground truth about rivers", "ground truth and the rivers", "rivers, by ground truth",
             "truth of rivers"]  # fmt: skip
    own, _ = named([*texts, "opera", "opera"], [1, 1, 1, 1, 2, 2], {1: "Ground Truth"})
    assert own == ["rivers"]


def test_what_nearly_every_episode_of_a_show_says_is_its_own_word_and_not_the_topics():
    texts = [
        "harbour ships mayor",
        "harbour fish mayor",
        "harbour ships tide mayor",
        "ships at sea",
    ]
    own, _ = named([*texts, "harbour opera mayor", "opera mayor"], [1, 1, 1, 2, 1, 2])
    assert own[0] == "ships"
    assert "mayor" not in own


def test_a_filler_names_nothing_and_a_single_episode_names_no_interest():
    texts = ["everything began with moss", "everything about moss", "moss began again", "zebra"]
    own, _ = named([*texts, "opera", "opera"], [1, 2, 3, 4, 5, 5])
    assert own == ["moss"]


def test_halves_of_one_chinese_word_are_not_two_names():
    texts = ["宇宙飞船", "宇宙飞船家", "宇宙飞船史", "宇宙飞船集"]
    own, _ = named([*texts, "opera", "opera"], [1, 2, 3, 4, 5, 5])
    assert own[:2] == ["宇宙", "飞船"]


def test_a_pair_of_characters_is_given_with_those_that_stand_around_it():
    texts = ["我们喝咖啡豆", "咖啡豆很香", "买了咖啡豆", "园子"]
    assert as_written(["啡豆", "园子"], texts) == {"啡豆": "咖啡豆", "园子": "园子"}


def test_words_are_written_as_within_a_sentence():
    texts = ["Der Zug hält. Rivers run, as Rivers do not.", "Rivers: how NASA saw a river, rivers."]
    written = as_written(["zug", "rivers", "nasa", "absent"], texts)
    assert written == {"zug": "Zug", "rivers": "rivers", "nasa": "NASA", "absent": "absent"}


def test_a_word_that_mostly_stands_beside_another_is_given_with_it():
    texts = ["On machine learning", "How machine learning began", "The machine learning of birds",
             "A sewing machine", "Black holes, white holes", "Why black holes sing"]  # fmt: skip
    written = as_written(["machine", "learning", "black", "holes", "birds"], texts)
    assert written["machine"] == written["learning"] == "machine learning"
    assert written["black"] == written["holes"] == "black holes"
    assert written["birds"] == "birds"
