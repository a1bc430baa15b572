"""The step for the rarer things that feeds say."""

from podplayer.storage.database import Database


def m0010_extras(db: Database) -> None:
    """Apart from the episodes, as few have any, and as JSON, as nothing is searched by it."""
    db.execute("ALTER TABLE podcast ADD COLUMN extras TEXT NOT NULL DEFAULT '{}'")
    db.execute("""
        CREATE TABLE episode_extras (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            extras     TEXT NOT NULL  -- JSON, see model.extras
        ) STRICT
    """)
