"""The step that brings shelves, tags, archived shows, playlists and hiding."""

from podplayer.storage.database import Database

NEW, STARTED, HEARD, DISMISSED, HIDDEN = range(5)
"""Where an episode stands: one number, so that every list is a stretch of one index."""

_TOUCHED = """
    CASE WHEN {row}.finished_at IS NOT NULL THEN 2
         WHEN {row}.position_ms > 0 OR {row}.heard_ms > 0 THEN 1 ELSE 0 END
"""
_SHELF_OF = """
    UPDATE episode
    SET shelf = coalesce(
            nullif((SELECT CASE WHEN g.finished_at IS NOT NULL THEN 2
                                WHEN g.position_ms > 0 OR g.heard_ms > 0 THEN 1 ELSE 0 END
                    FROM progress AS g WHERE g.episode_id = episode.id), 0),
            CASE WHEN dismissed_at IS NOT NULL THEN 3 WHEN is_hidden THEN 4 ELSE 0 END)
"""


def m0006_shelves(db: Database) -> None:
    """Shelves, tags, archived shows, playlists, rules that hide."""
    _shelves(db)
    _shows(db)
    _playlists(db)


def _shelves(db: Database) -> None:
    """`shelf` follows progress by triggers: whoever stores a position keeps the lists right.

    They write only when an episode changes shelf, not every five seconds of playing.
    """
    db.execute("ALTER TABLE episode ADD COLUMN dismissed_at TEXT")
    db.execute("ALTER TABLE episode ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE episode ADD COLUMN shelf INTEGER NOT NULL DEFAULT 0")
    db.execute(f"{_SHELF_OF} WHERE id IN (SELECT episode_id FROM progress)")  # noqa: S608
    old, new = _TOUCHED.format(row="OLD"), _TOUCHED.format(row="NEW")
    db.execute(f"""
        CREATE TRIGGER shelf_of_first_progress AFTER INSERT ON progress WHEN {new} <> 0
        BEGIN {_SHELF_OF} WHERE id = NEW.episode_id; END
    """)
    db.execute(f"""
        CREATE TRIGGER shelf_of_progress AFTER UPDATE OF position_ms, heard_ms, finished_at
        ON progress WHEN {old} <> {new}
        BEGIN {_SHELF_OF} WHERE id = NEW.episode_id; END
    """)
    db.execute(f"""
        CREATE TRIGGER shelf_of_no_progress AFTER DELETE ON progress WHEN {old} <> 0
        BEGIN {_SHELF_OF} WHERE id = OLD.episode_id; END
    """)
    db.execute(f"""
        CREATE TRIGGER shelf_of_episode AFTER UPDATE OF dismissed_at, is_hidden ON episode
        WHEN OLD.dismissed_at IS NOT NEW.dismissed_at OR OLD.is_hidden <> NEW.is_hidden
        BEGIN {_SHELF_OF} WHERE id = NEW.id; END
    """)
    # Serves every list by state, and those by length or show without reading the rows.
    db.execute("""
        CREATE INDEX episode_on_shelf
        ON episode (shelf, published DESC, id DESC, podcast_id, duration_ms)
    """)
    # Serves the page of one show and, alone, what the list of shows counts.
    db.execute("DROP INDEX episode_of_podcast")
    db.execute("CREATE INDEX episode_of_podcast ON episode (podcast_id, published DESC, shelf)")
    db.execute(
        "CREATE INDEX episode_dismissed ON episode (dismissed_at) WHERE dismissed_at IS NOT NULL"
    )
    db.execute("CREATE INDEX episode_hidden ON episode (podcast_id) WHERE is_hidden")
    # Serves the list of hearts and the one of what was heard last.
    db.execute(
        "CREATE INDEX progress_favourite ON progress (favourite_at) WHERE favourite_at IS NOT NULL"
    )
    db.execute("CREATE INDEX progress_last ON progress (last_heard_at DESC)")


def _shows(db: Database) -> None:
    db.execute("ALTER TABLE podcast ADD COLUMN archived_at TEXT")  # out of lists, not refreshed
    db.execute("""
        CREATE TABLE podcast_tag (
            podcast_id INTEGER NOT NULL REFERENCES podcast (id),
            tag        TEXT NOT NULL COLLATE NOCASE,
            PRIMARY KEY (podcast_id, tag)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX podcast_of_tag ON podcast_tag (tag, podcast_id)")
    db.execute("""
        CREATE TABLE hide_rule (
            podcast_id INTEGER PRIMARY KEY REFERENCES podcast (id),
            rule       TEXT NOT NULL  -- JSON, see HideRule
        ) STRICT
    """)


def _playlists(db: Database) -> None:
    db.execute("""
        CREATE TABLE playlist (
            id         INTEGER PRIMARY KEY,
            name       TEXT NOT NULL UNIQUE COLLATE NOCASE,
            rule       TEXT,  -- JSON, see PlaylistRule; NULL: the listener puts episodes in by hand
            created_at TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE playlist_item (
            playlist_id INTEGER NOT NULL REFERENCES playlist (id) ON DELETE CASCADE,
            place       INTEGER NOT NULL,
            episode_id  INTEGER NOT NULL REFERENCES episode (id),
            PRIMARY KEY (playlist_id, place),
            UNIQUE (playlist_id, episode_id)
        ) STRICT, WITHOUT ROWID
    """)
