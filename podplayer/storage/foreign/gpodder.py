"""gPodder 3's file `Database`. Schema: gpodder/schema.py, versions 1 to 8."""

import sqlite3
from datetime import datetime

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
    number_of,
    some_ms,
    some_text,
    text_of,
)
from podplayer.storage.foreign.versions import check_version

_FIRST, _LAST = 1, 8
_SECOND = 1000.0

_EPISODES = """
    SELECT p.url AS feed, p.title AS show, e.title, e.guid, e.url, e.published, e.is_new,
           e.total_time, e.current_position, e.current_position_updated, e.last_playback
    FROM episode AS e JOIN podcast AS p ON p.id = e.podcast_id
    WHERE e.current_position > 0 OR e.last_playback > 0
"""


def is_gpodder(file: ForeignFile) -> bool:
    """Whether the tables are gPodder's."""
    return (
        {"podcast", "episode", "version"} <= file.tables
        and file.has("episode", "current_position", "is_new")
        and file.has("podcast", "url", "download_folder")
    )


def read_gpodder(file: ForeignFile) -> ForeignLibrary:
    """Read subscriptions, positions and what was played. gPodder has no favourites and no queue.

    Raises:
        ImportFileError: the version is not one that podplayer knows.
    """
    version = max((int(number_of(row[0])) for row in file.rows("SELECT * FROM version")), default=0)
    check_version(version, player="gPodder", first=_FIRST, last=_LAST)
    return ForeignLibrary(
        kind=MoveKind.GPODDER,
        version=str(version),
        shows=[
            ForeignShow(title=text_of(row["title"]), feed_url=text_of(row["url"]))
            for row in file.rows("SELECT title, url FROM podcast")
            if text_of(row["url"])
        ],
        episodes=[_episode(row) for row in file.rows(_EPISODES)],
    )


def _episode(row: sqlite3.Row) -> ForeignEpisode:
    position = ms_of(row["current_position"], unit=_SECOND)
    duration = some_ms(row["total_time"], unit=_SECOND)
    times = [moment_of(row[name]) for name in ("last_playback", "current_position_updated")]
    heard_at = max((at for at in times if at is not None), default=None)
    is_finished = _is_finished(row, position=position, duration=duration)
    return ForeignEpisode(
        feed_url=some_text(row["feed"]),
        show_title=text_of(row["show"]),
        title=text_of(row["title"]),
        guid=some_text(row["guid"]),
        url=some_text(row["url"]),
        published=moment_of(row["published"]),
        duration=duration,
        position=position,
        is_finished=is_finished,
        finished_at=heard_at if is_finished else None,
        last_heard_at=heard_at,
        plays=_plays(position, heard_at),
    )


def _is_finished(row: sqlite3.Row, *, position: Ms, duration: Ms | None) -> bool:
    """As gPodder judges; without a position, played in another program and no longer new."""
    if position and duration:
        return position + 10_000 >= duration or position >= duration * 0.99
    return not position and not number_of(row["is_new"]) and number_of(row["last_playback"]) > 0


def _plays(position: Ms, heard_at: datetime | None) -> list[ForeignPlay]:
    if not position or heard_at is None:
        return []
    return [ForeignPlay(start=Ms(0), end=position, heard_at=heard_at, is_total=True)]
