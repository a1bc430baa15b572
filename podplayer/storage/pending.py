"""Imported listening whose episode is not known yet waits here until its feed is added."""

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.storage.database import Database
from podplayer.storage.progress import refold

_MATCHED = """
    SELECT s.rowid, e.id, s.start_ms, s.end_ms, s.rate, s.heard_at
    FROM pending_span AS s
    JOIN episode AS e ON e.podcast_id = :podcast
        AND e.id = coalesce(
            (SELECT id FROM episode WHERE podcast_id = :podcast AND guid = s.guid),
            (SELECT max(id) FROM episode WHERE podcast_id = :podcast AND title = s.episode_title))
    WHERE s.feed_url IN (
        SELECT feed_url FROM podcast WHERE id = :podcast
        UNION SELECT url FROM podcast_address WHERE podcast_id = :podcast)
"""


def match_pending(db: Database, podcast_id: PodcastId) -> int:
    """Move the waiting spans of a show into the log. Inside the caller's transaction."""
    if db.one("SELECT 1 FROM pending_span LIMIT 1") is None:
        return 0
    rows = db.execute(_MATCHED, {"podcast": podcast_id}).fetchall()
    db.executemany(
        """
        INSERT OR IGNORE INTO play_span (episode_id, start_ms, end_ms, rate, heard_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        [row[1:] for row in rows],
    )
    db.executemany("DELETE FROM pending_span WHERE rowid = ?", [(row[0],) for row in rows])
    refold(db, {EpisodeId(row[1]) for row in rows})
    return len(rows)
