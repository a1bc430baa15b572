"""What was liked, joined to a few groups: by Ward's method, where the spread is brought back.

Groups that start from single episodes and join those whose union spreads least keep a show together
that is about one thing; k-means from far-apart seeds cut one of real feeds in six. The same history
always gives the same groups, and one more episode changes few of them.
"""

import numpy as np

from podplayer.recommender.columns import Ints, Reals, Vectors
from podplayer.recommender.space import WIDEST, Space


def groups(space: Space, rows: Ints, *, count: int) -> list[Ints]:
    """At most `count` groups, each as places in `rows`; a few hundred rows take milliseconds.

    Args:
        space: vectors of the library.
        rows: items that have vectors.
        count: the most groups.
    """
    vectors = _spread_restored(space, rows)
    squares = 2 - 2 * np.float64(vectors @ vectors.T)
    mass = np.ones(len(rows))
    # What joining two would add to the spread within groups.
    cost = np.maximum(squares, 0) * (mass[:, None] * mass / (mass[:, None] + mass))
    np.fill_diagonal(cost, np.inf)
    label = np.arange(len(rows))
    for _ in range(len(rows) - count):
        one, other = divmod(int(cost.argmin()), len(rows))
        _join(cost, mass, one, other)
        label[label == other] = one
    return [np.flatnonzero(label == own) for own in sorted(set(label.tolist()))]


def _join(cost: Reals, mass: Reals, one: int, other: int) -> None:
    """Put the second group into the first, by the formula of Lance and Williams."""
    joined = mass + mass[one] + mass[other]
    mine, its = cost[one].copy(), cost[other].copy()
    between = mine[other]
    mine[one] = its[other] = its[one] = mine[other] = np.inf
    row = ((mass + mass[one]) * mine + (mass + mass[other]) * its - mass * between) / joined
    mass[one] += mass[other]
    row[[one, other]] = np.inf
    cost[one] = cost[:, one] = row
    cost[other] = cost[:, other] = np.inf


def _spread_restored(space: Space, rows: Ints) -> Vectors:
    """Unit vectors as before whitening, which makes all directions alike and so all texts far."""
    root = np.sqrt(np.maximum(np.diag(space.background.spread), 0)).astype(np.float32)
    vectors = space.of(rows)[:, :WIDEST] * root
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray(unit, np.float32)
