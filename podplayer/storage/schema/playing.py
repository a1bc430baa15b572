"""The steps of the schema for how episodes are played."""

from podplayer.storage.database import Database


def m0013_rate(db: Database) -> None:
    """A speed of its own for an episode: a lecture at 1x in a show that is heard at 2x."""
    db.execute("ALTER TABLE progress ADD COLUMN rate REAL")


def m0016_open_span(db: Database) -> None:
    """What is being heard at this moment: only a killed program leaves it behind."""
    db.execute("""
        CREATE TABLE open_span (
            id         INTEGER PRIMARY KEY CHECK (id = 1),
            episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
            start_ms   INTEGER NOT NULL CHECK (start_ms >= 0),
            end_ms     INTEGER NOT NULL CHECK (end_ms >= start_ms),
            rate       REAL NOT NULL CHECK (rate > 0),
            heard_at   TEXT NOT NULL,
            utc_offset INTEGER,
            output     TEXT,
            context_id INTEGER REFERENCES context (id) ON DELETE SET NULL
        ) STRICT
    """)
