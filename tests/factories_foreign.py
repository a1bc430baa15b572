"""Small databases and archives as other players write them, made from their published schemas."""

import json
import sqlite3
import zipfile
from contextlib import closing

FEED = "https://feeds.example.org/show.xml"
OTHER = "https://feeds.example.org/other.xml"
DAY_MS = 1_760_000_000_000
"""9 October 2025."""
DAY = DAY_MS // 1000


def database(path, *tables, version=None, rows=()):
    """Write a database. `rows` are (table, {column: value})."""
    with closing(sqlite3.connect(path)) as db, db:
        for table in tables:
            db.execute(f"CREATE TABLE {table}")
        for table, values in rows:
            names = ", ".join(values)
            marks = ", ".join("?" * len(values))
            db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        if version is not None:
            db.execute(f"PRAGMA user_version = {version}")
    return path


def antennapod(path, *, version=3_110_000, extra=(), rows=None):
    """finale: finished; middle: at 10 minutes, favourite, second in the queue; pilot: queued."""
    if rows is None:
        rows = [
            ("Feeds", {"id": 1, "title": "A Show", "download_url": FEED, "state": 0}),
            ("FeedItems", _item(1, "finale", read=1)),
            ("FeedItems", _item(2, "middle", read=0)),
            ("FeedItems", _item(3, "pilot", read=-1)),
            ("FeedItems", _item(4, "untouched", read=-1)),
            ("FeedMedia", _media(1, "finale", played=1_800_000, at=DAY_MS)),
            ("FeedMedia", _media(2, "middle", position=600_000, played=600_000, at=DAY_MS + 1)),
            ("FeedMedia", _media(3, "pilot")),
            ("FeedMedia", _media(4, "untouched")),
            ("Queue", {"id": 0, "feeditem": 3, "feed": 1}),
            ("Queue", {"id": 1, "feeditem": 2, "feed": 1}),
            ("Favorites", {"id": 0, "feeditem": 2, "feed": 1}),
        ]
    return database(
        path,
        "Feeds (id INTEGER PRIMARY KEY, title TEXT, custom_title TEXT, download_url TEXT, "
        "username TEXT, password TEXT, state INTEGER DEFAULT 0)",
        "FeedItems (id INTEGER PRIMARY KEY, title TEXT, pubDate INTEGER, read INTEGER, "
        "feed INTEGER, item_identifier TEXT)",
        "FeedMedia (id INTEGER PRIMARY KEY, duration INTEGER, download_url TEXT, "
        "position INTEGER, playback_completion_date INTEGER, feeditem INTEGER, "
        "played_duration INTEGER, last_played_time INTEGER)",
        "Queue (id INTEGER PRIMARY KEY, feeditem INTEGER, feed INTEGER)",
        "Favorites (id INTEGER PRIMARY KEY, feeditem INTEGER, feed INTEGER)",
        "SimpleChapters (id INTEGER PRIMARY KEY, title TEXT, start INTEGER, feeditem INTEGER)",
        version=version,
        rows=[*rows, *extra],
    )


def _item(number, guid, *, read):
    return {
        "id": number, "title": guid.capitalize(), "pubDate": DAY_MS, "read": read, "feed": 1,
        "item_identifier": guid,
    }  # fmt: skip


def _media(number, guid, *, position=0, played=0, at=0):
    return {
        "id": number, "feeditem": number, "duration": 1_800_000, "position": position,
        "download_url": f"https://cdn.example.org/{guid}.mp3", "played_duration": played,
        "playback_completion_date": at, "last_played_time": at,
    }  # fmt: skip


def gpodder(path, *, version=7):
    """finale: at its end; middle: at 10 minutes; pilot: played outside, no longer new."""
    episode = {"podcast_id": 1, "total_time": 1800, "is_new": 0, "published": DAY}
    rows = [
        ("podcast", {"id": 1, "title": "A Show", "url": FEED, "download_folder": "show"}),
        ("version", {"version": version}),
    ]
    for guid, position, played in (("finale", 1795, DAY), ("middle", 600, 0), ("pilot", 0, DAY)):
        rows.append(
            ("episode", episode | {
                "title": guid.capitalize(), "guid": guid, "current_position": position,
                "url": f"https://cdn.example.org/{guid}.mp3", "last_playback": played,
                "current_position_updated": DAY if position else 0,
            })
        )  # fmt: skip
    return database(
        path,
        "podcast (id INTEGER PRIMARY KEY, title TEXT, url TEXT, download_folder TEXT)",
        "episode (id INTEGER PRIMARY KEY, podcast_id INTEGER, title TEXT, url TEXT, "
        "published INTEGER, guid TEXT, is_new INTEGER, total_time INTEGER, "
        "current_position INTEGER, current_position_updated INTEGER, last_playback INTEGER)",
        "version (version INTEGER)",
        rows=rows,
    )


