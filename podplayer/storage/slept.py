"""What was slept through is taken out of the log, as if it had not been heard."""

from datetime import datetime, timedelta

from podplayer.model.ids import EpisodeId, Ms
from podplayer.storage.database import Database
from podplayer.storage.progress import refold
from podplayer.storage.times import from_text, to_text


def take_out(db: Database, episode_id: EpisodeId, *, start: Ms, since: datetime) -> None:
    """Cut the spans of an episode off at a place, those that ended since a time."""
    with db.transaction(is_durable=True):
        rows = db.execute(
            """
            SELECT id, start_ms, end_ms, rate, heard_at, utc_offset, output, context_id
            FROM play_span WHERE episode_id = ? AND end_ms > ? AND heard_at >= ?
            """,
            (episode_id, start, to_text(since)),
        ).fetchall()
        for number, began, ended, rate, heard_at, *rest in rows:
            db.execute("DELETE FROM play_span WHERE id = ?", (number,))
            if began < start:
                # Written anew, not changed: whoever keeps what was read up to a row sees it.
                earlier = from_text(heard_at) - timedelta(milliseconds=(ended - start) / rate)
                db.execute(
                    """
                    INSERT OR IGNORE INTO play_span (episode_id, start_ms, end_ms, rate, heard_at,
                                                     utc_offset, output, context_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    (episode_id, began, start, rate, to_text(earlier), *rest),
                )
        db.execute("UPDATE progress SET heard_ms = 0 WHERE episode_id = ?", (episode_id,))
        refold(db, {episode_id})
