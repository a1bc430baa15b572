from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy

from podplayer.model.ids import ContextId
from podplayer.model.listening import Context, Mood
from podplayer.recommender.columns import ShownLog
from podplayer.recommender.feature_list import (
    COLUMNS,
    FEATURES,
    NAMES,
    STIFFER,
    WIDTH,
    prior,
)
from podplayer.recommender.features import ROOM, TOO_LONG, WORST, compute, fit, language_codes
from podplayer.recommender.habits import STARTS
from podplayer.recommender.keywords import Words
from podplayer.recommender.pipeline import moment_of
from podplayer.recommender.space import Space
from podplayer.recommender.world import Stated, World


def features(world, rows, *, at=NOW, **context):
    moment = moment_of(world, Context(at=at, **context), np.array(rows))
    return compute(world, moment, reference=np.arange(0, len(world.items), 3))[0]


def column(values, name):
    return values[:, COLUMNS[name].start]


def test_every_feature_has_a_name_and_a_prior_of_its_own():
    assert len(set(NAMES)) == len(NAMES)
    mean, precision = prior("choice")
    assert len(mean) == len(precision) == WIDTH + 1
    assert (precision > 0).all()


def test_time_and_mood_weigh_nothing_before_they_are_proven():
    mean, _ = prior("choice")
    for name in ("hour_topic", "mood_topic"):
        assert not mean[COLUMNS[name]].any()


def test_what_misled_is_expected_to_weigh_half():
    mean, precision = prior("choice", misled={"fresh": 1})
    plain, usual = prior("choice")
    place = COLUMNS["fresh"].start
    assert mean[place] == plain[place] / 2
    assert precision[place] == usual[place] * STIFFER


def test_who_says_not_because_of_a_sentence_means_all_that_makes_it():
    mean, _ = prior("choice", misled={"show_recent": 1})
    plain, _ = prior("choice")
    habit_only = COLUMNS["show_odds"].start
    assert mean[habit_only] == plain[habit_only] / 2
    assert mean[COLUMNS["hour_show"].start] == plain[COLUMNS["hour_show"].start]


def test_nothing_that_comes_later_changes_a_moment():
    library = toy()
    spans = habit(library, days=20)
    whole = library.events(spans)
    world = library.world(spans)
    for before in (0, 1, 7, 25):
        moment = moment_of(world, Context(at=NOW), np.arange(10))
        moment = replace(moment, events=np.array([before]))
        cut = World(
            items=library.items,
            events=whole.before(before),
            space=library.space,
            words=library.words,
        )
        reference = np.arange(0, len(library.items), 3)
        full = compute(world, moment, reference=reference)
        assert np.allclose(full, compute(cut, moment, reference=reference))


def test_many_moments_at_once_are_as_each_alone():
    library = toy()
    world = library.world(habit(library, days=30))
    counts = np.arange(0, 60, 4)
    one = moment_of(world, Context(at=NOW), np.arange(9))
    size = len(counts)
    together = type(one)(
        **{
            name: np.repeat(getattr(one, name), size, axis=0)
            for name in one.__slots__
            if name != "events"
        },
        events=counts,
    )
    wide = together.with_rows(np.repeat(np.arange(40)[None, :], size, axis=0))
    alone = np.concatenate([compute(world, wide.part(slice(i, i + 1))) for i in range(size)])
    assert np.allclose(compute(world, wide), alone, atol=1e-4)


def test_what_was_liked_draws_its_like_and_what_was_dropped_repels_it():
    library = toy()
    liked = [library.span(library.row(0, n), NOW - timedelta(days=n + 1)) for n in range(5)]
    dropped = [
        library.span(library.row(1, n), NOW - timedelta(days=n + 1), minutes=0.5) for n in range(5)
    ]
    values = features(library.world(liked + dropped), [library.row(s, 20) for s in range(3)])
    for name in ("text_near", "text_attention", "text_centroid", "words_near", "words_query"):
        assert column(values, name).argmax() == 0
    assert column(values, "text_dropped").argmax() == 1


def test_old_taste_fades():
    library = toy()
    old = [library.span(library.row(0, n % 30), NOW - timedelta(days=400 - n)) for n in range(60)]
    new = [library.span(library.row(1, n % 30), NOW - timedelta(days=200 - n)) for n in range(60)]
    values = features(library.world(old + new), [library.row(0, 35), library.row(1, 35)])
    assert column(values, "text_centroid")[1] > column(values, "text_centroid")[0]
    assert column(values, "show_recent")[1] > 2 * column(values, "show_recent")[0]


def test_habits_of_a_show_are_counted():
    library = toy()
    spans = [library.span(library.row(0, n), NOW - timedelta(days=9 - n)) for n in range(4)]
    spans.append(library.span(library.row(0, 5), NOW - timedelta(days=1), minutes=0.2))
    values = features(library.world(spans), [library.row(0, 9), library.row(1, 9)])
    assert column(values, "show_new").tolist() == [0, 1]
    assert column(values, "show_plays")[0] == pytest.approx(np.log1p(5) / 2)
    assert 0 < column(values, "show_odds")[0] < np.log(4.5 / 0.5)
    assert column(values, "show_odds")[1] == 0


