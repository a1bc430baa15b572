"""Full-text search over titles, shows and notes."""

import re

from podplayer.model.ids import EpisodeId
from podplayer.model.text import SearchHit
from podplayer.storage.database import Database
from podplayer.storage.plain import indexable, readable

_WORD = re.compile(r"\w+")


class Search:
    """FTS5 with words as the listener types them: every word must occur, the last as a prefix."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def episodes(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """Episodes that have all words, best first (bm25, a title counts ten times the notes)."""
        query = _query(text)
        if not query:
            return []
        rows = self._db.execute(
            """
            SELECT f.rowid, -bm25(episode_fts, 10.0, 3.0, 1.0),
                   snippet(episode_fts, -1, char(2), char(3), '…', 16)
            FROM episode_fts AS f
            JOIN episode AS e ON e.id = f.rowid
            JOIN podcast AS p ON p.id = e.podcast_id AND p.unsubscribed_at IS NULL
            WHERE episode_fts MATCH :query
            ORDER BY bm25(episode_fts, 10.0, 3.0, 1.0) LIMIT :limit
            """,
            {"query": query, "limit": limit},
        )
        return [
            SearchHit(episode_id=EpisodeId(number), score=score, snippet=readable(snippet))
            for number, score, snippet in rows
        ]


def _query(text: str) -> str:
    """What the listener typed as an FTS5 query in which nothing is an operator."""
    terms = []
    for word in _WORD.findall(text):
        pieces = indexable(word).split()
        terms.append('"{}"'.format(" ".join(pieces)) + ("*" if len(pieces) == 1 else ""))
    return " ".join(terms)