def kasts(path, *, version=13):
    """finale: read; middle: at 10 minutes, favourite, queued, one unsent play action."""
    if version >= 12:
        return _kasts_by_number(path, version)
    columns = "feed TEXT, id TEXT, title TEXT, created INTEGER, read BOOL, new BOOL"
    if version >= 7:
        columns += ", favorite BOOL DEFAULT 0"
    rows = [("Feeds", {"name": "A Show", "url": FEED, "subscribed": DAY})]
    for guid, read, position in (("finale", 1, 0), ("middle", 0, 600_000), ("pilot", 0, 0)):
        favourite = {"favorite": int(guid == "middle")} if version >= 7 else {}
        rows += [
            ("Entries", {"feed": FEED, "id": guid, "title": guid.capitalize(), "created": DAY,
                         "read": read, "new": 0} | favourite),
            ("Enclosures", {"feed": FEED, "id": guid, "duration": 1800, "playposition": position,
                            "url": f"https://cdn.example.org/{guid}.mp3"}),
        ]  # fmt: skip
    rows.append(("Queue", {"listnr": 0, "feed": FEED, "id": "middle", "playing": 1}))
    return database(
        path,
        "Feeds (name TEXT, url TEXT, subscribed INTEGER)",
        f"Entries ({columns})",
        "Enclosures (feed TEXT, id TEXT, duration INTEGER, url TEXT, playposition INTEGER)",
        "Queue (listnr INTEGER, feed TEXT, id TEXT, playing BOOL)",
        version=version,
        rows=rows,
    )


def _kasts_by_number(path, version):
    rows = [("Feeds", {"feeduid": 1, "name": "A Show", "url": FEED, "subscribed": DAY})]
    for number, (guid, read, position) in enumerate(
        (("finale", 1, 0), ("middle", 0, 600_000), ("pilot", 0, 0)), start=1
    ):
        rows += [
            ("Entries", {"entryuid": number, "feeduid": 1, "id": guid,
                         "title": guid.capitalize(), "created": DAY, "read": read,
                         "favorite": int(guid == "middle"), "playposition": position}),
            ("Enclosures", {"enclosureuid": number, "entryuid": number, "feeduid": 1,
                            "duration": 1800, "playposition": position,
                            "url": f"https://cdn.example.org/{guid}.mp3"}),
        ]  # fmt: skip
    rows += [
        ("Queue", {"listnr": 0, "entryuid": 2, "playing": 1}),
        ("EpisodeActions", {"podcast": FEED, "id": "middle", "action": "play", "started": 0,
                            "position": 600, "total": 1800, "timestamp": DAY}),
    ]  # fmt: skip
    return database(
        path,
        "Feeds (feeduid INTEGER PRIMARY KEY, name TEXT, url TEXT, subscribed INTEGER)",
        "Entries (entryuid INTEGER PRIMARY KEY, feeduid INTEGER, id TEXT, title TEXT, "
        "created INTEGER, read BOOL, favorite BOOL DEFAULT 0, playposition INTEGER)",
        "Enclosures (enclosureuid INTEGER PRIMARY KEY, entryuid INTEGER, feeduid INTEGER, "
        "url TEXT, duration INTEGER, playposition INTEGER)",
        "Queue (listnr INTEGER, entryuid INTEGER, playing BOOL)",
        "EpisodeActions (entryuid INTEGER, feeduid INTEGER, podcast TEXT, url TEXT, id TEXT, "
        "action TEXT, started INTEGER, position INTEGER, total INTEGER, timestamp INTEGER)",
        version=version,
        rows=rows,
    )


def gnome_podcasts(path, *, version="20260403001200"):
    """finale: played to its end; middle: at 10 minutes, first in the queue."""
    is_text = version >= "20240706140607"
    played = "2025-10-09 08:53:20" if is_text else DAY
    rows = [
        ("__diesel_schema_migrations", {"version": "20170915001128"}),
        ("__diesel_schema_migrations", {"version": version}),
        ("source", {"id": 7, "uri": FEED}),
        ("shows", {"id": 1, "title": "A Show", "source_id": 7}),
    ]
    has_queue = version >= "20260403001200"
    has_position = version >= "20210624185720"
    for number, (guid, at, position) in enumerate(
        (("finale", played, 0), ("middle", played, 600), ("pilot", None, 0)), start=1
    ):
        rows.append(
            ("episodes", {
                "id": number, "title": guid.capitalize(), "guid": guid, "show_id": 1,
                "uri": f"https://cdn.example.org/{guid}.mp3", "duration": 1800, "played": at,
                "epoch": played,
            } | ({"play_position": position} if has_position else {}))
        )  # fmt: skip
    tables = [
        "__diesel_schema_migrations (version TEXT PRIMARY KEY)",
        "source (id INTEGER PRIMARY KEY, uri TEXT)",
        "shows (id INTEGER PRIMARY KEY, title TEXT, source_id INTEGER)",
        "episodes (id INTEGER PRIMARY KEY, title TEXT, uri TEXT, guid TEXT, duration INTEGER, "
        f"epoch TIMESTAMP, played TIMESTAMP, show_id INTEGER{_position(has_position)})",
    ]
    if has_queue:
        tables.append("queue (id INTEGER PRIMARY KEY, episode_id INTEGER, position REAL)")
        rows.append(("queue", {"episode_id": 2, "position": 1.5}))
    return database(path, *tables, rows=rows)


