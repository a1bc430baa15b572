"""The step of the schema for how episodes are played."""

from podplayer.storage.database import Database


def m0013_rate(db: Database) -> None:
    """A speed of its own for an episode: a lecture at 1x in a show that is heard at 2x."""
    db.execute("ALTER TABLE progress ADD COLUMN rate REAL")
