"""Pocket Casts' "Export database", of the telephones. It names no feeds, only its own numbers.

Schemas: Room versions 73 to 140 (modules/services/model/schemas of pocket-casts-android) and
SJPodcast, SJEpisode, SJPlaylistEpisode up to version 73 (DatabaseHelper of pocket-casts-ios).
"""

import sqlite3

from podplayer.model.ids import Ms
from podplayer.model.moving import (
    ForeignEpisode,
    ForeignLibrary,
    ForeignPlay,
    ForeignShow,
    MoveKind,
)
from podplayer.model.sentence import say
from podplayer.storage.foreign.file import (
    ForeignFile,
    moment_of,
    number_of,
    place_of,
    some_ms,
    some_text,
    text_of,
)
from podplayer.storage.foreign.versions import check_version

_ANDROID_FIRST, _ANDROID_LAST = 73, 140
_IOS_FIRST, _IOS_LAST = 1, 73
_SECOND = 1000.0
_MS = 0.001

_ANDROID = """
    SELECT p.title AS show, e.title, e.download_url AS url, e.published_date AS published,
           e.duration, e.played_up_to AS position, e.playing_status + 1 AS status,
           e.starred AS favourite, e.last_playback_interaction_date AS heard, q.place
    FROM podcast_episodes AS e
    LEFT JOIN podcasts AS p ON p.uuid = e.podcast_id
    LEFT JOIN (SELECT episodeUuid, min(position) AS place FROM up_next_episodes
               GROUP BY episodeUuid) AS q ON q.episodeUuid = e.uuid
    WHERE e.playing_status > 0 OR e.starred OR q.place IS NOT NULL
"""
_IOS = """
    SELECT p.title AS show, e.title, e.downloadUrl AS url, e.publishedDate AS published,
           e.duration, e.playedUpTo AS position, e.playingStatus AS status,
           e.keepEpisode AS favourite, e.lastPlaybackInteractionDate AS heard, q.place
    FROM SJEpisode AS e
    LEFT JOIN SJPodcast AS p ON p.uuid = e.podcastUuid
    LEFT JOIN (SELECT episodeUuid, min(episodePosition) AS place FROM SJPlaylistEpisode
               WHERE playlist_id = 1 AND NOT wasDeleted GROUP BY episodeUuid) AS q
        ON q.episodeUuid = e.uuid
    WHERE e.playingStatus > 1 OR e.keepEpisode OR q.place IS NOT NULL
"""
_STARTED, _FINISHED = 2, 3
_REMARK = say(
    "Pocket Casts' database names no feed addresses: import its OPML list as well, before or after."
)


def is_pocket_casts(file: ForeignFile) -> bool:
    """Whether the tables are those of Pocket Casts on Android or iOS."""
    return _is_android(file) or {"SJPodcast", "SJEpisode", "SJPlaylistEpisode"} <= file.tables


def _is_android(file: ForeignFile) -> bool:
    return {"podcasts", "podcast_episodes", "up_next_episodes"} <= file.tables


def read_pocket_casts(file: ForeignFile) -> ForeignLibrary:
    """Read played state, positions, stars and Up Next; shows by their title only.

    Raises:
        ImportFileError: the version is not one that podplayer knows.
    """
    is_android = _is_android(file)
    version = file.user_version
    first, last = (_ANDROID_FIRST, _ANDROID_LAST) if is_android else (_IOS_FIRST, _IOS_LAST)
    check_version(version, player="Pocket Casts", first=first, last=last)
    table = "podcasts" if is_android else "SJPodcast"
    unit = _MS if is_android else 1.0
    return ForeignLibrary(
        kind=MoveKind.POCKET_CASTS,
        version=f"{'Android' if is_android else 'iOS'} {version}",
        shows=[
            ForeignShow(title=text_of(row["title"]))
            for row in file.rows(f"SELECT title FROM {table} WHERE subscribed")  # noqa: S608
            if text_of(row["title"])
        ],
        episodes=[_episode(row, unit=unit) for row in file.rows(_ANDROID if is_android else _IOS)],
        remarks=[_REMARK],
    )


def _episode(row: sqlite3.Row, *, unit: float) -> ForeignEpisode:
    status = int(number_of(row["status"]))
    is_finished = status == _FINISHED
    duration = some_ms(row["duration"], unit=_SECOND)
    position = some_ms(row["position"], unit=_SECOND) if status == _STARTED else None
    heard_at = moment_of(row["heard"], unit=unit)
    end = duration if is_finished else position
    plays = []
    if heard_at is not None and end:
        plays = [ForeignPlay(start=Ms(0), end=end, heard_at=heard_at, is_total=True)]
    return ForeignEpisode(
        show_title=text_of(row["show"]),
        title=text_of(row["title"]),
        url=some_text(row["url"]),
        published=moment_of(row["published"], unit=unit),
        duration=duration,
        position=position or Ms(0),
        is_finished=is_finished,
        finished_at=heard_at if is_finished else None,
        last_heard_at=heard_at,
        is_favourite=bool(number_of(row["favourite"])),
        queue_place=place_of(row["place"]),
        plays=plays,
    )
