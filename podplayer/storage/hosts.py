"""What is remembered of servers: who refuses podplayer's name, and who wants a password."""

import threading
from datetime import datetime

from podplayer.storage.database import Database
from podplayer.storage.times import to_text


class Hosts:
    """Asked before each request, so both lists are kept in memory; they are short."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._guard = threading.Lock()
        self._shy: set[str] | None = None
        self._origins: set[str] | None = None

    def is_shy(self, host: str) -> bool:
        """Whether the host answers browsers only."""
        with self._guard:
            if self._shy is None:
                self._shy = {row[0] for row in self._db.execute("SELECT host FROM shy_host")}
            return host in self._shy

    def set_shy(self, host: str, *, now: datetime) -> None:
        """The host refused podplayer and answered a browser."""
        with self._db.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO shy_host (host, since) VALUES (?, ?)", (host, to_text(now))
            )
        if not self.is_shy(host):
            with self._guard:
                self._shy = (self._shy or set()) | {host}

    def has_login(self, origin: str) -> bool:
        """Whether the key ring has a password for this server."""
        with self._guard:
            if self._origins is None:
                self._origins = {row[0] for row in self._db.execute("SELECT origin FROM login")}
            return origin in self._origins

    def set_login(self, origin: str, *, exists: bool, now: datetime) -> None:
        """A password was put into the key ring, or taken out of it."""
        with self._db.transaction():
            self._db.execute("DELETE FROM login WHERE origin = ?", (origin,))
            if exists:
                self._db.execute(
                    "INSERT INTO login (origin, since) VALUES (?, ?)", (origin, to_text(now))
                )
        with self._guard:
            self._origins = None
