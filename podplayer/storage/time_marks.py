"""Fingerprints of episodes' files, and the times that are moved when another file comes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.time_marks import Stretch
from podplayer.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """What is known of the files of an episode."""

    first: bytes
    latest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Times of an episode as they were before, to put them back."""

    position: Ms | None
    """None where it belongs to the new file already."""
    bookmarks: Sequence[tuple[int, Ms]]
    """Number and place."""
    lines: Sequence[tuple[int, Ms | None, Ms | None]]
    """Number, start and end of a transcript's lines."""


class TimeMarks:
    """Moving and putting back happen in a transaction of the caller."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def prints(self, episode_id: EpisodeId) -> Prints | None:
        """Those of an episode; None where no file of it was analysed yet."""
        row = self._db.execute(
            "SELECT first, latest FROM fingerprint WHERE episode_id = ?", (episode_id,)
        ).fetchone()
        return None if row is None else Prints(first=row[0], latest=row[1])

    def store(
        self,
        episode_id: EpisodeId,
        *,
        first: bytes,
        latest: bytes,
        shifts: Sequence[Stretch] = (),
    ) -> None:
        """Times in the library are of this recording from now on."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO fingerprint (episode_id, first, latest, shifts)
                VALUES (?, ?, ?, ?)
                """,
                (
                    episode_id, first, latest,
                    json.dumps([[s.start, s.end, s.shift] for s in shifts]),
                ),
            )  # fmt: skip

    def shifts(self, episode_id: EpisodeId) -> tuple[Stretch, ...]:
        """From the times of the first file to those of the one that is here."""
        text = self._db.one("SELECT shifts FROM fingerprint WHERE episode_id = ?", (episode_id,))
        return tuple(
            Stretch(start=Ms(start), end=Ms(end), shift=Ms(shift))
            for start, end, shift in json.loads(text or "[]")
        )

    def times_before(self, episode_id: EpisodeId) -> Times:
        """What was marked before the file that is here came: times in the former one.

        What was marked while a new file streamed in may belong to it, so its position stays.
        """
        position = self._db.one(
            """
            SELECT g.position_ms FROM progress AS g JOIN download AS d USING (episode_id)
            WHERE episode_id = ? AND g.position_ms > 0 AND g.finished_at IS NULL
              AND g.last_heard_at < d.downloaded_at AND d.origin <> 'stream'
            """,
            (episode_id,),
        )
        bookmarks = self._db.execute(
            """
            SELECT b.id, b.at_ms FROM bookmark AS b JOIN download AS d USING (episode_id)
            WHERE episode_id = ? AND b.created_at < d.downloaded_at ORDER BY b.id
            """,
            (episode_id,),
        ).fetchall()
        lines = self._db.execute(
            """
            SELECT id, start_ms, end_ms FROM transcript_line
            WHERE episode_id = ? AND start_ms IS NOT NULL ORDER BY id
            """,
            (episode_id,),
        ).fetchall()
        return Times(
            position=None if position is None else Ms(position),
            bookmarks=[(number, Ms(at)) for number, at in bookmarks],
            lines=[(number, start, end) for number, start, end in lines],
        )

    def set_times(self, episode_id: EpisodeId, times: Times) -> None:
        """Write times, of another file or as they were."""
        if times.position is not None:
            self._db.execute(
                "UPDATE progress SET position_ms = ? WHERE episode_id = ?",
                (times.position, episode_id),
            )
        self._db.executemany(
            "UPDATE bookmark SET at_ms = ? WHERE id = ? AND episode_id = ?",
            [(at, number, episode_id) for number, at in times.bookmarks],
        )
        self._db.executemany(
            "UPDATE transcript_line SET start_ms = ?, end_ms = ? WHERE id = ? AND episode_id = ?",
            [(start, end, number, episode_id) for number, start, end in times.lines],
        )

    def forget_shifts(self, episode_id: EpisodeId) -> None:
        """Times of the feed are taken as they are again."""
        self._db.execute("UPDATE fingerprint SET shifts = '[]' WHERE episode_id = ?", (episode_id,))


def as_json(times: Times) -> dict[str, Any]:
    """For the journal."""
    return {
        "position": times.position,
        "bookmarks": [list(one) for one in times.bookmarks],
        "lines": [list(one) for one in times.lines],
    }


def from_json(stored: Mapping[str, Any]) -> Times:
    """As the journal has it."""
    return Times(
        position=stored["position"],
        bookmarks=[(number, Ms(at)) for number, at in stored["bookmarks"]],
        lines=[(number, start, end) for number, start, end in stored["lines"]],
    )
