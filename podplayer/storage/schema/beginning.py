"""The first steps: shows, episodes, listening, what was arranged, vectors."""

from podplayer.storage.database import Database


def m0001_podcasts(db: Database) -> None:
    """Shows, and every address at which a show was ever found."""
    db.execute("""
        CREATE TABLE podcast (
            id              INTEGER PRIMARY KEY,
            feed_url        TEXT NOT NULL UNIQUE,
            guid            TEXT,
            title           TEXT NOT NULL,
            author          TEXT NOT NULL DEFAULT '',
            description     TEXT NOT NULL DEFAULT '',
            link            TEXT,
            language        TEXT,
            categories      TEXT NOT NULL DEFAULT '[]',  -- JSON
            funding         TEXT NOT NULL DEFAULT '[]',  -- JSON
            cover_url       TEXT,
            kind            TEXT NOT NULL DEFAULT 'episodic',
            is_complete     INTEGER NOT NULL DEFAULT 0,
            added_at        TEXT NOT NULL,
            unsubscribed_at TEXT,  -- kept with its history, out of every list
            etag            TEXT,
            last_modified   TEXT,
            body_hash       BLOB,
            checked_at      TEXT,
            changed_at      TEXT,
            failures        INTEGER NOT NULL DEFAULT 0,
            error           TEXT,
            settings        TEXT NOT NULL DEFAULT '{}'   -- JSON, see PodcastSettings
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE podcast_address (
            podcast_id INTEGER NOT NULL REFERENCES podcast (id),
            url        TEXT NOT NULL,
            until      TEXT NOT NULL,
            PRIMARY KEY (url, podcast_id)
        ) STRICT, WITHOUT ROWID
    """)


