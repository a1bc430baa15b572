"""The step of the schema for what is heard: sound of files, bookmarks, chapters, transcripts."""

from podplayer.storage.database import Database


def m0011_sound(db: Database) -> None:
    """What one pass over a file found, what listeners mark in it, and the words spoken in it."""
    db.execute("""
        CREATE TABLE episode_sound (
            episode_id  INTEGER PRIMARY KEY REFERENCES episode (id),
            file_size   INTEGER NOT NULL,  -- another file is another sound
            duration_ms INTEGER NOT NULL,
            loudness    REAL,              -- LUFS; NULL: nothing but silence
            peaks       BLOB NOT NULL,     -- a byte a stretch
            silences    BLOB NOT NULL,     -- pairs of little-endian uint32: start and end in ms
            error       TEXT               -- it could not be analysed; not tried again
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE bookmark (
            id         INTEGER PRIMARY KEY,
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            at_ms      INTEGER NOT NULL CHECK (at_ms >= 0),
            note       TEXT NOT NULL DEFAULT '',
            created_at TEXT NOT NULL,
            removed_at TEXT                -- kept, so that removing can be undone
        ) STRICT
    """)
    db.execute("CREATE INDEX bookmark_of_episode ON bookmark (episode_id, at_ms)")
    db.execute("""
        CREATE TABLE fetched_chapters (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            url        TEXT NOT NULL,
            body       TEXT NOT NULL,      -- JSON as it was served
            fetched_at TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE transcript_text (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            url        TEXT NOT NULL,
            language   TEXT,
            fetched_at TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE transcript_line (
            id         INTEGER PRIMARY KEY,
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            start_ms   INTEGER,            -- NULL: a transcript without times
            end_ms     INTEGER,
            speaker    TEXT NOT NULL DEFAULT '',
            text       TEXT NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX transcript_line_of_episode ON transcript_line (episode_id, id)")
    db.execute("""
        CREATE VIRTUAL TABLE transcript_fts
        USING fts5 (text, tokenize = "unicode61 remove_diacritics 2")
    """)


def m0018_mixture(db: Database) -> None:
    """Where speech and music are heard; empty for what was analysed before."""
    db.execute("ALTER TABLE episode_sound ADD COLUMN mixture BLOB NOT NULL DEFAULT x''")
