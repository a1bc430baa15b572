"""The same thing twice: a rerun, a trailer or clip of an episode, one episode in two feeds.

Titles say it ("Trailer: The Delta", "The Delta (rerun)"), vectors confirm it: two shows may both
have an episode called "Christmas". A list shows one of them, and none that was heard already.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from podplayer.recommender.columns import Bools, Ints, Reals, Vectors, distinct
from podplayer.recommender.world import World

LOOKED_AT = 80
"""Of the best scored: a list is made from these."""
HEARD_LOOKED_AT = 300
ALIKE, THE_SAME = 0.6, 0.97
"""Cosines of whitened vectors: with the same title, and where titles are but numbers."""
_MARK = re.compile(
    r"\b(trailer|teaser|preview|clip|re-?run|repeat|encore|re-?broadcast|replay|re-?release"
    r"|best of|(from the )?archives?|from the vault|wiederholung|vorschau|repetición|avance"
    r"|rediffusion|extrait)\b|重播|回放|预告",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")


def core(title: str) -> str:
    """What a title says without numbers, marks of a repeat and punctuation."""
    return " ".join(_WORD.findall(_MARK.sub(" ", title).casefold()))


def repeated(world: World, rows: Ints, scores: Reals, *, title: Callable[[int], str]) -> Bools:
    """Which candidates say again what a better one, or something heard, says.

    Args:
        world: the library and the history.
        rows: the candidates.
        scores: theirs.
        title: row to title; asked for few, since each is a look into the library.

    Returns:
        (len(rows),) True for those to leave out.
    """
    hidden = np.zeros(len(rows), dtype=np.bool_)
    best = np.argsort(-scores, kind="stable")[:LOOKED_AT]
    vectors = world.space.of(rows[best])
    if not vectors.any():
        return hidden
    names = _Names(title)
    heard = distinct(world.events.items[world.liked[-HEARD_LOOKED_AT:]])
    for place, other, cosine in _alike(vectors, world.space.of(heard)):
        row, past = int(rows[best[place]]), int(heard[other])
        if row != past and names.are_one(row, past, cosine):
            hidden[best[place]] = True
    for place, other, cosine in _alike(vectors, vectors):
        if place < other and not (hidden[best[place]] or hidden[best[other]]):
            row, second = int(rows[best[place]]), int(rows[best[other]])
            if names.are_one(row, second, cosine):
                worse = names.worse(world, row, second)
                hidden[best[place] if worse == row else best[other]] = True
    return hidden


def _alike(vectors: Vectors, others: Vectors) -> list[tuple[int, int, float]]:
    if not len(others):
        return []
    cosines = vectors @ others.T
    places, seconds = np.nonzero(cosines >= ALIKE)
    found = cosines[places, seconds]
    return list(zip(places.tolist(), seconds.tolist(), found.tolist(), strict=True))


class _Title(NamedTuple):
    whole: str
    core: str
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, title: str) -> "_Title":
        return cls(title, core(title), tuple(_NUMBER.findall(title)))


class _Names:
    """Titles, each looked up and taken apart once."""

    def __init__(self, title: Callable[[int], str]) -> None:
        self._title = title
        self._known: dict[int, _Title] = {}

    def of(self, row: int) -> _Title:
        """A title."""
        if row not in self._known:
            self._known[row] = _Title.of(self._title(row))
        return self._known[row]

    def are_one(self, row: int, other: int, cosine: float) -> bool:
        """Whether two episodes are the same thing."""
        one, two = self.of(row), self.of(other)
        if one.core != two.core:
            return False
        # "Episode 12" and "Episode 13" have the same core, and a short one is said by chance.
        is_telling = " " in one.core and not _differ_in_number(one, two)
        return is_telling or (cosine >= THE_SAME and one.whole == two.whole)

    def worse(self, world: World, row: int, other: int) -> int:
        """The one to leave out: what is marked, what is shorter, what came later in the list."""

        def worth(one: int) -> tuple[bool, float]:
            minutes = float(np.nan_to_num(world.items.minutes[one], nan=0.0))
            return not _MARK.search(self.of(one).whole), round(minutes)

        return row if worth(other) > worth(row) else other


def _differ_in_number(one: _Title, other: _Title) -> bool:
    """Two parts of one thing; a missing number says nothing."""
    return bool(one.numbers and other.numbers and one.numbers != other.numbers)