def m0002_episodes(db: Database) -> None:
    """Episodes. The notes lie apart so that lists read short rows."""
    db.execute("""
        CREATE TABLE episode (
            id             INTEGER PRIMARY KEY,
            podcast_id     INTEGER NOT NULL REFERENCES podcast (id),
            guid           TEXT NOT NULL,
            has_own_guid   INTEGER NOT NULL DEFAULT 1,
            title          TEXT NOT NULL,
            summary        TEXT NOT NULL DEFAULT '',
            link           TEXT,
            published      TEXT,
            duration_ms    INTEGER,
            url            TEXT,
            url_key        TEXT,  -- the address without query and trackers
            mime           TEXT NOT NULL DEFAULT '',
            size           INTEGER,
            cover_url      TEXT,
            season         INTEGER,
            number         REAL,
            kind           TEXT NOT NULL DEFAULT 'full',
            is_explicit    INTEGER NOT NULL DEFAULT 0,
            language       TEXT,
            has_chapters   INTEGER NOT NULL DEFAULT 0,
            has_transcript INTEGER NOT NULL DEFAULT 0,
            chapters_url   TEXT,
            content_hash   BLOB NOT NULL,
            first_seen     TEXT NOT NULL,
            left_feed_at   TEXT,
            UNIQUE (podcast_id, guid)
        ) STRICT
    """)
    # Serves "newest first" over the whole library, page by page.
    db.execute("CREATE INDEX episode_newest ON episode (published DESC, id DESC)")
    # Serves the page of one show.
    db.execute("CREATE INDEX episode_of_podcast ON episode (podcast_id, published DESC)")
    db.execute("""
        CREATE TABLE episode_notes (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            notes      TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE chapter (
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            start_ms   INTEGER NOT NULL CHECK (start_ms >= 0),
            end_ms     INTEGER,
            title      TEXT NOT NULL,
            url        TEXT,
            image      TEXT,
            is_hidden  INTEGER NOT NULL DEFAULT 0
        ) STRICT
    """)
    db.execute("CREATE INDEX chapter_of_episode ON chapter (episode_id, start_ms)")
    db.execute("""
        CREATE TABLE transcript (
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            url        TEXT NOT NULL,
            mime       TEXT NOT NULL DEFAULT '',
            language   TEXT
        ) STRICT
    """)
    db.execute("CREATE INDEX transcript_of_episode ON transcript (episode_id)")
    db.execute("""
        CREATE TABLE person (
            podcast_id INTEGER NOT NULL REFERENCES podcast (id),
            episode_id INTEGER REFERENCES episode (id),  -- NULL: of the whole show
            name       TEXT NOT NULL,
            role       TEXT NOT NULL DEFAULT 'host',
            url        TEXT,
            image      TEXT
        ) STRICT
    """)
    db.execute("CREATE INDEX person_of_episode ON person (episode_id)")
    db.execute("CREATE INDEX person_of_podcast ON person (podcast_id) WHERE episode_id IS NULL")
    db.execute("""
        CREATE TABLE soundbite (
            episode_id  INTEGER NOT NULL REFERENCES episode (id),
            start_ms    INTEGER NOT NULL,
            duration_ms INTEGER NOT NULL,
            title       TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("CREATE INDEX soundbite_of_episode ON soundbite (episode_id)")
    # Written by the same transaction as the episodes, never by triggers (five times slower).
    db.execute("""
        CREATE VIRTUAL TABLE episode_fts
        USING fts5 (title, show, notes, tokenize = "unicode61 remove_diacritics 2")
    """)
    # Merging the index in fewer, larger steps takes an eighth off the first import.
    db.execute("INSERT INTO episode_fts (episode_fts, rank) VALUES ('automerge', 16)")


def m0003_listening(db: Database) -> None:
    """Append-only: the taste profile is a fold over these tables and can always be rebuilt."""
    db.execute("""
        CREATE TABLE context (
            id         INTEGER PRIMARY KEY,
            at         TEXT NOT NULL,  -- local time with its offset
            minutes    INTEGER,
            place      TEXT,
            output     TEXT,
            valence    REAL,
            arousal    REAL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE play_span (
            id         INTEGER PRIMARY KEY,
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            start_ms   INTEGER NOT NULL CHECK (start_ms >= 0),
            end_ms     INTEGER NOT NULL CHECK (end_ms >= start_ms),
            rate       REAL NOT NULL CHECK (rate > 0),
            heard_at   TEXT NOT NULL,
            utc_offset INTEGER,
            output     TEXT,
            context_id INTEGER REFERENCES context (id),
            UNIQUE (episode_id, heard_at, start_ms, end_ms)  -- an import twice adds nothing
        ) STRICT
    """)
    # Serves the fold in time order and everything "since".
    db.execute("CREATE INDEX play_span_time ON play_span (heard_at)")
    db.execute("""
        CREATE TABLE pending_span (
            feed_url      TEXT NOT NULL,
            guid          TEXT,
            episode_title TEXT,
            start_ms      INTEGER NOT NULL,
            end_ms        INTEGER NOT NULL,
            rate          REAL NOT NULL,
            heard_at      TEXT NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX pending_span_of_feed ON pending_span (feed_url)")
    db.execute("""
        CREATE TABLE progress (
            episode_id    INTEGER PRIMARY KEY REFERENCES episode (id),
            position_ms   INTEGER NOT NULL DEFAULT 0,
            heard_ms      INTEGER NOT NULL DEFAULT 0,
            finished_at   TEXT,
            favourite_at  TEXT,
            last_heard_at TEXT
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE feedback (
            id           INTEGER PRIMARY KEY,
            episode_id   INTEGER NOT NULL REFERENCES episode (id),
            kind         TEXT NOT NULL,
            at           TEXT NOT NULL,
            context_id   INTEGER REFERENCES context (id),
            rank         INTEGER,
            note         TEXT,
            retracted_at TEXT  -- taken back by the listener; never counted again
        ) STRICT
    """)
    db.execute("CREATE INDEX feedback_of_episode ON feedback (episode_id)")
    db.execute("""
        CREATE TABLE shown (
            context_id     INTEGER NOT NULL REFERENCES context (id),
            rank           INTEGER NOT NULL,
            episode_id     INTEGER NOT NULL REFERENCES episode (id),
            probability    REAL NOT NULL,
            is_exploration INTEGER NOT NULL DEFAULT 0,
            at             TEXT NOT NULL,
            PRIMARY KEY (context_id, rank)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX shown_episode ON shown (episode_id)")


def m0004_state(db: Database) -> None:
    """What the listener arranged: queue, downloads, settings, and the journal to undo it."""
    db.execute("""
        CREATE TABLE queue (
            place      INTEGER PRIMARY KEY,
            episode_id INTEGER NOT NULL UNIQUE REFERENCES episode (id)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE download (
            episode_id    INTEGER PRIMARY KEY REFERENCES episode (id),
            path          TEXT NOT NULL,  -- relative to the profile where it lies within
            size          INTEGER NOT NULL,
            downloaded_at TEXT NOT NULL
        ) STRICT
    """)
    db.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    db.execute("""
        CREATE TABLE journal (
            id        INTEGER PRIMARY KEY,
            at        TEXT NOT NULL,
            action    TEXT NOT NULL,
            payload   TEXT NOT NULL,  -- JSON
            inverse   TEXT NOT NULL,  -- JSON: what undo applies
            sentence  TEXT NOT NULL,
            undone_at TEXT
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE request (
            id       INTEGER PRIMARY KEY,
            at       TEXT NOT NULL,
            host     TEXT NOT NULL,
            purpose  TEXT NOT NULL,
            url      TEXT NOT NULL,
            status   INTEGER,
            sent     INTEGER NOT NULL,
            received INTEGER NOT NULL,
            result   TEXT NOT NULL,
            tracker  TEXT
        ) STRICT
    """)
    db.execute("CREATE INDEX request_time ON request (at)")


def m0005_vectors(db: Database) -> None:
    """Vectors, never mixed between encoders. Index files are caches of this table."""
    db.execute("""
        CREATE TABLE encoder (
            id         INTEGER PRIMARY KEY,
            name       TEXT NOT NULL UNIQUE,  -- with version and precision
            dimensions INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE vector (
            encoder_id INTEGER NOT NULL REFERENCES encoder (id),
            episode_id INTEGER NOT NULL REFERENCES episode (id),
            language   TEXT,
            data       BLOB NOT NULL,  -- float16
            UNIQUE (encoder_id, episode_id)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE language_mean (
            encoder_id INTEGER NOT NULL REFERENCES encoder (id),
            language   TEXT NOT NULL,
            count      INTEGER NOT NULL,
            data       BLOB NOT NULL,  -- float32
            PRIMARY KEY (encoder_id, language)
        ) STRICT, WITHOUT ROWID
    """)
