"""Kasts' database.db3. Schema: kasts/src/database.cpp, versions 1 to 13."""

import sqlite3
from collections import defaultdict

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
    place_of,
    some_ms,
    some_text,
    text_of,
)
from podplayer.storage.foreign.versions import check_version

_FIRST, _LAST = 1, 13
_WITH_NUMBERS = 12
"""Since this version entries belong to feeds by number, no longer by address."""
_SECOND = 1000.0

_OLD = """
    SELECT e.feed AS feed, f.name AS show, e.id, e.title, e.created, e.read, {favourite},
           m.url, m.duration, m.position, q.place
    FROM Entries AS e
    LEFT JOIN Feeds AS f ON f.url = e.feed
    LEFT JOIN (SELECT feed, id, min(url) AS url, max(duration) AS duration,
                      max(playposition) AS position
               FROM Enclosures GROUP BY feed, id) AS m ON m.feed = e.feed AND m.id = e.id
    LEFT JOIN (SELECT id, min(listnr) AS place FROM Queue GROUP BY id) AS q ON q.id = e.id
    WHERE e.read OR m.position > 0 OR q.place IS NOT NULL OR {is_favourite}
"""
_NEW = """
    SELECT f.url AS feed, f.name AS show, e.id, e.title, e.created, e.read, e.favorite,
           m.url, m.duration, max(coalesce(e.playposition, 0), coalesce(m.position, 0)) AS position,
           q.place
    FROM Entries AS e
    JOIN Feeds AS f ON f.feeduid = e.feeduid
    LEFT JOIN (SELECT entryuid, min(url) AS url, max(duration) AS duration,
                      max(playposition) AS position
               FROM Enclosures GROUP BY entryuid) AS m ON m.entryuid = e.entryuid
    LEFT JOIN (SELECT entryuid, min(listnr) AS place FROM Queue GROUP BY entryuid) AS q
        ON q.entryuid = e.entryuid
    WHERE e.read OR e.favorite OR e.playposition > 0 OR m.position > 0 OR q.place IS NOT NULL
"""
_Plays = dict[tuple[str, str], list[ForeignPlay]]


def is_kasts(file: ForeignFile) -> bool:
    """Whether the tables are those of Kasts."""
    return (
        {"Feeds", "Entries", "Enclosures", "Queue"} <= file.tables
        and file.has("Enclosures", "playposition")
        and file.has("Feeds", "url", "name")
    )


def read_kasts(file: ForeignFile) -> ForeignLibrary:
    """Read subscriptions, played state, positions, favourites, queue and unsent play actions.

    Raises:
        ImportFileError: the version is not one that podplayer knows.
    """
    version = file.user_version
    check_version(version, player="Kasts", first=_FIRST, last=_LAST)
    plays = _plays(file)
    return ForeignLibrary(
        kind=MoveKind.KASTS,
        version=str(version),
        shows=[
            ForeignShow(title=text_of(row["name"]), feed_url=text_of(row["url"]))
            for row in file.rows("SELECT name, url FROM Feeds")
            if text_of(row["url"])
        ],
        episodes=[_episode(row, plays) for row in file.rows(_query(file, version))],
    )


def _query(file: ForeignFile, version: int) -> str:
    if version >= _WITH_NUMBERS:
        return _NEW
    if file.has("Entries", "favorite"):
        return _OLD.format(favourite="e.favorite", is_favourite="e.favorite")
    return _OLD.format(favourite="0 AS favorite", is_favourite="0")


def _plays(file: ForeignFile) -> _Plays:
    """What was played and not yet told to a sync server: the only dates that Kasts keeps."""
    plays: _Plays = defaultdict(list)
    if not file.has("EpisodeActions", "podcast", "id", "action", "started", "timestamp"):
        return plays
    for row in file.rows(
        "SELECT podcast, id, started, position, timestamp FROM EpisodeActions WHERE action = 'play'"
    ):
        start, end = (ms_of(row[name], unit=_SECOND) for name in ("started", "position"))
        at = moment_of(row["timestamp"])
        if at is not None and start < end:
            key = (text_of(row["podcast"]), text_of(row["id"]))
            plays[key].append(ForeignPlay(start=start, end=end, heard_at=at))
    return plays


def _episode(row: sqlite3.Row, plays: _Plays) -> ForeignEpisode:
    own = plays.get((text_of(row["feed"]), text_of(row["id"])), [])
    heard_at = max((play.heard_at for play in own), default=None)
    is_finished = bool(number_of(row["read"]))
    return ForeignEpisode(
        feed_url=some_text(row["feed"]),
        show_title=text_of(row["show"]),
        title=text_of(row["title"]),
        guid=some_text(row["id"]),
        url=some_text(row["url"]),
        published=moment_of(row["created"]),
        duration=some_ms(row["duration"], unit=_SECOND),
        position=ms_of(row["position"]),
        is_finished=is_finished,
        finished_at=heard_at if is_finished else None,
        last_heard_at=heard_at,
        is_favourite=bool(number_of(row["favorite"])),
        queue_place=place_of(row["place"]),
        plays=own,
    )
