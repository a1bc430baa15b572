"""Imported listening whose episode is not known yet waits here until its feed is added."""

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.moving import Standing
from podplayer.storage.database import Database
from podplayer.storage.moving import Merging, note_plays
from podplayer.storage.progress import refold
from podplayer.storage.waiting import Waiting

_MATCHED = """
    SELECT s.rowid, s.import_id, e.id, s.start_ms, s.end_ms, s.rate, s.heard_at
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
    """Give a show what imports left waiting for it. Inside the caller's transaction."""
    return Waiting(db).match(podcast_id) + _match_spans(db, podcast_id)


def _match_spans(db: Database, podcast_id: PodcastId) -> int:
    """Move the waiting spans of a show into the log."""
    if db.one("SELECT 1 FROM pending_span LIMIT 1") is None:
        return 0
    rows = db.execute(_MATCHED, {"podcast": podcast_id}).fetchall()
    ids = list(dict.fromkeys(EpisodeId(row[2]) for row in rows))
    merging = Merging(db)
    before = merging.standings(ids)
    highest = int(db.one("SELECT coalesce(max(id), 0) FROM play_span") or 0)
    numbered = list(enumerate(rows, start=highest + 1))
    db.executemany(
        """
        INSERT OR IGNORE INTO play_span (id, episode_id, start_ms, end_ms, rate, heard_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [(number, *row[2:]) for number, row in numbered],
    )
    note_plays(db, [(row[1], number) for number, row in numbered if row[1] is not None])
    db.executemany("DELETE FROM pending_span WHERE rowid = ?", [(row[0],) for row in rows])
    refold(db, ids)
    for import_id in {row[1] for row in rows if row[1] is not None}:
        own = {EpisodeId(row[2]) for row in rows if row[1] == import_id}
        merging.note_standings(import_id, {n: before.get(n, Standing()) for n in own})
    return len(rows)
