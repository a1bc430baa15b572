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

    def would_hide(self, podcast_id: PodcastId, rule: HideRule) -> int:
        """How many episodes a rule would hide."""
        return len(self._hidden(podcast_id, rule))

    def _apply(self, podcast_id: PodcastId, rule: HideRule) -> int:
        hidden = self._hidden(podcast_id, rule)
        were_hidden = {
            EpisodeId(row[0])
            for row in self._db.execute(
                "SELECT id FROM episode WHERE podcast_id = ? AND is_hidden", (podcast_id,)
            )
        }
        self._db.executemany(
            "UPDATE episode SET is_hidden = ? WHERE id = ?",
            [(number in hidden, number) for number in hidden ^ were_hidden],
        )
        return len(hidden)

    def _hidden(self, podcast_id: PodcastId, rule: HideRule) -> set[EpisodeId]:
        rows = self._db.execute(
            """
            SELECT id, title, duration_ms, kind FROM episode
            WHERE podcast_id = ? ORDER BY published IS NOT NULL, published, id
            """,
            (podcast_id,),
        )
        return rule.hidden(
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


def _rule(stored: dict[str, Any]) -> HideRule:
    return HideRule(**{**stored, "title_words": tuple(stored["title_words"])})
