"""The rows of episode lists, read from all the tables that say something about an episode."""

import sqlite3
from collections.abc import Iterator, Sequence

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.storage.database import Database, Parameters
from podplayer.storage.schema.library import DISMISSED
from podplayer.storage.times import from_text_or_none

_COLUMNS = """
    SELECT e.id, e.podcast_id, p.title AS show, e.title, e.guid, e.url, e.published, e.duration_ms,
           e.summary, e.has_chapters, e.has_transcript, e.left_feed_at, e.language, e.shelf,
           p.language AS show_language, coalesce(e.cover_url, p.cover_url) AS cover,
           coalesce(g.position_ms, 0) AS position, coalesce(g.heard_ms, 0) AS heard,
           g.finished_at, g.favourite_at, d.episode_id AS downloaded, q.episode_id AS queued
"""
_PARTS = """
    JOIN podcast AS p ON p.id = e.podcast_id
    LEFT JOIN progress AS g ON g.episode_id = e.id
    LEFT JOIN download AS d ON d.episode_id = e.id
    LEFT JOIN queue AS q ON q.episode_id = e.id
"""
CHUNK = 500
"""Below the 999 parameters that an old SQLite allows in one statement."""


def rows_of(db: Database, ids: Sequence[EpisodeId]) -> list[EpisodeRow]:
    """The rows of some episodes, in the order asked; unknown ids are left out."""
    found: dict[EpisodeId, EpisodeRow] = {}
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        marks = ",".join("?" * len(part))
        sql = f"{_COLUMNS} FROM episode AS e {_PARTS} WHERE e.id IN ({marks})"
        for row in _read(db, sql, tuple(part)):
            found[row.id] = row
    return [found[number] for number in ids if number in found]


def _read(db: Database, sql: str, parameters: Parameters) -> Iterator[EpisodeRow]:
    return (_episode_row(row) for row in db.rows(sql, parameters))


def _episode_row(row: sqlite3.Row) -> EpisodeRow:
    if row["finished_at"] is not None:
        state = EpisodeState.HEARD
    elif row["position"] or row["heard"]:
        state = EpisodeState.STARTED
    else:
        state = EpisodeState.NEW
    return EpisodeRow(
        id=EpisodeId(row["id"]),
        podcast_id=PodcastId(row["podcast_id"]),
        podcast_title=row["show"],
        title=row["title"],
        guid=row["guid"],
        url=row["url"],
        published=from_text_or_none(row["published"]),
        duration=None if row["duration_ms"] is None else Ms(row["duration_ms"]),
        position=Ms(row["position"]),
        heard=Ms(row["heard"]),
        state=state,
        is_downloaded=row["downloaded"] is not None,
        is_favourite=row["favourite_at"] is not None,
        is_queued=row["queued"] is not None,
        has_chapters=bool(row["has_chapters"]),
        has_transcript=bool(row["has_transcript"]),
        has_left_feed=row["left_feed_at"] is not None,
        cover_url=row["cover"],
        summary=row["summary"],
        language=row["language"] or row["show_language"],
        is_dismissed=row["shelf"] == DISMISSED,
    )
