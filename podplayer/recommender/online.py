"""Rankers that start with nothing: ten a day are shown, and only what is taken of them is seen."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from podplayer.recommender import metrics, protocols
from podplayer.recommender.baselines import Scorer
from podplayer.recommender.columns import Bools, Events, Items, Moments, Reals, ShownLog
from podplayer.recommender.feature_list import WIDTH, Priors, prior
from podplayer.recommender.features import compute
from podplayer.recommender.keywords import Words
from podplayer.recommender.protocols import Impression
from podplayer.recommender.score import fit, forgetting
from podplayer.recommender.space import Space
from podplayer.recommender.training import SHOWN_WEIGHT
from podplayer.recommender.world import World

SHOWN = 10


class Online(Protocol):
    """A ranker with a memory."""

    def day(self, one: Impression, *, rng: np.random.Generator) -> Reals:
        """Rank, be measured, see what is taken of what was shown."""
        ...


class TextOnline:
    """A simple ranker over what was taken so far; without a scorer, the newest first, or chance."""

    def __init__(self, scorer: Scorer | None, *, since: Reals | None = None) -> None:
        """`since`: when each item came to be, for the newest first."""
        self._scorer = scorer
        self._since = since
        self._taken: list[int] = []

    def day(self, one: Impression, *, rng: np.random.Generator) -> Reals:
        """See Online."""
        scores = np.zeros(len(one.rows))
        if self._since is not None:
            scores = np.nan_to_num(self._since[one.rows], neginf=0.0)
        if self._scorer is not None and self._taken:
            scores = self._scorer(one.rows, np.array(self._taken, dtype=np.int64))
        result = metrics.impression(scores, one.labels, rng=rng)
        top = _top(scores, rng)
        self._taken += one.rows[top[one.labels[top]]].tolist()
        return result


class OurOnline:
    """podplayer's own features and head, refitted every day."""

    def __init__(
        self, items: Items, *, space: Space, words: Words, learned: Priors | None = None
    ) -> None:
        self._items, self._space, self._words = items, space, words
        self._learned = learned
        self._taken: list[tuple[int, float]] = []
        self._shown: list[tuple[int, int, float]] = []
        self._rows: list[Reals] = []
        self._labels: list[Bools] = []

    def day(self, one: Impression, *, rng: np.random.Generator) -> Reals:
        """See Online."""
        events = _events(self._items, self._taken)
        world = World(
            items=self._items, events=events, space=self._space, words=self._words,
            shown=_shown(self._shown),
        )  # fmt: skip
        features = compute(world, _moment(one, len(events)))[0]
        scores = features @ weights_after(self._rows, self._labels, learned=self._learned)[:WIDTH]
        result = metrics.impression(scores, one.labels, rng=rng)
        top = _top(scores, rng)
        self._taken += [(int(one.rows[i]), one.at) for i in top[one.labels[top]]]
        self._shown += [(int(row), rank, one.at) for rank, row in enumerate(one.rows[top], 1)]
        self._rows.append(features[top])
        self._labels.append(one.labels[top])
        return result


def weights_after(
    rows: Sequence[Reals], labels: Sequence[Bools], *, learned: Priors | None = None
) -> Reals:
    """The choice head after some days: what was taken counts fully, the rest of a list a fifth."""
    mean, precision = prior("choice", learned=learned)
    if not rows:
        return mean
    taken = np.concatenate(labels).astype(np.float64)
    ages = np.arange(len(rows))[::-1].astype(np.float64)
    weight = np.where(taken > 0, 1.0, SHOWN_WEIGHT)
    weight *= np.repeat(forgetting(ages), [len(part) for part in rows])
    return fit(
        np.concatenate(rows), taken, weights=weight, prior_mean=mean, prior_precision=precision
    ).mean


def _top(scores: Reals, rng: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.lexsort((rng.random(len(scores)), -scores))[:SHOWN]


def _moment(one: Impression, events: int) -> Moments:
    moment = protocols.moments([one])
    columns = {name: getattr(moment, name) for name in moment.__slots__}
    return Moments(**(columns | {"events": np.array([events])}))


def _shown(lines: Sequence[tuple[int, int, float]]) -> ShownLog:
    return ShownLog(
        items=np.array([row for row, _, _ in lines], dtype=np.int64),
        contexts=np.full(len(lines), -1, dtype=np.int64),
        ranks=np.array([rank for _, rank, _ in lines], dtype=np.int64),
        at=np.array([at for _, _, at in lines], dtype=np.float64),
    )


def _events(items: Items, taken: Sequence[tuple[int, float]]) -> Events:
    rows = np.array([row for row, _ in taken], dtype=np.int64)
    at = np.array([at for _, at in taken], dtype=np.float64)
    size = len(rows)
    return Events(
        items=rows,
        shows=items.shows[rows],
        at=at,
        engagement=np.ones(size),
        weights=np.ones(size),
        is_play=np.ones(size, dtype=np.bool_),
        is_tag=np.zeros(size, dtype=np.bool_),
        hours=(at % protocols.DAY) / 3600,
        is_weekend=(at // protocols.DAY + 3) % 7 >= 5,
        minutes=np.full(size, np.nan),
        moods=np.full((size, 2), np.nan),
        contexts=np.full(size, -1, dtype=np.int64),
    )
