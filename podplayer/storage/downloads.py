"""Which episode lies where on disk, and which are on their way."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from podplayer.model.downloads import (
    AutoCandidate,
    DownloadOrigin,
    PendingDownload,
    StoredFile,
)
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.sentence import kept, recalled
from podplayer.storage.database import Database
from podplayer.storage.times import from_text, from_text_or_none, to_text

_LOOKED_AT = 300
"""The newest episodes of a show that its rule may choose from."""


def stored_path(path: Path, *, root: Path) -> str:
    """A path as the library keeps it: profiles can be moved."""
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


class DownloadTable:
    """Paths are stored relative to the profile where they lie in it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._root = db.path.parent

    def set_file(self, episode_id: EpisodeId, path: Path, *, size: int, now: datetime) -> None:
        """The episode's file is complete and stands at this path.

        It belongs to whoever wished for it; to nobody (a stream) if there was no wish.
        """
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO download (episode_id, path, size, downloaded_at, origin)
                VALUES (:id, :path, :size, :now, coalesce(
                    (SELECT origin FROM download_wish WHERE episode_id = :id), 'stream'))
                """,
                {
                    "id": episode_id,
                    "path": stored_path(path, root=self._root),
                    "size": size,
                    "now": to_text(now),
                },
            )
            self._db.execute("DELETE FROM download_wish WHERE episode_id = ?", (episode_id,))
            self._db.execute("DELETE FROM trash WHERE episode_id = ?", (episode_id,))

    def remove(self, episode_id: EpisodeId) -> None:
        """Forget the file and the wish for it; deleting it is the caller's work."""
        with self._db.transaction():
            self._db.execute("DELETE FROM download WHERE episode_id = ?", (episode_id,))
            self._db.execute("DELETE FROM download_wish WHERE episode_id = ?", (episode_id,))

    def file(self, episode_id: EpisodeId) -> Path | None:
        """Where the episode's file should be."""
        path = self._db.one("SELECT path FROM download WHERE episode_id = ?", (episode_id,))
        return None if path is None else self._root / path

    def all(self) -> dict[EpisodeId, Path]:
        """Every file."""
        rows = self._db.execute("SELECT episode_id, path FROM download")
        return {EpisodeId(number): self._root / path for number, path in rows}

    def stored(self, episode_ids: Sequence[EpisodeId] | None = None) -> list[StoredFile]:
        """Every file, or those of some episodes, with what decides whether it may go."""
        rows = self._db.execute(
            """
            SELECT d.episode_id, e.title, p.title, d.path, d.size, d.downloaded_at, d.origin,
                   d.is_kept, g.favourite_at IS NOT NULL, q.episode_id IS NOT NULL,
                   coalesce(g.position_ms, 0) > 0 OR coalesce(g.heard_ms, 0) > 0, g.finished_at,
                   g.last_heard_at
            FROM download AS d
            JOIN episode AS e ON e.id = d.episode_id
            JOIN podcast AS p ON p.id = e.podcast_id
            LEFT JOIN progress AS g ON g.episode_id = d.episode_id
            LEFT JOIN queue AS q ON q.episode_id = d.episode_id
            ORDER BY d.downloaded_at, d.episode_id
            """
        )
        wanted = None if episode_ids is None else frozenset(episode_ids)
        return [
            StoredFile(
                episode_id=EpisodeId(row[0]),
                title=row[1],
                show=row[2],
                path=self._root / row[3],
                size=row[4],
                downloaded_at=from_text(row[5]),
                origin=DownloadOrigin(row[6]),
                is_kept=bool(row[7]),
                is_favourite=bool(row[8]),
                is_queued=bool(row[9]),
                is_started=bool(row[10]),
                finished_at=from_text_or_none(row[11]),
                heard_at=from_text_or_none(row[12]),
            )
            for row in rows
            if wanted is None or row[0] in wanted
        ]

    def set_kept(self, ids: Sequence[EpisodeId], *, kept: bool) -> None:
        """Whether a clean-up has to leave these files alone."""
        with self._db.transaction():
            self._db.executemany(
                "UPDATE download SET is_kept = ? WHERE episode_id = ?",
                [(kept, number) for number in ids],
            )

    def set_origin(self, episode_id: EpisodeId, origin: DownloadOrigin) -> None:
        """Somebody else asks for a file that is there already."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE download SET origin = ? WHERE episode_id = ?", (origin.value, episode_id)
            )

    # -- on their way -------------------------------------------------------------------------

    def wish(self, episode_id: EpisodeId, *, origin: DownloadOrigin, now: datetime) -> None:
        """Somebody asked for it; until it is there it is not forgotten. The hand goes first."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT INTO download_wish (episode_id, origin, asked_at) VALUES (:id, :origin, :now)
                ON CONFLICT (episode_id) DO UPDATE
                SET error = NULL, origin = iif(:origin = 'hand', 'hand', origin)
                """,
                {"id": episode_id, "origin": origin.value, "now": to_text(now)},
            )
            if origin is DownloadOrigin.AUTO:
                self._db.execute(
                    "INSERT OR IGNORE INTO auto_download (episode_id, at) VALUES (?, ?)",
                    (episode_id, to_text(now)),
                )

    def wish_all(
        self, orders: Iterable[tuple[EpisodeId, DownloadOrigin]], *, now: datetime
    ) -> None:
        """As `wish`, for many at once."""
        with self._db.transaction():
            for episode_id, origin in orders:
                self.wish(episode_id, origin=origin, now=now)

    def is_wished(self, episode_id: EpisodeId) -> bool:
        """Whether it is asked for, and was not stopped."""
        sql = "SELECT 1 FROM download_wish WHERE episode_id = ? AND error IS NULL"
        return self._db.one(sql, (episode_id,)) is not None

    def wish_failed(self, episode_id: EpisodeId, sentence: str) -> None:
        """It did not come; it stays wished for."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE download_wish SET error = ? WHERE episode_id = ?",
                (kept(sentence), episode_id),
            )

    def wish_counts(self) -> tuple[int, int]:
        """How many wishes run or wait, and how many failed at the last try."""
        rows = self._db.execute("SELECT count(*) - count(error), count(error) FROM download_wish")
        waiting, failed = next(iter(rows))
        return waiting, failed

    def wishes(self) -> list[PendingDownload]:
        """What was asked for and is not there, the oldest wish first."""
        rows = self._db.execute(
            """
            SELECT w.episode_id, e.title, p.title, w.origin, w.asked_at, w.error
            FROM download_wish AS w
            JOIN episode AS e ON e.id = w.episode_id
            JOIN podcast AS p ON p.id = e.podcast_id
            ORDER BY w.asked_at, w.episode_id
            """
        )
        return [
            PendingDownload(
                episode_id=EpisodeId(row[0]),
                title=row[1],
                show=row[2],
                origin=DownloadOrigin(row[3]),
                asked_at=from_text(row[4]),
                error=None if row[5] is None else recalled(row[5]),
            )
            for row in rows
        ]

    # -- by rules -----------------------------------------------------------------------------

    def shows_with_rule(self) -> list[PodcastId]:
        """Shows whose newest episodes are fetched by themselves."""
        rows = self._db.execute(
            """
            SELECT id FROM podcast
            WHERE unsubscribed_at IS NULL AND archived_at IS NULL
              AND coalesce(json_extract(settings, '$.auto_download'), 0) > 0
            ORDER BY id
            """
        )
        return [PodcastId(row[0]) for row in rows]

    def candidates(self, podcast_id: PodcastId) -> list[AutoCandidate]:
        """The newest episodes of a show, newest first, as its rule sees them."""
        rows = self._db.execute(
            """
            SELECT e.id, e.title, e.duration_ms, e.size, e.url IS NOT NULL,
                   e.shelf < 2 AND e.left_feed_at IS NULL,
                   d.episode_id IS NOT NULL OR w.episode_id IS NOT NULL, a.episode_id IS NOT NULL
            FROM episode AS e INDEXED BY episode_of_podcast
            LEFT JOIN download AS d ON d.episode_id = e.id
            LEFT JOIN download_wish AS w ON w.episode_id = e.id
            LEFT JOIN auto_download AS a ON a.episode_id = e.id
            WHERE e.podcast_id = ? ORDER BY e.published DESC, e.id DESC LIMIT ?
            """,
            (podcast_id, _LOOKED_AT),
        )
        return [
            AutoCandidate(
                id=EpisodeId(row[0]),
                title=row[1],
                duration=None if row[2] is None else Ms(row[2]),
                size=row[3],
                has_media=bool(row[4]),
                is_open=bool(row[5]),
                is_there=bool(row[6]),
                was_fetched=bool(row[7]),
            )
            for row in rows
        ]
