"""What another player knew of episodes that the library lacks, kept until their feed comes."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from podplayer.model.address import enclosure_key
from podplayer.model.ids import Ms, PodcastId
from podplayer.model.moving import ForeignEpisode, ForeignPlay, feed_key, title_key
from podplayer.storage.database import Database
from podplayer.storage.identity import Identity
from podplayer.storage.moving import Merging
from podplayer.storage.times import from_text, from_text_or_none, to_text, to_text_or_none

_CANDIDATES = """
    SELECT id, import_id, imported_at, feed_url, show_title, guid, url, title, published,
           duration_ms, position_ms, is_finished, finished_at, is_favourite, last_heard_at,
           queue_place, plays
    FROM waiting_episode WHERE {} ORDER BY id
"""


class Waiting:
    """The table of what waits."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, import_id: int) -> list[ForeignEpisode]:
        """What of an import still waits."""
        return [
            _episode(row)
            for row in self._db.execute(_CANDIDATES.format("import_id = ?"), (import_id,))
        ]

    def park(self, import_id: int, episodes: Iterable[ForeignEpisode], *, now: datetime) -> None:
        """Keep episodes; what waits already, to the letter, is passed over."""
        self._db.executemany(
            """
            INSERT OR IGNORE INTO waiting_episode
                (import_id, imported_at, feed_url, feed_key, show_title, show_key, guid, url,
                 url_key, title, published, duration_ms, position_ms, is_finished, finished_at,
                 is_favourite, last_heard_at, queue_place, plays, fingerprint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [(import_id, to_text(now), *_columns(episode)) for episode in episodes],
        )

    def match(self, podcast_id: PodcastId) -> int:
        """Give a show what waited for it. Inside the caller's transaction."""
        if self._db.one("SELECT 1 FROM waiting_episode LIMIT 1") is None:
            return 0
        identity, merging = Identity(self._db), Merging(self._db)
        matched = 0
        rows = self._candidates(podcast_id)
        for import_id in dict.fromkeys(row[1] for row in rows):
            pairs, done = [], []
            for row in rows:
                if row[1] != import_id:
                    continue
                episode = _episode(row)
                known = identity.find_in(podcast_id, episode)
                if known is not None:
                    pairs.append((episode, known))
                    done.append((row[0],))
            if not pairs:
                continue
            now = from_text(str(next(row[2] for row in rows if row[1] == import_id)))
            changes = merging.changes(pairs, now=now)
            merging.write(
                int(str(import_id)), [change for change in changes if not change.is_empty]
            )
            self._db.executemany("DELETE FROM waiting_episode WHERE id = ?", done)
            matched += len(done)
        return matched

    def _candidates(self, podcast_id: PodcastId) -> list[tuple[object, ...]]:
        """What names this show by address, title or one of its files."""
        db = self._db
        title = str(db.one("SELECT title FROM podcast WHERE id = ?", (podcast_id,)) or "")
        addresses = db.execute(
            """
            SELECT feed_url FROM podcast WHERE id = :id
            UNION SELECT url FROM podcast_address WHERE podcast_id = :id
            """,
            {"id": podcast_id},
        )
        found: dict[object, tuple[object, ...]] = {}
        for address in addresses.fetchall():
            for row in db.execute(_CANDIDATES.format("feed_key = ?"), (feed_key(address[0]),)):
                found[row[0]] = row
        for row in db.execute(_CANDIDATES.format("show_key = ?"), (title_key(title),)):
            found[row[0]] = row
        files = "url_key IN (SELECT url_key FROM episode WHERE podcast_id = ?)"
        for row in db.execute(_CANDIDATES.format(files), (podcast_id,)):
            found[row[0]] = row
        return list(found.values())


def _columns(episode: ForeignEpisode) -> tuple[object, ...]:
    columns = (
        episode.feed_url, feed_key(episode.feed_url) if episode.feed_url else None,
        episode.show_title, title_key(episode.show_title), episode.guid, episode.url,
        enclosure_key(episode.url) if episode.url else None, episode.title,
        to_text_or_none(episode.published), episode.duration, episode.position,
        episode.is_finished, to_text_or_none(episode.finished_at), episode.is_favourite,
        to_text_or_none(episode.last_heard_at), episode.queue_place, _to_json(episode.plays),
    )  # fmt: skip
    return (*columns, blake2b(repr(columns).encode("utf-8", "replace"), digest_size=16).digest())


def _episode(row: Sequence[object]) -> ForeignEpisode:
    (feed_url, show, guid, url, title, published, duration, position, is_finished, finished_at,
     is_favourite, last_heard_at, queue_place, plays) = row[3:]  # fmt: skip
    return ForeignEpisode(
        feed_url=_text(feed_url),
        show_title=str(show),
        guid=_text(guid),
        url=_text(url),
        title=str(title),
        published=from_text_or_none(_text(published)),
        duration=Ms(duration) if isinstance(duration, int) else None,
        position=Ms(position if isinstance(position, int) else 0),
        is_finished=bool(is_finished),
        finished_at=from_text_or_none(_text(finished_at)),
        is_favourite=bool(is_favourite),
        last_heard_at=from_text_or_none(_text(last_heard_at)),
        queue_place=queue_place if isinstance(queue_place, int) else None,
        plays=_from_json(str(plays)),
    )


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


def _to_json(plays: Iterable[ForeignPlay]) -> str:
    rows = [[p.start, p.end, to_text(p.heard_at), p.rate, p.is_total] for p in plays]
    return json.dumps(rows, separators=(",", ":"))


def _from_json(text: str) -> list[ForeignPlay]:
    return [
        ForeignPlay(
            start=Ms(start), end=Ms(end), heard_at=from_text(at), rate=rate, is_total=is_total
        )
        for start, end, at, rate, is_total in json.loads(text)
    ]
