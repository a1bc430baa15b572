"""Names for interests: words that a cluster has in common and the rest of the library has not.

A word must do more than weigh much in a few texts. What nearly every episode of a show says, or the
show's title, names the show; what only one episode says names that one; a verb or a filler names
nothing. And the words of one name are of one language, the one most of the cluster is in.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from podplayer.recommender.columns import Bools, Ints, Items, Reals, distinct
from podplayer.recommender.keywords import UNSPACED, Words, tokens
from podplayer.recommender.stopwords import FILLERS, FUNCTION_CHARACTERS

KEYWORDS = 12
IN_NAME = 2
OF_A_SHOW = 0.6
"""Share of a show's episodes from which on a word belongs to the show, not to a topic."""
FEWEST_OF_A_SHOW = 4
NEEDED = 2
"""Episodes of a cluster that must say a word; of a cluster of one, one."""
COMMON = 0.1
"""Share of a cluster's episodes that must say it, where that is more."""
LEAST_GAIN = 0.1
"""Log of how much more often a word must stand in the cluster than elsewhere."""
_SMOOTH = 0.5
OF_A_TERM = 0.6
"""Share of the texts with a word in which it must stand beside the same other one."""
_LONGEST_RUN = 6
"""Characters of a word without spaces around it."""
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_SEGMENT = re.compile(r"[\n.!?。！？…|｜/:：;；·•()（）\[\]【】「」《》]+|\s[-–—]\s")
_UNIT = re.compile(rf"{UNSPACED.pattern[:-1]}|[^\W\d_]+|\d+")
"""A word; in a script without spaces a character."""
_BESIDE, _ALONG = (2, 3), (3, 4)
"""Units on both sides, or on one, that make a phrase with a word; of words, and of characters."""
_OFTEN = 3
_WITHIN = re.compile(r"(?<=[^\W\d_][ ,] )[^\W\d_]+|(?<=[^\W\d_] )[^\W\d_]+")
"""A word behind another word: what stands at the start of a sentence is written large anyway."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Namer:
    """Names clusters of one library."""

    words: Words
    items: Items
    names: Mapping[int, str] = field(default_factory=dict)
    """Show to its title and what its people are called."""

    def name(self, clusters: Sequence[Ints], weights: Sequence[Reals]) -> list[list[str]]:
        """The best words of each cluster, most telling first; none where nothing tells.

        Args:
            clusters: rows of liked episodes.
            weights: how much each of these counts.
        """
        everything = distinct(np.concatenate(clusters)) if clusters else np.zeros(0, np.int64)
        known = np.flatnonzero(self.words.has(np.arange(len(self.words.slots))))
        all_counts = self._document_counts(known)
        liked_counts = self._document_counts(everything)
        return [
            self._best(rows, own, all_counts, len(known), liked_counts, len(everything))
            for rows, own in zip(clusters, weights, strict=True)
        ]

    def _best(  # noqa: PLR0913 - a cluster against the liked against everything
        self,
        rows: Ints,
        weights: Reals,
        all_counts: Reals,
        size: int,
        liked_counts: Reals,
        liked: int,
    ) -> list[str]:
        spoken, own = self._one_language(rows, weights)
        counts = self._document_counts(spoken)
        share = self._document_counts(spoken, own / max(float(own.sum()), 1e-9))
        outside = (liked_counts - counts + _SMOOTH) / max(liked - len(spoken) + 1.0, 1.0)
        usual = (all_counts + _SMOOTH) / (size + 1.0)
        enough = counts >= min(max(NEEDED, COMMON * len(spoken)), len(spoken))
        # Frequent here, and by far more than among the other interests and in the library; where
        # two interests are about the same, at least than in the library.
        telling = self._telling(share * enough, np.maximum(outside, usual))
        telling = telling or self._telling(share * enough, usual)
        called, usual_there = self._of_shows(spoken)
        free = [word for word in telling if word not in called]
        kept: list[str] = []
        # A show called "Rivers", that says "rivers" in each episode: its own word is better than
        # none.
        for word in [word for word in free if word not in usual_there] or free or telling:
            if len(kept) < KEYWORDS and not _is_part(word, kept):
                kept.append(word)
        return kept

    def _telling(self, share: Reals, elsewhere: Reals) -> list[str]:
        gain = np.log(np.maximum(share, 1e-9) / elsewhere)
        score = np.where(gain > LEAST_GAIN, share * gain, 0.0)
        order = np.argsort(-score, kind="stable")[: 20 * KEYWORDS]
        words = [self.words.names[int(term)] for term in order if score[term] > 0]
        return [word for word in words if word not in FILLERS]

    def _one_language(self, rows: Ints, weights: Reals) -> tuple[Ints, Reals]:
        languages = self.items.languages[rows]
        codes, place = np.unique(languages, return_inverse=True)  # noqa: TID251
        most = np.bincount(place, weights=weights).argmax()
        same: Bools = languages == codes[most]
        return rows[same], weights[same]

    def _of_shows(self, rows: Ints) -> tuple[set[str], set[str]]:
        """What the cluster's shows and their people are called, and what most episodes say."""
        called: set[str] = set()
        usual: set[str] = set()
        for show in distinct(self.items.shows[rows]):
            called.update(tokens(self.names.get(int(show), "")))
            own = np.flatnonzero(self.items.shows == show)
            own = own[self.words.has(own)]
            if len(own) >= FEWEST_OF_A_SHOW:
                often = np.flatnonzero(self._document_counts(own) >= OF_A_SHOW * len(own))
                usual.update(self.words.names[int(term)] for term in often)
        return called, usual

    def _document_counts(self, rows: Ints, weights: Reals | None = None) -> Reals:
        """In how many of the episodes each word stands, or what they weigh together."""
        entries, at = self.words.entries(rows)
        values = None if weights is None else weights[at]
        counted = np.bincount(
            self.words.terms[entries], weights=values, minlength=len(self.words.names)
        )
        return np.asarray(counted, dtype=np.float64)


