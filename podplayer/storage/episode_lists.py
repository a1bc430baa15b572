"""Lists of episodes: a filter and an order become a few stretches of one index.

Every episode stands on a shelf (new, started, heard, dismissed, hidden). A list is a merge of the
shelves it shows, each read from `episode_on_shelf` in the order of dates and only as far as the
page goes. The rows come afterwards, for the ids of the page alone.
"""

import json
from datetime import datetime, timedelta

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeOrder, EpisodeRow, EpisodeState
from podplayer.model.shelves import FIRST, EpisodeFilter, Page
from podplayer.storage.database import Database
from podplayer.storage.episode_rows import rows_of
from podplayer.storage.fts_query import LEAST_PREFIX, anywhere, in_title, typed_words
from podplayer.storage.schema.library import DISMISSED, HEARD, HIDDEN, NEW, STARTED
from podplayer.storage.times import to_text

_SHELVES = {EpisodeState.NEW: NEW, EpisodeState.STARTED: STARTED, EpisodeState.HEARD: HEARD}
_FEW = 0.15
"""Share of the shows up to which a list of theirs is read show by show and then sorted."""

_COMMON = 20_000
"""Episodes with a word from which on it is common."""

_SHORT = 500
"""Rows of a page up to which it pays to probe each for a common word."""

_Parameters = dict[str, object]
_DATES = "e.published"
_KEYS = {
    EpisodeOrder.NEWEST: (_DATES, "DESC", "DESC"),
    EpisodeOrder.OLDEST: (_DATES, "ASC", "ASC"),
    EpisodeOrder.LONGEST: ("e.duration_ms", "DESC", "DESC"),
    EpisodeOrder.SHORTEST: ("e.duration_ms", "ASC", "DESC"),
    EpisodeOrder.LAST_HEARD: ("g.last_heard_at", "DESC", "DESC"),
}
"""Column, its direction, and that of the id which parts equals. What has no value comes last."""


