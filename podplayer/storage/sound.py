"""What the analysis of files found out about episodes."""

import struct
from collections.abc import Iterable, Sequence

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.sound import Silence, SoundFacts
from podplayer.storage.database import Database
from podplayer.storage.measured import put_over


class SoundTable:
    """Belongs to a file of a certain size: another file, with other advertisements, is another."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def store(self, episode_id: EpisodeId, facts: SoundFacts) -> None:
        """A file was decoded to its end; its duration goes before what its feed says."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO episode_sound
                    (episode_id, file_size, duration_ms, loudness, peaks, silences, mixture)
                SELECT episode_id, size, ?, ?, ?, ?, ? FROM download WHERE episode_id = ?
                """,
                (
                    facts.duration, facts.loudness, facts.peaks, _packed(facts.silences),
                    facts.mixture, episode_id,
                ),
            )  # fmt: skip
            self._db.execute(
                "INSERT OR REPLACE INTO measured (episode_id, duration_ms) VALUES (?, ?)",
                (episode_id, facts.duration),
            )
            put_over(self._db, [episode_id])

    def failed(self, episode_id: EpisodeId, sentence: str) -> None:
        """A file cannot be decoded; it is not tried again before it is another one."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO episode_sound
                    (episode_id, file_size, duration_ms, peaks, silences, error)
                SELECT episode_id, size, 0, x'', x'', ? FROM download WHERE episode_id = ?
                """,
                (sentence, episode_id),
            )

    def get(self, episode_id: EpisodeId) -> SoundFacts | None:
        """What is known of the file that the episode has now."""
        row = self._db.execute(
            """
            SELECT s.duration_ms, s.loudness, s.peaks, s.silences, s.mixture
            FROM episode_sound AS s JOIN download AS d USING (episode_id)
            WHERE s.episode_id = ? AND s.error IS NULL AND s.file_size = d.size
            """,
            (episode_id,),
        ).fetchone()
        if row is None:
            return None
        return SoundFacts(
            duration=Ms(row[0]),
            loudness=row[1],
            peaks=row[2],
            silences=_unpacked(row[3]),
            mixture=row[4],
        )

    def missing(self, limit: int | None = None) -> list[EpisodeId]:
        """Episodes with a file that was not analysed: what is queued first, then the latest."""
        rows = self._db.execute(
            """
            SELECT d.episode_id FROM download AS d
            LEFT JOIN episode_sound AS s ON s.episode_id = d.episode_id AND s.file_size = d.size
            LEFT JOIN queue AS q ON q.episode_id = d.episode_id
            WHERE s.episode_id IS NULL
            ORDER BY q.place IS NULL, q.place, d.downloaded_at DESC, d.episode_id DESC
            LIMIT ?
            """,
            (-1 if limit is None else limit,),
        )
        return [EpisodeId(row[0]) for row in rows]


def _packed(silences: Sequence[Silence]) -> bytes:
    numbers: Iterable[int] = (edge for silence in silences for edge in (silence.start, silence.end))
    return struct.pack(f"<{2 * len(silences)}I", *numbers)


def _unpacked(data: bytes) -> tuple[Silence, ...]:
    return tuple(Silence(start=Ms(a), end=Ms(b)) for a, b in struct.iter_unpack("<II", data))
