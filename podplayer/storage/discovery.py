"""What followed feeds say of people and of other shows, for discovery without a network."""

import re
from collections.abc import Iterator
from html import unescape

from podplayer.model.discovery import Appearance, Link
from podplayer.model.ids import EpisodeId
from podplayer.storage.database import Database

_LATEST = 5000
"""Episodes whose notes are read: those of the last years in most libraries."""
_MOST = 200
_ANCHOR = re.compile(
    r"<a\b[^>]*\bhref=[\"']([^\"']+)[\"'][^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")
_FOLLOWED = "unsubscribed_at IS NULL"


class Mentions:
    """Reads only."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def links(self, *, like: tuple[str, ...]) -> Iterator[Link]:
        """Links in the latest notes whose address has one of some parts."""
        wanted = " OR ".join("n.notes LIKE ?" for _ in like)
        rows = self._db.rows(
            f"""
            SELECT p.title, n.notes
            FROM (SELECT id, podcast_id FROM episode ORDER BY published DESC LIMIT ?) e
            JOIN podcast p ON p.id = e.podcast_id AND p.{_FOLLOWED}
            JOIN episode_notes n ON n.episode_id = e.id
            WHERE {wanted}
            """,  # noqa: S608 - only question marks are put in
            (_LATEST, *(f"%{part}%" for part in like)),
        )
        for show, notes in rows:
            for address, words in _ANCHOR.findall(notes):
                if any(part in address for part in like):
                    said = " ".join(unescape(_TAG.sub(" ", words)).split())
                    yield Link(show=show, words=said, address=unescape(address))

    def appearances(self) -> list[Appearance]:
        """People who are known, in unheard episodes of other shows; the newest first.

        Known is who hosts a followed show, or was heard in an episode that was heard to its end.
        Who stands over all of the other show too (a network's name) is no guest there.
        """
        rows = self._db.rows(
            f"""
            WITH known AS (
                SELECT lower(w.name) AS name, w.podcast_id, p.title AS title, 1 AS is_host
                FROM person w JOIN podcast p ON p.id = w.podcast_id AND p.{_FOLLOWED}
                WHERE w.episode_id IS NULL
                UNION
                SELECT lower(w.name), w.podcast_id, e.title, 0
                FROM person w
                JOIN progress g ON g.episode_id = w.episode_id AND g.finished_at IS NOT NULL
                JOIN episode e ON e.id = w.episode_id
            )
            SELECT w.name, k.title, max(k.is_host), e.id, e.title, p.title
            FROM known k
            JOIN person w ON lower(w.name) = k.name AND w.podcast_id <> k.podcast_id
            JOIN episode e ON e.id = w.episode_id
            JOIN podcast p ON p.id = e.podcast_id AND p.{_FOLLOWED}
            LEFT JOIN progress g ON g.episode_id = e.id
            WHERE coalesce(g.heard_ms, 0) = 0 AND e.left_feed_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM person o WHERE o.podcast_id = w.podcast_id
                              AND o.episode_id IS NULL AND lower(o.name) = k.name)
            GROUP BY k.name, e.id ORDER BY e.published DESC LIMIT {_MOST}
            """  # noqa: S608 - constants
        )
        return [
            Appearance(
                person=person, known_from=source, is_host=bool(is_host),
                episode_id=EpisodeId(number), episode=title, show=show,
            )
            for person, source, is_host, number, title, show in rows
        ]  # fmt: skip
