"""Vectors on a plane: the two directions in which shows differ most, then room for each of them."""

from dataclasses import dataclass
from statistics import median

import numpy as np

from podplayer.recommender.columns import Ints, Reals, Vectors

_ROUNDS = 120
_INNER = 0.86
"""How much of the unit square the shows fill; their episodes lie around them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plane:
    """A linear map from the space of vectors to two coordinates."""

    mean: Reals
    """(d,)"""
    axes: Reals
    """(d, 2)"""
    explained: float
    """Share of the spread that the two axes hold."""

    def place(self, vectors: Vectors) -> Reals:
        """(n, d) vectors to (n, 2) coordinates."""
        return np.asarray((vectors - self.mean) @ self.axes, dtype=np.float64)


def centroids(vectors: Vectors, labels: Ints, count: int) -> Reals:
    """The mean vector of each label, (count, d); zeros for a label without any."""
    sums = np.zeros((count, vectors.shape[1]))
    np.add.at(sums, labels, vectors)
    numbers = np.bincount(labels, minlength=count)
    return sums / np.maximum(numbers, 1)[:, None]


def principal_plane(points: Reals) -> Plane:
    """Principal component analysis on few points, by singular values.

    The sign of an axis is arbitrary; it is fixed so that the same library gives the same map.
    """
    mean = points.mean(axis=0)
    _, spread, rows = np.linalg.svd(points - mean, full_matrices=False)
    axes = np.zeros((points.shape[1], 2))
    kept = min(2, len(rows))
    axes[:, :kept] = rows[:kept].T
    largest = np.abs(axes).argmax(axis=0)
    axes *= np.where(axes[largest, np.arange(2)] < 0, -1.0, 1.0)
    total = float((spread**2).sum())
    explained = float((spread[:kept] ** 2).sum()) / total if total > 0 else 0.0
    return Plane(mean=mean, axes=axes, explained=explained)


def spread_out(points: Reals, *, least: float) -> Reals:
    """Scale points into the unit square and push apart those that are nearer than `least`.

    Order and neighbourhood stay; only crowds get air.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    scaled = np.where(high - low > 1e-9, (points - low) / size, 0.5)
    # Mostly the place in the order: a show that is like no other leaves no half of the map empty.
    order = points.argsort(axis=0, kind="stable").argsort(axis=0) / max(1, len(points) - 1)
    mixed = np.where(high - low > 1e-9, (scaled + 2 * order) / 3, 0.5)
    placed = 0.5 + (mixed - 0.5) * _INNER
    # Those that coincide need a direction to be pushed in: a small fixed spiral.
    turn = np.arange(len(placed)) * 2.4
    placed = placed + 1e-3 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(_ROUNDS):
        gap = placed[:, None, :] - placed[None, :, :]
        distance = np.sqrt((gap**2).sum(axis=2)) + np.eye(len(placed))
        push = np.clip(least - distance, 0.0, None) * (1 - np.eye(len(placed)))
        if not push.any():
            break
        placed = placed + 0.5 * (gap / distance[:, :, None] * push[:, :, None]).sum(axis=1)
        placed = np.clip(placed, 0.04, 0.96)
    return np.asarray(placed)


def around(places: Reals, homes: Reals, *, reach: float) -> Reals:
    """Episodes around their show: offsets from it, shrunk so that most stay within `reach`.

    Args:
        places: (n, 2) offsets of episodes from their show's centroid on the plane.
        homes: (n, 2) where that show is drawn.
        reach: radius in units of the map for an offset of typical size.
    """
    lengths = np.linalg.norm(places, axis=1)
    typical = median(lengths.tolist()) if len(lengths) else 0.0
    if typical <= 0:
        return homes
    # Bent, not cut: the farthest stay the farthest.
    bent = np.tanh(lengths / (2 * typical)) * 2 * reach
    return np.asarray(homes + places / np.maximum(lengths, 1e-9)[:, None] * bent[:, None])
