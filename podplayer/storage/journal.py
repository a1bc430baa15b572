"""Changes of user state with their inverse, for undo and, later, sync."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from podplayer.model.errors import NotFoundError
from podplayer.model.podcast import UndoToken
from podplayer.model.sentence import say
from podplayer.storage.database import Database
from podplayer.storage.times import to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One change."""

    id: int
    action: str
    inverse: Any
    """JSON value that the action's undo understands."""
    sentence: str


class Journal:
    """Appended by services; an entry is undone at most once."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def record(
        self, action: str, *, payload: object, inverse: object, sentence: str, now: datetime
    ) -> UndoToken:
        """Append a change."""
        with self._db.transaction():
            cursor = self._db.execute(
                """
                INSERT INTO journal (at, action, payload, inverse, sentence)
                VALUES (:at, :action, :payload, :inverse, :sentence)
                """,
                {
                    "at": to_text(now), "action": action, "payload": json.dumps(payload),
                    "inverse": json.dumps(inverse), "sentence": sentence,
                },
            )  # fmt: skip
            return UndoToken(journal_id=cursor.lastrowid or 0, sentence=sentence)

    def withdraw(self, token: UndoToken) -> None:
        """Remove a change that turned out to be none. Inside the transaction that recorded it."""
        self._db.execute("DELETE FROM journal WHERE id = ?", (token.journal_id,))

    def latest(self, action: str) -> UndoToken | None:
        """The last change of a kind that was not undone."""
        row = self._db.execute(
            "SELECT id, sentence FROM journal WHERE action = ? AND undone_at IS NULL "
            "ORDER BY id DESC LIMIT 1",
            (action,),
        ).fetchone()
        return None if row is None else UndoToken(journal_id=row[0], sentence=row[1])

    def recent(self, limit: int) -> list[UndoToken]:
        """The changes that can be taken back, the last first."""
        rows = self._db.execute(
            "SELECT id, sentence FROM journal WHERE undone_at IS NULL ORDER BY id DESC LIMIT ?",
            (limit,),
        )
        return [UndoToken(journal_id=row[0], sentence=row[1]) for row in rows]

    def take(self, journal_id: int, *, now: datetime) -> JournalEntry:
        """Get a change to undo it, and mark it as undone. Inside the caller's transaction.

        Raises:
            NotFoundError: it does not exist or was undone already.
        """
        row = self._db.execute(
            "SELECT id, action, inverse, sentence FROM journal WHERE id = ? AND undone_at IS NULL",
            (journal_id,),
        ).fetchone()
        if row is None:
            raise NotFoundError(say("That was undone already."))
        self._db.execute(
            "UPDATE journal SET undone_at = ? WHERE id = ?", (to_text(now), journal_id)
        )
        return JournalEntry(id=row[0], action=row[1], inverse=json.loads(row[2]), sentence=row[3])
