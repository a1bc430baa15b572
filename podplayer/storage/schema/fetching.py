"""The step of the schema for when to look for episodes, and for files that come and go."""

from podplayer.storage.database import Database


def m0009_fetching(db: Database) -> None:
    """When a show is checked next; hosts with habits; downloads that wait, go, or say more."""
    _checks(db)
    _files(db)


def _checks(db: Database) -> None:
    for column in (
        "next_check_at TEXT",  # NULL: at once
        "not_before TEXT",  # what the server asked for with Retry-After
        "ended_at TEXT",  # it was taken down for good (410): not checked by itself any more
        "update_seconds INTEGER",  # podcast:updateFrequency
        "next_page_url TEXT",  # where older episodes go on (RFC 5005)
    ):
        db.execute(f"ALTER TABLE podcast ADD COLUMN {column}")
    # Hosts that refuse podplayer's own name: they are asked as a browser.
    db.execute("CREATE TABLE shy_host (host TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT")
    # Servers for which the key ring has a user name and a password. Neither is in the library.
    db.execute("CREATE TABLE login (origin TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT")


def _files(db: Database) -> None:
    # hand, auto or stream: who asked for it.
    db.execute("ALTER TABLE download ADD COLUMN origin TEXT NOT NULL DEFAULT 'hand'")
    db.execute("ALTER TABLE download ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0")
    # Asked for and not there yet: what goes on after a restart.
    db.execute("""
        CREATE TABLE download_wish (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            origin     TEXT NOT NULL,
            asked_at   TEXT NOT NULL,
            error      TEXT
        ) STRICT
    """)
    # Fetched by a rule once: what the listener threw away does not come back by itself.
    db.execute("""
        CREATE TABLE auto_download (
            episode_id INTEGER PRIMARY KEY REFERENCES episode (id),
            at         TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE trash (
            episode_id    INTEGER PRIMARY KEY REFERENCES episode (id),
            path          TEXT NOT NULL,  -- in the trash, as in `download`
            home          TEXT NOT NULL,  -- where it lay
            size          INTEGER NOT NULL,
            origin        TEXT NOT NULL,
            downloaded_at TEXT NOT NULL,
            trashed_at    TEXT NOT NULL,
            reason        TEXT NOT NULL
        ) STRICT
    """)
    # What the file itself said. A refresh writes the feed's duration; this one is put over it.
    db.execute("""
        CREATE TABLE measured (
            episode_id  INTEGER PRIMARY KEY REFERENCES episode (id),
            duration_ms INTEGER NOT NULL CHECK (duration_ms > 0)
        ) STRICT
    """)
    db.execute("ALTER TABLE chapter ADD COLUMN is_embedded INTEGER NOT NULL DEFAULT 0")
