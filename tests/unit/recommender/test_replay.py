from datetime import timedelta

import numpy as np
from factories_ranking import NOW, habit, toy

from podplayer.recommender.replay import score_log


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
