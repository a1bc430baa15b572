"""The step of the schema for files that are locked or unlocked."""

from podplayer.storage.database import Database


def m0017_leftovers(db: Database) -> None:
    """Files whose other form has taken their place, and that are still to be erased."""
    db.execute("""
        CREATE TABLE leftover (
            path TEXT PRIMARY KEY
        ) STRICT, WITHOUT ROWID
    """)
