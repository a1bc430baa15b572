"""Search by words and by meaning: words find what was typed, meaning finds what was meant."""

import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from podplayer.model.ids import EpisodeId
from podplayer.model.text import FoundIn, SearchHit, ShowHit
from podplayer.storage.search import Search

logger = logging.getLogger(__name__)

Neighbours = Callable[[str, int], Sequence[tuple[EpisodeId, float]]]
"""Text and how many -> episodes near in meaning, best first; empty where nothing is encoded."""

_RANK_OFFSET = 60
"""Reciprocal rank fusion, Cormack et al., SIGIR 2009: a score of 1 / (60 + rank) each."""
_NOISE = 0.06
"""Standard deviation of the cosines between a query and episodes that have nothing to do with it;
.048 to .078 for fifteen queries over the sample library, about a mean of zero."""
_NEAR_BEST = 0.7
"""Share of the best cosine below which the others are about something else."""


def floor_of(size: int) -> float:
    """The cosine that chance alone reaches once in a library of this size.

    The largest of n values of noise lies near sigma * sqrt(2 ln n): .20 for the sample library,
    .28 for 50,000 episodes. Words that mean nothing (`xyzzy`) find .15 and .18, what is about the
    same .20 to .37.
    """
    return _NOISE * math.sqrt(2 * math.log(max(size, 2)))


def meant(near: Sequence[tuple[EpisodeId, float]], *, size: int) -> list[EpisodeId]:
    """Those neighbours of a query, best first, that are about the same and not merely nearest."""
    if not near:
        return []
    floor = max(floor_of(size), _NEAR_BEST * near[0][1])
    return [number for number, cosine in near if cosine >= floor]


class SearchService:
    """Words first, in the order of where they stand; then what only means the same."""

    def __init__(self, search: Search, *, neighbours: Neighbours) -> None:
        self._search = search
        self._neighbours = neighbours

    def words(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """By words only: fast enough for every keystroke."""
        return self._search.episodes(text, limit=limit)

    def shows(self, text: str, *, limit: int = 10) -> list[ShowHit]:
        """Shows by name or author; as fast."""
        return self._search.shows(text, limit=limit)

    def search(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """By words and meaning. May start the encoder process.

        A title with the words comes first. Behind the titles the rank in both lists counts: what
        has the words and means the same is best.
        """
        by_words = self.words(text, limit=limit)
        near = self._neighbours(text, limit) if text.strip() else ()
        scores: dict[EpisodeId, float] = {}
        by_meaning = meant(near, size=self._search.size()) if near else []
        if not by_words and not by_meaning:
            return self._search.nearly(text, limit=limit)
        for ranked in ([hit.episode_id for hit in by_words], by_meaning):
            for rank, number in enumerate(ranked, start=1):
                scores[number] = scores.get(number, 0.0) + 1 / (_RANK_OFFSET + rank)
        found = {hit.episode_id: hit for hit in by_words}
        # A title lies above everything that two ranks can add up to.
        for hit in by_words:
            if hit.found_in is FoundIn.TITLE:
                scores[hit.episode_id] += 1.0
        best = sorted(scores, key=scores.__getitem__, reverse=True)[:limit]
        return [
            replace(found[number], score=scores[number])
            if number in found
            else SearchHit(
                episode_id=number, score=scores[number], snippet="", found_in=FoundIn.MEANING
            )
            for number in best
        ]
