from datetime import timedelta

import numpy as np
from factories_ranking import NOW, habit, toy

from podplayer.recommender import replay
from podplayer.recommender.replay import score_log
from podplayer.recommender.training import DECISIONS, Availability, learn_features, plan


def scored(library, spans):
    world = library.world(spans)
    return score_log(world, content=lambda _: (library.space, library.words))


def test_a_short_log_is_not_judged():
    library = toy()
    outcome = scored(library, habit(library, days=5))
    assert outcome.board.rankers == ()
    assert "not enough listening" in outcome.board.sentence


def test_a_listener_of_habit_is_predicted_better_than_by_chance():
    library = toy(shows=8)
    outcome = scored(library, habit(library, days=38))
    by_name = {ranker.name: ranker for ranker in outcome.board.rankers}
    assert set(by_name) == {"podplayer", "newest", "random-per-show", "show-frequency", "text-knn"}
    assert by_name["podplayer"].ndcg10[0] > by_name["random-per-show"].ndcg10[2]
    assert by_name["podplayer"].log_loss is not None
    assert outcome.board.calibration_error is not None
    assert "Over your last" in outcome.board.sentence


def test_where_a_simple_rule_clearly_wins_it_is_named_and_used():
    """Who always takes the very newest of all, whatever it is, is best served by the newest."""
    library = toy(shows=12, each=100, noise=3.0)
    rng = np.random.default_rng(0)
    order = np.argsort(library.items.published)
    spans, heard = [], set()
    for day in range(95, 0, -1):
        at = NOW - timedelta(days=day, hours=int(rng.integers(3)))
        there = [
            r for r in order[library.items.published[order] <= at.timestamp()] if r not in heard
        ]
        if there:
            heard.add(there[-1])
            spans.append(library.span(int(there[-1]), at))
    outcome = scored(library, spans)
    best = outcome.board.rankers[0]
    assert best.name in {"newest", "podplayer"}
    if outcome.rule is not None:
        assert outcome.rule == "newest"
        assert "so podplayer uses it" in outcome.board.sentence


def test_of_a_long_log_nothing_is_asked_before_ranking_has_as_much_to_learn_from(monkeypatch):
    """The first plays that were asked about were once judged by the prior alone."""
    library = toy(shows=8, each=120)
    rng = np.random.default_rng(0)
    rows = rng.integers(0, len(library.items), 1500)
    spans = [
        # Three starts in four are left at once: the last choices reach far back.
        library.span(
            int(row), NOW - timedelta(hours=1500 - place), minutes=0.2 if place % 4 else 30
        )
        for place, row in enumerate(rows)
    ]
    known = []

    def fitted(lessons, *, before, **_):
        known.append(before - int(lessons.plan.moments.events[0]))
        return heads

    heads = replay.fit_heads(planned_lessons(library.world(spans[:50])), before=50)
    monkeypatch.setattr(replay, "fit_heads", fitted)
    assert scored(library, spans).board.decisions == replay.CHOICES
    assert min(known) >= DECISIONS


def planned_lessons(world):
    available = Availability(world.items)
    return learn_features(
        world, plan(world.items, world.events, shown=world.shown, available=available)
    )
