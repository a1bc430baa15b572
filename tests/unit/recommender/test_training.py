from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy

from podplayer.model.ids import ContextId
from podplayer.model.listening import Context, Feedback, FeedbackKind
from podplayer.recommender import training
from podplayer.recommender.columns import ShownLog
from podplayer.recommender.feature_list import COLUMNS, prior
from podplayer.recommender.training import (
    NEGATIVES,
    Availability,
    alternatives,
    common_prefix,
    fit_heads,
    learn_features,
    plan,
)


def planned(library, events, shown=None):
    return plan(
        library.items,
        events,
        shown=shown or ShownLog.empty(),
        available=Availability(library.items),
    )


def heads(library, spans, feedback=(), shown=None):
    world = library.world(spans, feedback, shown=shown)
    lessons = learn_features(world, planned(library, world.events, shown))
    return fit_heads(lessons, before=len(world.events))


def test_only_what_was_out_and_not_heard_yet_is_drawn():
    library = toy()
    events = library.events(habit(library))
    which = np.arange(len(events))
    drawn = alternatives(
        library.items, events, which, available=Availability(library.items), count=20
    )
    there = drawn >= 0
    published = library.items.published[np.maximum(drawn, 0)]
    assert (published <= events.at[:, None])[there].all()
    for place in which:
        heard = events.items[: place + 1]
        assert not np.isin(drawn[place], heard).any()
        kept = drawn[place][drawn[place] >= 0]
        assert len(set(kept.tolist())) == len(kept)


def test_forgetting_one_event_leaves_what_was_drawn_for_the_others():
    library = toy()
    spans = habit(library)
    whole, without = library.events(spans), library.events(spans[:-1])
    draws = [
        alternatives(
            library.items, events, np.arange(10), available=Availability(library.items), count=6
        )
        for events in (whole, without)
    ]
    assert np.array_equal(*draws)


def test_before_anything_is_out_nothing_is_drawn():
    library = toy()
    assert (Availability(library.items).draw(np.array([0.0]), np.array([1]), 3) == -1).all()


def test_what_was_shown_and_not_chosen_is_a_weak_no_weaker_down_the_list():
    library = toy()
    chosen, first, last = library.row(0, 5), library.row(1, 5), library.row(2, 5)
    shown = ShownLog(
        items=np.array([chosen, first, last]),
        contexts=np.array([7, 7, 7]),
        ranks=np.array([1, 2, 9]),
        at=np.full(3, NOW.timestamp() - 60),
    )
    events = library.events([library.span(chosen, NOW, context_id=ContextId(7))])
    lesson = planned(library, events, shown)
    weights = dict(zip(lesson.moments.rows[0].tolist(), lesson.weights[0].tolist(), strict=True))
    assert 0.2 > weights[first] > weights[last] > 0
    assert lesson.labels[0].sum() == 1


def test_what_was_heard_already_was_not_passed_over_for_the_second_from_the_same_list():
    library = toy()
    listed = [library.row(show, 5) for show in range(3)]
    shown = ShownLog(
        items=np.array(listed),
        contexts=np.full(3, 7),
        ranks=np.arange(1, 4),
        at=np.full(3, NOW.timestamp() - 60),
    )
    spans = [
        library.span(row, NOW + timedelta(hours=hour), context_id=ContextId(7))
        for hour, row in enumerate(listed[:2])
    ]
    lesson = planned(library, library.events(spans), shown)
    passed = [rows[rows >= 0].tolist() for rows in lesson.moments.rows[:, 1 + NEGATIVES :]]
    assert passed == [listed[1:], listed[2:]]


@pytest.mark.parametrize("stays", [False, True])
def test_who_takes_anything_from_a_list_does_not_teach_that_what_was_shown_is_wanted(stays):
    """What is chosen was always shown, and what is drawn beside it never: that says nothing."""
    library, size = toy(shows=8, each=100), 80
    rng = np.random.default_rng(1)
    order, heard = rng.permutation(len(library.items)).tolist(), set()
    spans, lines, contexts = [], [], {}
    for number in range(1, size + 1):
        at = NOW - timedelta(hours=12 * (size - number) + 1)
        there = [r for r in order if library.items.published[r] <= at.timestamp()]
        there = [r for r in there if r not in heard]
        listed = there[:10] if stays else rng.choice(there, 10, replace=False).tolist()
        shown_at = (at - timedelta(minutes=5)).timestamp()
        lines += [(row, number, rank, shown_at) for rank, row in enumerate(listed, start=1)]
        heard.add(taken := int(rng.choice(listed)))
        spans.append(library.span(taken, at, context_id=ContextId(number)))
        contexts[ContextId(number)] = Context(at=at)
    items, numbers, ranks, times = (np.array(column) for column in zip(*lines, strict=True))
    shown = ShownLog(items=items, contexts=numbers, ranks=ranks, at=times)
    world = library.world(spans, shown=shown, contexts=contexts)
    lessons = learn_features(world, planned(library, world.events, shown))
    weight = fit_heads(lessons, before=size).choice.mean[COLUMNS["shown_before"]]
    assert abs(weight[0]) < 0.25


