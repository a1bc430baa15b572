"""Words: TF-IDF against the library, for similarity, for the names of interests and for reasons.

No dependency: a few stop words for the languages that podcasts are mostly in, pairs of characters
where a script has no spaces. Keywords add what a sentence encoder blurs (names, places, titles).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern

import numpy as np

from podplayer.recommender.columns import Ints, Reals, Sims, distinct
from podplayer.recommender.stopwords import FUNCTION_CHARACTERS, STOP_WORDS

TERMS_KEPT = 24
"""Of a document, the heaviest: a description says what it is about in fewer."""
_MARKUP = re.compile(r"<[^>]*>|&#?\w+;|https?://\S+|www\.\S+|\S+@\S+|\b\d+:\d\d(?::\d\d)?\b")
_SUSPECT = re.compile(r"[<&@:]|www\.")
# Scripts without spaces between words: Chinese, Japanese; Thai would want a dictionary.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
# Names are cut at hyphens and apostrophes: "self-hosted" is found by "hosted".
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SHORTEST = 2
"""Two letters say much ("AI", "EU"); those that say nothing are stop words."""
_K1, _B = 1.2, 0.75
"""Of Okapi BM25: how soon a word that is said again stops counting, and how length is levelled."""

_ROWS = 512
"""Whose similarities are computed at one time: some hundred pairs of a shared word each."""


def tokens(text: str) -> list[str]:
    """Words and pairs of characters, lower case, without stop words, markup and addresses."""
    plain = (_MARKUP.sub(" ", text) if _SUSPECT.search(text) else text).lower()
    found: list[str] = []
    if not plain.isascii():
        for run in UNSPACED.findall(plain):
            pairs = [run[i : i + 2] for i in range(len(run) - 1)] or [run]
            found += [pair for pair in pairs if not FUNCTION_CHARACTERS.intersection(pair)]
        plain = UNSPACED.sub(" ", plain)
    found += [
        intern(word)
        for word in _WORD.findall(plain)
        if (len(word) >= _SHORTEST or not word.isascii())
        and word not in STOP_WORDS
        and not word.isdigit()
    ]
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Documents as sparse unit rows of TF-IDF, found by their row in the library."""

    slots: Ints
    """(items,) document of an item; the last document is empty, for items that have none."""
    starts: Ints
    """(m + 2,) where each document begins in `terms` and `weights`."""
    terms: Ints
    weights: Reals
    saturated: Reals
    """BM25's weight of each entry, without its idf: for a query, which has no length."""
    mean_length: float
    """Of the documents, in words: what BM25 levels lengths by."""
    names: Sequence[str]
    number: Mapping[str, int]
    """Word to its term."""
    idf: Reals

    def has(self, rows: Ints) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Whether these items have any word."""
        slots = self.slots[rows]
        return self.starts[slots + 1] > self.starts[slots]

    @classmethod
    def build(cls, *, items: int, rows: Ints, documents: Iterable[Sequence[str]]) -> "Words":
        """Weigh the tokens of the documents of `rows`, among `items` many.

        Term frequency is damped (1 + log), document frequency smoothed; what stands in one
        document only can link nothing and is left out of similarities.
        """
        documents = list(documents)
        every: dict[str, int] = {}
        for document in documents:
            for word in document:
                every.setdefault(word, len(every))
        owner, terms, times = _occurrences(documents, every)
        frequency = np.bincount(terms, minlength=len(every))
        is_kept = frequency > 1
        names = [word for word, kept in zip(every, is_kept.tolist(), strict=True) if kept]
        total = max(1, len(documents))
        idf = np.log((1 + total) / (1 + frequency[is_kept])) + 1
        sizes = np.array([len(document) for document in documents], dtype=np.int64)
        mean_length = int(sizes.sum()) / total
        linking = is_kept[terms]
        terms = (np.cumsum(is_kept) - 1)[terms]
        lengths, terms, weights, saturated = _weigh(
            owner[linking], terms[linking], times[linking], idf, sizes / max(mean_length, 1e-9)
        )
        slots = np.full(items, len(documents), dtype=np.int64)
        slots[rows] = np.arange(len(documents))
        return cls(
            slots=slots,
            starts=np.r_[0, np.cumsum(lengths), lengths.sum()],
            terms=terms,
            weights=weights,
            saturated=saturated,
            mean_length=mean_length,
            names=names,
            number={word: term for term, word in enumerate(names)},
            idf=idf,
        )

    def extended(self, rows: Ints, documents: Iterable[Sequence[str]]) -> "Words":
        """The same with some more documents, by the vocabulary and weights there are."""
        documents = list(documents)
        sizes = np.array([len(document) for document in documents], dtype=np.int64)
        lengths, terms, weights, saturated = _weigh(
            *_occurrences(documents, self.number), self.idf, sizes / max(self.mean_length, 1e-9)
        )
        known = len(self.starts) - 2
        slots = np.where(self.slots == known, known + len(documents), self.slots)
        slots[rows] = known + np.arange(len(documents))
        starts = np.r_[self.starts[:-1], self.starts[-1] + np.cumsum(lengths)]
        return replace(
            self,
            slots=slots,
            starts=np.r_[starts, starts[-1]],
            terms=np.concatenate([self.terms, terms]),
            weights=np.concatenate([self.weights, weights]),
            saturated=np.concatenate([self.saturated, saturated]),
        )

    @classmethod
    def empty(cls, items: int) -> "Words":
        """No words at all."""
        return cls.build(items=items, rows=np.zeros(0, np.int64), documents=[])

    def similarities(self, rows: Ints, others: Ints) -> Sims:
        """Cosines (len(rows), len(others)) by way of shared terms: a sparse product."""
        if not len(rows) or not len(others):
            return np.zeros((len(rows), len(others)), np.float32)
        if len(rows) > _ROWS:
            starts = range(0, len(rows), _ROWS)
            parts = [self.similarities(rows[start : start + _ROWS], others) for start in starts]
            return np.concatenate(parts)
        left, left_at = self.entries(rows)
        right, right_at = self.entries(others)
        by_term = np.argsort(self.terms[right], kind="stable")
        right, right_at = right[by_term], right_at[by_term]
        counts = np.bincount(self.terms[right], minlength=len(self.names))
        matches = counts[self.terms[left]]
        pairs = ranges((np.cumsum(counts) - counts)[self.terms[left]], matches)
        flat = np.repeat(left_at, matches) * len(others) + right_at[pairs]
        products = np.repeat(self.weights[left], matches) * self.weights[right[pairs]]
        summed = np.bincount(flat, weights=products, minlength=len(rows) * len(others))
        return summed.astype(np.float32).reshape(len(rows), len(others))

    def query(self, rows: Ints, weights: Reals) -> Reals:
        """The documents of some items as one query: (words,) weights for `answers`.

        A word counts by the root of the share of documents that have it: the tenth mention of a
        favourite subject says less than the first.
        """
        entries, at = self.entries(rows)
        share = np.bincount(
            self.terms[entries], weights=weights[at], minlength=len(self.names)
        ) / max(float(weights.sum()), 1e-9)
        return np.asarray(np.sqrt(share) * np.maximum(self.idf - 1.0, 0.0))

    def answers(self, rows: Ints, query: Reals) -> Reals:
        """(rows,) how well each item's document answers a query, by Okapi BM25."""
        entries, at = self.entries(rows)
        products = self.saturated[entries] * query[self.terms[entries]]
        return np.asarray(np.bincount(at, weights=products, minlength=len(rows)), np.float64)

    def shared(self, row: int, other: int, *, count: int = 3) -> list[str]:
        """Words that two items have in common, heaviest first."""
        left, _ = self.entries(np.array([row]))
        right, _ = self.entries(np.array([other]))
        common = np.isin(self.terms[left], self.terms[right], assume_unique=True)
        kept = left[common]
        order = np.argsort(-self.weights[kept], kind="stable")[:count]
        return [self.names[self.terms[i]] for i in kept[order]]

    def holding(self, word: str, rows: Ints) -> Ints:
        """Those of the items that have a word."""
        term = self.number.get(word.lower())
        if term is None:
            return np.zeros(0, np.int64)
        entries, at = self.entries(rows)
        return np.asarray(rows[distinct(at[self.terms[entries] == term])])

    def entries(self, rows: Ints) -> tuple[Ints, Ints]:
        """Positions of all terms of some items, and which of the items each belongs to."""
        slots = self.slots[rows]
        lengths = self.starts[slots + 1] - self.starts[slots]
        return ranges(self.starts[slots], lengths), np.repeat(np.arange(len(rows)), lengths)