class EpisodeLists:
    """Pages of lists. Deep pages cost as little as the first when they go on after an episode."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rows(
        self, chosen: EpisodeFilter, page: Page = FIRST, *, now: datetime | None = None
    ) -> list[EpisodeRow]:
        """A page of a list."""
        return rows_of(self._db, self.ids(chosen, page, now=now))

    def ids(
        self, chosen: EpisodeFilter, page: Page = FIRST, *, now: datetime | None = None
    ) -> list[EpisodeId]:
        """The ids of a page; `now` is needed for `last_days`."""
        query = _Query(self._db, chosen, page, now=now)
        if page.after is not None:
            return query.after(page.after, page.limit)
        return query.page(page.limit, page.offset)

    def count(self, chosen: EpisodeFilter, *, now: datetime | None = None) -> int:
        """How long the list is."""
        return _Query(self._db, chosen, FIRST, now=now).count()


class _Query:
    """One list, as SQL from own fragments and named parameters."""

    def __init__(
        self, db: Database, chosen: EpisodeFilter, page: Page, *, now: datetime | None
    ) -> None:
        self._db = db
        self._chosen = chosen
        self._order = page.order
        self._is_short = page.limit is not None and page.limit + page.offset <= _SHORT
        self._parameters: _Parameters = {}
        self._shelves = _shelves(chosen)
        self._where = self._conditions(now)
        self._table = self._path()

    # ------------------------------------------------------------ pages

    def page(self, limit: int | None, offset: int = 0, *, where: str = "1") -> list[EpisodeId]:
        column, direction, ties = _KEYS[self._order]
        branches = " UNION ALL ".join(
            f"SELECT e.id AS id, {column} AS value FROM {self._table} "  # noqa: S608 - own fragments
            f"WHERE e.shelf {shelves} AND {where} AND {self._where}"
            for shelves in self._branches()
        )
        last = "" if direction == "DESC" else "NULLS LAST"
        rows = self._db.execute(
            f"{branches} ORDER BY value {direction} {last}, id {ties} LIMIT :limit OFFSET :offset",
            {**self._parameters, "limit": -1 if limit is None else limit, "offset": offset},
        )
        return [EpisodeId(row[0]) for row in rows]

    def after(self, episode_id: EpisodeId, limit: int | None) -> list[EpisodeId]:
        """The page that begins behind an episode: those with a value, then those without."""
        column, direction, ties = _KEYS[self._order]
        value = self._value_of(episode_id)
        self._parameters |= {"value": value, "after": episode_id}
        sign, tie = ("<" if way == "DESC" else ">" for way in (direction, ties))
        if value is None:
            return self.page(limit, where=f"{column} IS NULL AND e.id {tie} :after")
        if sign == tie:
            further = f"({column}, e.id) {sign} (:value, :after)"
        else:
            further = f"{column} {sign}= :value AND ({column} <> :value OR e.id {tie} :after)"
        found = self.page(limit, where=further)
        if limit is None or len(found) < limit:
            rest = None if limit is None else limit - len(found)
            found += self.page(rest, where=f"{column} IS NULL")
        return found

    def count(self) -> int:
        shelves = ",".join(map(str, self._shelves))
        return int(
            self._db.one(
                f"SELECT count(*) FROM {self._table} "  # noqa: S608 - own fragments
                f"WHERE e.shelf IN ({shelves}) AND {self._where}",
                self._parameters,
            )
            or 0
        )

    def _value_of(self, episode_id: EpisodeId) -> str | int | None:
        value: str | int | None = self._db.one(
            f"SELECT {_KEYS[self._order][0]} FROM episode AS e "  # noqa: S608 - own fragments
            "LEFT JOIN progress AS g ON g.episode_id = e.id WHERE e.id = ?",
            (episode_id,),
        )
        return value

    # ------------------------------------------------------------ conditions

    def _branches(self) -> list[str]:
        """A branch a shelf where the index has the order, so that SQLite merges and stops early."""
        if "episode_on_shelf" in self._table and self._is_by_date():
            return [f"= {shelf}" for shelf in self._shelves]
        return [f"IN ({','.join(map(str, self._shelves))})"]

    def _is_by_date(self) -> bool:
        return _KEYS[self._order][0] == _DATES

    def _path(self) -> str:
        """Where to begin reading: with what is rarest."""
        chosen = self._chosen
        if self._order is EpisodeOrder.LAST_HEARD:
            return "progress AS g CROSS JOIN episode AS e ON e.id = g.episode_id"
        if chosen.downloaded or chosen.favourite:
            return "episode AS e NOT INDEXED"
        if self._has_few_shows():
            return "episode AS e INDEXED BY episode_of_podcast"
        return "episode AS e INDEXED BY episode_on_shelf"

    def _has_few_shows(self) -> bool:
        chosen = self._chosen
        if len(chosen.podcast_ids) == 1:
            return True
        if not (chosen.podcast_ids or chosen.tags):
            return False
        every = int(self._db.one("SELECT count(*) FROM podcast") or 0)
        some = len(chosen.podcast_ids) or int(
            self._db.one(f"SELECT count(*) FROM ({_TAGGED})", self._parameters) or 0  # noqa: S608
        )
        return some <= max(1, every * _FEW)

    def _conditions(self, now: datetime | None) -> str:
        chosen, found = self._chosen, list[str]()
        if self._order is EpisodeOrder.LAST_HEARD:
            found.append("g.last_heard_at IS NOT NULL")
        found += self._shows()
        if chosen.downloaded is not None:
            found.append(f"e.id {_in(chosen.downloaded)} ({_DOWNLOADED})")
        if chosen.favourite is not None:
            found.append(f"e.id {_in(chosen.favourite)} ({_FAVOURITES})")
        if chosen.min_duration is not None:
            found.append("e.duration_ms >= :least")
            self._parameters["least"] = chosen.min_duration
        if chosen.max_duration is not None:
            found.append("e.duration_ms <= :most")
            self._parameters["most"] = chosen.max_duration
        since = _since(chosen, now)
        if since is not None:
            found.append("e.published >= :since")
            self._parameters["since"] = to_text(since)
        if chosen.words.strip():
            found.append(self._words(typed_words(chosen.words)))
        return " AND ".join(found)

    def _words(self, words: list[str]) -> str:
        """Whether an episode has the words; the beginnings of short ones count in titles only."""
        if not words:
            return "0"  # signs only: nothing has them
        common = {
            word for word in words if self._is_common("episode_fts", anywhere([word], whole=[word]))
        }
        is_whole = len(common) == len(set(words))
        ways = [self._matches("episode_fts", anywhere(words, whole=common), is_whole=is_whole)]
        if any(len(word) < LEAST_PREFIX for word in words):
            ways.append(self._matches("title_fts", in_title(words), is_whole=len(words) == 1))
        return f"({' OR '.join(ways)})"

    def _matches(self, table: str, query: str, *, is_whole: bool) -> str:
        """Rare words name the episodes, with common ones each episode of a page is probed.

        To collect the numbers of all that have a common word takes 140 ms in 300,000 episodes. A
        probe is cheap only where nothing has to be merged for it: whole words, and short beginnings
        in the index of titles, which has them as words.
        """
        name = f"match_{table}"
        self._parameters[name] = query
        found = f"SELECT f.rowid FROM {table} AS f WHERE {table} MATCH :{name}"  # noqa: S608
        if self._is_short and self._is_by_date() and is_whole and self._is_common(table, query):
            return f"EXISTS ({found} AND f.rowid = e.id)"
        return f"e.id IN ({found})"

    def _is_common(self, table: str, query: str) -> bool:
        matches = self._db.one(
            f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH :query LIMIT :most)",  # noqa: S608
            {"query": query, "most": _COMMON},
        )
        return matches == _COMMON

    def _shows(self) -> list[str]:
        chosen = self._chosen
        # To name a show is to ask for it, archived or not.
        every = chosen.archived or bool(chosen.podcast_ids)
        found = [f"e.podcast_id NOT IN ({_DROPPED if every else _PUT_AWAY})"]
        if len(chosen.podcast_ids) == 1:
            found.append("e.podcast_id = :podcast")
            self._parameters["podcast"] = chosen.podcast_ids[0]
        elif chosen.podcast_ids:
            found.append("e.podcast_id IN (SELECT value FROM json_each(:podcasts))")
            self._parameters["podcasts"] = json.dumps(list(chosen.podcast_ids))
        if chosen.tags:
            found.append(f"e.podcast_id IN ({_TAGGED})")
            self._parameters["tags"] = json.dumps(list(chosen.tags))
        return found


_DROPPED = "SELECT id FROM podcast WHERE unsubscribed_at IS NOT NULL"
_PUT_AWAY = f"{_DROPPED} OR archived_at IS NOT NULL"
_TAGGED = "SELECT podcast_id FROM podcast_tag WHERE tag IN (SELECT value FROM json_each(:tags))"
_DOWNLOADED = "SELECT episode_id FROM download"
_FAVOURITES = "SELECT episode_id FROM progress WHERE favourite_at IS NOT NULL"


def _in(is_wanted: bool) -> str:  # noqa: FBT001 - both ways of one condition
    return "IN" if is_wanted else "NOT IN"


def _shelves(chosen: EpisodeFilter) -> list[int]:
    """The shelves that a list shows."""
    if chosen.hidden:
        return [HIDDEN]
    if chosen.dismissed:
        return [DISMISSED]
    if chosen.states:
        return [_SHELVES[state] for state in dict.fromkeys(chosen.states)]
    return [NEW, STARTED, HEARD] if chosen.dismissed is False else [NEW, STARTED, HEARD, DISMISSED]


def _since(chosen: EpisodeFilter, now: datetime | None) -> datetime | None:
    """The later of the two beginnings that a filter may have."""
    days = chosen.last_days
    moving = None if days is None or now is None else now - timedelta(days=days)
    given = [moment for moment in (chosen.since, moving) if moment is not None]
    return max(given, default=None)
