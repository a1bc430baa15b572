"""Vectors without a model: TF-IDF folded into a few hundred dimensions by hashing."""

from collections.abc import Sequence

import numpy as np

from podplayer.recommender.columns import Vectors
from podplayer.recommender.keywords import Words, tokens

DIMENSIONS = 384
_SEED = 1


def hashed(texts: Sequence[str], languages: Sequence[str | None]) -> Vectors:  # noqa: ARG001 - Encode
    """(n, DIMENSIONS) unit vectors; a random sign and place for every word (count sketch)."""
    rows = np.arange(len(texts))
    words = Words.build(items=len(texts), rows=rows, documents=[tokens(text) for text in texts])
    rng = np.random.default_rng(_SEED)
    directions = rng.choice([-1.0, 1.0], (len(words.names), 2))
    places = rng.integers(0, DIMENSIONS, (len(words.names), 2))
    lengths = np.diff(words.starts)[: len(texts)]
    owner = np.repeat(rows, lengths)
    summed = np.zeros(len(texts) * DIMENSIONS)
    for turn in range(2):
        flat = owner * DIMENSIONS + places[words.terms, turn]
        signed = words.weights * directions[words.terms, turn]
        summed += np.bincount(flat, weights=signed, minlength=len(summed))
    vectors = summed.reshape(len(texts), DIMENSIONS)
    norms = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray(vectors / norms, dtype=np.float32)
