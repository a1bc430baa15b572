"""The step of the schema for moving in from other players, and for taking that back."""

from podplayer.storage.database import Database


def m0008_moving_in(db: Database) -> None:
    """What waits for its feed, and what each import changed. `import_id` is its journal entry."""
    db.execute("""
        CREATE TABLE waiting_episode (
            id            INTEGER PRIMARY KEY,
            import_id     INTEGER NOT NULL REFERENCES journal (id),
            imported_at   TEXT NOT NULL,
            feed_url      TEXT,           -- NULL: the other player named no feed
            feed_key      TEXT,
            show_title    TEXT NOT NULL,
            show_key      TEXT NOT NULL,
            guid          TEXT,
            url           TEXT,
            url_key       TEXT,
            title         TEXT NOT NULL,
            published     TEXT,
            duration_ms   INTEGER,
            position_ms   INTEGER NOT NULL,
            is_finished   INTEGER NOT NULL,
            finished_at   TEXT,
            is_favourite  INTEGER NOT NULL,
            last_heard_at TEXT,
            queue_place   INTEGER,
            plays         TEXT NOT NULL,  -- JSON: [start_ms, end_ms, heard_at, rate, is_total]
            fingerprint   BLOB NOT NULL UNIQUE  -- an import twice waits once
        ) STRICT
    """)
    # These serve the match after a feed was added or refreshed.
    db.execute("CREATE INDEX waiting_of_feed ON waiting_episode (feed_key)")
    db.execute("CREATE INDEX waiting_of_show ON waiting_episode (show_key)")
    db.execute("CREATE INDEX waiting_of_url ON waiting_episode (url_key)")
    db.execute("""
        CREATE TABLE import_show (
            import_id  INTEGER NOT NULL REFERENCES journal (id),
            podcast_id INTEGER NOT NULL REFERENCES podcast (id),
            PRIMARY KEY (import_id, podcast_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE import_change (
            import_id       INTEGER NOT NULL REFERENCES journal (id),
            episode_id      INTEGER NOT NULL REFERENCES episode (id),
            position_before INTEGER NOT NULL,
            position_after  INTEGER NOT NULL,
            heard_before    INTEGER NOT NULL,
            heard_after     INTEGER NOT NULL,
            finished_before TEXT,
            finished_after  TEXT,
            heart_before    TEXT,
            heart_after     TEXT,
            last_before     TEXT,
            last_after      TEXT,
            PRIMARY KEY (import_id, episode_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE import_play (
            import_id INTEGER NOT NULL REFERENCES journal (id),
            span_id   INTEGER NOT NULL,  -- of play_span; forgetting may have removed it
            PRIMARY KEY (import_id, span_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE import_queue (
            import_id  INTEGER NOT NULL REFERENCES journal (id),
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            place      INTEGER NOT NULL,  -- in the other player's queue
            PRIMARY KEY (import_id, episode_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("ALTER TABLE pending_span ADD COLUMN import_id INTEGER")
