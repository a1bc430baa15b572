"""Stated interests among the episodes: from what an encoder made of them to what is compared."""

from collections.abc import Sequence

import numpy as np

from podplayer.recommender.space import Whitening
from podplayer.recommender.vectors import Transform, from_bytes
from podplayer.recommender.world import Stated
from podplayer.storage.interests import InterestVector


def place(
    said: Sequence[InterestVector], transform: Transform, whitening: Whitening
) -> Stated | None:
    """Interests made comparable; None where there are none of this width."""
    kept = [one for one in said if len(one.data) == 2 * transform.dimensions]
    if not kept:
        return None
    raw = from_bytes(b"".join(one.data for one in kept), transform.dimensions)
    asked = whitening.asked(transform.apply(raw, [one.language for one in kept]))
    weights = np.array([one.weight for one in kept], dtype=np.float32)
    return Stated(vectors=asked * weights[:, None], names=tuple(one.name for one in kept))