def test_a_show_that_is_heard_gains_and_one_that_is_dropped_loses():
    library = toy()
    spans = habit(library, minutes=30)
    for day in range(20):
        spans.append(
            library.span(library.row(3, day), NOW - timedelta(days=21 - day, hours=3), minutes=0.3)
        )
    learned = heads(library, spans)
    usual, _ = prior("stay")
    place = COLUMNS["show_odds"].start
    assert learned.stay.mean[place] > 0.5 * usual[place]
    rows = np.zeros((2, len(usual) - 1))
    rows[:, place] = [2.0, -2.0]
    heard, dropped = learned.stay.probabilities(rows)[0]
    assert heard > 0.7 > 0.4 > dropped


def test_the_old_weighs_less_than_the_new():
    library = toy()
    spans = [
        library.span(library.row(n % 4, n % 30), NOW - timedelta(hours=700 - n)) for n in range(700)
    ]
    events = library.events(spans)
    lesson = planned(library, events)
    assert len(lesson.moments) == 600
    assert lesson.moments.events[0] == len(events) - 600


def test_a_replay_of_more_decisions_learns_from_no_more_than_ranking_does(monkeypatch):
    library, size, most = toy(each=60), 100, 60
    spans = [
        library.span(library.row(n % 4, n % 50), NOW - timedelta(hours=size - n))
        for n in range(size)
    ]
    world = library.world(spans)
    monkeypatch.setattr(training, "DECISIONS", most)
    ours, replayed = (
        fit_heads(
            learn_features(
                world,
                plan(
                    library.items,
                    world.events,
                    shown=world.shown,
                    available=Availability(library.items),
                    decisions=decisions,
                ),
            ),
            before=size,
        )
        for decisions in (most, size)
    )
    assert replayed.choice.mean == pytest.approx(ours.choice.mean)
    assert replayed.stay.mean == pytest.approx(ours.stay.mean)


def test_answers_teach_the_order_but_are_no_plays():
    library = toy()
    answers = [
        Feedback(
            episode_id=library.id(1, n), kind=FeedbackKind.LESS, at=NOW - timedelta(days=n + 1)
        )
        for n in range(10)
    ]
    lesson = planned(library, library.events([], answers))
    assert np.isnan(lesson.stays).all()
    assert not lesson.labels.any()
    assert (lesson.weights[:, 1:] == 0).all()
    learned = heads(library, [], answers)
    assert learned.stay.mean == pytest.approx(prior("stay")[0])


def test_without_any_event_the_prior_speaks():
    learned = heads(toy(), [])
    assert learned.choice.mean == pytest.approx(prior("choice")[0])


def test_features_that_were_computed_before_are_those_that_would_be_computed_now():
    library = toy()
    spans = habit(library, days=38)
    before, after = library.world(spans[:-3]), library.world(spans)
    known = learn_features(before, planned(library, before.events))
    lesson = planned(library, after.events)
    shared = common_prefix(before.events, after.events)
    assert shared == len(before.events)
    fresh = learn_features(after, lesson).features
    reused = learn_features(after, lesson, earlier=(known, shared)).features
    assert np.allclose(fresh, reused, atol=1e-4)


def test_a_log_that_changed_in_its_middle_shares_only_what_came_before():
    library = toy()
    spans = habit(library, days=10)
    whole, without = library.events(spans), library.events(spans[:7] + spans[8:])
    assert common_prefix(whole, without) == 7


def test_lists_that_were_shown_make_old_lessons_unfit():
    library = toy()
    spans = [library.span(3, NOW, context_id=ContextId(7))]
    world = library.world(spans)
    known = learn_features(world, planned(library, world.events))
    shown = ShownLog(
        items=np.array([3, 9]),
        contexts=np.array([7, 7]),
        ranks=np.array([1, 2]),
        at=np.full(2, NOW.timestamp() - 60),
    )
    lesson = planned(library, world.events, shown)
    fresh = learn_features(world, lesson).features
    assert np.allclose(learn_features(world, lesson, earlier=(known, 1)).features, fresh)
