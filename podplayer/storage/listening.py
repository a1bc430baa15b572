"""The listening log: append-only facts, and how far the listener is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId
from podplayer.model.listening import (
    Context,
    Feedback,
    FeedbackKind,
    ListeningLine,
    Mood,
    PlaySpan,
    Progress,
    Shown,
    heard_ms,
)
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.progress import refold
from podplayer.storage.times import from_text, from_text_or_none, to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCounts:
    """What became of listening lines."""

    stored: int
    """New in the log."""
    waiting: int
    """Kept until their feed is added."""
    repeated: int
    """Were there already."""


class ListeningLog:
    """Spans, feedback, contexts and what was shown."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, span: PlaySpan) -> None:
        """Add one span and count it into the episode's progress. Survives a power cut."""
        with self._db.transaction(is_durable=True):
            self._insert(span)
            self._db.execute("DELETE FROM open_span")
            stretches = self._db.execute(
                "SELECT start_ms, end_ms FROM play_span WHERE episode_id = ?", (span.episode_id,)
            )
            self._db.execute(
                """
                INSERT INTO progress (episode_id, heard_ms, last_heard_at)
                VALUES (:id, :heard, :at)
                ON CONFLICT (episode_id) DO UPDATE
                SET heard_ms = :heard, last_heard_at = max(coalesce(last_heard_at, ''), :at)
                """,
                {
                    "id": span.episode_id,
                    "heard": heard_ms((Ms(start), Ms(end)) for start, end in stretches),
                    "at": to_text(span.heard_at),
                },
            )

    def _insert(self, span: PlaySpan) -> bool:
        cursor = self._db.execute(
            """
            INSERT OR IGNORE INTO play_span
                (episode_id, start_ms, end_ms, rate, heard_at, utc_offset, output, context_id)
            VALUES (:episode, :start, :end, :rate, :at, :offset, :output, :context)
            """,
            _columns(span),
        )
        return cursor.rowcount > 0

    def recover_open(self) -> EpisodeId | None:
        """Take over the span that a killed program had not ended; whose it is comes back."""
        episode_id: int | None = self._db.one("SELECT episode_id FROM open_span")
        if episode_id is None:
            return None
        with self._db.transaction(is_durable=True):
            self._db.execute(
                """
                INSERT OR IGNORE INTO play_span
                    (episode_id, start_ms, end_ms, rate, heard_at, utc_offset, output, context_id)
                SELECT episode_id, start_ms, end_ms, rate, heard_at, utc_offset, output, context_id
                FROM open_span
                """
            )
            self._db.execute("DELETE FROM open_span")
            refold(self._db, {EpisodeId(episode_id)})
        return EpisodeId(episode_id)

    def append_many(self, spans: Iterable[PlaySpan]) -> int:
        """Add spans of known episodes at once; those that are there already are passed over."""
        with self._db.transaction(is_durable=True):
            touched, added = set[EpisodeId](), 0
            for span in spans:
                if self._insert(span):
                    added += 1
                    touched.add(span.episode_id)
            refold(self._db, touched)
            return added

    def store_position(
        self, episode_id: EpisodeId, position: Ms, *, now: datetime, heard: PlaySpan | None = None
    ) -> None:
        """Where playing goes on.

        Args:
            episode_id: of which episode.
            position: the place.
            now: the time.
            heard: the span that is being heard, as far as it is; `append` puts the whole one in
                its place.
        """
        with self._db.transaction(is_durable=True):
            if heard is not None:
                self._db.execute(
                    """
                    REPLACE INTO open_span
                        (id, episode_id, start_ms, end_ms, rate, heard_at, utc_offset, output,
                         context_id)
                    VALUES (1, :episode, :start, :end, :rate, :at, :offset, :output, :context)
                    """,
                    _columns(heard),
                )
            self._db.execute(
                """
                INSERT INTO progress (episode_id, position_ms, last_heard_at)
                VALUES (:id, :position, :at)
                ON CONFLICT (episode_id) DO UPDATE
                SET position_ms = :position, last_heard_at = :at
                """,
                {"id": episode_id, "position": position, "at": to_text(now)},
            )

    def rate(self, episode_id: EpisodeId) -> float | None:
        """The episode's own speed; None: that of its show or of all."""
        rate: float | None = self._db.one(
            "SELECT rate FROM progress WHERE episode_id = ?", (episode_id,)
        )
        return rate

    def store_rate(self, episode_id: EpisodeId, rate: float | None) -> None:
        """Play this episode at that speed; None as its show."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT INTO progress (episode_id, rate) VALUES (:id, :rate)
                ON CONFLICT (episode_id) DO UPDATE SET rate = :rate
                """,
                {"id": episode_id, "rate": rate},
            )

    def finish(self, episode_id: EpisodeId, *, now: datetime) -> None:
        """The episode was heard to its end."""
        with self._db.transaction(is_durable=True):
            self._db.execute(
                """
                INSERT INTO progress (episode_id, finished_at, last_heard_at)
                VALUES (:id, :at, :at)
                ON CONFLICT (episode_id) DO UPDATE SET finished_at = :at, last_heard_at = :at
                """,
                {"id": episode_id, "at": to_text(now)},
            )

    def restore_progress(self, progress: Progress) -> None:
        """Put progress back as it was: how marking by hand is undone."""
        with self._db.transaction(is_durable=True):
            self._db.execute(
                """
                INSERT INTO progress (episode_id, position_ms, heard_ms, finished_at)
                VALUES (:id, :position, :heard, :finished)
                ON CONFLICT (episode_id) DO UPDATE
                SET position_ms = :position, heard_ms = :heard, finished_at = :finished
                """,
                {
                    "id": progress.episode_id, "position": progress.position,
                    "heard": progress.heard,
                    "finished": to_text(progress.finished_at) if progress.finished_at else None,
                },
            )  # fmt: skip

    def spans(
        self, *, since: datetime | None = None, limit: int | None = None, after: int = 0
    ) -> list[PlaySpan]:
        """Spans in time order; with a limit the latest ones; those written after a row's id."""
        rows = self._db.execute(
            """
            SELECT * FROM (
                SELECT episode_id, start_ms, end_ms, rate, heard_at, utc_offset, output,
                       context_id, id
                FROM play_span WHERE heard_at >= :since AND id > :after
                ORDER BY heard_at DESC, id DESC LIMIT :limit
            ) ORDER BY heard_at, id
            """,
            {
                "since": to_text(since) if since else "",
                "limit": -1 if limit is None else limit,
                "after": after,
            },
        )
        return [
            PlaySpan(
                episode_id=EpisodeId(row[0]), start=Ms(row[1]), end=Ms(row[2]), rate=row[3],
                heard_at=from_text(row[4]), utc_offset=row[5], output=row[6],
                context_id=None if row[7] is None else ContextId(row[7]),
            )
            for row in rows
        ]  # fmt: skip

    def progress(self, ids: Sequence[EpisodeId] | None = None) -> dict[EpisodeId, Progress]:
        """Progress of the episodes named, or of all that have any."""
        where = (
            "" if ids is None else f"WHERE g.episode_id IN ({','.join(map(str, map(int, ids)))})"
        )
        rows = self._db.execute(
            f"""
            SELECT g.episode_id, e.podcast_id, g.position_ms, g.heard_ms, g.finished_at,
                   g.last_heard_at
            FROM progress AS g JOIN episode AS e ON e.id = g.episode_id {where}
            """  # noqa: S608 - integers
        )
        return {
            EpisodeId(row[0]): Progress(
                episode_id=EpisodeId(row[0]), podcast_id=PodcastId(row[1]), position=Ms(row[2]),
                heard=Ms(row[3]), finished_at=from_text_or_none(row[4]),
                last_heard_at=from_text_or_none(row[5]),
            )
            for row in rows
        }  # fmt: skip

    def add_feedback(self, feedback: Feedback) -> int:
        """Append an answer; returns its number, with which it can be retracted."""
        with self._db.transaction(is_durable=True):
            cursor = self._db.execute(
                """
                INSERT INTO feedback (episode_id, kind, at, context_id, rank, note)
                VALUES (:episode, :kind, :at, :context, :rank, :note)
                """,
                {
                    "episode": feedback.episode_id, "kind": feedback.kind.value,
                    "at": to_text(feedback.at), "context": feedback.context_id,
                    "rank": feedback.rank, "note": feedback.note,
                },
            )  # fmt: skip
            return int(cursor.lastrowid or 0)

    def retract_feedback(self, number: int, *, now: datetime) -> None:
        """Take an answer back: it is kept, but never counted again."""
        with self._db.transaction(is_durable=True):
            self._db.execute(
                "UPDATE feedback SET retracted_at = ? WHERE id = ?", (to_text(now), number)
            )

    def feedback(self) -> list[Feedback]:
        """Answers that stand, in time order."""
        rows = self._db.execute(
            """
            SELECT episode_id, kind, at, context_id, rank, note FROM feedback
            WHERE retracted_at IS NULL ORDER BY at, id
            """
        )
        return [
            Feedback(
                episode_id=EpisodeId(row[0]), kind=FeedbackKind(row[1]), at=from_text(row[2]),
                context_id=None if row[3] is None else ContextId(row[3]), rank=row[4], note=row[5],
            )
            for row in rows
        ]  # fmt: skip

    def last_note(self, episode_id: EpisodeId, kind: FeedbackKind) -> str | None:
        """The note of the last such answer that stands."""
        note: str | None = self._db.one(
            """
            SELECT note FROM feedback
            WHERE episode_id = ? AND kind = ? AND retracted_at IS NULL
            ORDER BY at DESC, id DESC LIMIT 1
            """,
            (episode_id, kind.value),
        )
        return note

    def add_context(self, context: Context) -> ContextId:
        """Store when, where and in which mood a list was asked for."""
        mood = context.mood
        with self._db.transaction():
            cursor = self._db.execute(
                """
                INSERT INTO context (at, minutes, place, output, valence, arousal)
                VALUES (:at, :minutes, :place, :output, :valence, :arousal)
                """,
                {
                    "at": context.at.isoformat(timespec="seconds"), "minutes": context.minutes,
                    "place": context.place, "output": context.output,
                    "valence": mood.valence if mood else None,
                    "arousal": mood.arousal if mood else None,
                },
            )  # fmt: skip
            return ContextId(cursor.lastrowid or 0)

    def contexts(self) -> dict[ContextId, Context]:
        """Every context, by number."""
        rows = self._db.execute(
            "SELECT id, at, minutes, place, output, valence, arousal FROM context"
        )
        return {
            ContextId(row[0]): Context(
                at=from_text(row[1]), minutes=row[2], place=row[3], output=row[4],
                mood=None if row[5] is None else Mood(valence=row[5], arousal=row[6]),
            )
            for row in rows
        }  # fmt: skip

    def add_shown(self, shown: Sequence[Shown]) -> None:
        """Store a list as it was shown."""
        with self._db.transaction():
            self._db.executemany(
                """
                INSERT OR REPLACE INTO shown
                    (context_id, rank, episode_id, probability, is_exploration, at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    (s.context_id, s.rank, s.episode_id, s.probability, s.is_exploration,
                     to_text(s.at))
                    for s in shown
                ],
            )  # fmt: skip

    def shown(self, *, since: datetime | None = None) -> list[Shown]:
        """What was shown, in time order."""
        rows = self._db.execute(
            """
            SELECT context_id, rank, episode_id, probability, is_exploration, at FROM shown
            WHERE at >= ? ORDER BY at, context_id, rank
            """,
            (to_text(since) if since else "",),
        )
        return [
            Shown(
                context_id=ContextId(row[0]), rank=row[1], episode_id=EpisodeId(row[2]),
                probability=row[3], is_exploration=bool(row[4]), at=from_text(row[5]),
            )
            for row in rows
        ]  # fmt: skip

    def import_lines(self, lines: Iterable[ListeningLine]) -> ImportCounts:
        """Add listening lines, all or none; lines of unknown episodes wait for their feed."""
        episodes = Episodes(self._db)
        stored = repeated = waiting = 0
        touched = set[EpisodeId]()
        with self._db.transaction(is_durable=True):
            for line in lines:
                known = episodes.find(line.feed_url, line.guid, line.episode_title)
                if known is None:
                    waiting += self._park(line)
                elif self._insert(_span_of(line, known)):
                    stored += 1
                    touched.add(known)
                else:
                    repeated += 1
            refold(self._db, touched)
        return ImportCounts(stored=stored, waiting=waiting, repeated=repeated)

    def _park(self, line: ListeningLine) -> int:
        self._db.execute(
            """
            INSERT INTO pending_span
                (feed_url, guid, episode_title, start_ms, end_ms, rate, heard_at)
            SELECT :feed, :guid, :title, :start, :end, :rate, :at
            WHERE NOT EXISTS (
                SELECT 1 FROM pending_span
                WHERE feed_url = :feed AND guid IS :guid AND episode_title IS :title
                  AND start_ms = :start AND end_ms = :end AND heard_at = :at)
            """,
            {
                "feed": line.feed_url, "guid": line.guid, "title": line.episode_title,
                "start": line.start, "end": line.end, "rate": line.rate,
                "at": to_text(line.heard_at),
            },
        )  # fmt: skip
        return 1


def _span_of(line: ListeningLine, episode_id: EpisodeId) -> PlaySpan:
    return PlaySpan(
        episode_id=episode_id, start=line.start, end=line.end, rate=line.rate,
        heard_at=line.heard_at,
    )  # fmt: skip


def _columns(span: PlaySpan) -> dict[str, object]:
    return {
        "episode": span.episode_id, "start": span.start, "end": span.end,
        "rate": span.rate, "at": to_text(span.heard_at), "offset": span.utc_offset,
        "output": span.output, "context": span.context_id,
    }  # fmt: skip
