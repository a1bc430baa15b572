"""How far the listener is with an episode, folded from its play spans."""

from collections.abc import Iterable

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import heard_ms, is_near_end
from podplayer.storage.database import Database


def refold(db: Database, ids: Iterable[EpisodeId]) -> None:
    """Recompute heard time, position and end of episodes whose spans were imported.

    A position that the player stored later than the last span is kept.
    """
    for episode_id in ids:
        spans = db.execute(
            """
            SELECT start_ms, end_ms, heard_at FROM play_span
            WHERE episode_id = ? ORDER BY heard_at, id
            """,
            (episode_id,),
        ).fetchall()
        if not spans:
            continue
        duration = db.one("SELECT duration_ms FROM episode WHERE id = ?", (episode_id,))
        heard = heard_ms((Ms(start), Ms(end)) for start, end, _ in spans)
        position, last = spans[-1][1], spans[-1][2]
        ended = next((at for _, end, at in spans if is_near_end(Ms(end), duration=duration)), None)
        db.execute(
            """
            INSERT INTO progress (episode_id, position_ms, heard_ms, finished_at, last_heard_at)
            VALUES (:id, :position, :heard, :ended, :last)
            ON CONFLICT (episode_id) DO UPDATE
            SET heard_ms = excluded.heard_ms,
                position_ms = iif(coalesce(last_heard_at, '') < excluded.last_heard_at,
                                  excluded.position_ms, position_ms),
                finished_at = coalesce(finished_at, excluded.finished_at),
                last_heard_at = max(coalesce(last_heard_at, ''), excluded.last_heard_at)
            """,
            {"id": episode_id, "position": position, "heard": heard, "ended": ended, "last": last},
        )
