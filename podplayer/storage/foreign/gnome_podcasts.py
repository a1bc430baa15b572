"""GNOME Podcasts' database. Schema: podcasts-data/migrations, 2018-06-30 to 2026-04-03."""

import sqlite3

from podplayer.model.ids import Ms
from podplayer.model.moving import (
    ForeignEpisode,
    ForeignLibrary,
    ForeignPlay,
    ForeignShow,
    MoveKind,
)
from podplayer.storage.foreign.file import (
    ForeignFile,
    moment_of,
    ms_of,
    place_of,
    some_ms,
    some_text,
    text_of,
)
from podplayer.storage.foreign.versions import check_version

_FIRST, _LAST = 20180630150717, 20260403001200
"""Names of Diesel's migrations: year, month, day, time."""
_SECOND = 1000.0

_EPISODES = """
    SELECT s.uri AS feed, w.title AS show, e.title, e.guid, e.uri, e.epoch, e.duration, e.played,
           {position}, {place}
    FROM episodes AS e
    JOIN shows AS w ON w.id = e.show_id
    LEFT JOIN source AS s ON s.id = w.source_id {queue}
    WHERE e.played IS NOT NULL OR {is_started} OR {is_queued}
"""


def is_gnome_podcasts(file: ForeignFile) -> bool:
    """Whether the tables are those of GNOME Podcasts."""
    return (
        {"source", "shows", "episodes", "__diesel_schema_migrations"} <= file.tables
        and file.has("episodes", "show_id", "played")
        and file.has("shows", "source_id")
    )


def read_gnome_podcasts(file: ForeignFile) -> ForeignLibrary:
    """Read subscriptions, played state, positions and queue. It has no favourites.

    Raises:
        ImportFileError: the version is not one that podplayer knows.
    """
    version = max(
        (_number(row[0]) for row in file.rows("SELECT version FROM __diesel_schema_migrations")),
        default=0,
    )
    check_version(version, player="GNOME Podcasts", first=_FIRST, last=_LAST)
    return ForeignLibrary(
        kind=MoveKind.GNOME_PODCASTS,
        version=str(version),
        shows=[
            ForeignShow(title=text_of(row["title"]), feed_url=text_of(row["uri"]))
            for row in file.rows(
                "SELECT w.title, s.uri FROM source AS s LEFT JOIN shows AS w ON w.source_id = s.id"
            )
            if text_of(row["uri"])
        ],
        episodes=[_episode(row) for row in file.rows(_query(file))],
    )


def _number(cell: object) -> int:
    digits = "".join(sign for sign in str(cell)[:40] if sign.isascii() and sign.isdigit())
    return int(digits or 0)


def _query(file: ForeignFile) -> str:
    has_position = file.has("episodes", "play_position")
    has_queue = file.has("queue", "episode_id", "position") and file.has("episodes", "id")
    return _EPISODES.format(
        position="e.play_position" if has_position else "0 AS play_position",
        is_started="e.play_position > 0" if has_position else "0",
        place="q.position AS place" if has_queue else "NULL AS place",
        queue="LEFT JOIN queue AS q ON q.episode_id = e.id" if has_queue else "",
        is_queued="q.position IS NOT NULL" if has_queue else "0",
    )


def _episode(row: sqlite3.Row) -> ForeignEpisode:
    """A position of 0 in a played episode means that it played to its end."""
    position = ms_of(row["play_position"], unit=_SECOND)
    duration = some_ms(row["duration"], unit=_SECOND)
    heard_at = moment_of(row["played"])
    is_finished = heard_at is not None and not position
    end = duration if is_finished else position
    plays = []
    if heard_at is not None and end:
        plays = [ForeignPlay(start=Ms(0), end=end, heard_at=heard_at, is_total=True)]
    return ForeignEpisode(
        feed_url=some_text(row["feed"]),
        show_title=text_of(row["show"]),
        title=text_of(row["title"]),
        guid=some_text(row["guid"]),
        url=some_text(row["uri"]),
        published=moment_of(row["epoch"]),
        duration=duration,
        position=position,
        is_finished=is_finished,
        finished_at=heard_at if is_finished else None,
        last_heard_at=heard_at,
        queue_place=place_of(row["place"], unit=1000.0),
        plays=plays,
    )
