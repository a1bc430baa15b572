"""Simple rankers to be measured against: each a few lines, none knows podplayer's features."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from podplayer.recommender.columns import Events, Ints, Items, Reals
from podplayer.recommender.keywords import Words, ranges
from podplayer.recommender.space import Space

HISTORY = 500
NEIGHBOURS = 5
SHOW_HALF_LIFE = 20.0
Scorer = Callable[[Ints, Ints], Reals]
"""Candidates (m,) and past liked items (h,), oldest first, to scores (m,)."""


class Bm25:
    """Okapi BM25 with the history as the query."""

    def __init__(
        self, documents: Sequence[Sequence[str]], *, k1: float = 1.2, b: float = 0.75
    ) -> None:
        counts = [Counter(document) for document in documents]
        frequency: Counter[str] = Counter()
        for count in counts:
            frequency.update(count.keys())
        number = {word: i for i, word in enumerate(w for w, n in frequency.items() if n > 1)}
        total = len(counts)
        self._idf = np.array(
            [np.log(1 + (total - frequency[w] + 0.5) / (frequency[w] + 0.5)) for w in number]
        )
        kept = [[(number[w], n) for w, n in count.items() if w in number] for count in counts]
        lengths = np.array([sum(n for _, n in pairs) for pairs in kept], dtype=np.float64)
        sizes = np.array([len(pairs) for pairs in kept], dtype=np.int64)
        self._starts = np.r_[0, np.cumsum(sizes)]
        flat = np.array([pair for pairs in kept for pair in pairs], dtype=np.int64).reshape(-1, 2)
        self._terms = flat[:, 0]
        norm = k1 * (1 - b + b * lengths / max(float(lengths.mean()), 1e-9))
        tf = flat[:, 1].astype(np.float64)
        self._weights = tf * (k1 + 1) / (tf + np.repeat(norm, sizes))

    def __call__(self, rows: Ints, past: Ints) -> Reals:
        """Score candidates against the profile."""
        entries, _ = self._entries(past)
        query = np.bincount(self._terms[entries], minlength=len(self._idf)) / max(1, len(past))
        query = query * self._idf
        own, at = self._entries(rows)
        products = self._weights[own] * query[self._terms[own]]
        return np.asarray(np.bincount(at, weights=products, minlength=len(rows)), dtype=np.float64)

    def _entries(self, rows: Ints) -> tuple[Ints, Ints]:
        lengths = self._starts[rows + 1] - self._starts[rows]
        return ranges(self._starts[rows], lengths), np.repeat(np.arange(len(rows)), lengths)


def scorers(
    *,
    words: Words,
    vectors: NDArray[np.float16],
    space: Space,
    documents: Sequence[Sequence[str]],
) -> dict[str, Scorer]:
    """Rankers that look at texts only.

    Args:
        words: TF-IDF of all items.
        vectors: (items, d) centred unit vectors, not whitened.
        space: the same, whitened.
        documents: tokens of all items, for BM25.
    """

    def cosines(rows: Ints, past: Ints) -> Reals:
        product = vectors[rows].astype(np.float32) @ vectors[past].astype(np.float32).T
        return np.asarray(product, dtype=np.float64)

    return {
        "bm25": Bm25(documents),
        "tfidf-centroid": lambda rows, past: words.similarities(rows, past).mean(axis=1),
        "tfidf-knn5": lambda rows, past: nearest(
            np.asarray(words.similarities(rows, past), np.float64)
        ),
        "text-centroid": lambda rows, past: cosines(rows, past).mean(axis=1),
        "text-knn5": lambda rows, past: nearest(cosines(rows, past)),
        "whitened-knn5": lambda rows, past: nearest(
            np.asarray(space.of(rows) @ space.of(past).T, dtype=np.float64)
        ),
    }


def nearest(sims: Reals) -> Reals:
    """Mean of the five largest of each row."""
    kept = min(NEIGHBOURS, sims.shape[1])
    return np.asarray(np.partition(sims, sims.shape[1] - kept, axis=1)[:, -kept:].mean(axis=1))


def score_all(
    rows: Ints, events: Events, items: Items, text: Mapping[str, Scorer], *, since: Reals
) -> dict[str, Reals]:
    """Scores of every baseline for one list; `events` are those before it."""
    past = events.items[events.is_heard][-HISTORY:]
    scores = {
        "newest": np.nan_to_num(since[rows], neginf=0.0),
        "show-frequency": show_frequency(rows, events, items),
        "most-listened-show": show_frequency(rows, events, items, half_life=np.inf),
        "random-per-show": random_per_show(rows, items, since),
    }
    for name, scorer in text.items():
        scores[name] = scorer(rows, past) if len(past) else np.zeros(len(rows))
    scores["random"] = np.zeros(len(rows))  # ties are broken by chance
    return scores


def random_per_show(rows: Ints, items: Items, since: Reals) -> Reals:
    """A show by chance and its latest, then the next show's: AntennaPod's "surprise"."""
    order = np.lexsort((-np.nan_to_num(since[rows], neginf=-1e18), items.shows[rows]))
    shows = items.shows[rows][order]
    starts = np.r_[True, shows[1:] != shows[:-1]]
    place = np.arange(len(rows))
    turn = place - np.maximum.accumulate(np.where(starts, place, 0))
    scores = np.empty(len(rows))
    scores[order] = -turn.astype(np.float64)  # ties, which are shows, are broken by chance
    return scores


def show_frequency(
    rows: Ints, events: Events, items: Items, *, half_life: float = SHOW_HALF_LIFE
) -> Reals:
    """Plays of the show, each halved for every 20 plays since."""
    shows = events.shows[events.engagement >= 0][-HISTORY:]
    decay = 0.5 ** (np.arange(len(shows))[::-1] / half_life)
    return np.asarray((items.shows[rows][:, None] == shows[None, :]) @ decay, dtype=np.float64)
