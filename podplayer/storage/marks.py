"""What a listener marks: episodes dismissed or loved, shows tagged or archived."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.shelves import TagCount
from podplayer.storage.database import Database
from podplayer.storage.times import from_text, to_text_or_none

Marks = Mapping[EpisodeId, str | None]
"""When each episode was marked, as the library holds it; None: it is not."""


_TAGGED = """
    SELECT p.id, p.added_at FROM podcast AS p
    WHERE p.id IN (SELECT podcast_id FROM podcast_tag) AND p.unsubscribed_at IS NULL
      AND coalesce(json_extract(p.settings, '$.is_learned_from'), 1)
      AND (p.id NOT IN (SELECT podcast_id FROM import_show)
           OR p.id IN (SELECT json_extract(payload, '$.podcast') FROM journal
                       WHERE action = 'tags' AND undone_at IS NULL))
"""
"""Shows that the listener tagged and that are learned from. Folders of an imported list become tags
as well, and they say where a show lies, not that it is liked."""


class EpisodeMarks:
    """Marks of many episodes at once, and what they were before, for undo."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def dismissed(self, ids: Sequence[EpisodeId]) -> dict[EpisodeId, str | None]:
        """When which of them were dismissed."""
        return self._read("SELECT id, dismissed_at FROM episode WHERE id IN", ids)

    def set_dismissed(self, marks: Marks) -> None:
        """Take episodes out of New and of what is recommended, or bring them back."""
        with self._db.transaction(is_durable=True):
            self._db.executemany(
                "UPDATE episode SET dismissed_at = ? WHERE id = ?",
                [(at, number) for number, at in marks.items()],
            )

    def favourites(self, ids: Sequence[EpisodeId]) -> dict[EpisodeId, str | None]:
        """Since when which of them are favourites."""
        return self._read("SELECT episode_id, favourite_at FROM progress WHERE episode_id IN", ids)

    def set_favourites(self, marks: Marks) -> None:
        """Set or take hearts."""
        with self._db.transaction(is_durable=True):
            self._db.executemany(
                """
                INSERT INTO progress (episode_id, favourite_at) VALUES (:id, :at)
                ON CONFLICT (episode_id) DO UPDATE SET favourite_at = :at
                """,
                [{"id": number, "at": at} for number, at in marks.items()],
            )

    def known(self, ids: Sequence[EpisodeId]) -> list[EpisodeId]:
        """Those that the library has, each once, in the order given."""
        found = self._read("SELECT id, NULL FROM episode WHERE id IN", ids)
        return [number for number in dict.fromkeys(ids) if number in found]

    def _read(self, sql: str, ids: Sequence[EpisodeId]) -> dict[EpisodeId, str | None]:
        rows = self._db.execute(
            f"{sql} (SELECT value FROM json_each(:ids))",  # noqa: S608 - own fragment
            {"ids": json.dumps(list(ids))},
        )
        return {EpisodeId(number): at for number, at in rows}


class ShowMarks:
    """Tags of shows, and which shows are archived."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tags(self) -> list[TagCount]:
        """Every tag of the shows that are followed, archived ones too, by name."""
        rows = self._db.execute(
            """
            SELECT max(t.tag), count(*) FROM podcast_tag AS t
            JOIN podcast AS p ON p.id = t.podcast_id AND p.unsubscribed_at IS NULL
            GROUP BY t.tag ORDER BY t.tag
            """
        )
        return [TagCount(tag=tag, shows=shows) for tag, shows in rows]

    def tags_of(self, podcast_id: PodcastId) -> list[str]:
        """The tags of one show, by name."""
        rows = self._db.execute(
            "SELECT tag FROM podcast_tag WHERE podcast_id = ? ORDER BY tag", (podcast_id,)
        )
        return [row[0] for row in rows]

    def set_tags(self, podcast_id: PodcastId, tags: Sequence[str]) -> None:
        """Make a show's tags exactly these."""
        with self._db.transaction():
            self._db.execute("DELETE FROM podcast_tag WHERE podcast_id = ?", (podcast_id,))
            self._db.executemany(
                "INSERT OR IGNORE INTO podcast_tag (podcast_id, tag) VALUES (?, ?)",
                [(podcast_id, tag) for tag in tags],
            )

    def praised(self) -> list[tuple[EpisodeId, datetime]]:
        """Of every show that the listener tagged, the episode that was heard last, and when.

        Of a show that was never heard, its latest episode, and when the show was added; none of
        shows that shall not be learned from.
        """
        rows = self._db.execute(
            f"""
            WITH tagged AS ({_TAGGED}),
            heard AS (
                SELECT e.podcast_id, e.id, max(g.last_heard_at) AS at
                FROM progress AS g CROSS JOIN episode AS e ON e.id = g.episode_id
                WHERE g.last_heard_at IS NOT NULL AND e.podcast_id IN (SELECT id FROM tagged)
                GROUP BY e.podcast_id
            )
            SELECT id, at FROM heard
            UNION ALL
            SELECT (SELECT e.id FROM episode AS e WHERE e.podcast_id = t.id
                    ORDER BY e.published DESC LIMIT 1) AS latest, t.added_at
            FROM tagged AS t
            WHERE t.id NOT IN (SELECT podcast_id FROM heard) AND latest IS NOT NULL
            """  # noqa: S608 - own fragment
        )
        return [(EpisodeId(row[0]), from_text(row[1])) for row in rows]

    def praise_mark(self) -> tuple[int, int]:
        """Changes when other shows have tags than before, or other ones are learned from."""
        row = self._db.execute(
            f"SELECT count(*), coalesce(sum(id), 0) FROM ({_TAGGED})"  # noqa: S608 - own fragment
        ).fetchone()
        return (row[0], row[1])

    def archived_at(self, podcast_id: PodcastId) -> str | None:
        """Since when a show is put away, as the library holds it."""
        at: str | None = self._db.one("SELECT archived_at FROM podcast WHERE id = ?", (podcast_id,))
        return at

    def set_archived(self, podcast_id: PodcastId, at: datetime | None) -> None:
        """Put a show away with its history, or, with None, bring it back."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE podcast SET archived_at = ? WHERE id = ?",
                (to_text_or_none(at), podcast_id),
            )
