"""Conditional logit: which of the things that lay there was taken.

McFadden (1974). Unlike a pointwise logistic loss it compares only what lay in the same list, so
that how many there were, and how good they all were, teaches nothing false.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Reals

_STEPS, _CLOSE = 30, 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """One list and what was taken from it."""

    features: Reals
    """(m, k)"""
    labels: Bools
    """(m,) at least one taken and one left."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """Mode and curvature there."""

    mean: Reals
    covariance: Reals


def fit_choices(choices: Sequence[Choice], *, mean: Reals, precision: Reals) -> Fit:
    """Find the weights; each taken thing is compared with all that were left.

    Args:
        choices: lists.
        mean: (k,) of the normal prior.
        precision: (k,) of it.
    """
    weights = mean.copy()
    curvature = np.diag(precision)
    for _ in range(_STEPS):
        slope = -precision * (weights - mean)
        curvature = np.diag(precision)
        for one in choices:
            own_slope, own_curvature = _terms(one, weights)
            slope = slope + one.weight * own_slope
            curvature = curvature + one.weight * own_curvature
        step = np.linalg.solve(curvature, slope)
        weights = weights + step
        if np.abs(step).max() < _CLOSE:
            break
    return Fit(mean=weights, covariance=np.asarray(np.linalg.inv(curvature), dtype=np.float64))


def _terms(one: Choice, weights: Reals) -> tuple[Reals, Reals]:
    """Gradient and curvature of the log-likelihood of one list, a mean over what was taken."""
    scores = one.features @ weights
    left, left_scores = one.features[~one.labels], scores[~one.labels]
    slope, curvature = np.zeros(len(weights)), np.zeros((len(weights), len(weights)))
    for place in np.flatnonzero(one.labels):
        rows = np.vstack([one.features[place], left])
        logits = np.r_[scores[place], left_scores]
        chance = np.exp(logits - logits.max())
        chance /= chance.sum()
        expected = chance @ rows
        slope += rows[0] - expected
        curvature += (rows * chance[:, None]).T @ rows - np.outer(expected, expected)
    count = float(one.labels.sum())
    return slope / count, curvature / count
