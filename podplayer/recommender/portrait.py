"""What all liked episodes together say against the library: one profile of text, one of words.

Nearest neighbours say that an episode is like one that was liked. These say that it is like what
was liked and unlike the rest, with every direction weighed by how much it tells: the mean of a
Bayesian linear utility (liked is 1, the library is -1), and the liked episodes as one BM25 query.
Both were worth more to people's choices than any single neighbourhood (docs/models/prior.md).
"""

from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Events, Ints, Reals, Vectors
from podplayer.recommender.keywords import Words
from podplayer.recommender.space import WIDEST, Background, Space

HALF_LIFE = 150.0
"""In liked events."""
WINDOW = 300
_PSEUDO = 300.0
"""The library counts like so many dislikes, and what was liked, together, nearly as much."""
_LIKES = 10.0
"""So many likes bring liking to half of that."""
_RIDGE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Portrait:
    """What was liked up to a moment."""

    text: Vectors
    """(k,) to be multiplied with whitened vectors."""
    words: Reals
    """(words,) a query; see Words.query."""

    def text_of(self, space: Space, rows: Ints) -> Reals:
        """How much the text of each item is to the listener's liking."""
        return np.asarray(space.of(rows)[:, :WIDEST] @ self.text, dtype=np.float64)


def portrait(space: Space, words: Words, *, events: Events, liked: Ints, before: int) -> Portrait:
    """Fold what was liked before an event.

    Args:
        space: vectors.
        words: words.
        events: the history.
        liked: numbers of the events that speak for an episode.
        before: only events before this one count.
    """
    past = liked[: np.searchsorted(liked, before)][-WINDOW:]
    weights = 0.5 ** (np.arange(len(past))[::-1] / HALF_LIFE)
    weights = weights * events.weights[past] * np.abs(events.engagement[past])
    rows = events.items[past]
    has_text = space.has(rows)
    return Portrait(
        text=_utility(
            space.of(rows[has_text])[:, :WIDEST], weights[has_text], background=space.background
        ),
        words=words.query(rows, weights),
    )


def _utility(vectors: Vectors, weights: Reals, *, background: Background) -> Vectors:
    """Posterior mean of a linear utility; zeros where nothing was liked."""
    total = float(weights.sum())
    if not total:
        return np.zeros(vectors.shape[1], dtype=np.float32)
    share = weights / total
    strength = _PSEUDO * len(weights) / (len(weights) + _LIKES)
    likes = (vectors * share[:, None]).T @ vectors
    curvature = _PSEUDO * background.spread + strength * likes
    curvature += _RIDGE * np.eye(len(curvature))
    wanted = strength * (share @ vectors) - _PSEUDO * background.mean
    return np.linalg.solve(curvature, wanted).astype(np.float32)


def answers(  # noqa: PLR0913 - the parts of a portrait
    one: Portrait, space: Space, words: Words, *, rows: Ints, has_text: Bools, has_words: Bools
) -> tuple[Reals, Reals]:
    """Text and words of the items against the portrait; both (m,), zero where there are none."""
    text = np.where(has_text, one.text_of(space, rows), 0.0)
    said = np.where(has_words, words.answers(rows, one.words), 0.0)
    return text, said
