from datetime import timedelta

import numpy as np
from factories_ranking import NOW, habit, toy

from podplayer.model.listening import Context
from podplayer.recommender.columns import ShownLog
from podplayer.recommender.feature_list import COLUMNS
from podplayer.recommender.features import compute
from podplayer.recommender.pipeline import moment_of
from podplayer.recommender.world import A_SITTING, Refused


def shown(rows, *, at=NOW - timedelta(days=2)):
    size = len(rows)
    return ShownLog(
        items=np.array(rows), contexts=np.arange(size), ranks=np.arange(size) + 1,
        at=np.full(size, at.timestamp()),
    )  # fmt: skip


def refused_feature(library, spans, log):
    world = library.world(spans, shown=log)
    rows = np.arange(len(library.items))
    features = compute(world, moment_of(world, Context(at=NOW), rows))[0]
    return features[:, COLUMNS["text_refused"].start]


def test_what_is_like_things_that_were_passed_over_is_told_apart():
    library = toy()
    passed = [library.row(3, place) for place in range(10)]
    values = refused_feature(library, habit(library), shown(passed))
    means = [values[library.items.shows == show].mean() for show in range(6)]
    assert np.argmax(means) == 3
    assert means[3] > 1


def test_what_was_passed_over_is_not_held_against_itself():
    library = toy(noise=3.0)
    row = library.row(3, 5)
    others = refused_feature(library, habit(library), shown([row, library.row(2, 1)]))
    assert others[row] < others.max()


def test_a_list_that_is_being_looked_at_is_not_yet_passed_over():
    library = toy()
    log = shown([library.row(3, 0)], at=NOW - timedelta(hours=1))
    assert not refused_feature(library, habit(library), log).any()


def test_what_was_chosen_from_a_list_was_not_passed_over():
    library = toy()
    row, other = library.row(3, 0), library.row(3, 1)
    at = NOW - timedelta(days=2)
    events = library.events([library.span(row, at + timedelta(hours=1))])
    refused = Refused.of(shown([row, other], at=at), events)
    assert refused.items.tolist() == [other]


def test_what_is_shown_again_and_again_within_a_day_counts_once():
    library = toy()
    log = shown([5, 5, 5, 6])
    log = ShownLog(
        items=log.items, contexts=log.contexts, ranks=log.ranks,
        at=log.at + np.array([0.0, A_SITTING, 2 * A_SITTING, 0.0]),
    )  # fmt: skip
    assert sorted(Refused.of(log, library.events([])).items.tolist()) == [5, 6]
