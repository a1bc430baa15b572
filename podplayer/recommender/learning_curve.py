"""How a ranking grows with what is known: the same lists, with only the latest n events."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from podplayer.recommender import metrics, protocols
from podplayer.recommender.baselines import Scorer
from podplayer.recommender.columns import Events, Ints, Moments
from podplayer.recommender.feature_list import WIDTH, Priors
from podplayer.recommender.features import compute
from podplayer.recommender.protocols import Impression
from podplayer.recommender.replay import OURS
from podplayer.recommender.training import Lessons, fit_heads
from podplayer.recommender.world import World

COUNTS = (0, 1, 3, 10, 50, 100, 500)
RIVALS = ("text-knn5", "tfidf-centroid", "bm25")
MOST = 12
"""Lists of a person, evenly taken: the weights are learned anew for each count."""


def latest(events: Events, *, before: int, count: int) -> Events:
    """The last `count` events before a moment: all that is known."""
    part = slice(max(0, before - count), before)
    return Events(**{name: getattr(events, name)[part] for name in Events.__slots__})


def person_curve(
    world: World,
    own: Sequence[Impression],
    *,
    lessons_of: Callable[[World], Lessons],
    learned: Priors,
    text: Mapping[str, Scorer],
) -> dict[str, dict[int, float]]:
    """Ranker to count of known events to mean nDCG@10, of one person.

    Args:
        world: the whole record.
        own: lists, in the order of time.
        lessons_of: what can be learned in a world.
        learned: the prior.
        text: simple rankers.
    """
    rng = np.random.default_rng(3)
    usual = own[:: max(1, len(own) // MOST)]
    found: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for count in COUNTS:
        middle = usual[len(usual) // 2]
        known = _cut(world, latest(world.events, before=middle.events, count=count))
        heads = fit_heads(lessons_of(known), before=len(known.events), learned=learned)
        weights = heads.choice.mean[:WIDTH]
        for one in usual:
            cut = _cut(world, latest(world.events, before=one.events, count=count))
            features = compute(cut, at_the_end(one, len(cut.events)))[0]
            past = cut.events.items[cut.events.is_heard]
            scores = {OURS: features @ weights}
            for name in RIVALS:
                scores[name] = _score(text[name], one.rows, past)
            for name, values in scores.items():
                row = metrics.impression(values, one.labels, rng=rng)
                found[name][count].append(float(row[0]))
    return {
        name: {count: float(np.mean(rows)) for count, rows in line.items()}
        for name, line in found.items()
    }


def mean_curve(
    people: Sequence[Mapping[str, Mapping[int, float]]],
) -> dict[str, dict[int, float]]:
    """The mean over people."""
    if not people:
        return {}
    return {
        name: {count: float(np.mean([one[name][count] for one in people])) for count in COUNTS}
        for name in people[0]
    }


def at_the_end(one: Impression, events: int) -> Moments:
    """A list as a moment behind so many events."""
    moment = protocols.moments([one])
    columns = {name: getattr(moment, name) for name in moment.__slots__}
    return Moments(**(columns | {"events": np.array([events])}))


def _cut(world: World, events: Events) -> World:
    return World(items=world.items, events=events, space=world.space, words=world.words)


def _score(scorer: Scorer, rows: Ints, past: Ints) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return scorer(rows, past) if len(past) else np.zeros(len(rows))
