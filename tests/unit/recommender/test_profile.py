from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, toy

from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId
from podplayer.model.listening import Context, Feedback, FeedbackKind, Mood, PlaySpan
from podplayer.recommender.profile import Plays, blocks, fold, misleading

SHOW = PodcastId(7)


def span(episode, start, end, at, **more):
    return PlaySpan(
        episode_id=EpisodeId(episode), start=Ms(start), end=Ms(end), rate=1.0, heard_at=at, **more
    )


def said(episode, kind, at=NOW, **more):
    return Feedback(episode_id=EpisodeId(episode), kind=kind, at=at, **more)


def test_pauses_within_six_hours_make_one_play_and_repeats_count_once():
    found = Plays(
        [
            span(1, 0, 600_000, NOW),
            span(1, 300_000, 900_000, NOW + timedelta(hours=2)),
            span(1, 0, 600_000, NOW + timedelta(hours=20)),
        ]
    ).in_order()
    assert [play.heard_ms for play in found] == [900_000, 600_000]


def test_a_play_begins_where_its_first_span_began_at_the_speed_it_was_heard():
    fast = PlaySpan(episode_id=EpisodeId(1), start=Ms(0), end=Ms(1_200_000), rate=2.0, heard_at=NOW)
    assert Plays([fast]).in_order()[0].began == NOW - timedelta(minutes=10)


def test_plays_come_in_the_order_in_which_they_began():
    found = Plays(
        [span(2, 0, 60_000, NOW), span(1, 0, 3_000_000, NOW + timedelta(minutes=5))]
    ).in_order()
    assert [play.episode_id for play in found] == [1, 2]


def test_spans_added_later_are_joined_as_if_they_had_always_been_there():
    spans = [
        span(number % 3, 0, 600_000 * number, NOW + timedelta(hours=3 * number))
        for number in range(1, 9)
    ]
    whole = Plays(spans)
    for cut in range(len(spans)):
        grown = Plays(spans[:cut])
        grown.in_order()
        grown.add(spans[cut:])
        assert grown.in_order() == whole.in_order()


def test_spoken_answers_count_double_and_are_no_plays():
    library = toy()
    events = library.events(
        [library.span(0, NOW - timedelta(days=2))],
        [said(1001, FeedbackKind.MORE), said(1002, FeedbackKind.LESS)],
    )
    assert events.weights.tolist() == [1.0, 2.0, 2.0]
    assert events.is_play.tolist() == [True, False, False]
    assert np.sign(events.engagement).tolist() == [1, 1, -1]
    assert events.is_heard.tolist() == [True, True, False]
    assert events.is_dropped.tolist() == [False, False, True]


def test_a_favourite_that_was_taken_back_leaves_no_trace():
    library = toy()
    answers = [said(1001, FeedbackKind.FAVOURITE), said(1001, FeedbackKind.UNFAVOURITE)]
    assert len(library.events([], answers)) == 0


def test_what_is_not_in_the_library_is_left_out():
    library = toy()
    assert len(library.events([span(5, 0, 600_000, NOW)], [said(6, FeedbackKind.MORE)])) == 0


def test_the_hour_is_the_listeners_own_and_imports_take_the_zone_that_is_given():
    library = toy()
    spans = [
        library.span(0, NOW, offset=90),
        library.span(1, NOW + timedelta(hours=1), offset=None),
    ]
    events = fold(Plays(spans).in_order(), [], items=library.items, contexts={}, utc_offset=-120)
    assert events.hours.tolist() == [9.5, 7.0]


def test_minutes_and_mood_come_from_the_context():
    library = toy()
    context = Context(at=NOW, minutes=25, mood=Mood(valence=0.5, arousal=-0.5))
    events = library.events(
        [library.span(0, NOW, context_id=ContextId(3)), library.span(1, NOW + timedelta(days=1))],
        contexts={ContextId(3): context},
    )
    assert events.minutes[0] == 25
    assert events.moods[0].tolist() == [0.5, -0.5]
    assert np.isnan(events.minutes[1])


@pytest.mark.parametrize(("hours", "is_blocked"), [(1, True), (17, True), (19, False)])
def test_not_now_ends_by_itself(hours, is_blocked):
    answers = [said(1, FeedbackKind.NOT_NOW)]
    found = blocks(answers, show_of={}, now=NOW + timedelta(hours=hours))
    assert (EpisodeId(1) in found.episodes) is is_blocked


def test_never_blocks_the_episode_for_good_and_the_show_where_the_note_says_so():
    show_of = {EpisodeId(1): SHOW, EpisodeId(2): PodcastId(8)}
    answers = [said(1, FeedbackKind.NEVER, note="show"), said(2, FeedbackKind.NEVER)]
    found = blocks(answers, show_of=show_of, now=NOW + timedelta(days=900))
    assert found.shows == {SHOW}
    assert found.episodes == {1, 2}


def test_less_and_more_block_what_they_should():
    answers = [said(1, FeedbackKind.LESS), said(2, FeedbackKind.MORE)]
    assert blocks(answers, show_of={}, now=NOW).episodes == {1}


def test_reasons_that_misled_are_counted():
    answers = [said(1, FeedbackKind.NOT_BECAUSE, note="fresh") for _ in range(2)]
    assert misleading(answers) == {"fresh": 2}
