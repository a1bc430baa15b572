"""Taking an import back: what it added goes, what the listener did since stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.listening import heard_ms
from podplayer.model.moving import ForeignPlay, Standing
from podplayer.storage.database import Database
from podplayer.storage.moving import Merging
from podplayer.storage.times import from_text_or_none, to_text

_WAITING = ("waiting_episode", "pending_span")
_NOTES = ("import_show", "import_change", "import_play", "import_queue")
_OWN_PLAYS = "SELECT span_id FROM import_play WHERE import_id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What undoing an import touched."""

    shows: frozenset[PodcastId]
    episodes: frozenset[EpisodeId]


def take_back(db: Database, import_id: int, *, now: datetime) -> TakenBack:
    """Remove what an import added, also what still waits."""
    with db.transaction(is_durable=True):
        _delete(db, _WAITING, import_id)
        shows = _leave_shows(db, import_id, now=now)
        touched = _remove_plays(db, import_id) | _restore_standings(db, import_id)
        db.execute(
            "DELETE FROM queue WHERE episode_id IN "
            "(SELECT episode_id FROM import_queue WHERE import_id = ?)",
            (import_id,),
        )
        _delete(db, _NOTES, import_id)
    return TakenBack(shows=shows, episodes=frozenset(touched))


def _delete(db: Database, tables: Iterable[str], import_id: int) -> None:
    for table in tables:
        db.execute(f"DELETE FROM {table} WHERE import_id = ?", (import_id,))  # noqa: S608


def _leave_shows(db: Database, import_id: int, *, now: datetime) -> frozenset[PodcastId]:
    """Unfollow the shows that came with it, but none that the listener has heard since."""
    rows = db.execute(
        """
        SELECT s.podcast_id FROM import_show AS s
        WHERE s.import_id = :id AND NOT EXISTS (
            SELECT 1 FROM episode AS e JOIN play_span AS p ON p.episode_id = e.id
            WHERE e.podcast_id = s.podcast_id
              AND p.id NOT IN (SELECT span_id FROM import_play WHERE import_id = :id)
              AND p.heard_at >= (SELECT at FROM journal WHERE id = :id))
        """,
        {"id": import_id},
    )
    shows = frozenset(PodcastId(row[0]) for row in rows)
    db.executemany(
        "UPDATE podcast SET unsubscribed_at = ? WHERE id = ? AND unsubscribed_at IS NULL",
        [(to_text(now), number) for number in shows],
    )
    return shows


def _remove_plays(db: Database, import_id: int) -> set[EpisodeId]:
    rows = db.execute(
        f"SELECT DISTINCT episode_id FROM play_span WHERE id IN ({_OWN_PLAYS})",  # noqa: S608
        (import_id,),
    )
    touched = {EpisodeId(row[0]) for row in rows}
    db.execute(f"DELETE FROM play_span WHERE id IN ({_OWN_PLAYS})", (import_id,))  # noqa: S608
    return touched


def _restore_standings(db: Database, import_id: int) -> set[EpisodeId]:
    """Put each value back that is still as the import left it."""
    merging = Merging(db)
    notes = db.execute(
        """
        SELECT episode_id, position_before, heard_before, finished_before, heart_before,
               last_before, position_after, heard_after, finished_after, heart_after, last_after
        FROM import_change WHERE import_id = ?
        """,
        (import_id,),
    ).fetchall()
    ids = [EpisodeId(row[0]) for row in notes]
    current, plays = merging.standings(ids), merging.plays(ids)
    merging.write_standings(
        [
            (
                number,
                _taken_back(
                    current.get(number, Standing()),
                    before=_standing(row[1:6]),
                    after=_standing(row[6:11]),
                    plays=plays.get(number, ()),
                ),
            )
            for number, row in zip(ids, notes, strict=True)
        ]
    )
    db.execute(
        """
        DELETE FROM progress
        WHERE episode_id IN (SELECT episode_id FROM import_change WHERE import_id = ?)
          AND position_ms = 0 AND heard_ms = 0 AND finished_at IS NULL AND favourite_at IS NULL
          AND last_heard_at IS NULL
        """,
        (import_id,),
    )
    return set(ids)


def _taken_back(
    current: Standing, *, before: Standing, after: Standing, plays: Sequence[ForeignPlay]
) -> Standing:
    if current.heard == after.heard:
        heard = before.heard
    else:
        heard = heard_ms((play.start, play.end) for play in plays)
    is_back = {
        name: getattr(before, name)
        for name in ("position", "finished_at", "favourite_at", "last_heard_at")
        if getattr(current, name) == getattr(after, name)
    }
    return replace(current, heard=heard, **is_back)


def _standing(columns: Sequence[str | int | None]) -> Standing:
    position, heard, *times = columns
    finished, heart, last = (from_text_or_none(str(at) if at else None) for at in times)
    return Standing(
        position=Ms(int(position or 0)),
        heard=Ms(int(heard or 0)),
        finished_at=finished,
        favourite_at=heart,
        last_heard_at=last,
    )