def test_the_next_part_of_a_serial_is_known():
    library = toy(serial=(2,))
    heard = [library.span(library.row(2, n), NOW - timedelta(days=5 - n)) for n in range(3)]
    rows = [library.row(2, 2), library.row(2, 3), library.row(2, 4), library.row(1, 3)]
    assert column(features(library.world(heard), rows), "serial_next").tolist() == [0, 1, 0, 0]
    first = [library.row(2, 0), library.row(2, 1)]
    assert column(features(library.world([]), first), "serial_next").tolist() == [STARTS, 0]
    other = [library.span(library.row(0, 1), NOW - timedelta(days=5))]
    assert column(features(library.world(other), first), "serial_next").tolist() == [STARTS, 0]


def test_minutes_asked_for_are_met_or_missed():
    assert fit(np.array([25.0]), np.array([25.0])).tolist() == [0]
    assert fit(np.array([25.0 * ROOM]), np.array([25.0])).tolist() == [0]
    short, long, unknown = fit(np.array([12.5, 30.0, np.nan]), np.array([25.0]))
    assert short == pytest.approx(-np.log(2))
    assert long == pytest.approx(-TOO_LONG * np.log(30 / 25 / ROOM))
    assert fit(np.array([250.0]), np.array([25.0])).tolist() == [-WORST]
    assert unknown == -1
    assert fit(np.array([50.0]), np.array([np.nan])).tolist() == [0]


def test_what_came_out_lately_is_fresher():
    library = toy()
    fresh = column(features(library.world([]), [library.row(0, -1), library.row(0, 0)]), "fresh")
    assert fresh[0] > 0.8 > 0.3 > fresh[1]


def test_what_was_shown_before_is_counted_up_to_the_list_that_is_chosen_from():
    library = toy()
    shown = ShownLog(
        items=np.array([3, 3, 3, 4, 4, 5]),
        contexts=np.arange(6),
        ranks=np.ones(6, dtype=int),
        at=np.array([NOW.timestamp() + d * 86400 for d in (-2, -1, 1, -1, -0.2, -0.01)]),
    )
    values = features(library.world([], shown=shown), [3, 4, 5])
    assert column(values, "shown_before").tolist() == pytest.approx(np.log1p([2, 1, 0]).tolist())


def test_a_language_that_is_not_heard_is_held_against():
    library = toy()
    items = replace(library.items, languages=np.where(library.items.shows == 3, 1, 0))
    items = replace(items, languages=np.where(items.shows == 4, -1, items.languages))
    library = replace(library, items=items)
    values = features(
        library.world(habit(library, days=10)), [library.row(s, 9) for s in (0, 3, 4)]
    )
    one, other, unknown = column(values, "language")
    assert other < -1 < one == unknown == 0


def test_typed_interests_count_less_the_more_was_heard():
    library = toy()
    typed = Stated(vectors=library.space.of(np.array([library.row(3, 0)])), names=("tides",))
    rows = [library.row(3, 5), library.row(1, 5)]
    new = replace(library.world([]), interests=typed)
    used = replace(library.world(habit(library)), interests=typed)
    first, later = (column(features(world, rows), "interest") for world in (new, used))
    assert first[0] > first[1]
    assert later[0] == pytest.approx(first[0] * 3 / 63)


def test_the_hour_and_the_mood_alone_change_nothing_without_an_episode_to_act_on():
    """C and E are the same for all episodes; only with what an episode is about can they order."""
    library = toy()
    world = World(
        items=library.items,
        events=library.events([]),
        space=Space.empty(len(library.items)),
        words=Words.empty(len(library.items)),
    )
    one = features(world, [1, 50], at=NOW, mood=Mood(valence=1, arousal=1))
    other = features(world, [1, 50], at=NOW + timedelta(minutes=1))
    for name in ("hour_topic", "mood_topic", "hour_show"):
        assert np.array_equal(one[:, COLUMNS[name]], other[:, COLUMNS[name]])
        assert not one[:, COLUMNS[name]].any()


def test_the_hour_times_what_an_episode_is_about_differs_between_episodes():
    library = toy(each=60)
    world = library.world([])
    morning = features(world, [library.row(0, 1), library.row(3, 1)])
    evening = features(world, [library.row(0, 1), library.row(3, 1)], at=NOW + timedelta(hours=12))
    name = COLUMNS["hour_topic"]
    assert not np.allclose(morning[0, name], morning[1, name])
    assert not np.allclose(morning[:, name], evening[:, name])


def test_padding_has_no_features():
    library = toy()
    assert not features(library.world([]), [-1, 3])[0].any()


def test_regions_of_one_language_are_one():
    assert language_codes(["en-GB", "en", None, "de"]).tolist() == [0, 0, -1, 1]


def test_a_single_play_says_less_than_several():
    library = toy()
    rows = [library.row(0, 20), library.row(1, 20)]
    one = [library.span(library.row(0, 1), NOW - timedelta(days=3))]
    many = one + [library.span(library.row(0, n), NOW - timedelta(days=2)) for n in range(2, 12)]
    first, later = (features(library.world(spans), rows) for spans in (one, many))
    assert 0 < column(first, "text_centroid")[0] < column(later, "text_centroid")[0]


def test_contexts_of_plays_carry_their_mood():
    library = toy(each=60)
    context = {ContextId(1): Context(at=NOW, mood=Mood(valence=-1, arousal=0))}
    events = library.events([library.span(0, NOW, context_id=ContextId(1))], contexts=context)
    assert events.moods.tolist() == [[-1, 0]]
    assert {feature.name for feature in FEATURES} == set(NAMES)
