"""Unlearning: what the listener wants forgotten leaves the library for good."""

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from podplayer.model.errors import StorageError
from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.storage.database import Database
from podplayer.storage.ledger import drop_requests
from podplayer.storage.times import to_text

_PLAYED = "('episode', 'chapters', 'transcript')"
"""Purposes of requests that are made because something is heard."""
_FETCHED = (
    ("episode", "url", "id"),
    ("episode", "chapters_url", "id"),
    ("transcript", "url", "episode_id"),
)
_TOLD_BY = ("heard", "feedback", "favourite", "favourites", "dismissed", "queue", "bookmark")
"""Changes whose undo would tell what was heard."""

_LOGS = (
    ("play_span", "heard_at"),
    ("open_span", "heard_at"),
    ("feedback", "at"),
    ("shown", "at"),
)
"""Tables of what was heard and said, each with its column of the time."""


class Forgetting:
    """Deletes from the log and from all that tells of it; places and marks stay, without a time."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def forget(
        self, scope: ForgetScope, *, now: datetime, episode_ids: tuple[int, ...] = ()
    ) -> int:
        """Delete spans, answers and shown lists in a scope, and their traces elsewhere.

        Args:
            scope: what to forget.
            now: what stays marked as heard gets this time.
            episode_ids: the episodes that a topic covers; only read for ForgetKind.TOPIC.

        Returns:
            How many facts were deleted.
        """
        self._db.execute("PRAGMA secure_delete = ON")
        with self._db.transaction(is_durable=True):
            self._name_episodes(scope, episode_ids)
            since = {"since": to_text(scope.since)} if scope.since else {}
            removed = self._forget_log(since)
            self._forget_times(since, now)
            self._forget_imports(scope, since)
            self._forget_undo(scope, since)
            self._forget_requests(since)
            if scope.kind is ForgetKind.ALL:
                self._forget_interests()
            self._db.execute("DROP TABLE temp.forgotten")
        settle_pages(self._db)
        return removed

    def _name_episodes(self, scope: ForgetScope, episode_ids: tuple[int, ...]) -> None:
        """The episodes of the scope as a table; all of them where only time limits it."""
        self._db.execute("CREATE TEMP TABLE forgotten (id INTEGER PRIMARY KEY)")
        match scope.kind:
            case ForgetKind.SHOW:
                self._db.execute(
                    "INSERT INTO forgotten SELECT id FROM episode WHERE podcast_id = ?",
                    (scope.podcast_id,),
                )
            case ForgetKind.TOPIC:
                self._db.executemany(
                    "INSERT INTO forgotten VALUES (?)", [(number,) for number in episode_ids]
                )
            case ForgetKind.ALL | ForgetKind.SINCE:
                self._db.execute("INSERT INTO forgotten SELECT id FROM episode")

    def _forget_log(self, since: dict[str, str]) -> int:
        removed = 0
        for table, time in _LOGS:
            cursor = self._db.execute(
                f"DELETE FROM {table} WHERE episode_id IN (SELECT id FROM forgotten)"  # noqa: S608
                + (f" AND {time} >= :since" if since else ""),
                since,
            )
            removed += cursor.rowcount
        self._db.execute(
            """
            DELETE FROM context
            WHERE id NOT IN (SELECT context_id FROM play_span WHERE context_id IS NOT NULL)
              AND id NOT IN (SELECT context_id FROM feedback WHERE context_id IS NOT NULL)
              AND id NOT IN (SELECT context_id FROM shown)
            """
        )
        return removed

    def _forget_times(self, since: dict[str, str], now: datetime) -> None:
        """Places and marks stay; when that was does not."""
        for column, value in (("finished_at", ":now"), ("last_heard_at", "NULL")):
            self._db.execute(
                f"UPDATE progress SET {column} = {value} "  # noqa: S608 - own names
                f"WHERE {column} IS NOT NULL AND episode_id IN (SELECT id FROM forgotten)"
                + (f" AND {column} >= :since" if since else ""),
                {"now": to_text(now), **since},
            )

    def _forget_imports(self, scope: ForgetScope, since: dict[str, str]) -> None:
        """Imported listening must not come back with a feed that is added later, nor by undo."""
        execute = self._db.execute
        execute("DELETE FROM import_play WHERE span_id NOT IN (SELECT id FROM play_span)")
        if since:
            execute("DELETE FROM pending_span WHERE heard_at >= :since", since)
            waits = "last_heard_at >= :since OR finished_at >= :since"
            changed = "last_after >= :since OR finished_after >= :since"
        else:
            changed = "episode_id IN (SELECT id FROM forgotten)"
            waits = "1" if scope.kind is ForgetKind.ALL else "0"
        execute(f"DELETE FROM import_change WHERE {changed}", since)  # noqa: S608 - own words
        execute(
            f"UPDATE waiting_episode SET plays = '[]', last_heard_at = NULL, finished_at = NULL "  # noqa: S608
            f"WHERE {waits}",
            since,
        )
        if scope.kind is ForgetKind.ALL:
            execute("DELETE FROM pending_span")
        if scope.kind is ForgetKind.SHOW:
            execute(
                "DELETE FROM pending_span WHERE feed_url IN "
                "(SELECT feed_url FROM podcast WHERE id = :podcast)",
                {"podcast": scope.podcast_id},
            )

    def _forget_interests(self) -> None:
        """What the listener named is taste, too."""
        for table in ("interest_vector", "interest", "interest_name"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - own names
        self._db.execute("DELETE FROM journal WHERE action = 'interest'")

    def _forget_undo(self, scope: ForgetScope, since: dict[str, str]) -> None:
        marks = ",".join("?" * len(_TOLD_BY))
        rows = self._db.execute(
            f"SELECT id, at, payload, inverse FROM journal WHERE action IN ({marks})",  # noqa: S608
            _TOLD_BY,
        ).fetchall()
        if scope.kind in (ForgetKind.SHOW, ForgetKind.TOPIC):
            gone = {int(row[0]) for row in self._db.execute("SELECT id FROM forgotten")}
            rows = [row for row in rows if not gone.isdisjoint(_numbers(row[2], row[3]))]
        else:
            rows = [row for row in rows if row[1] >= since.get("since", "")]
        self._db.executemany("DELETE FROM journal WHERE id = ?", [(row[0],) for row in rows])

    def _forget_requests(self, since: dict[str, str]) -> None:
        """The ledger says which file was fetched when."""
        at = since.get("since", "")
        others = "SELECT 1 FROM episode WHERE id NOT IN (SELECT id FROM forgotten) LIMIT 1"
        if self._db.one(others) is None:
            self._db.execute(
                f"DELETE FROM request WHERE purpose IN {_PLAYED} AND at >= ?",  # noqa: S608 - own
                (at,),
            )
            return
        drop_requests(self._db, played_addresses(self._db, "forgotten"), since=at)


def played_addresses(db: Database, table: str) -> list[str]:
    """What is fetched to hear the episodes whose numbers are in a table."""
    rows = db.execute(
        " UNION ".join(
            f"SELECT {column} FROM {name} WHERE {column} IS NOT NULL "  # noqa: S608 - own names
            f"AND {number} IN (SELECT id FROM {table})"
            for name, column, number in _FETCHED
        )
    )
    return [str(row[0]) for row in rows]


def _numbers(*documents: str) -> Iterator[int]:
    """Every whole number in some JSON: too many rather than too few."""

    def walk(value: Any) -> Iterator[int]:  # noqa: ANN401 - JSON
        if isinstance(value, bool):
            return
        if isinstance(value, int):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)

    for text in documents:
        yield from walk(json.loads(text))


def settle_pages(db: Database) -> None:
    """Let the -wal file go: it holds pages as they were before.

    Where somebody reads just now it goes with the next commit that is alone, or when podplayer
    ends.
    """
    with contextlib.suppress(StorageError):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
