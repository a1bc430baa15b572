"""Which recordings and covers have a vector, and those of covers and moods."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.storage.database import Database


@dataclass(frozen=True, slots=True)
class Recording:
    """A downloaded episode."""

    id: EpisodeId
    path: Path


@dataclass(frozen=True, slots=True)
class ShowCover:
    """The cover of a followed show."""

    id: PodcastId
    url: str


class SenseTables:
    """Bytes in and out; no arithmetic here."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._root = db.path.parent

    def recordings_to_hear(self, encoder: str) -> list[Recording]:
        """Downloaded episodes without a vector, the latest download first."""
        rows = self._db.execute(
            """
            SELECT d.episode_id, d.path FROM download AS d
            LEFT JOIN encoder AS n ON n.name = :encoder
            LEFT JOIN vector AS v ON v.episode_id = d.episode_id AND v.encoder_id = n.id
            WHERE v.episode_id IS NULL ORDER BY d.downloaded_at DESC, d.episode_id DESC
            """,
            {"encoder": encoder},
        )
        return [Recording(EpisodeId(row[0]), self._root / row[1]) for row in rows]

    def covers_to_see(self, encoder: str) -> list[ShowCover]:
        """Followed shows whose cover has no vector, or that have another cover by now."""
        rows = self._db.execute(
            """
            SELECT p.id, p.cover_url FROM podcast AS p
            LEFT JOIN cover_vector AS v ON v.podcast_id = p.id AND v.encoder = :encoder
            WHERE p.unsubscribed_at IS NULL AND p.cover_url IS NOT NULL
              AND (v.url IS NULL OR v.url <> p.cover_url)
            ORDER BY p.id
            """,
            {"encoder": encoder},
        )
        return [ShowCover(PodcastId(row[0]), row[1]) for row in rows]

    def put_cover(self, encoder: str, cover: ShowCover, data: bytes) -> None:
        """Store the vector of a cover; an earlier one of the show is replaced."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO cover_vector (podcast_id, encoder, url, data)
                VALUES (?, ?, ?, ?)
                """,
                (cover.id, encoder, cover.url, data),
            )

    def covers(self, encoder: str) -> dict[PodcastId, bytes]:
        """The vectors of all covers."""
        rows = self._db.execute(
            "SELECT podcast_id, data FROM cover_vector WHERE encoder = ? ORDER BY podcast_id",
            (encoder,),
        )
        return {PodcastId(number): data for number, data in rows}

    def give_up_on(self, encoder: str, path: Path, *, size: int, sentence: str) -> None:
        """Do not try this file again as long as it is the same."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO unreadable (encoder, file, size, sentence)
                VALUES (?, ?, ?, ?)
                """,
                (encoder, self._name(path), size, sentence),
            )

    def given_up(self, encoder: str) -> set[tuple[Path, int]]:
        """Files that could not be read, with their size then."""
        rows = self._db.execute("SELECT file, size FROM unreadable WHERE encoder = ?", (encoder,))
        return {(self._root / name, size) for name, size in rows}

    def _name(self, path: Path) -> str:
        is_inside = path.is_relative_to(self._root)
        return str(path.relative_to(self._root) if is_inside else path)

    def put_anchors(self, encoder: str, version: str, anchors: Mapping[str, bytes]) -> None:
        """Replace what moods are compared with in the space of an encoder."""
        with self._db.transaction():
            self._db.execute("DELETE FROM anchor WHERE encoder = ?", (encoder,))
            self._db.executemany(
                "INSERT INTO anchor (encoder, mood, version, data) VALUES (?, ?, ?, ?)",
                [(encoder, mood, version, data) for mood, data in anchors.items()],
            )

    def anchors(self, encoder: str, version: str) -> dict[str, bytes]:
        """What moods are compared with, by mood; empty where it is of another version."""
        rows = self._db.execute(
            "SELECT mood, data FROM anchor WHERE encoder = ? AND version = ? ORDER BY mood",
            (encoder, version),
        )
        return dict(rows.fetchall())