def _position(has_position):
    return ", play_position INTEGER NOT NULL" if has_position else ""


def pocket_casts(path, *, system="android", version=None):
    """finale: completed; middle: at 10 minutes, starred, up next."""
    states = {"finale": (2, 1800.0, 0), "middle": (1, 600.0, 1), "pilot": (0, 0.0, 0)}
    if system == "ios":
        return _pocket_casts_ios(path, version or 73, states)
    rows = [("podcasts", {"uuid": "p", "title": "A Show", "subscribed": 1})]
    for guid, (status, position, starred) in states.items():
        rows.append(
            ("podcast_episodes", {
                "uuid": guid, "podcast_id": "p", "title": guid.capitalize(), "starred": starred,
                "download_url": f"https://cdn.example.org/{guid}.mp3", "duration": 1800.0,
                "published_date": DAY_MS, "played_up_to": position, "playing_status": status,
                "last_playback_interaction_date": DAY_MS if status else None,
            })
        )  # fmt: skip
    rows.append(("up_next_episodes", {"episodeUuid": "middle", "position": 0}))
    return database(
        path,
        "podcasts (uuid TEXT PRIMARY KEY, title TEXT, podcast_url TEXT, subscribed INTEGER)",
        "podcast_episodes (uuid TEXT PRIMARY KEY, podcast_id TEXT, title TEXT, "
        "published_date INTEGER, duration REAL, download_url TEXT, played_up_to REAL, "
        "playing_status INTEGER, starred INTEGER, last_playback_interaction_date INTEGER)",
        "up_next_episodes (_id INTEGER PRIMARY KEY, episodeUuid TEXT, position INTEGER)",
        version=version or 140,
        rows=rows,
    )


def _pocket_casts_ios(path, version, states):
    rows = [("SJPodcast", {"uuid": "p", "title": "A Show", "subscribed": 1})]
    for guid, (status, position, starred) in states.items():
        rows.append(
            ("SJEpisode", {
                "uuid": guid, "podcastUuid": "p", "title": guid.capitalize(),
                "downloadUrl": f"https://cdn.example.org/{guid}.mp3", "duration": 1800.0,
                "publishedDate": float(DAY), "playedUpTo": position, "playingStatus": status + 1,
                "keepEpisode": starred,
                "lastPlaybackInteractionDate": float(DAY) if status else None,
            })
        )  # fmt: skip
    rows += [
        ("SJPlaylistEpisode", {"episodeUuid": "middle", "episodePosition": 0, "playlist_id": 1}),
        ("SJPlaylistEpisode", {"episodeUuid": "pilot", "episodePosition": 0, "playlist_id": 4}),
    ]
    return database(
        path,
        "SJPodcast (uuid TEXT, title TEXT, podcastUrl TEXT, subscribed INTEGER)",
        "SJEpisode (uuid TEXT, podcastUuid TEXT, title TEXT, downloadUrl TEXT, duration REAL, "
        "publishedDate REAL, playedUpTo REAL, playingStatus INTEGER, keepEpisode INTEGER, "
        "lastPlaybackInteractionDate REAL)",
        "SJPlaylistEpisode (episodeUuid TEXT, episodePosition INTEGER, playlist_id INTEGER, "
        "wasDeleted INTEGER DEFAULT 0)",
        version=version,
        rows=rows,
    )


def extended(episode="Middle", *, show="A Show", ms=600_000, ts="2025-10-09T08:53:20Z", **fields):
    """One entry of Spotify's extended history."""
    return {
        "ts": ts, "ms_played": ms, "episode_name": episode, "episode_show_name": show,
        "master_metadata_track_name": None, "reason_end": "endplay", "incognito_mode": False,
    } | fields  # fmt: skip


def account(episode="Middle", *, show="A Show", ms=600_000, end="2025-10-09 08:53"):
    """One entry of Spotify's account data."""
    return {"endTime": end, "podcastName": show, "episodeName": episode, "msPlayed": ms}


def archive(path, **files):
    """A ZIP of files by name. Values are bytes or JSON."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            target.writestr(name, data)
    return path
