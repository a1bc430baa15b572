"""Whose a media address is."""

from podplayer.model.address import enclosure_key
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.storage.database import Database


class MediaAddresses:
    """From an address to its episode and back. The way there reads the whole table: it is rare."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def owner(self, url: str) -> tuple[EpisodeId, PodcastId] | None:
        """The episode that has this address."""
        row = self._db.execute(
            "SELECT id, podcast_id FROM episode WHERE url_key = ? AND url = ? LIMIT 1",
            (enclosure_key(url), url),
        ).fetchone()
        return None if row is None else (EpisodeId(row[0]), PodcastId(row[1]))

    def of(self, episode_id: EpisodeId) -> str | None:
        """The address of an episode."""
        url = self._db.one("SELECT url FROM episode WHERE id = ?", (episode_id,))
        return None if url is None else str(url)
