"""Rules that hide episodes of a show: stored as data, applied whenever the show changes."""

import json
from dataclasses import asdict
from typing import Any

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.shelves import HideRule, Titled
from podplayer.storage.database import Database


class Hiding:
    """The rule of each show, and the marks that follow from it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rule(self, podcast_id: PodcastId) -> HideRule:
        """What the listener does not want to see of a show."""
        text = self._db.one("SELECT rule FROM hide_rule WHERE podcast_id = ?", (podcast_id,))
        return HideRule() if text is None else _rule(json.loads(text))

    def set_rule(self, podcast_id: PodcastId, rule: HideRule) -> int:
        """Store a rule and apply it; an empty one shows everything again. How many are hidden."""
        with self._db.transaction():
            self._db.execute("DELETE FROM hide_rule WHERE podcast_id = ?", (podcast_id,))
            if rule:
                self._db.execute(
                    "INSERT INTO hide_rule (podcast_id, rule) VALUES (?, ?)",
                    (podcast_id, json.dumps(asdict(rule), ensure_ascii=False)),
                )
            return self._apply(podcast_id, rule)

    def apply(self, podcast_id: PodcastId) -> None:
        """Episodes came or changed. Inside the caller's transaction."""
        rule = self.rule(podcast_id)
        if rule:
            self._apply(podcast_id, rule)

    def _apply(self, podcast_id: PodcastId, rule: HideRule) -> int:
        rows = self._db.execute(
            """
            SELECT id, title, duration_ms, kind, is_hidden FROM episode
            WHERE podcast_id = ? ORDER BY published IS NOT NULL, published, id
            """,
            (podcast_id,),
        ).fetchall()
        hidden = rule.hidden(
            [
                Titled(
                    id=EpisodeId(row[0]),
                    title=row[1],
                    duration=None if row[2] is None else Ms(row[2]),
                    kind=row[3],
                )
                for row in rows
            ]
        )
        self._db.executemany(
            "UPDATE episode SET is_hidden = ? WHERE id = ?",
            [(row[0] in hidden, row[0]) for row in rows if bool(row[4]) != (row[0] in hidden)],
        )
        return len(hidden)


def _rule(stored: dict[str, Any]) -> HideRule:
    return HideRule(**{**stored, "title_words": tuple(stored["title_words"])})