def _is_part(word: str, kept: Sequence[str]) -> bool:
    """Whether a word says again what is said: river and rivers, or two halves of one Chinese word.

    Pairs of characters overlap where a word has three or more.
    """
    return any(
        word.startswith(other) or other.startswith(word) or
        (not word.isascii() and len(word) == 2 == len(other)
         and (word[0] == other[1] or word[1] == other[0]))
        for other in kept
    )  # fmt: skip


def in_own_words(words: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The words that are not mostly said in one and the same phrase.

    The phrase of a series, a sponsor before the bar in a title, a line that ends every note: what
    is about something is said in ever other words.
    """
    said: dict[str, Counter[tuple[str, ...]]] = {word: Counter() for word in words}
    holding: Counter[str] = Counter()
    for text in texts:
        found: dict[str, set[tuple[str, ...]]] = {}
        for segment in _SEGMENT.split(text.lower()):
            here = [word for word in said if word in segment]
            units = _UNIT.findall(segment) if here else []
            for word in here:
                for start in _places(word, units):
                    found.setdefault(word, set()).update(_phrases(word, units, start))
        holding.update(found.keys())
        for word, phrases in found.items():
            said[word].update(phrases)
    return [
        word
        for word in words
        if max(said[word].values(), default=0) < max(_OFTEN, holding[word] / 2)
    ]


def _places(word: str, units: Sequence[str]) -> Iterator[int]:
    size = len(word) if UNSPACED.fullmatch(word) else 1
    for start in range(len(units) - size + 1):
        if "".join(units[start : start + size]) == word:
            yield start


def _phrases(word: str, units: Sequence[str], start: int) -> Iterator[tuple[str, ...]]:
    """What a word makes a phrase with: all around it, or further on one side."""
    is_unspaced = UNSPACED.fullmatch(word) is not None
    end = start + (len(word) if is_unspaced else 1)
    beside, along = _BESIDE[is_unspaced], _ALONG[is_unspaced]
    yield ("around", *units[max(0, start - beside) : start], "", *units[end : end + beside])
    if start >= along:
        yield ("behind", *units[start - along : start])
    if len(units) >= end + along:
        yield ("before", *units[end : end + along])


def as_written(words: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Each word as the texts write it within a sentence: "Zug", "NASA", "rivers".

    A word that mostly stands beside the same other one is given with it: "machine learning", and a
    pair of characters with those that mostly stand around it. What is written in several ways, or
    at the start of sentences only, stays in small letters.
    """
    wanted = {word: Counter[str]() for word in words}
    for text in texts:
        for match in _WITHIN.finditer(text):
            found = match.group()
            if found.lower() in wanted:
                wanted[found.lower()][found] += 1
    alone = {word: next(iter(forms)) if len(forms) == 1 else word for word, forms in wanted.items()}
    whole = {word: _widened(word, texts) for word in words if UNSPACED.fullmatch(word)}
    return alone | _terms(words, texts) | whole


def _widened(pair: str, texts: Sequence[str]) -> str:
    """The word that a pair of characters is cut from: "科颜" is of "科颜氏" wherever it stands."""
    runs = [run for text in texts for run in UNSPACED.findall(text) if pair in run]
    found = pair
    while len(found) < _LONGEST_RUN:
        ways: Counter[str] = Counter()
        for run in runs:
            for match in re.finditer(re.escape(found), run):
                ways.update(_with_a_neighbour(run, match.start(), match.end()))
        wider, count = max(ways.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        if count < max(NEEDED, OF_A_TERM * sum(run.count(found) for run in runs)):
            return found
        found = wider
    return found


def _with_a_neighbour(run: str, start: int, end: int) -> set[str]:
    """A stretch of a run with the character before it, and with that behind, if these say much."""
    wider = {run[max(start - 1, 0) : end], run[start : end + 1]} - {run[start:end]}
    return {one for one in wider if not FUNCTION_CHARACTERS.intersection(one[0] + one[-1])}


def _terms(words: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """The term of two words that a word belongs to, for those that do in most texts they are in."""
    holding: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = {word: Counter() for word in words}
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        pairs = {pair.lower(): pair for pair in _pairs(text)}
        said = set(tokens(text))
        holding.update(said)
        for term, form in pairs.items():
            forms.setdefault(term, Counter())[form] += 1
            for word in term.split():
                if word in beside:
                    beside[word][term] += 1
    found = {}
    for word, terms in beside.items():
        term, count = max(terms.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        if count >= max(NEEDED, OF_A_TERM * holding[word]):
            written = forms[term]
            found[word] = next(iter(written)) if len(written) == 1 else term
    return found


def _pairs(text: str) -> Iterator[str]:
    """Two words that follow each other with only a space between, both of which say something."""
    for run in _RUN.findall(text):
        follow = run.split(" ")
        for one, other in pairwise(follow):
            if all(word.lower() not in FILLERS and tokens(word) for word in (one, other)):
                yield f"{one} {other}"
