"""Listening lines as an import that can be taken back: the log's own import, with notes."""

from collections.abc import Iterable

from podplayer.model.ids import EpisodeId
from podplayer.model.listening import ListeningLine
from podplayer.model.moving import Standing
from podplayer.storage.database import Database
from podplayer.storage.listening import ImportCounts, ListeningLog
from podplayer.storage.moving import Merging


def import_lines(db: Database, import_id: int, lines: Iterable[ListeningLine]) -> ImportCounts:
    """Add listening lines, all or none, and note what they changed."""
    with db.transaction(is_durable=True):
        last_span = int(db.one("SELECT coalesce(max(id), 0) FROM play_span") or 0)
        last_waiting = int(db.one("SELECT coalesce(max(rowid), 0) FROM pending_span") or 0)
        numbers = db.execute("SELECT episode_id FROM progress").fetchall()
        before = Merging(db).standings([EpisodeId(row[0]) for row in numbers])
        counts = ListeningLog(db).import_lines(lines)
        db.execute(
            "INSERT INTO import_play (import_id, span_id) SELECT ?, id FROM play_span WHERE id > ?",
            (import_id, last_span),
        )
        db.execute(
            "UPDATE pending_span SET import_id = ? WHERE rowid > ?", (import_id, last_waiting)
        )
        touched = db.execute(
            "SELECT DISTINCT episode_id FROM play_span WHERE id > ?", (last_span,)
        ).fetchall()
        Merging(db).note_standings(
            import_id,
            {EpisodeId(row[0]): before.get(EpisodeId(row[0]), Standing()) for row in touched},
        )
    return counts
