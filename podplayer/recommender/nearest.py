"""The nearest few of many: what a taste of several interests is asked about, many times a list."""

import numpy as np

from podplayer.recommender.columns import Bools, Sims


def mean_of_nearest(sims: Sims, *, count: int) -> tuple[Sims, Bools]:
    """Mean of the largest values, and where there are any.

    By taking the largest `count` times: for a handful of hundreds that is several times faster than
    to partition each row.

    Args:
        sims: (..., h), -inf for what does not count; spoiled.
        count: at most so many are taken.

    Returns:
        (...,) means, 0 where nothing counts; and whether anything did.
    """
    flat = np.ascontiguousarray(sims, np.float32).reshape(-1, sims.shape[-1])
    every = np.arange(len(flat))
    total = np.zeros(len(flat), np.float32)
    found = np.zeros(len(flat), np.float32)
    for _ in range(min(count, flat.shape[1])):
        best = flat.argmax(axis=1)
        value = flat[every, best]
        flat[every, best] = -np.inf
        is_there = value > -np.inf
        total += np.where(is_there, value, 0)
        found += is_there
    shape = sims.shape[:-1]
    mean = np.asarray(total / np.maximum(found, 1), np.float32)
    return mean.reshape(shape), (found > 0).reshape(shape)
