"""The step of the schema for what recordings and covers are like."""

from podplayer.storage.database import Database


def m0012_senses(db: Database) -> None:
    """Vectors of covers, files that could not be read, and what moods are compared with.

    Vectors of recordings stand in `vector`, beside those of the texts.
    """
    db.execute("""
        CREATE TABLE cover_vector (
            podcast_id INTEGER NOT NULL REFERENCES podcast (id),
            encoder    TEXT NOT NULL,
            url        TEXT NOT NULL,  -- of the cover that it was made of
            data       BLOB NOT NULL,  -- float16
            PRIMARY KEY (podcast_id, encoder)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE unreadable (
            encoder  TEXT NOT NULL,
            file     TEXT NOT NULL,
            size     INTEGER NOT NULL,  -- another size is another file: it gets another chance
            sentence TEXT NOT NULL,
            PRIMARY KEY (encoder, file)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE anchor (
            encoder TEXT NOT NULL,
            mood    TEXT NOT NULL,
            version TEXT NOT NULL,  -- of the sentences
            data    BLOB NOT NULL,  -- float32, the mean of the mood's sentences
            PRIMARY KEY (encoder, mood)
        ) STRICT, WITHOUT ROWID
    """)