def _occurrences(
    documents: Sequence[Sequence[str]], number: Mapping[str, int]
) -> tuple[Ints, Ints, Ints]:
    """Document, term and times said of the words that have a number, in the order of mention."""
    sizes = [len(document) for document in documents]
    every = (number.get(word, -1) for document in documents for word in document)
    said = np.fromiter(every, np.int64, count=sum(sizes))
    owner = np.repeat(np.arange(len(documents)), sizes)
    # One number for a word in a document: a Counter of each would be 40 MB for 4,000 episodes.
    words = max(1, len(number))
    both = (owner * words + said)[said >= 0]
    both, first, times = np.unique(  # noqa: TID251 - with counts it looks for no mask
        both, return_index=True, return_counts=True
    )
    order = np.argsort(first)
    owner, terms = np.divmod(both[order], words)
    return owner, terms, times[order]


def _weigh(
    owner: Ints, terms: Ints, times: Ints, idf: Reals, levels: Reals
) -> tuple[Ints, Ints, Reals, Reals]:
    """Length, terms, unit weights and BM25 weights of documents, their heaviest terms only.

    Args:
        owner: (n,) document of each word, ascending.
        terms: (n,) which word.
        times: (n,) how often it is said there.
        idf: of all terms.
        levels: (documents,) length in words, as a multiple of the mean.
    """
    weight = (1 + np.log(times)) * idf[terms]
    order = np.lexsort((-weight, owner))
    owner, terms, weight, times = owner[order], terms[order], weight[order], times[order]
    sizes = np.bincount(owner, minlength=len(levels))
    within = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    kept = within < TERMS_KEPT
    owner, terms, weight, times = owner[kept], terms[kept], weight[kept], times[kept]
    level = _K1 * (1 - _B + _B * levels)
    saturated = times * (_K1 + 1) / (times + level[owner])
    norms = np.sqrt(np.bincount(owner, weights=weight**2, minlength=len(levels)))
    lengths = np.minimum(sizes, TERMS_KEPT).astype(np.int64)
    return lengths, terms, weight / norms[owner], saturated


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """Concatenated ranges start, start + 1, ... of the lengths given."""
    total = int(lengths.sum())
    offsets = (
        np.repeat(starts - np.r_[0, np.cumsum(lengths)[:-1]], lengths) if total else starts[:0]
    )
    return np.arange(total) + offsets
