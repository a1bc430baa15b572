"""Named lists of episodes: put together by hand, or filled by a rule that is stored as data."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.sentence import say
from podplayer.model.shelves import EpisodeFilter, Playlist, PlaylistRule
from podplayer.storage.database import Database
from podplayer.storage.times import from_text_or_none, to_text, to_text_or_none

_LIST = """
    SELECT l.id, l.name, l.rule, count(i.episode_id)
    FROM playlist AS l LEFT JOIN playlist_item AS i ON i.playlist_id = l.id
"""


class PlaylistTable:
    """The lists. A rule never becomes SQL text: it is read back and asked as any filter is."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Playlist]:
        """Every list, by name."""
        rows = self._db.execute(f"{_LIST} GROUP BY l.id ORDER BY l.name")
        return [_playlist(row) for row in rows]

    def find(self, name: str) -> Playlist | None:
        """The list of this name; small and capital letters are the same."""
        row = self._db.execute(f"{_LIST} WHERE l.name = ? GROUP BY l.id", (name,)).fetchone()
        return None if row is None else _playlist(row)

    def get(self, number: int) -> Playlist:
        """One list. Raises NotFoundError."""
        row = self._db.execute(f"{_LIST} WHERE l.id = ? GROUP BY l.id", (number,)).fetchone()
        if row is None:
            raise NotFoundError(
                say(
                    "There is no playlist {number}; `podplayer playlists` lists those that there "
                    "are.",
                    number=number,
                )
            )
        return _playlist(row)

    def create(self, name: str, rule: PlaylistRule | None, *, now: datetime) -> int:
        """Make an empty list. Raises UsageError where the name is taken."""
        with self._db.transaction():
            try:
                cursor = self._db.execute(
                    "INSERT INTO playlist (name, rule, created_at) VALUES (?, ?, ?)",
                    (name, _text_of(rule), to_text(now)),
                )
            except sqlite3.IntegrityError as error:
                raise _taken(name) from error
            return cursor.lastrowid or 0

    def rename(self, number: int, name: str) -> None:
        """Call a list otherwise. Raises UsageError where the name is taken."""
        with self._db.transaction():
            try:
                self._db.execute("UPDATE playlist SET name = ? WHERE id = ?", (name, number))
            except sqlite3.IntegrityError as error:
                raise _taken(name) from error

    def set_rule(self, number: int, rule: PlaylistRule | None) -> None:
        """Fill a list otherwise."""
        with self._db.transaction():
            self._db.execute("UPDATE playlist SET rule = ? WHERE id = ?", (_text_of(rule), number))

    def items(self, number: int) -> list[EpisodeId]:
        """What was put in by hand, in order."""
        rows = self._db.execute(
            "SELECT episode_id FROM playlist_item WHERE playlist_id = ? ORDER BY place", (number,)
        )
        return [EpisodeId(row[0]) for row in rows]

    def set_items(self, number: int, ids: Sequence[EpisodeId]) -> None:
        """Make a list exactly this; of an episode that comes twice the first place counts."""
        with self._db.transaction(is_durable=True):
            self._db.execute("DELETE FROM playlist_item WHERE playlist_id = ?", (number,))
            self._db.executemany(
                "INSERT INTO playlist_item (playlist_id, place, episode_id) VALUES (?, ?, ?)",
                [(number, place, episode) for place, episode in enumerate(dict.fromkeys(ids))],
            )

    def remove(self, number: int) -> None:
        """Delete a list; its episodes stay in the library."""
        with self._db.transaction():
            self._db.execute("DELETE FROM playlist WHERE id = ?", (number,))

    def dump(self, number: int) -> dict[str, Any]:
        """A list with everything in it as a JSON value, for undo."""
        row = self._db.execute(
            "SELECT id, name, rule, created_at FROM playlist WHERE id = ?", (number,)
        ).fetchone()
        return {
            "id": row[0], "name": row[1], "rule": row[2], "created_at": row[3],
            "items": self.items(number),
        }  # fmt: skip

    def restore(self, dumped: dict[str, Any]) -> None:
        """Make a list what it was when it was dumped, whether it is there or not."""
        with self._db.transaction():
            self.remove(dumped["id"])
            self._db.execute(
                """
                INSERT INTO playlist (id, name, rule, created_at)
                VALUES (:id, :name, :rule, :created_at)
                """,
                dumped,
            )
            self.set_items(dumped["id"], dumped["items"])


def _taken(name: str) -> UsageError:
    return UsageError(say("There is a playlist “{name}” already; choose another name.", name=name))


def _playlist(row: tuple[Any, ...]) -> Playlist:
    rule = None if row[2] is None else _rule_of(json.loads(row[2]))
    return Playlist(id=row[0], name=row[1], rule=rule, count=0 if rule else row[3])


def _text_of(rule: PlaylistRule | None) -> str | None:
    if rule is None:
        return None
    stored = asdict(rule)
    stored["filter"]["since"] = to_text_or_none(rule.filter.since)
    return json.dumps(stored, ensure_ascii=False)


def _rule_of(stored: dict[str, Any]) -> PlaylistRule:
    chosen = dict(stored["filter"])
    chosen |= {
        "podcast_ids": tuple(PodcastId(number) for number in chosen["podcast_ids"]),
        "tags": tuple(chosen["tags"]),
        "states": tuple(EpisodeState(state) for state in chosen["states"]),
        "since": from_text_or_none(chosen["since"]),
    }
    for name in ("min_duration", "max_duration"):
        chosen[name] = None if chosen[name] is None else Ms(chosen[name])
    return PlaylistRule(
        filter=EpisodeFilter(**chosen),
        order=EpisodeOrder(stored["order"]),
        limit=stored["limit"],
    )
