"""Episodes as lists and pages show them."""

import json
from collections.abc import Sequence
from datetime import datetime

from podplayer.model.errors import NotFoundError
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import EpisodeDetail, EpisodeOrder, EpisodeRow, EpisodeState
from podplayer.model.sentence import say
from podplayer.model.shelves import EpisodeFilter, Page
from podplayer.model.text import EpisodeText
from podplayer.storage.database import Database
from podplayer.storage.episode_details import detail_of
from podplayer.storage.episode_lists import EpisodeLists
from podplayer.storage.episode_rows import CHUNK, rows_of
from podplayer.storage.times import to_text


class Episodes:
    """Reading episodes, and the few marks that a listener sets on them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._lists = EpisodeLists(db)

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
        """A page of a simple list; EpisodeLists has the others."""
        chosen = _chosen(podcast_id, state, downloaded, favourite, since)
        return self._lists.rows(chosen, Page(order=order, limit=limit, offset=offset))

    def count(
        self,
        *,
        podcast_id: PodcastId | None = None,
        state: EpisodeState | None = None,
        downloaded: bool = False,
        since: datetime | None = None,
    ) -> int:
        """How long the list with the same filters is."""
        return self._lists.count(_chosen(podcast_id, state, downloaded, False, since))  # noqa: FBT003

    def by_ids(self, ids: Sequence[EpisodeId]) -> list[EpisodeRow]:
        """The rows of some episodes, in the order asked; unknown ids are left out."""
        return rows_of(self._db, ids)

    def detail(self, episode_id: EpisodeId) -> EpisodeDetail:
        """Everything about one episode. Raises NotFoundError."""
        rows = self.by_ids([episode_id])
        if not rows:
            raise NotFoundError(
                say(
                    "There is no episode {episode_id}; `podplayer episodes` lists them.",
                    episode_id=episode_id,
                )
            )
        return detail_of(self._db, rows[0])

    def has(self, episode_id: EpisodeId) -> bool:
        """Whether it is there: its show may have been erased."""
        return self._db.one("SELECT 1 FROM episode WHERE id = ?", (episode_id,)) is not None

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
        for start in range(0, len(ids), CHUNK):
            part = tuple(ids[start : start + CHUNK])
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


def _chosen(
    podcast_id: PodcastId | None,
    state: EpisodeState | None,
    downloaded: bool,  # noqa: FBT001
    favourite: bool,  # noqa: FBT001
    since: datetime | None,
) -> EpisodeFilter:
    return EpisodeFilter(
        podcast_ids=() if podcast_id is None else (podcast_id,),
        states=() if state is None else (state,),
        downloaded=True if downloaded else None,
        favourite=True if favourite else None,
        since=since,
    )
