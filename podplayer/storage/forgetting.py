"""Unlearning: what the listener wants forgotten leaves the log for good."""

from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.storage.database import Database
from podplayer.storage.times import to_text


class Forgetting:
    """Deletes from the learning tables; positions and finished marks stay."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def forget(self, scope: ForgetScope, *, episode_ids: tuple[int, ...] = ()) -> int:
        """Delete spans, answers and shown lists in a scope.

        Args:
            scope: what to forget.
            episode_ids: the episodes that a topic covers; only read for ForgetKind.TOPIC.

        Returns:
            How many facts were deleted.
        """
        where, parameters = self._condition(scope, episode_ids)
        removed = 0
        with self._db.transaction(is_durable=True):
            self._db.execute("PRAGMA secure_delete = ON")
            for table, time in (("play_span", "heard_at"), ("feedback", "at"), ("shown", "at")):
                cursor = self._db.execute(
                    f"DELETE FROM {table} WHERE {where.format(time=time)}",  # noqa: S608
                    parameters,
                )
                removed += cursor.rowcount
            if scope.kind is ForgetKind.ALL:
                self._forget_what_waits()
            self._db.execute(
                """
                DELETE FROM context
                WHERE id NOT IN (SELECT context_id FROM play_span WHERE context_id IS NOT NULL)
                  AND id NOT IN (SELECT context_id FROM feedback WHERE context_id IS NOT NULL)
                  AND id NOT IN (SELECT context_id FROM shown)
                """
            )
        return removed

    def _forget_what_waits(self) -> None:
        """Imported listening must not come back with the next feed that is added."""
        self._db.execute("DELETE FROM pending_span")
        self._db.execute("UPDATE waiting_episode SET plays = '[]', last_heard_at = NULL")

    @staticmethod
    def _condition(
        scope: ForgetScope, episode_ids: tuple[int, ...]
    ) -> tuple[str, dict[str, object]]:
        match scope.kind:
            case ForgetKind.ALL:
                return "1", {}
            case ForgetKind.SHOW:
                return (
                    "episode_id IN (SELECT id FROM episode WHERE podcast_id = :podcast)",
                    {"podcast": scope.podcast_id},
                )
            case ForgetKind.TOPIC:
                numbers = ",".join(map(str, map(int, episode_ids)))
                return f"episode_id IN ({numbers})", {}
            case ForgetKind.SINCE:
                since = scope.since
                return "{time} >= :since", {"since": to_text(since) if since else ""}
