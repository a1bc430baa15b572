"""The step of the schema for what listeners say that they like."""

from podplayer.storage.database import Database


def m0015_interests(db: Database) -> None:
    """Interests in the listener's words, their vectors, and names given to learned ones."""
    db.execute("""
        CREATE TABLE interest (
            id         INTEGER PRIMARY KEY,
            name       TEXT NOT NULL,
            text       TEXT NOT NULL,  -- what is encoded: the name, or a topic's anchor
            topic      TEXT,  -- the bundled topic that it came from; NULL: typed
            weight     REAL NOT NULL DEFAULT 1 CHECK (weight >= 0),  -- 0: muted
            created_at TEXT NOT NULL,
            removed_at TEXT  -- out of every list, so that it can come back
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE interest_vector (
            interest_id INTEGER NOT NULL REFERENCES interest (id),
            encoder     TEXT NOT NULL,
            language    TEXT,
            data        BLOB NOT NULL,  -- float16
            PRIMARY KEY (interest_id, encoder)
        ) STRICT, WITHOUT ROWID
    """)
    # A learned interest has no number that lasts: it is known again by its best examples.
    db.execute("""
        CREATE TABLE interest_name (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            name       TEXT NOT NULL
        ) STRICT
    """)
