"""When each show is checked next, and where its older episodes go on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from podplayer.model.feed import FeedDiff
from podplayer.model.ids import PodcastId
from podplayer.storage.database import Database
from podplayer.storage.episode_writer import EpisodeWriter
from podplayer.storage.pending import match_pending
from podplayer.storage.times import from_text, to_text, to_text_or_none

_RECENT = 24
"""Episodes of a show that its rhythm is read from."""


class Fetching:
    """What a refresh remembers of a show besides what the feed said."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def recent_dates(self, podcast_id: PodcastId) -> list[datetime]:
        """When its latest episodes came out, newest first."""
        rows = self._db.execute(
            """
            SELECT published FROM episode INDEXED BY episode_of_podcast
            WHERE podcast_id = ? AND published IS NOT NULL ORDER BY published DESC LIMIT ?
            """,
            (podcast_id, _RECENT),
        )
        return [from_text(row[0]) for row in rows]

    def plan(
        self,
        next_checks: Mapping[PodcastId, datetime],
        *,
        not_before: Mapping[PodcastId, datetime] | None = None,
    ) -> None:
        """When to look at these shows again; whoever is not in `not_before` did not ask to wait."""
        waits = not_before or {}
        with self._db.transaction():
            self._db.executemany(
                "UPDATE podcast SET next_check_at = ?, not_before = ? WHERE id = ?",
                [
                    (to_text(moment), to_text_or_none(waits.get(podcast_id)), podcast_id)
                    for podcast_id, moment in next_checks.items()
                ],
            )

    def set_ended(self, ids: Sequence[PodcastId], *, ended: bool, now: datetime) -> None:
        """Taken down for good, or there again after all."""
        value = to_text(now) if ended else None
        with self._db.transaction():
            self._db.executemany(
                "UPDATE podcast SET ended_at = ? WHERE id = ? AND (ended_at IS NULL) = ?",
                [(value, podcast_id, ended) for podcast_id in ids],
            )

    def set_rhythm(self, podcast_id: PodcastId, every: timedelta | None) -> None:
        """What the feed says of how often it comes."""
        seconds = None if every is None else round(every.total_seconds())
        with self._db.transaction():
            self._db.execute(
                "UPDATE podcast SET update_seconds = ? WHERE id = ?", (seconds, podcast_id)
            )

    # -- older pages --------------------------------------------------------------------------

    def next_pages(self, ids: Sequence[PodcastId]) -> dict[PodcastId, str]:
        """Where the older episodes of these shows go on."""
        found = {}
        for podcast_id in ids:
            url = self._db.one("SELECT next_page_url FROM podcast WHERE id = ?", (podcast_id,))
            if url is not None:
                found[podcast_id] = str(url)
        return found

    def set_next_page(self, podcast_id: PodcastId, url: str | None) -> None:
        """Where older episodes go on; None where there are no more."""
        with self._db.transaction():
            self._db.execute("UPDATE podcast SET next_page_url = ? WHERE id = ?", (url, podcast_id))

    def store_page(
        self, podcast_id: PodcastId, diff: FeedDiff, *, next_page: str | None, now: datetime
    ) -> None:
        """Store a page of older episodes: it adds, and says nothing about what it does not list."""
        with self._db.transaction():
            show = str(self._db.one("SELECT title FROM podcast WHERE id = ?", (podcast_id,)))
            writer = EpisodeWriter(self._db, podcast_id, show=show, now=now)
            writer.insert(diff.added)
            writer.mark_returned(diff.returned)
            self.set_next_page(podcast_id, next_page)
            if diff.added:
                match_pending(self._db, podcast_id)
