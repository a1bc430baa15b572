"""Search by words and by meaning, merged."""

import logging
from collections.abc import Callable, Sequence

from podplayer.model.ids import EpisodeId
from podplayer.model.text import SearchHit
from podplayer.storage.search import Search

logger = logging.getLogger(__name__)

Neighbours = Callable[[str, int], Sequence[tuple[EpisodeId, float]]]
"""Text and how many -> episodes near in meaning, best first; empty where nothing is encoded."""

_RANK_OFFSET = 60
"""Reciprocal rank fusion, Cormack et al., SIGIR 2009: a score of 1 / (60 + rank) each."""


class SearchService:
    """Words find what was typed, meaning finds what was meant; ranks are fused."""

    def __init__(self, search: Search, *, neighbours: Neighbours) -> None:
        self._search = search
        self._neighbours = neighbours

    def words(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """By words only: fast enough for every keystroke."""
        return self._search.episodes(text, limit=limit)

    def search(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """By words and meaning. May start the encoder process."""
        by_words = self.words(text, limit=limit)
        by_meaning = self._neighbours(text, limit) if text.strip() else ()
        scores: dict[EpisodeId, float] = {}
        for ranked in ([hit.episode_id for hit in by_words], [number for number, _ in by_meaning]):
            for rank, number in enumerate(ranked, start=1):
                scores[number] = scores.get(number, 0.0) + 1 / (_RANK_OFFSET + rank)
        snippets = {hit.episode_id: hit.snippet for hit in by_words}
        best = sorted(scores, key=scores.__getitem__, reverse=True)[:limit]
        return [
            SearchHit(episode_id=number, score=scores[number], snippet=snippets.get(number, ""))
            for number in best
        ]
