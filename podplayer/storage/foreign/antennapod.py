"""AntennaPod's database export. Schema: PodDBAdapter and DBUpgrader of AntennaPod 1.4 to 3.11."""

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
    ms_of,
    number_of,
    place_of,
    some_ms,
    some_text,
    text_of,
)
from podplayer.storage.foreign.versions import check_version

_FIRST, _LAST = 1_040_013, 3_110_000
_LOCAL = "antennapod_local:"
_PLAYED = 1
_SUBSCRIBED = 0
_MS = 0.001

_EPISODES = """
    SELECT f.download_url AS feed, f.title AS show, i.title, i.pubDate, i.read,
           i.item_identifier, m.download_url AS url, m.duration, m.position, m.played_duration,
           m.playback_completion_date AS history, m.last_played_time AS statistics,
           v.id AS favourite, q.place AS place
    FROM FeedItems AS i
    JOIN Feeds AS f ON f.id = i.feed
    LEFT JOIN FeedMedia AS m ON m.feeditem = i.id
    LEFT JOIN (SELECT feeditem, min(id) AS id FROM Favorites GROUP BY feeditem) AS v
        ON v.feeditem = i.id
    LEFT JOIN (SELECT feeditem, min(id) AS place FROM Queue GROUP BY feeditem) AS q
        ON q.feeditem = i.id
    WHERE i.read = 1 OR m.position > 0 OR m.played_duration > 0
       OR m.playback_completion_date > 0 OR v.id IS NOT NULL OR q.place IS NOT NULL
"""


def is_antennapod(file: ForeignFile) -> bool:
    """Whether the tables are AntennaPod's."""
    return {"Feeds", "FeedItems", "FeedMedia", "Queue"} <= file.tables


def read_antennapod(file: ForeignFile) -> ForeignLibrary:
    """Read subscriptions, played state, positions, favourites, queue and last playing.

    Raises:
        ImportFileError: the version is not one that podplayer knows.
    """
    check_version(file.user_version, player="AntennaPod", first=_FIRST, last=_LAST)
    state = "state" if file.has("Feeds", "state") else "0 AS state"
    shows, local, locked, dropped = [], 0, 0, 0
    for row in file.rows(
        f"SELECT title, download_url, username, {state} FROM Feeds"  # noqa: S608 - own words
    ):
        address = text_of(row["download_url"])
        if not address or address.startswith(_LOCAL):
            local += 1
        elif number_of(row["state"]) != _SUBSCRIBED:
            dropped += 1
        else:
            locked += bool(some_text(row["username"]))
            shows.append(ForeignShow(title=text_of(row["title"]), feed_url=address))
    return ForeignLibrary(
        kind=MoveKind.ANTENNAPOD,
        version=str(file.user_version),
        shows=shows,
        episodes=[_episode(row) for row in file.rows(_EPISODES) if _is_remote(row)],
        remarks=_remarks(local=local, locked=locked, dropped=dropped),
    )


def _is_remote(row: sqlite3.Row) -> bool:
    address = text_of(row["feed"])
    return bool(address) and not address.startswith(_LOCAL)


def _remarks(*, local: int, locked: int, dropped: int) -> list[str]:
    remarks: list[str] = []
    if local:
        remarks.append(
            say("Folders on the telephone are not podcasts and are left out: {count}.", count=local)
        )
    if locked:
        remarks.append(
            say("Shows with a password need it again, it is not taken over: {count}.", count=locked)
        )
    if dropped:
        remarks.append(
            say(
                "Shows no longer followed there are not followed here either: {count}.",
                count=dropped,
            )
        )
    return remarks


def _episode(row: sqlite3.Row) -> ForeignEpisode:
    is_finished = number_of(row["read"]) == _PLAYED
    duration, position = some_ms(row["duration"]), ms_of(row["position"])
    times = [moment_of(row[name], unit=_MS) for name in ("history", "statistics")]
    heard_at = max((at for at in times if at is not None), default=None)
    end = (duration or position) if is_finished else position
    total = min(ms_of(row["played_duration"]) or end, end)
    plays = []
    if heard_at is not None and total:
        plays = [ForeignPlay(start=Ms(end - total), end=Ms(end), heard_at=heard_at, is_total=True)]
    return ForeignEpisode(
        feed_url=some_text(row["feed"]),
        show_title=text_of(row["show"]),
        title=text_of(row["title"]),
        guid=some_text(row["item_identifier"]),
        url=some_text(row["url"]),
        published=moment_of(row["pubDate"], unit=_MS),
        duration=duration,
        position=position,
        is_finished=is_finished,
        finished_at=heard_at if is_finished else None,
        last_heard_at=heard_at,
        is_favourite=row["favourite"] is not None,
        queue_place=place_of(row["place"]),
        plays=plays,
    )
