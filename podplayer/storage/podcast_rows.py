"""The rows of shows, with their episodes counted."""

import json
import sqlite3
from dataclasses import replace
from typing import Any

from podplayer.model.feed import Funding
from podplayer.model.ids import PodcastId
from podplayer.model.podcast import Podcast, PodcastSettings
from podplayer.storage.extras import show_extras
from podplayer.storage.times import from_text_or_none

COUNTED = """
    SELECT p.*, coalesce(c.episodes, 0) AS episodes, coalesce(c.unheard, 0) AS unheard,
           (SELECT e.published FROM episode AS e INDEXED BY episode_of_podcast
            WHERE e.podcast_id = p.id ORDER BY e.published DESC LIMIT 1) AS newest,
           (SELECT json_group_array(t.tag) FROM podcast_tag AS t WHERE t.podcast_id = p.id) AS tags
    FROM podcast AS p
    LEFT JOIN (
        -- The index alone has all of it; `shelf` is new or started, and not hidden.
        SELECT e.podcast_id, count(*) FILTER (WHERE e.shelf <> 4) AS episodes,
               count(*) FILTER (WHERE e.shelf < 2) AS unheard
        FROM episode AS e INDEXED BY episode_of_podcast
        WHERE {which} GROUP BY e.podcast_id
    ) AS c ON c.podcast_id = p.id
    WHERE p.unsubscribed_at IS NULL AND {which_show}
"""
"""To be filled with which episodes are counted, and which shows are listed."""


def podcast_of(row: sqlite3.Row) -> Podcast:
    """One row of `COUNTED`."""
    stored: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(row["settings"]).items()
    }
    return Podcast(
        id=PodcastId(row["id"]),
        title=row["title"],
        feed_url=row["feed_url"],
        author=row["author"],
        description=row["description"],
        link=row["link"],
        language=row["language"],
        categories=tuple(json.loads(row["categories"])),
        cover_url=row["cover_url"],
        kind=row["kind"],
        funding=tuple(Funding(**entry) for entry in json.loads(row["funding"])),
        extras=show_extras(row["extras"]),
        episode_count=row["episodes"],
        unheard_count=row["unheard"],
        newest=from_text_or_none(row["newest"]),
        added_at=from_text_or_none(row["added_at"]),
        checked_at=from_text_or_none(row["checked_at"]),
        error=row["error"],
        settings=replace(PodcastSettings(), **stored),
        tags=tuple(json.loads(row["tags"])),
        is_archived=row["archived_at"] is not None,
    )
