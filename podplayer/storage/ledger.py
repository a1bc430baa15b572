"""The ledger: every connection to the outside."""

from datetime import datetime

from podplayer.model.net import LedgerEntry, Purpose
from podplayer.storage.database import Database
from podplayer.storage.times import from_text, to_text

_KEPT = 50_000
"""Requests that are remembered; about two years of refreshing 60 shows a day."""


class RequestLedger:
    """Appended by the network layer, shown to the listener."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add_many(self, entries: list[LedgerEntry]) -> None:
        """Append, and let the oldest fall out beyond the limit."""
        with self._db.transaction():
            self._db.executemany(
                """
                INSERT INTO request
                    (at, host, purpose, url, status, sent, received, result, tracker)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    (to_text(e.at), e.host, e.purpose.value, e.url, e.status, e.sent, e.received,
                     e.result, e.tracker)
                    for e in entries
                ],
            )  # fmt: skip
            self._db.execute(
                "DELETE FROM request WHERE id <= (SELECT max(id) FROM request) - ?", (_KEPT,)
            )

    def add(self, entry: LedgerEntry) -> None:
        """Append one."""
        self.add_many([entry])

    def entries(self, limit: int | None = None) -> list[LedgerEntry]:
        """The latest requests, newest first."""
        rows = self._db.execute(
            """
            SELECT at, host, purpose, url, status, sent, received, result, tracker
            FROM request ORDER BY id DESC LIMIT ?
            """,
            (-1 if limit is None else limit,),
        )
        return [
            LedgerEntry(
                at=from_text(row[0]), host=row[1], purpose=Purpose(row[2]), url=row[3],
                status=row[4], sent=row[5], received=row[6], result=row[7], tracker=row[8],
            )
            for row in rows
        ]  # fmt: skip

    def count(self, *, since: datetime) -> int:
        """How many requests were made since a moment."""
        return int(
            self._db.one("SELECT count(*) FROM request WHERE at >= ?", (to_text(since),)) or 0
        )
