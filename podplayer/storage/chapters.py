"""Chapters that were fetched, and what else is known of an episode's chapters."""

from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import EpisodeId
from podplayer.storage.database import Database
from podplayer.storage.times import to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedChapters:
    """The file behind a chapters address."""

    url: str | None
    """What the feed names now."""
    body: str | None
    """What was served there; None where it was not fetched yet."""


class ChapterTable:
    """A body belongs to an address: where the feed names another one, it is fetched again."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def fetched(self, episode_id: EpisodeId) -> FetchedChapters:
        """Address and body."""
        row = self._db.execute(
            """
            SELECT e.chapters_url, f.body FROM episode AS e
            LEFT JOIN fetched_chapters AS f ON f.episode_id = e.id AND f.url = e.chapters_url
            WHERE e.id = ?
            """,
            (episode_id,),
        ).fetchone()
        return FetchedChapters(url=row[0] if row else None, body=row[1] if row else None)

    def are_embedded(self, episode_id: EpisodeId) -> bool:
        """Whether those that are known are from the audio file and not from the feed."""
        return not self._db.one(
            "SELECT count(*) FROM chapter WHERE episode_id = ? AND NOT is_embedded", (episode_id,)
        )

    def store(self, episode_id: EpisodeId, url: str, body: str, *, now: datetime) -> None:
        """Keep what was served."""
        with self._db.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO fetched_chapters (episode_id, url, body, fetched_at) "
                "VALUES (?, ?, ?, ?)",
                (episode_id, url, body, to_text(now)),
            )
