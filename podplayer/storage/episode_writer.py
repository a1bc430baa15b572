"""Writing what a feed says about episodes. Always inside a transaction of the caller."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from podplayer.model.address import enclosure_key
from podplayer.model.feed import ParsedEpisode
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.storage.database import Database
from podplayer.storage.extras import to_json
from podplayer.storage.hiding import Hiding
from podplayer.storage.measured import put_over
from podplayer.storage.plain import LONGEST_INDEXED, indexable, words_of
from podplayer.storage.times import to_text, to_text_or_none

_COLUMNS = (
    "podcast_id", "guid", "has_own_guid", "title", "summary", "link", "published", "duration_ms",
    "url", "url_key", "mime", "size", "cover_url", "season", "number", "kind", "is_explicit",
    "language", "has_chapters", "has_transcript", "chapters_url", "content_hash",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO episode ({', '.join(_COLUMNS)}, id, first_seen) "  # noqa: S608 - own names
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 2))})"
)
_UPDATE = (
    f"UPDATE episode SET {', '.join(f'{name} = ?' for name in _COLUMNS)}, "  # noqa: S608
    "left_feed_at = NULL WHERE id = ?"
)
_PARTS = ("transcript", "person", "soundbite", "episode_notes", "episode_extras")
_Row = tuple[object, ...]


class EpisodeWriter:
    """Inserts and updates the episodes of one show, with all that hangs on them."""

    def __init__(self, db: Database, podcast_id: PodcastId, *, show: str, now: datetime) -> None:
        self._db = db
        self._podcast_id = podcast_id
        self._show = indexable(show)
        self._now = to_text(now)

    def insert(self, episodes: Sequence[ParsedEpisode]) -> None:
        """Store new episodes, oldest id for the last of the feed, which is the oldest."""
        if not episodes:
            return
        highest = int(self._db.one("SELECT coalesce(max(id), 0) FROM episode") or 0)
        numbered = [
            (EpisodeId(highest + 1 + place), episode)
            for place, episode in enumerate(reversed(episodes))
        ]
        self._db.executemany(
            _INSERT, [(*self._row(episode), number, self._now) for number, episode in numbered]
        )
        self._write_search(numbered)
        self._write_parts(numbered)

    def update(self, episodes: Iterable[tuple[EpisodeId, ParsedEpisode]]) -> None:
        """Overwrite what the feed says; what the listener did is in other tables."""
        numbered = list(episodes)
        if not numbered:
            return
        self._db.executemany(
            _UPDATE, [(*self._row(episode), number) for number, episode in numbered]
        )
        ids = [(number,) for number, _ in numbered]
        # What stands in the file itself is not the feed's to take away.
        self._db.executemany("DELETE FROM chapter WHERE episode_id = ? AND NOT is_embedded", ids)
        for table in _PARTS:
            self._db.executemany(f"DELETE FROM {table} WHERE episode_id = ?", ids)  # noqa: S608
        for table in ("episode_fts", "title_fts"):
            self._db.executemany(f"DELETE FROM {table} WHERE rowid = ?", ids)  # noqa: S608
        self._write_search(numbered)
        self._write_parts(numbered)
        put_over(self._db, [number for number, _ in numbered])

    def mark_left(self, ids: Sequence[EpisodeId]) -> None:
        """The feed no longer lists them; they stay."""
        self._db.executemany(
            "UPDATE episode SET left_feed_at = ? WHERE id = ? AND left_feed_at IS NULL",
            [(self._now, number) for number in ids],
        )

    def mark_returned(self, ids: Sequence[EpisodeId]) -> None:
        """The feed lists them again."""
        self._db.executemany(
            "UPDATE episode SET left_feed_at = NULL WHERE id = ?", [(number,) for number in ids]
        )

    def _row(self, episode: ParsedEpisode) -> _Row:
        media = episode.enclosure
        return (
            self._podcast_id, episode.guid, episode.has_own_guid, episode.title, episode.summary,
            episode.link, to_text_or_none(episode.published), episode.duration,
            media.url if media else None, enclosure_key(media.url) if media else None,
            media.mime if media else "", media.size if media else None, episode.cover_url,
            episode.season, episode.number, episode.kind, episode.is_explicit, episode.language,
            bool(episode.chapters or episode.chapters_url), bool(episode.transcripts),
            episode.chapters_url, episode.content_hash,
        )  # fmt: skip

    def _write_search(self, numbered: Sequence[tuple[EpisodeId, ParsedEpisode]]) -> None:
        titles = [(number, indexable(episode.title)) for number, episode in numbered]
        self._db.executemany(
            "INSERT INTO episode_fts (rowid, title, show, notes) VALUES (?, ?, ?, ?)",
            [
                (*title, self._show, indexable(_words_of(episode)))
                for title, (_, episode) in zip(titles, numbered, strict=True)
            ],
        )
        self._db.executemany("INSERT INTO title_fts (rowid, title) VALUES (?, ?)", titles)

    def _write_parts(self, numbered: Sequence[tuple[EpisodeId, ParsedEpisode]]) -> None:
        db = self._db
        db.executemany(
            "INSERT INTO episode_notes (episode_id, notes) VALUES (?, ?)",
            [(number, episode.notes) for number, episode in numbered if episode.notes],
        )
        db.executemany(
            "INSERT INTO episode_extras (episode_id, extras) VALUES (?, ?)",
            [(number, to_json(e.extras)) for number, e in numbered if e.extras is not None],
        )
        db.executemany(
            """
            INSERT INTO chapter (episode_id, start_ms, end_ms, title, url, image, is_hidden)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                (number, c.start, c.end, c.title, c.url, c.image, c.is_hidden)
                for number, episode in numbered
                for c in episode.chapters
            ],
        )
        db.executemany(
            "INSERT INTO transcript (episode_id, url, mime, language) VALUES (?, ?, ?, ?)",
            [
                (number, t.url, t.mime, t.language)
                for number, episode in numbered
                for t in episode.transcripts
            ],
        )
        db.executemany(
            """
            INSERT INTO person (podcast_id, episode_id, name, role, url, image)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                (self._podcast_id, number, p.name, p.role, p.url, p.image)
                for number, episode in numbered
                for p in episode.people
            ],
        )
        db.executemany(
            "INSERT INTO soundbite (episode_id, start_ms, duration_ms, title) VALUES (?, ?, ?, ?)",
            [
                (number, s.start, s.duration, s.title)
                for number, episode in numbered
                for s in episode.soundbites
            ],
        )
        Hiding(db).apply(self._podcast_id)


def _words_of(episode: ParsedEpisode) -> str:
    return words_of(episode.notes or episode.summary)[:LONGEST_INDEXED]
