"""The library as columns for ranking: 50,000 episodes in a few megabytes."""

import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.storage.database import Database
from podplayer.storage.times import from_text

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeColumns:
    """All episodes, column by column, in the order of their ids.

    Arrays and not lists: as objects of their own the numbers of 50,000 episodes take 20 MB.
    """

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    podcasts: "array[int]" = field(default_factory=lambda: array("q"))
    published: "array[float]" = field(default_factory=lambda: array("d"))
    """Seconds since 1970; NaN where the feed has no date."""
    durations: "array[float]" = field(default_factory=lambda: array("d"))
    """Milliseconds; NaN where unknown."""
    languages: list[str | None] = field(default_factory=list)
    is_serial: bytearray = field(default_factory=bytearray)
    is_followed: bytearray = field(default_factory=bytearray)
    """1 where the show is followed, the episode has media and is no trailer."""
    has_left_feed: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressColumns:
    """How far the listener is with the episodes that were touched, column by column."""

    ids: Sequence[int]
    positions: Sequence[int]
    """Milliseconds."""
    heard: Sequence[int]
    """Milliseconds."""
    is_finished: Sequence[int]


class RankingTables:
    """Reads what a ranking needs of the whole library."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def episodes(self) -> EpisodeColumns:
        """Every episode, also of shows that are not followed any more: they were liked once."""
        rows = self._db.execute(
            """
            SELECT e.id, e.podcast_id, CAST(strftime('%s', e.published) AS INTEGER), e.duration_ms,
                   coalesce(e.language, p.language), p.kind = 'serial',
                   p.unsubscribed_at IS NULL AND e.kind <> 'trailer' AND e.url IS NOT NULL,
                   e.left_feed_at IS NOT NULL
            FROM episode AS e JOIN podcast AS p ON p.id = e.podcast_id
            ORDER BY e.id
            """
        )
        columns = EpisodeColumns()
        languages: dict[str | None, str | None] = {}
        for number, show, published, duration, language, *flags in rows:
            columns.ids.append(number)
            columns.podcasts.append(show)
            columns.published.append(math.nan if published is None else published)
            columns.durations.append(math.nan if duration is None else duration)
            columns.languages.append(languages.setdefault(language, language))
            columns.is_serial.append(flags[0])
            columns.is_followed.append(flags[1])
            columns.has_left_feed.append(flags[2])
        return columns

    def progress(self) -> ProgressColumns:
        """Of every episode that was touched."""
        rows = self._db.execute(
            """
            SELECT episode_id, coalesce(position_ms, 0), coalesce(heard_ms, 0),
                   finished_at IS NOT NULL
            FROM progress
            """
        ).fetchall()
        columns = list(zip(*rows, strict=True)) if rows else [()] * 4
        return ProgressColumns(
            ids=columns[0], positions=columns[1], heard=columns[2], is_finished=columns[3]
        )

    def hearts(self) -> list[tuple[EpisodeId, datetime]]:
        """Favourites, and since when."""
        rows = self._db.execute(
            "SELECT episode_id, favourite_at FROM progress WHERE favourite_at IS NOT NULL"
        )
        return [(EpisodeId(row[0]), from_text(row[1])) for row in rows]

    def noted(self) -> list[tuple[EpisodeId, datetime]]:
        """Episodes that the listener wrote something about, and when they did so last."""
        rows = self._db.execute(
            """
            SELECT episode_id, max(created_at) FROM bookmark
            WHERE removed_at IS NULL AND trim(note) <> '' GROUP BY episode_id
            """
        )
        return [(EpisodeId(row[0]), from_text(row[1])) for row in rows]

    def downloaded(self) -> list[int]:
        """Episodes with a file."""
        return [row[0] for row in self._db.execute("SELECT episode_id FROM download")]

    def put_away(self) -> list[int]:
        """Episodes that were dismissed or are hidden by a rule, and those of archived shows."""
        rows = self._db.execute(
            """
            SELECT id FROM episode INDEXED BY episode_on_shelf WHERE shelf IN (3, 4)
            UNION ALL
            SELECT e.id FROM podcast AS p CROSS JOIN episode AS e ON e.podcast_id = p.id
            WHERE p.archived_at IS NOT NULL
            """
        )
        return [row[0] for row in rows]

    def words(self, ids: Sequence[EpisodeId]) -> dict[int, str]:
        """Title and summary of some episodes in one string each, for keywords.

        Without the show's title: how a show is liked is known from its plays, and its name would
        be the first keyword of each of its episodes.
        """
        found: dict[int, str] = {}
        for start in range(0, len(ids), _CHUNK):
            part = tuple(ids[start : start + _CHUNK])
            rows = self._db.execute(
                f"""
                SELECT e.id, e.title || char(10) || substr(e.summary, 1, 600) FROM episode AS e
                WHERE e.id IN ({",".join("?" * len(part))})
                """,  # noqa: S608 - question marks
                part,
            )
            found.update(rows.fetchall())
        return found

    def show_titles(self) -> dict[PodcastId, str]:
        """Titles of all shows, followed or not."""
        rows = self._db.execute("SELECT id, title FROM podcast")
        return {PodcastId(row[0]): row[1] for row in rows}

    def show_names(self) -> dict[PodcastId, str]:
        """Title, author and hosts of all shows in one string each: words that name no subject."""
        rows = self._db.execute(
            """
            SELECT p.id, p.title || char(10) || p.author || char(10) || coalesce(
                (SELECT group_concat(w.name, char(10)) FROM person AS w
                 WHERE w.podcast_id = p.id AND w.episode_id IS NULL), '')
            FROM podcast AS p
            """
        )
        return {PodcastId(row[0]): row[1] for row in rows}

    def show_subjects(self) -> dict[PodcastId, Sequence[str]]:
        """Categories of all shows, as their feeds order them."""
        rows = self._db.execute("SELECT id, categories FROM podcast")
        return {PodcastId(row[0]): json.loads(row[1]) for row in rows}

    def log_mark(self) -> tuple[int, ...]:
        """Changes whenever spans, answers, hearts or notes do: what was ranked before is stale."""
        row = self._db.execute(
            """
            SELECT (SELECT count(*) FROM play_span), (SELECT coalesce(max(id), 0) FROM play_span),
                   (SELECT count(*) FROM feedback), (SELECT count(retracted_at) FROM feedback),
                   (SELECT count(favourite_at) FROM progress),
                   (SELECT count(*) FROM bookmark WHERE removed_at IS NULL AND trim(note) <> '')
            """
        ).fetchone()
        return tuple(row)

    def library_mark(self) -> tuple[int, ...]:
        """Changes whenever shows or episodes come or go."""
        row = self._db.execute(
            """
            SELECT (SELECT count(*) FROM episode), (SELECT coalesce(max(id), 0) FROM episode),
                   (SELECT count(*) FROM podcast WHERE unsubscribed_at IS NULL),
                   (SELECT count(*) FROM episode WHERE left_feed_at IS NOT NULL)
            """
        ).fetchone()
        return tuple(row)
