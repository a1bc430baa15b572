"""Erasing a show: every row that hangs on it, out of the search index and the vectors, too."""

import json

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.storage.database import Database
from podplayer.storage.forgetting import played_addresses, settle_pages
from podplayer.storage.ledger import drop_requests

_INDEXES = ("episode_fts", "title_fts", "transcript_fts")


def erase_show(db: Database, podcast_id: PodcastId) -> int:
    """Delete a show and all that hangs on it; what it held is overwritten. How many episodes."""
    db.execute("PRAGMA secure_delete = ON")
    with db.transaction(is_durable=True):
        db.execute("CREATE TEMP TABLE erased (id INTEGER PRIMARY KEY)")
        db.execute("INSERT INTO erased SELECT id FROM episode WHERE podcast_id = ?", (podcast_id,))
        episodes = int(db.one("SELECT count(*) FROM erased") or 0)
        _erase_index(db)
        _erase_requests(db, podcast_id)
        _erase_hanging(db, "episode", "IN (SELECT id FROM erased)")
        _erase_waiting(db, podcast_id)
        _erase_hanging(db, "podcast", f"= {int(podcast_id)}")
        # Its numbers go to what is heard next, which is no import's to take back.
        db.execute("DELETE FROM import_play WHERE span_id NOT IN (SELECT id FROM play_span)")
        db.execute("DELETE FROM episode WHERE id IN (SELECT id FROM erased)")
        db.execute("DELETE FROM podcast WHERE id = ?", (podcast_id,))
        _erase_undo(db, podcast_id)
        db.execute("DROP TABLE temp.erased")
    for name in _INDEXES:
        # What FTS5 deletes stays in its segments, marked, until they are merged.
        db.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - own names
    settle_pages(db)
    return episodes


def episodes_of(db: Database, podcast_id: PodcastId) -> frozenset[EpisodeId]:
    """The episodes of a show."""
    rows = db.execute("SELECT id FROM episode WHERE podcast_id = ?", (podcast_id,))
    return frozenset(EpisodeId(row[0]) for row in rows)


def cover_urls(db: Database, podcast_id: PodcastId) -> tuple[frozenset[str], frozenset[str]]:
    """Addresses of the covers of a show with its episodes, and of all others."""
    rows = db.execute(
        "SELECT cover_url, id = :id FROM podcast WHERE cover_url IS NOT NULL "
        "UNION SELECT cover_url, podcast_id = :id FROM episode WHERE cover_url IS NOT NULL",
        {"id": podcast_id},
    ).fetchall()
    own = frozenset(str(url) for url, is_own in rows if is_own)
    return own, frozenset(str(url) for url, is_own in rows if not is_own)


def _erase_index(db: Database) -> None:
    for name in ("episode_fts", "title_fts"):
        db.execute(f"DELETE FROM {name} WHERE rowid IN (SELECT id FROM erased)")  # noqa: S608
    db.execute(
        "DELETE FROM transcript_fts WHERE rowid IN (SELECT l.id FROM transcript_line AS l "
        "WHERE l.episode_id IN (SELECT id FROM erased))"
    )


def _erase_hanging(db: Database, parent: str, condition: str) -> None:
    """Whatever refers to a table, by what the schema itself says of it."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if reference[2] == parent and table != "episode":
                db.execute(f"DELETE FROM {table} WHERE {reference[3]} {condition}")  # noqa: S608


def _erase_waiting(db: Database, podcast_id: PodcastId) -> None:
    addresses = (
        "(SELECT feed_url FROM podcast WHERE id = :id "
        "UNION SELECT url FROM podcast_address WHERE podcast_id = :id)"
    )
    for table in ("pending_span", "waiting_episode"):
        db.execute(
            f"DELETE FROM {table} WHERE feed_url IN {addresses}",  # noqa: S608 - own words
            {"id": podcast_id},
        )


def _erase_requests(db: Database, podcast_id: PodcastId) -> None:
    """What was asked of its servers: the addresses say which show it was."""
    rows = db.execute(
        "SELECT feed_url FROM podcast WHERE id = :id "
        "UNION SELECT url FROM podcast_address WHERE podcast_id = :id",
        {"id": podcast_id},
    )
    covers, _ = cover_urls(db, podcast_id)
    drop_requests(db, [*(row[0] for row in rows), *covers, *played_addresses(db, "erased")])


def _erase_undo(db: Database, podcast_id: PodcastId) -> None:
    """Entries of the journal that name the show or one of its episodes, but for imports."""
    gone = {int(row[0]) for row in db.execute("SELECT id FROM erased")}
    rows = db.execute("SELECT id, payload, inverse FROM journal WHERE action <> 'import'")
    named = [
        (number,)
        for number, payload, inverse in rows.fetchall()
        if _names(payload, podcast_id, gone) or _names(inverse, podcast_id, gone)
    ]
    db.executemany("DELETE FROM journal WHERE id = ?", named)


def _names(document: str, podcast_id: PodcastId, episodes: set[int]) -> bool:
    value = json.loads(document)
    if isinstance(value, list):
        numbers = {row[0] if isinstance(row, list) and row else row for row in value}
        return not episodes.isdisjoint(number for number in numbers if isinstance(number, int))
    if not isinstance(value, dict):
        return False
    ids = value.get("ids") or []
    return (
        value.get("podcast") == podcast_id
        or value.get("episode") in episodes
        or not episodes.isdisjoint(number for number in ids if isinstance(number, int))
    )
