"""Vectors of episodes, kept apart by encoder."""

from collections.abc import Sequence

from podplayer.model.ids import EpisodeId
from podplayer.model.vectors import LanguageMean, VectorTable
from podplayer.storage.database import Database

_CHUNK = 500
VectorItem = tuple[EpisodeId, str | None, bytes]
"""Episode, detected language, float16 bytes."""


class Vectors:
    """float16 rows in and out; no arithmetic here."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, encoder: str, items: Sequence[VectorItem]) -> None:
        """Store vectors of one encoder; a vector that is there already is replaced."""
        if not items:
            return
        dimensions = len(items[0][2]) // 2
        with self._db.transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO encoder (name, dimensions) VALUES (?, ?)",
                (encoder, dimensions),
            )
            number = self._id(encoder)
            self._db.executemany(
                """
                INSERT OR REPLACE INTO vector (encoder_id, episode_id, language, data)
                VALUES (?, ?, ?, ?)
                """,
                [(number, episode, language, data) for episode, language, data in items],
            )

    def _id(self, encoder: str) -> int | None:
        found = self._db.one("SELECT id FROM encoder WHERE name = ?", (encoder,))
        return None if found is None else int(found)

    def missing(self, encoder: str, *, limit: int | None = None) -> list[EpisodeId]:
        """Episodes without a vector of this encoder, newest first."""
        rows = self._db.execute(
            """
            SELECT e.id FROM episode AS e
            JOIN podcast AS p ON p.id = e.podcast_id AND p.unsubscribed_at IS NULL
            LEFT JOIN vector AS v ON v.episode_id = e.id AND v.encoder_id = :encoder
            WHERE v.episode_id IS NULL ORDER BY e.published DESC, e.id DESC LIMIT :limit
            """,
            {"encoder": self._id(encoder), "limit": -1 if limit is None else limit},
        )
        return [EpisodeId(row[0]) for row in rows]

    def ids(self, encoder: str) -> list[EpisodeId]:
        """Episodes with a vector of this encoder."""
        rows = self._db.execute(
            "SELECT episode_id FROM vector WHERE encoder_id = ? ORDER BY episode_id",
            (self._id(encoder),),
        )
        return [EpisodeId(row[0]) for row in rows]

    def count(self, encoder: str) -> int:
        """How many episodes have a vector of this encoder."""
        return int(
            self._db.one("SELECT count(*) FROM vector WHERE encoder_id = ?", (self._id(encoder),))
            or 0
        )

    def encoders(self) -> dict[str, int]:
        """Every encoder that left vectors, with their number."""
        rows = self._db.execute(
            """
            SELECT n.name, count(v.episode_id) FROM encoder AS n
            LEFT JOIN vector AS v ON v.encoder_id = n.id GROUP BY n.id
            """
        )
        return dict(rows.fetchall())

    def load(self, encoder: str, ids: Sequence[EpisodeId] | None = None) -> VectorTable:
        """Vectors of some or all episodes, in the order of the episodes' ids.

        Episodes without a vector are left out.
        """
        rows: list[tuple[int, str | None, bytes]] = []
        number = self._id(encoder)
        if ids is None:
            rows = self._db.execute(
                """
                SELECT episode_id, language, data FROM vector
                WHERE encoder_id = ? ORDER BY episode_id
                """,
                (number,),
            ).fetchall()
        else:
            wanted = sorted(set(ids))
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                rows += self._db.execute(
                    f"""
                    SELECT episode_id, language, data FROM vector
                    WHERE encoder_id = ? AND episode_id IN ({",".join("?" * len(part))})
                    ORDER BY episode_id
                    """,  # noqa: S608 - question marks
                    (number, *part),
                ).fetchall()
        dimensions = self._db.one("SELECT dimensions FROM encoder WHERE id = ?", (number,)) or 0
        return VectorTable(
            encoder=encoder,
            dimensions=dimensions,
            ids=tuple(EpisodeId(row[0]) for row in rows),
            languages=tuple(row[1] for row in rows),
            data=b"".join(row[2] for row in rows),
        )

    def set_means(self, encoder: str, means: Sequence[LanguageMean]) -> None:
        """Replace the means of an encoder."""
        with self._db.transaction():
            number = self._id(encoder)
            self._db.execute("DELETE FROM language_mean WHERE encoder_id = ?", (number,))
            self._db.executemany(
                """
                INSERT INTO language_mean (encoder_id, language, count, data) VALUES (?, ?, ?, ?)
                """,
                [(number, mean.language, mean.count, mean.data) for mean in means],
            )

    def means(self, encoder: str) -> dict[str, LanguageMean]:
        """The means of an encoder, by language."""
        rows = self._db.execute(
            "SELECT language, count, data FROM language_mean WHERE encoder_id = ?",
            (self._id(encoder),),
        )
        return {
            language: LanguageMean(language=language, count=count, data=data)
            for language, count, data in rows
        }
