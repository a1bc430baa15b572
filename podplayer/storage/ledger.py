"""The ledger: every connection to the outside."""

from collections.abc import Iterable
from datetime import datetime

from podplayer.model.address import enclosure_key
from podplayer.model.net import HostTotal, LedgerEntry, LedgerTotals, Purpose, TrackerTotal
from podplayer.storage.database import Database
from podplayer.storage.times import from_text, to_text

_KEPT = 50_000
"""Requests that are remembered; about two years of refreshing 60 shows a day."""
_NEAR = 200
"""The second way to an address is tried within so many requests of the first."""


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

    def entries(
        self,
        limit: int | None = None,
        *,
        since: datetime | None = None,
        host: str | None = None,
        purpose: Purpose | None = None,
    ) -> list[LedgerEntry]:
        """The latest requests, newest first: all of them, or those to one host or for one end."""
        rows = self._db.execute(
            """
            SELECT at, host, purpose, url, status, sent, received, result, tracker
            FROM request
            WHERE at >= :since AND (:host IS NULL OR host = :host)
              AND (:purpose IS NULL OR purpose = :purpose)
            ORDER BY id DESC LIMIT :limit
            """,
            {
                "since": _text(since), "host": host, "purpose": purpose,
                "limit": -1 if limit is None else limit,
            },
        )  # fmt: skip
        return [
            LedgerEntry(
                at=from_text(row[0]), host=row[1], purpose=Purpose(row[2]), url=row[3],
                status=row[4], sent=row[5], received=row[6], result=row[7], tracker=row[8],
            )
            for row in rows
        ]  # fmt: skip

    def hosts(
        self, *, since: datetime | None = None, purpose: Purpose | None = None
    ) -> list[HostTotal]:
        """Who was asked, the most asked first."""
        rows = self._db.execute(
            """
            SELECT host, group_concat(DISTINCT purpose), count(*), sum(result <> 'ok'),
                   sum(sent), sum(received), max(at)
            FROM request
            WHERE at >= :since AND (:purpose IS NULL OR purpose = :purpose)
            GROUP BY host ORDER BY count(*) DESC, host
            """,
            {"since": _text(since), "purpose": purpose},
        )
        return [
            HostTotal(
                host=row[0], purposes=tuple(Purpose(name) for name in sorted(row[1].split(","))),
                requests=row[2], failed=row[3], sent=row[4], received=row[5],
                last=from_text(row[6]),
            )
            for row in rows
        ]  # fmt: skip

    def totals(self, *, since: datetime | None = None) -> LedgerTotals:
        """The ledger in a few numbers."""
        head = self._db.execute(
            """
            SELECT count(*), coalesce(sum(sent), 0), coalesce(sum(received), 0),
                   count(DISTINCT host)
            FROM request WHERE at >= ?
            """,
            (_text(since),),
        ).fetchone()
        purposes = self._db.execute(
            "SELECT purpose, count(*) FROM request WHERE at >= ? GROUP BY purpose", (_text(since),)
        )
        return LedgerTotals(
            requests=head[0], sent=head[1], received=head[2], hosts=head[3],
            purposes={Purpose(name): number for name, number in purposes},
        )  # fmt: skip

    def trackers(self, *, since: datetime | None = None) -> list[TrackerTotal]:
        """Which trackers were gone around, the most frequent first.

        A redirect is not counted, nor what the listener stopped before it was answered. A tracker
        was needed where the way around it failed and the tracker answered then: whoever is offline
        needs none.
        """
        rows = self._db.execute(
            """
            SELECT tracker, sum(status BETWEEN 200 AND 299),
                   sum((status IS NULL AND result <> 'stopped' OR status >= 400) AND EXISTS (
                       SELECT 1 FROM request AS again
                       WHERE again.id BETWEEN bare.id + 1 AND bare.id + :near
                         AND again.host = bare.tracker AND again.tracker IS NULL
                         AND again.purpose = bare.purpose AND again.status < 400
                   ))
            FROM request AS bare WHERE at >= :since AND tracker IS NOT NULL
            GROUP BY tracker ORDER BY count(*) DESC, tracker
            """,
            {"since": _text(since), "near": _NEAR},
        )
        return [
            TrackerTotal(host=host, avoided=avoided or 0, needed=needed or 0)
            for host, avoided, needed in rows
        ]

    def count(self, *, since: datetime) -> int:
        """How many requests were made since a moment."""
        return int(
            self._db.one("SELECT count(*) FROM request WHERE at >= ?", (to_text(since),)) or 0
        )


def drop_requests(db: Database, addresses: Iterable[str], *, since: str = "") -> None:
    """Delete what the ledger has of some addresses. Inside the caller's transaction.

    It keeps them without query, and past their trackers; so two that differ in the query only go
    together. Where a server led on, the next request for the same end goes, too.
    """
    wanted = {enclosure_key(url) for url in addresses}
    gone: list[tuple[int]] = []
    leads_on: set[str] = set()
    rows = db.execute(
        "SELECT id, purpose, url, status FROM request WHERE at >= ? ORDER BY id", (since,)
    )
    for number, purpose, url, status in rows:
        if enclosure_key(url) in wanted or purpose in leads_on:
            gone.append((number,))
            leads_on.discard(purpose)
            if status is not None and 300 <= status < 400 and status != 304:
                leads_on.add(purpose)
    db.executemany("DELETE FROM request WHERE id = ?", gone)


def _text(since: datetime | None) -> str:
    return "" if since is None else to_text(since)
