"""What a library file holds, read without changing anything in it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.model.recovery import LibraryFacts, Loss
from podplayer.storage.cipher import as_sqlite3, connect, driver_of
from podplayer.storage.database import sentence_of
from podplayer.storage.times import from_text_or_none, to_text

_HOUR = 3_600_000
_FOLLOWED = "FROM podcast WHERE unsubscribed_at IS NULL"


def facts_of(path: Path, key: bytes | None = None) -> LibraryFacts:
    """What a library holds. Raises StorageError where it cannot be read."""
    with _reading(path, key) as library:
        return LibraryFacts(
            shows=_number(library, f"SELECT count(*) {_FOLLOWED}"),
            episodes=_number(library, "SELECT count(*) FROM episode"),
            heard_hours=_number(library, "SELECT sum(end_ms - start_ms) FROM play_span") / _HOUR,
            newest=_newest(library),
            schema=_number(library, "PRAGMA user_version"),
        )


def loss_between(
    present: Path, backup: Path, *, key: bytes | None, backup_key: bytes | None
) -> Loss:
    """What the present library has and the backup lacks. Raises StorageError."""
    with _reading(backup, backup_key) as old:
        newest = _newest(old)
        urls = {row[0] for row in old.execute(f"SELECT feed_url {_FOLLOWED}")}
        episodes = _number(old, "SELECT count(*) FROM episode")
    with _reading(present, key) as library:
        shows = tuple(
            str(title)
            for url, title in library.execute(f"SELECT feed_url, title {_FOLLOWED} ORDER BY title")
            if url not in urls
        )
        heard = library.execute(
            "SELECT sum(end_ms - start_ms) FROM play_span WHERE heard_at > ?",
            (to_text(newest) if newest else "",),
        ).fetchone()[0]
        now = _number(library, "SELECT count(*) FROM episode")
    return Loss(
        shows=shows,
        episodes=max(0, now - episodes),
        heard_hours=int(heard or 0) / _HOUR,
        since=newest,
    )


def _newest(library: sqlite3.Connection) -> datetime | None:
    found = [
        library.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]  # noqa: S608 - own names
        for table, column in (("play_span", "heard_at"), ("feedback", "at"))
    ]
    return from_text_or_none(max((text for text in found if text), default=None))


def _number(library: sqlite3.Connection, sql: str) -> int:
    return int(library.execute(sql).fetchone()[0] or 0)


@contextlib.contextmanager
def _reading(path: Path, key: bytes | None) -> Iterator[sqlite3.Connection]:
    driver = driver_of(key)
    try:
        with contextlib.closing(connect(f"{path.as_uri()}?mode=ro", key, uri=True)) as library:
            yield library
    except driver.Error as error:
        raise StorageError(sentence_of(as_sqlite3(error), path)) from error
