"""Shows: subscribing, what a refresh changes, settings of a show."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from podplayer.model.errors import AlreadySubscribedError, NotFoundError
from podplayer.model.feed import (
    ConditionalState,
    FeedDiff,
    KnownEpisode,
    ParsedFeed,
)
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import Podcast, PodcastSettings
from podplayer.model.sentence import say
from podplayer.storage.database import Database, Parameters
from podplayer.storage.episode_writer import EpisodeWriter
from podplayer.storage.extras import to_json
from podplayer.storage.pending import match_pending
from podplayer.storage.podcast_rows import COUNTED, podcast_of
from podplayer.storage.times import from_text_or_none, to_text

_LISTED = "unsubscribed_at IS NULL AND archived_at IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTarget:
    """A show as a refresh sees it."""

    id: PodcastId
    title: str
    url: str
    state: ConditionalState
    failures: int
    checked_at: datetime | None
    changed_at: datetime | None = None
    """When the feed was last another one."""
    is_complete: bool = False
    next_check_at: datetime | None = None
    """None: at the next occasion."""
    not_before: datetime | None = None
    """What the server asked for."""
    has_ended: bool = False
    """Taken down for good."""
    update_every: timedelta | None = None
    """What the feed says of its own rhythm."""


class Podcasts:
    """The table of shows and, through `apply`, everything that a feed brings."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self, feed_url: str, parsed: ParsedFeed, *, state: ConditionalState, now: datetime
    ) -> PodcastId:
        """Subscribe. A show that was dropped earlier comes back with its history.

        Raises:
            AlreadySubscribedError: the show is in the library; nothing was changed.
        """
        with self._db.transaction():
            podcast_id = self._begin(feed_url, parsed.title, now)
            self._store_head(podcast_id, parsed, state=state, now=now)
            known = {episode.guid for episode in self.known_episodes(podcast_id)}
            fresh = [e for e in parsed.episodes if e.guid not in known]
            writer = EpisodeWriter(self._db, podcast_id, show=parsed.title, now=now)
            writer.insert(fresh)
            match_pending(self._db, podcast_id)
            return podcast_id

    def add_unread(self, feed_url: str, *, title: str, error: str, now: datetime) -> PodcastId:
        """Subscribe to a feed that could not be fetched yet. As `add`."""
        with self._db.transaction():
            podcast_id = self._begin(feed_url, title, now)
            self.failed(podcast_id, error, now=now)
            return podcast_id

    def _begin(self, feed_url: str, title: str, now: datetime) -> PodcastId:
        row = next(iter(self._rows_by_url(feed_url)), None)
        if row is None:
            cursor = self._db.execute(
                "INSERT INTO podcast (feed_url, title, added_at) VALUES (:url, :title, :now)",
                {"url": feed_url, "title": title, "now": to_text(now)},
            )
            return PodcastId(cursor.lastrowid or 0)
        if row["unsubscribed_at"] is None:
            raise AlreadySubscribedError(
                say(
                    "You already follow “{row}” ({feed_url}); refresh it instead.",
                    row=row["title"],
                    feed_url=feed_url,
                )
            )
        podcast_id = PodcastId(row["id"])
        self.come_back(podcast_id)
        return podcast_id

    def _store_head(
        self, podcast_id: PodcastId, parsed: ParsedFeed, *, state: ConditionalState, now: datetime
    ) -> None:
        self._db.execute(
            """
            UPDATE podcast
            SET guid = :guid, title = :title, author = :author, description = :description,
                link = :link, language = :language, categories = :categories,
                funding = :funding, extras = :extras, cover_url = :cover, kind = :kind,
                is_complete = :complete,
                etag = :etag, last_modified = :modified, body_hash = :hash,
                checked_at = :now, changed_at = :now, failures = 0, error = NULL
            WHERE id = :id
            """,
            {
                "id": podcast_id, "guid": parsed.guid, "title": parsed.title,
                "author": parsed.author, "description": parsed.description, "link": parsed.link,
                "language": parsed.language, "cover": parsed.cover_url, "kind": parsed.kind,
                "complete": parsed.is_complete or parsed.extras.update_rule == "complete",
                "categories": json.dumps(list(parsed.categories), ensure_ascii=False),
                "funding": json.dumps([asdict(f) for f in parsed.funding], ensure_ascii=False),
                "extras": to_json(parsed.extras), "etag": state.etag,
                "modified": state.last_modified, "hash": state.body_hash,
                "now": to_text(now),
            },
        )  # fmt: skip
        self._db.execute(
            "DELETE FROM person WHERE podcast_id = ? AND episode_id IS NULL", (podcast_id,)
        )
        self._db.executemany(
            "INSERT INTO person (podcast_id, name, role, url, image) VALUES (?, ?, ?, ?, ?)",
            [(podcast_id, p.name, p.role, p.url, p.image) for p in parsed.people],
        )

    def apply(
        self,
        podcast_id: PodcastId,
        parsed: ParsedFeed,
        diff: FeedDiff,
        *,
        state: ConditionalState,
        now: datetime,
    ) -> None:
        """Store what a refresh found, all of it or nothing."""
        with self._db.transaction():
            self._store_head(podcast_id, parsed, state=state, now=now)
            writer = EpisodeWriter(self._db, podcast_id, show=parsed.title, now=now)
            writer.insert(diff.added)
            writer.update(diff.changed)
            writer.mark_left(diff.left_feed)
            writer.mark_returned(diff.returned)
            if diff.added:
                match_pending(self._db, podcast_id)

    def unchanged(
        self,
        podcast_ids: Sequence[PodcastId],
        *,
        now: datetime,
        states: Mapping[PodcastId, ConditionalState] | None = None,
    ) -> None:
        """The servers said that nothing is new.

        Args:
            podcast_ids: of the shows.
            now: when they said so.
            states: what to send back next time, where a server now says it in other words.
        """
        with self._db.transaction():
            self._db.executemany(
                "UPDATE podcast SET checked_at = ?, failures = 0, error = NULL WHERE id = ?",
                [(to_text(now), podcast_id) for podcast_id in podcast_ids],
            )
            self._db.executemany(
                "UPDATE podcast SET etag = ?, last_modified = ?, body_hash = ? WHERE id = ?",
                [
                    (state.etag, state.last_modified, state.body_hash, podcast_id)
                    for podcast_id, state in (states or {}).items()
                ],
            )

    def failed(self, podcast_id: PodcastId, sentence: str, *, now: datetime) -> None:
        """A refresh failed; the show keeps everything it has."""
        with self._db.transaction():
            self._db.execute(
                """
                UPDATE podcast SET checked_at = :now, failures = failures + 1, error = :sentence
                WHERE id = :id
                """,
                {"id": podcast_id, "sentence": sentence, "now": to_text(now)},
            )

    def move(self, podcast_id: PodcastId, new_url: str, *, now: datetime) -> bool:
        """Follow a show to its new address. False if another show has that address already."""
        with self._db.transaction():
            owner = self.find_by_url(new_url)
            if owner is not None and owner != podcast_id:
                return False
            self._db.execute(
                """
                INSERT OR REPLACE INTO podcast_address (podcast_id, url, until)
                SELECT id, feed_url, :now FROM podcast WHERE id = :id AND feed_url <> :url
                """,
                {"id": podcast_id, "url": new_url, "now": to_text(now)},
            )
            self._take_address(podcast_id, new_url)
            return True

    def _take_address(self, podcast_id: PodcastId, url: str) -> None:
        """A show that was dropped may lie at the address; that one gets the old address of this."""
        old = self._db.one("SELECT feed_url FROM podcast WHERE id = ?", (podcast_id,))
        other = self._db.one("SELECT id FROM podcast WHERE feed_url = ?", (url,))
        set_address = "UPDATE podcast SET feed_url = ? WHERE id = ?"
        self._db.execute(set_address, (f"{url}#", other))  # no two share one, even for a moment
        self._db.execute(set_address, (url, podcast_id))
        self._db.execute(set_address, (old, other))

    def move_back(self, podcast_id: PodcastId, url: str, *, left: str) -> None:
        """The inverse of `move` by hand. The next refresh reads the whole feed there again."""
        with self._db.transaction():
            self._take_address(podcast_id, url)
            self._db.execute(
                """
                UPDATE podcast SET etag = NULL, last_modified = NULL, body_hash = NULL WHERE id = ?
                """,
                (podcast_id,),
            )
            self._db.execute(
                "DELETE FROM podcast_address WHERE podcast_id = ? AND url IN (?, ?)",
                (podcast_id, url, left),
            )

    def guid(self, podcast_id: PodcastId) -> str | None:
        """Its podcast:guid, which stays the same wherever it is hosted."""
        guid = self._db.one("SELECT guid FROM podcast WHERE id = ?", (podcast_id,))
        return None if guid is None else str(guid)

    def all(self, *, archived: bool = False) -> list[Podcast]:
        """Every show that is followed, by title; or every one that is archived."""
        which_show = f"p.archived_at IS {'NOT NULL' if archived else 'NULL'}"
        # Archived shows are few: their episodes alone are counted, not those of the whole library.
        which = "e.podcast_id IN (SELECT id FROM podcast AS p WHERE p.archived_at IS NOT NULL)"
        rows = self._rows(
            COUNTED.format(which=which if archived else "1", which_show=which_show)
            + "ORDER BY p.title COLLATE NOCASE"
        )
        return [podcast_of(row) for row in rows]

    def count(self) -> int:
        """How many shows are followed."""
        return int(self._db.one(f"SELECT count(*) FROM podcast WHERE {_LISTED}") or 0)  # noqa: S608

    def feed_urls(self) -> dict[PodcastId, str]:
        """The address of every show, dropped ones too."""
        rows = self._db.execute("SELECT id, feed_url FROM podcast")
        return {PodcastId(number): url for number, url in rows}

    def get(self, podcast_id: PodcastId) -> Podcast:
        """One show, archived or not. Raises NotFoundError."""
        rows = self._rows(
            COUNTED.format(which="e.podcast_id = :id", which_show="p.id = :id"),
            {"id": podcast_id},
        )
        if not rows:
            raise NotFoundError(
                say(
                    "There is no show {podcast_id}; `podplayer shows` lists those you follow.",
                    podcast_id=podcast_id,
                )
            )
        return podcast_of(rows[0])

    def find_by_url(self, url: str) -> PodcastId | None:
        """The followed show that has, or once had, this address."""
        rows = self._rows_by_url(url)
        return next((PodcastId(r["id"]) for r in rows if r["unsubscribed_at"] is None), None)

    def dropped(
        self, addresses: Sequence[str], *, guid: str | None, title: str
    ) -> PodcastId | None:
        """The dropped show that lay at one of these addresses, else the one that says so itself."""
        for row in (row for url in addresses for row in self._rows_by_url(url)):
            if row["unsubscribed_at"] is not None:
                return PodcastId(row["id"])
        found = self._db.one(
            "SELECT id FROM podcast WHERE guid = ? AND title = ? AND unsubscribed_at IS NOT NULL",
            (guid, title),
        )
        return None if found is None else PodcastId(found)

    def _rows_by_url(self, url: str) -> list[sqlite3.Row]:
        return self._rows(
            """
            SELECT id, title, unsubscribed_at FROM podcast WHERE feed_url = :url
            UNION ALL
            SELECT p.id, p.title, p.unsubscribed_at
            FROM podcast_address AS a JOIN podcast AS p ON p.id = a.podcast_id
            WHERE a.url = :url
            """,
            {"url": url},
        )

    def feed_targets(self) -> list[FeedTarget]:
        """What a refresh has to ask for."""
        rows = self._rows(
            f"""
            SELECT id, title, feed_url, etag, last_modified, body_hash, failures, checked_at,
                   changed_at, is_complete, next_check_at, not_before, ended_at, update_seconds
            FROM podcast WHERE {_LISTED} ORDER BY id
            """  # noqa: S608 - own fragment
        )
        return [
            FeedTarget(
                id=PodcastId(row["id"]),
                title=row["title"],
                url=row["feed_url"],
                state=ConditionalState(
                    etag=row["etag"],
                    last_modified=row["last_modified"],
                    body_hash=row["body_hash"],
                ),
                failures=row["failures"],
                checked_at=from_text_or_none(row["checked_at"]),
                changed_at=from_text_or_none(row["changed_at"]),
                is_complete=bool(row["is_complete"]),
                next_check_at=from_text_or_none(row["next_check_at"]),
                not_before=from_text_or_none(row["not_before"]),
                has_ended=row["ended_at"] is not None,
                update_every=(
                    timedelta(seconds=row["update_seconds"]) if row["update_seconds"] else None
                ),
            )
            for row in rows
        ]

    def known_episodes(self, podcast_id: PodcastId) -> list[KnownEpisode]:
        """What a comparison with a new version of the feed needs."""
        rows = self._db.execute(
            """
            SELECT id, guid, content_hash, url_key, title, published, duration_ms,
                   left_feed_at IS NOT NULL
            FROM episode WHERE podcast_id = ?
            """,
            (podcast_id,),
        )
        return [
            KnownEpisode(
                id=EpisodeId(row[0]),
                guid=row[1],
                content_hash=row[2],
                enclosure_key=row[3],
                title=row[4],
                published=from_text_or_none(row[5]),
                duration=None if row[6] is None else Ms(row[6]),
                has_left_feed=bool(row[7]),
            )
            for row in rows
        ]

    def content_hashes(self, podcast_id: PodcastId) -> dict[str, bytes]:
        """GUID to content hash: what a parser need not make again."""
        return dict(
            self._db.execute(
                "SELECT guid, content_hash FROM episode WHERE podcast_id = ?", (podcast_id,)
            ).fetchall()
        )

    def set_settings(self, podcast_id: PodcastId, settings: PodcastSettings) -> None:
        """What the listener chose for this show."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE podcast SET settings = ? WHERE id = ?",
                (json.dumps(asdict(settings)), podcast_id),
            )

    def unsubscribe(self, podcast_id: PodcastId, *, now: datetime) -> None:
        """Out of every list and the queue; positions and history stay."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE podcast SET unsubscribed_at = ? WHERE id = ?", (to_text(now), podcast_id)
            )

    def resubscribe(self, podcast_id: PodcastId) -> None:
        """The inverse of unsubscribe."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE podcast SET unsubscribed_at = NULL WHERE id = ?", (podcast_id,)
            )

    def come_back(self, podcast_id: PodcastId) -> None:
        """A dropped show is followed anew, though it was archived before. Inside a transaction."""
        self.resubscribe(podcast_id)
        self._db.execute("UPDATE podcast SET archived_at = NULL WHERE id = ?", (podcast_id,))

    def _rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        return self._db.rows(sql, parameters).fetchall()
