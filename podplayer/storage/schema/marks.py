"""The step of the schema for what is marked in time, where files come again with other ads."""

from podplayer.storage.database import Database


def m0014_time_marks(db: Database) -> None:
    """Fingerprints of recordings: 36 kB an hour, so that a later file can be held against them."""
    db.execute("""
        CREATE TABLE fingerprint (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            first      BLOB NOT NULL,  -- of the first file: what the feed's times were seen with
            latest     BLOB NOT NULL,  -- of the file that times in the library are of
            shifts     TEXT NOT NULL   -- JSON: [start, end, shift] in ms, from first to latest
        ) STRICT
    """)
