"""The step that brings shelves, tags, archived shows, playlists and hiding."""

from podplayer.storage.database import Database

NEW, STARTED, HEARD, DISMISSED, HIDDEN = range(5)
"""Where an episode stands: one number, so that every list is a stretch of one index."""

_TOUCHED = """
    CASE WHEN {row}.finished_at IS NOT NULL THEN 2
         WHEN {row}.position_ms > 0 OR {row}.heard_ms > 0 THEN 1 ELSE 0 END
"""
# What is heard after it was dismissed comes back by that.
_SHELF_OF = """
    UPDATE episode
    SET shelf = coalesce(
        (SELECT CASE WHEN g.finished_at IS NOT NULL THEN 2
                     WHEN dismissed_at >= coalesce(g.last_heard_at, '') THEN 3
                     WHEN g.position_ms > 0 OR g.heard_ms > 0 THEN 1 END
         FROM progress AS g WHERE g.episode_id = episode.id),
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
    is_dismissed = "(SELECT shelf FROM episode WHERE id = NEW.episode_id) = 3"
    for name, event, condition, number in (
        ("first_progress", "INSERT ON progress", f"{new} <> 0", "NEW.episode_id"),
        ("progress", "UPDATE ON progress", f"{old} <> {new} OR {is_dismissed}", "NEW.episode_id"),
        ("no_progress", "DELETE ON progress", f"{old} <> 0", "OLD.episode_id"),
        ("episode", "UPDATE OF dismissed_at, is_hidden ON episode", "1", "NEW.id"),
    ):
        db.execute(
            f"CREATE TRIGGER shelf_of_{name} AFTER {event} WHEN {condition} "
            f"BEGIN {_SHELF_OF} WHERE id = {number}; END"
        )
    # Serves every list, and filters by length or show without reading the rows.
    db.execute("DROP INDEX episode_newest")
    db.execute("""
        CREATE INDEX episode_on_shelf
        ON episode (shelf, published DESC, id DESC, podcast_id, duration_ms)
    """)
    # Serves the page of one show and, alone, what the list of shows counts.
    db.execute("DROP INDEX episode_of_podcast")
    db.execute("CREATE INDEX episode_of_podcast ON episode (podcast_id, published DESC, shelf)")
    # Serves the mark by which a ranking sees that the library changed.
    db.execute("CREATE INDEX episode_left ON episode (left_feed_at) WHERE left_feed_at IS NOT NULL")
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


def m0007_titles(db: Database) -> None:
    """An index of titles alone, with the beginnings of words: search answers every keystroke.

    The beginning of a word in the large index stands for a tenth of all words of all notes.
    """
    db.execute("""
        CREATE VIRTUAL TABLE title_fts
        USING fts5 (title, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3',
                    columnsize = 0)
    """)
    db.execute("INSERT INTO title_fts (title_fts, rank) VALUES ('automerge', 16)")
    db.execute("INSERT INTO title_fts (rowid, title) SELECT rowid, title FROM episode_fts")
