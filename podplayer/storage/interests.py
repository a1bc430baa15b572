"""Interests in the listener's words, their vectors, and names given to learned interests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from podplayer.model.errors import NotFoundError
from podplayer.model.ids import EpisodeId
from podplayer.model.interests import StatedInterest
from podplayer.model.sentence import say
from podplayer.storage.database import Database
from podplayer.storage.times import to_text

_ROWS = "SELECT i.id, i.name, i.text, i.topic, i.weight FROM interest AS i"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestVector:
    """An interest as one encoder understands it."""

    name: str
    weight: float
    language: str | None
    data: bytes
    """float16"""


class InterestTable:
    """A removed interest stays in the table, out of every list, so that it can come back."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[StatedInterest]:
        """In the order in which they were named."""
        rows = self._db.execute(f"{_ROWS} WHERE i.removed_at IS NULL ORDER BY i.id")
        return [_interest(row) for row in rows]

    def get(self, number: int) -> StatedInterest:
        """One of them. Raises NotFoundError."""
        row = self._db.execute(
            f"{_ROWS} WHERE i.id = ? AND i.removed_at IS NULL", (number,)
        ).fetchone()
        if row is None:
            raise NotFoundError(
                say(
                    "There is no interest {number}; `podplayer interests` lists them.",
                    number=number,
                )
            )
        return _interest(row)

    def add(self, name: str, *, text: str, topic: str | None, now: datetime) -> int:
        """Returns its number."""
        with self._db.transaction():
            cursor = self._db.execute(
                "INSERT INTO interest (name, text, topic, created_at) VALUES (?, ?, ?, ?)",
                (name, text, topic, to_text(now)),
            )
            return cursor.lastrowid or 0

    def put(self, interest: StatedInterest) -> None:
        """Store name, text and weight; vectors of another text are dropped."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM interest_vector WHERE interest_id = :id AND :text <> "
                "(SELECT text FROM interest WHERE id = :id)",
                {"id": interest.id, "text": interest.text},
            )
            self._db.execute(
                "UPDATE interest SET name = ?, text = ?, weight = ? WHERE id = ?",
                (interest.name, interest.text, interest.weight, interest.id),
            )

    def set_removed(self, number: int, removed: datetime | None) -> None:
        """Take it out of the lists, or put it back."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE interest SET removed_at = ? WHERE id = ?",
                (None if removed is None else to_text(removed), number),
            )

    # ------------------------------------------------------------ vectors

    def without_vector(self, encoder: str) -> list[StatedInterest]:
        """Those that an encoder has not read yet."""
        rows = self._db.execute(
            f"""
            {_ROWS} LEFT JOIN interest_vector AS v ON v.interest_id = i.id AND v.encoder = ?
            WHERE i.removed_at IS NULL AND v.data IS NULL ORDER BY i.id
            """,
            (encoder,),
        )
        return [_interest(row) for row in rows]

    def put_vectors(self, encoder: str, items: Iterable[tuple[int, str | None, bytes]]) -> None:
        """Store (interest, language, float16 bytes) each."""
        with self._db.transaction():
            self._db.executemany(
                """
                INSERT OR REPLACE INTO interest_vector (interest_id, encoder, language, data)
                VALUES (?, ?, ?, ?)
                """,
                [(number, encoder, language, data) for number, language, data in items],
            )

    def vectors(self, encoder: str) -> list[InterestVector]:
        """Of those interests that count."""
        rows = self._db.execute(
            """
            SELECT i.name, i.weight, v.language, v.data FROM interest AS i
            JOIN interest_vector AS v ON v.interest_id = i.id AND v.encoder = ?
            WHERE i.removed_at IS NULL AND i.weight > 0 ORDER BY i.id
            """,
            (encoder,),
        )
        return [
            InterestVector(name=row[0], weight=row[1], language=row[2], data=row[3]) for row in rows
        ]

    # ------------------------------------------------------------ names of learned ones

    def set_name(self, episodes: Sequence[EpisodeId], name: str) -> None:
        """Call the learned interest of these episodes so; an empty name gives it its own again."""
        with self._db.transaction():
            self._db.executemany(
                "DELETE FROM interest_name WHERE episode_id = ?", [(one,) for one in episodes]
            )
            if name:
                self._db.executemany(
                    "INSERT INTO interest_name (episode_id, name) VALUES (?, ?)",
                    [(one, name) for one in episodes],
                )

    def names(self) -> dict[EpisodeId, str]:
        """The names given, by the episodes that stand for them."""
        rows = self._db.execute("SELECT episode_id, name FROM interest_name")
        return {EpisodeId(row[0]): row[1] for row in rows}


def _interest(row: tuple[int, str, str, str | None, float]) -> StatedInterest:
    return StatedInterest(id=row[0], name=row[1], text=row[2], topic=row[3], weight=row[4])
