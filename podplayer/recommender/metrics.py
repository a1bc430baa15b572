"""How good an order is, and how honest a probability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Reals

NAMES = ("ndcg10", "ndcg5", "mrr", "auc", "hit1", "hit10", "recall10")
DRAWS = 2000
Interval = tuple[float, float, float]
"""Mean, and the bounds of a 95 % bootstrap interval."""


def impression(scores: Reals, labels: Bools, *, rng: np.random.Generator) -> Reals:
    """All NAMES for one list; ties are broken by chance.

    Args:
        scores: (n,) higher is better.
        labels: (n,) what was taken; at least one.
        rng: for ties only.
    """
    order = np.lexsort((rng.random(len(scores)), -scores))
    ranked = labels[order]
    positives, size = int(ranked.sum()), len(ranked)
    ranks = np.flatnonzero(ranked) + 1
    others = size - positives
    beaten = ranks.sum() - positives * (positives + 1) / 2
    auc = 1 - beaten / (positives * others) if others else 0.5
    return np.array(
        [
            ndcg(ranked, 10), ndcg(ranked, 5), 1 / ranks[0], auc, float(ranked[0]),
            float(ranked[:10].any()), ranked[:10].sum() / min(10, positives),
        ]
    )  # fmt: skip


def ndcg(ranked: Bools, k: int) -> float:
    """Normalised discounted cumulative gain of the first k, gains 0 or 1."""
    discount = 1 / np.log2(np.arange(2, k + 2))
    top = ranked[:k]
    ideal = discount[: min(k, int(ranked.sum()))].sum()
    return float((top * discount[: len(top)]).sum() / ideal) if ideal else 0.0


def bootstrap(values: Reals, *, seed: int = 0) -> Interval:
    """Mean of (n,) independent units (people, or decisions of one) with its interval."""
    if not len(values):
        return (float("nan"),) * 3
    rng = np.random.default_rng(seed)
    means = values[rng.integers(0, len(values), (DRAWS, len(values)))].mean(axis=1)
    # As np.percentile does, which loads numpy.ma for it: 3 MB.
    low, high = np.interp(
        [0.025 * (DRAWS - 1), 0.975 * (DRAWS - 1)], np.arange(DRAWS), np.sort(means)
    )
    return float(values.mean()), float(low), float(high)


def log_loss(probabilities: Reals, labels: Bools) -> float:
    """Mean negative log-likelihood, probabilities kept off 0 and 1."""
    p = np.clip(probabilities, 1e-3, 1 - 1e-3)
    return float(-np.where(labels, np.log(p), np.log(1 - p)).mean())


def area(scores: Reals, labels: Bools) -> float:
    """Area under the ROC curve; ties count half."""
    positives, negatives = scores[labels], scores[~labels]
    if not len(positives) or not len(negatives):
        return float("nan")
    ordered = np.sort(negatives)
    below = np.searchsorted(ordered, positives, "left")
    up_to = np.searchsorted(ordered, positives, "right")
    return float((below + up_to).mean() / 2 / len(negatives))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Whether what is called 70 % happens seven times in ten."""

    error: float
    """Expected calibration error: the mean gap over the bins, weighted by their size."""
    bins: Sequence[tuple[float, float, int]]
    """Mean probability, share that happened, count; only bins that are not empty."""


def calibration(probabilities: Reals, labels: Bools, *, bins: int = 10) -> Calibration:
    """Compare probabilities with what happened, in bins of equal width."""
    place = np.minimum(bins - 1, (probabilities * bins).astype(np.int64))
    rows: list[tuple[float, float, int]] = []
    error = 0.0
    for number in range(bins):
        inside = place == number
        if inside.any():
            said, was = float(probabilities[inside].mean()), float(labels[inside].mean())
            rows.append((said, was, int(inside.sum())))
            error += abs(said - was) * float(inside.mean())
    return Calibration(error=error, bins=rows)
