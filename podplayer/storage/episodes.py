"""Episodes as lists and pages show them."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from podplayer.model.errors import NotFoundError
from podplayer.model.feed import Chapter, Enclosure, Person, TranscriptLink
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeDetail, EpisodeOrder, EpisodeRow, EpisodeState
from podplayer.model.text import EpisodeText
from podplayer.storage.database import Database, Parameters
from podplayer.storage.times import from_text_or_none, to_text

_ROW = """
    SELECT e.id, e.podcast_id, p.title AS show, e.title, e.guid, e.url, e.published, e.duration_ms,
           e.summary, e.has_chapters, e.has_transcript, e.left_feed_at, e.language,
           p.language AS show_language, coalesce(e.cover_url, p.cover_url) AS cover,
           coalesce(g.position_ms, 0) AS position, coalesce(g.heard_ms, 0) AS heard,
           g.finished_at, g.favourite_at, d.episode_id AS downloaded, q.episode_id AS queued
    FROM episode AS e
    JOIN podcast AS p ON p.id = e.podcast_id
    LEFT JOIN progress AS g ON g.episode_id = e.id
    LEFT JOIN download AS d ON d.episode_id = e.id
    LEFT JOIN queue AS q ON q.episode_id = e.id
"""
_STATE = {
    EpisodeState.NEW: "g.finished_at IS NULL AND coalesce(g.position_ms, 0) = 0"
    " AND coalesce(g.heard_ms, 0) = 0",
    EpisodeState.STARTED: "g.finished_at IS NULL AND (g.position_ms > 0 OR g.heard_ms > 0)",
    EpisodeState.HEARD: "g.finished_at IS NOT NULL",
}
_ORDER = {
    EpisodeOrder.NEWEST: "e.published DESC, e.id DESC",
    EpisodeOrder.OLDEST: "e.published ASC, e.id ASC",
    EpisodeOrder.LONGEST: "e.duration_ms DESC, e.id DESC",
    EpisodeOrder.SHORTEST: "e.duration_ms IS NULL, e.duration_ms ASC, e.id DESC",
}
_CHUNK = 500
"""Below the 999 parameters that an old SQLite allows in one statement."""


class Episodes:
    """Reading episodes, and the few marks that a listener sets on them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rows(  # noqa: PLR0913 - one filter an argument
        self,
        *,
        podcast_id: PodcastId | None = None,
        state: EpisodeState | None = None,
        order: EpisodeOrder = EpisodeOrder.NEWEST,
        limit: int | None = None,
        offset: int = 0,
        downloaded: bool = False,
        favourite: bool = False,
        since: datetime | None = None,
    ) -> list[EpisodeRow]:
        """A page of a list. Undated episodes come last in NEWEST."""
        where, parameters = self._filter(podcast_id, state, downloaded, favourite, since)
        return self._fetch(
            f"{_ROW} WHERE {where} ORDER BY {_ORDER[order]} LIMIT :limit OFFSET :offset",
            {**parameters, "limit": -1 if limit is None else limit, "offset": offset},
        )

    def count(
        self,
        *,
        podcast_id: PodcastId | None = None,
        state: EpisodeState | None = None,
        downloaded: bool = False,
        since: datetime | None = None,
    ) -> int:
        """How long the list with the same filters is."""
        where, parameters = self._filter(podcast_id, state, downloaded, False, since)  # noqa: FBT003
        return int(
            self._db.one(
                f"""
                SELECT count(*) FROM episode AS e
                JOIN podcast AS p ON p.id = e.podcast_id
                LEFT JOIN progress AS g ON g.episode_id = e.id
                LEFT JOIN download AS d ON d.episode_id = e.id
                WHERE {where}
                """,  # noqa: S608 - own fragments
                parameters,
            )
            or 0
        )

    @staticmethod
    def _filter(
        podcast_id: PodcastId | None,
        state: EpisodeState | None,
        downloaded: bool,  # noqa: FBT001
        favourite: bool,  # noqa: FBT001
        since: datetime | None,
    ) -> tuple[str, dict[str, object]]:
        where, parameters = ["p.unsubscribed_at IS NULL"], dict[str, object]()
        if podcast_id is not None:
            where.append("e.podcast_id = :podcast")
            parameters["podcast"] = podcast_id
        if state is not None:
            where.append(_STATE[state])
        if downloaded:
            where.append("d.episode_id IS NOT NULL")
        if favourite:
            where.append("g.favourite_at IS NOT NULL")
        if since is not None:
            where.append("e.published >= :since")
            parameters["since"] = to_text(since)
        return " AND ".join(where), parameters

    def by_ids(self, ids: Sequence[EpisodeId]) -> list[EpisodeRow]:
        """The rows of some episodes, in the order asked; unknown ids are left out."""
        found: dict[EpisodeId, EpisodeRow] = {}
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            for row in self._fetch(f"{_ROW} WHERE e.id IN ({marks})", tuple(part)):
                found[row.id] = row
        return [found[number] for number in ids if number in found]

    def detail(self, episode_id: EpisodeId) -> EpisodeDetail:
        """Everything about one episode. Raises NotFoundError."""
        rows = self.by_ids([episode_id])
        if not rows:
            raise NotFoundError(
                f"There is no episode {episode_id}; `podplayer episodes` lists them."
            )
        db = self._db
        head = db.execute(
            """
            SELECT e.link, e.url, e.mime, e.size, e.season, e.number, e.kind, d.path,
                   coalesce(n.notes, '')
            FROM episode AS e
            LEFT JOIN episode_notes AS n ON n.episode_id = e.id
            LEFT JOIN download AS d ON d.episode_id = e.id
            WHERE e.id = ?
            """,
            (episode_id,),
        ).fetchone()
        chapters = db.execute(
            """
            SELECT start_ms, title, end_ms, url, image, is_hidden
            FROM chapter WHERE episode_id = ? ORDER BY start_ms
            """,
            (episode_id,),
        )
        transcripts = db.execute(
            "SELECT url, mime, language FROM transcript WHERE episode_id = ?", (episode_id,)
        )
        people = db.execute(
            """
            SELECT name, role, url, image FROM person
            WHERE episode_id = :episode OR (podcast_id = :podcast AND episode_id IS NULL)
            """,
            {"episode": episode_id, "podcast": rows[0].podcast_id},
        )
        return EpisodeDetail(
            row=rows[0],
            notes=head[8],
            link=head[0],
            enclosure=Enclosure(url=head[1], mime=head[2], size=head[3]) if head[1] else None,
            season=head[4],
            number=head[5],
            kind=head[6],
            file=head[7],
            chapters=tuple(
                Chapter(
                    start=Ms(start), title=title, end=None if end is None else Ms(end),
                    url=url, image=image, is_hidden=bool(hidden),
                )
                for start, title, end, url, image, hidden in chapters
            ),
            transcripts=tuple(
                TranscriptLink(url=url, mime=mime, language=language)
                for url, mime, language in transcripts
            ),
            people=tuple(
                Person(name=name, role=role, url=url, image=image)
                for name, role, url, image in people
            ),
        )  # fmt: skip

    def find(self, feed_url: str, guid: str | None, title: str | None) -> EpisodeId | None:
        """The episode that a listening line means: feed and GUID, or feed and title."""
        found = self._db.one(
            """
            SELECT e.id FROM episode AS e JOIN podcast AS p ON p.id = e.podcast_id
            WHERE (p.feed_url = :url OR EXISTS (
                      SELECT 1 FROM podcast_address AS a
                      WHERE a.podcast_id = p.id AND a.url = :url))
              AND (e.guid = :guid OR e.title = :title)
            ORDER BY e.guid = :guid DESC, e.id DESC LIMIT 1
            """,
            {"url": feed_url, "guid": guid, "title": title},
        )
        return None if found is None else EpisodeId(found)

    def texts(self, ids: Sequence[EpisodeId]) -> list[EpisodeText]:
        """The words of some episodes, for documents; unknown ids are left out."""
        texts = []
        for start in range(0, len(ids), _CHUNK):
            part = tuple(ids[start : start + _CHUNK])
            marks = ",".join("?" * len(part))
            people = dict(
                self._db.execute(
                    f"SELECT episode_id, group_concat(name, char(10)) FROM person "  # noqa: S608
                    f"WHERE episode_id IN ({marks}) GROUP BY episode_id",
                    part,
                ).fetchall()
            )
            rows = self._db.execute(
                f"""
                SELECT e.id, e.podcast_id, e.title, coalesce(n.notes, ''), e.summary, p.title,
                       p.description, p.categories, coalesce(e.language, p.language)
                FROM episode AS e JOIN podcast AS p ON p.id = e.podcast_id
                LEFT JOIN episode_notes AS n ON n.episode_id = e.id
                WHERE e.id IN ({marks})
                """,  # noqa: S608 - question marks
                part,
            )
            texts += [
                EpisodeText(
                    id=EpisodeId(row[0]), podcast_id=PodcastId(row[1]), title=row[2],
                    notes=row[3], summary=row[4], podcast_title=row[5],
                    podcast_description=row[6], categories=tuple(json.loads(row[7])),
                    people=tuple((people.get(row[0]) or "").split("\n")) if people.get(row[0])
                    else (), language=row[8],
                )
                for row in rows
            ]  # fmt: skip
        return texts

    def set_heard(self, ids: Sequence[EpisodeId], *, heard: bool, now: datetime) -> None:
        """Mark as finished by hand, or as not finished, which also forgets the position."""
        with self._db.transaction(is_durable=True):
            self._db.executemany(
                """
                INSERT INTO progress (episode_id, finished_at) VALUES (:id, :at)
                ON CONFLICT (episode_id) DO UPDATE
                SET finished_at = :at, position_ms = iif(:at IS NULL, 0, position_ms),
                    heard_ms = iif(:at IS NULL, 0, heard_ms)
                """,
                [{"id": number, "at": to_text(now) if heard else None} for number in ids],
            )

    def set_favourite(self, episode_id: EpisodeId, *, favourite: bool, now: datetime) -> None:
        """Set or take the heart."""
        with self._db.transaction(is_durable=True):
            self._db.execute(
                """
                INSERT INTO progress (episode_id, favourite_at) VALUES (:id, :at)
                ON CONFLICT (episode_id) DO UPDATE SET favourite_at = :at
                """,
                {"id": episode_id, "at": to_text(now) if favourite else None},
            )

    def _fetch(self, sql: str, parameters: Parameters) -> list[EpisodeRow]:
        cursor = self._db.execute(sql, parameters)
        cursor.row_factory = sqlite3.Row
        return [_episode_row(row) for row in cursor]


def _episode_row(row: sqlite3.Row) -> EpisodeRow:
    if row["finished_at"] is not None:
        state = EpisodeState.HEARD
    elif row["position"] or row["heard"]:
        state = EpisodeState.STARTED
    else:
        state = EpisodeState.NEW
    return EpisodeRow(
        id=EpisodeId(row["id"]),
        podcast_id=PodcastId(row["podcast_id"]),
        podcast_title=row["show"],
        title=row["title"],
        guid=row["guid"],
        url=row["url"],
        published=from_text_or_none(row["published"]),
        duration=None if row["duration_ms"] is None else Ms(row["duration_ms"]),
        position=Ms(row["position"]),
        heard=Ms(row["heard"]),
        state=state,
        is_downloaded=row["downloaded"] is not None,
        is_favourite=row["favourite_at"] is not None,
        is_queued=row["queued"] is not None,
        has_chapters=bool(row["has_chapters"]),
        has_transcript=bool(row["has_transcript"]),
        has_left_feed=row["left_feed_at"] is not None,
        cover_url=row["cover"],
        summary=row["summary"],
        language=row["language"] or row["show_language"],
    )
