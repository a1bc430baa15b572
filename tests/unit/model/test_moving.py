from dataclasses import replace
from datetime import timedelta

import pytest
from factories import NOW

from podplayer.model.ids import Ms
from podplayer.model.moving import (
    ForeignEpisode,
    ForeignPlay,
    Standing,
    Tally,
    feed_key,
    merge,
    new_plays,
    tally_of_waiting,
    title_key,
)

HOUR = timedelta(hours=1)
MINUTE = 60_000


def foreign(**fields):
    return ForeignEpisode(show_title="A Show", title="Pilot", **fields)


def play(start, end, at=NOW, **fields):
    return ForeignPlay(start=Ms(start * MINUTE), end=Ms(end * MINUTE), heard_at=at, **fields)


def merged(before=None, episode=None, *, known=(), duration=30 * MINUTE):
    return merge(
        before or Standing(),
        episode or foreign(),
        known=known,
        duration=None if duration is None else Ms(duration),
        now=NOW,
    )


@pytest.mark.parametrize(("here", "there", "wins"), [(10, 20, 20), (20, 10, 20), (0, 5, 5)])
def test_the_further_position_wins(here, there, wins):
    before = Standing(position=Ms(here * MINUTE))
    after = merged(before, foreign(position=Ms(there * MINUTE))).standing
    assert after.position == wins * MINUTE


def test_finished_here_stays_finished_and_keeps_its_position():
    before = Standing(position=Ms(7), finished_at=NOW - HOUR)
    after = merged(before, foreign(position=Ms(20 * MINUTE))).standing
    assert after == before


def test_finished_there_finishes_here_with_the_best_date_there_is():
    day = NOW - 9 * HOUR
    for fields, at in (
        ({"finished_at": day, "last_heard_at": NOW - HOUR}, day),
        ({"last_heard_at": day}, day),
        ({"published": day}, day),
        ({"published": NOW + HOUR}, NOW),
        ({}, NOW),
    ):
        assert merged(episode=foreign(is_finished=True, **fields)).standing.finished_at == at


def test_a_heart_is_set_and_never_taken():
    assert merged(episode=foreign(is_favourite=True)).standing.favourite_at == NOW
    before = Standing(favourite_at=NOW - HOUR)
    assert merged(before, foreign()).standing == before
    assert merged(before, foreign(is_favourite=True)).standing == before


def test_a_position_beyond_the_end_is_the_end():
    assert merged(episode=foreign(position=Ms(99 * MINUTE))).standing.position == 30 * MINUTE


def test_history_that_reaches_the_end_finishes_the_episode():
    after = merged(episode=foreign(plays=[play(0, 15, NOW - HOUR), play(15, 30)])).standing
    assert (after.finished_at, after.heard, after.last_heard_at) == (NOW, 30 * MINUTE, NOW)


def test_history_without_a_known_length_finishes_nothing():
    after = merged(episode=foreign(plays=[play(0, 30)]), duration=None).standing
    assert (after.finished_at, after.position) == (None, 30 * MINUTE)


def test_the_same_listening_told_by_the_minute_and_by_the_second_comes_once():
    told = [play(0, 10, NOW), play(3, 13, NOW + timedelta(seconds=40))]
    assert len(new_plays(told, known=[], duration=None)) == 1
    assert new_plays(told, known=[play(0, 10)], duration=None) == ()


def test_hearing_it_again_another_day_is_history_too():
    again = [play(0, 10, NOW), play(0, 10, NOW + 24 * HOUR)]
    assert len(new_plays(again, known=[], duration=None)) == 2


def test_a_total_counts_only_beyond_what_is_known():
    total = play(0, 20, is_total=True)
    (fresh,) = new_plays([total], known=[play(0, 12, NOW - HOUR)], duration=None)
    assert (fresh.start, fresh.end) == (12 * MINUTE, 20 * MINUTE)
    assert new_plays([total], known=[play(0, 20, NOW - HOUR)], duration=None) == ()


def test_what_goes_on_beyond_the_end_began_anew():
    plays = new_plays([play(0, 20), play(20, 40, NOW + HOUR), play(40, 45, NOW + 2 * HOUR)],
                      known=[], duration=Ms(30 * MINUTE))  # fmt: skip
    stretches = [(p.start // MINUTE, p.end // MINUTE) for p in plays]
    assert stretches == [(0, 20), (20, 30), (0, 5)]


def test_merging_twice_changes_nothing_more():
    episode = foreign(position=Ms(MINUTE), is_favourite=True, plays=[play(0, 10), play(10, 12)])
    first = merged(episode=episode)
    second = merged(first.standing, episode, known=first.plays)
    assert (second.standing, second.plays) == (first.standing, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ep. 12: The End", "ep 12 – the end"),
        ("Ｆｕｌｌ", "full"),
        ("  a \n b ", "A B"),
        ("…", "…"),
    ],
)
def test_titles_are_the_same_without_case_spaces_and_signs(one, other):
    assert title_key(one) == title_key(other)


def test_titles_of_other_words_and_scripts_differ():
    keys = {title_key(title) for title in ("Folge 1", "Folge 2", "第一集", "第二集", "!", "?", "")}
    assert len(keys) == 7


@pytest.mark.parametrize(
    "url",
    [
        "https://www.Example.org/feed/",
        "http://example.org/feed",
        "feed://example.org/feed",
        "feed:https://example.org/feed",
        "itpc://example.org/feed",
    ],
)
def test_one_feed_has_many_spellings(url):
    assert feed_key(url) == "example.org/feed"


def test_paths_and_queries_tell_feeds_apart():
    assert len({feed_key(f"https://e.org/{end}") for end in ("a", "A", "a?x=1", "a?x=2")}) == 4


def test_what_waits_is_counted():
    episodes = [
        foreign(is_finished=True, position=Ms(5), plays=[play(0, 1)]),
        foreign(position=Ms(5), is_favourite=True, queue_place=0),
    ]
    assert tally_of_waiting(episodes) == Tally(
        episodes=2, finished=1, positions=1, favourites=1, queued=1, plays=1
    )
    assert replace(Tally(), episodes=1) + Tally(episodes=1) == Tally(episodes=2)
