"""Full-text search over titles, shows and notes, fast enough for every keystroke.

What is best is known without looking at everything: a title that begins with what was typed, a
title that has it word for word, one that has all the words, a show of that name, and only then the
notes. Each step reads the newest first and stops when the page is full. To rank every match by bm25
instead takes seconds where a word is common, and a list of which the listener sees ten has no use
for it; where the notes have only a few matches, bm25 does order them.
"""

import re
from collections.abc import Callable, Container, Sequence
from itertools import islice

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.text import FoundIn, SearchHit, ShowHit
from podplayer.model.transcripts import SpokenHit
from podplayer.storage.database import Database
from podplayer.storage.fts_query import anywhere, begins, in_title, phrase, typed_words
from podplayer.storage.highlight import folded, marked, pattern_of, snippet
from podplayer.storage.transcripts import TranscriptTable

_CAP = 400
"""Matches in notes up to which bm25 ranks them; of more, the newest so many are looked at."""
_LISTED = """
    e.shelf <> 4 AND e.podcast_id NOT IN (
        SELECT id FROM podcast WHERE unsubscribed_at IS NOT NULL OR archived_at IS NOT NULL)
"""
_MOST_WORDS = 12
_FEW_WORDS = 3
"""Words up to which notes are ranked, and searched for the beginning of each: either looks at all
that have any of the words, some 10 ms for each in 300,000 episodes."""


class Search:
    """Words as the listener types them: every word must occur, the last may be unfinished."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._transcripts = TranscriptTable(db)

    def size(self) -> int:
        """About how many episodes there are: the highest id."""
        return int(self._db.one("SELECT max(id) FROM episode") or 0)

    def episodes(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """Episodes that have all words: titles first, then shows, notes and what is said."""
        words = typed_words(text)[:_MOST_WORDS]
        if not words:
            return []
        unfinished, is_short = anywhere(words, whole=words[:-1]), len(words) <= _FEW_WORDS
        found: dict[EpisodeId, FoundIn] = {}
        steps: list[tuple[FoundIn, Callable[[int], list[EpisodeId]]]] = [
            (FoundIn.TITLE, lambda count: self._titles(begins(words), count)),
            (FoundIn.TITLE, lambda count: self._titles(phrase(words), count)),
            (FoundIn.TITLE, lambda count: self._titles(in_title(words), count)),
            (FoundIn.SHOW, lambda count: self._of_shows(words, count)),
            (FoundIn.NOTES, lambda count: self._anywhere(unfinished, count, is_ranked=is_short)),
        ]
        if is_short and len(words) > 1:
            # `river delta` finds rivers and deltas too, after those that have the very words.
            steps.append((FoundIn.NOTES, lambda count: self._anywhere(anywhere(words), count)))
        for place, step in steps:
            if len(found) >= limit:
                break
            # Some of a step's were found by the one before.
            fresh = (number for number in step(limit + len(found)) if number not in found)
            found |= dict.fromkeys(islice(fresh, limit - len(found)), place)
        hits = self._hits(found, pattern_of(words))
        return hits + self._spoken(text, besides=found, count=limit - len(found))

    def _spoken(self, text: str, *, besides: Container[EpisodeId], count: int) -> list[SearchHit]:
        """Episodes in which the words are said, each with the first of its places."""
        if count <= 0:
            return []
        first: dict[EpisodeId, SpokenHit] = {}
        for hit in self._transcripts.search(text, limit=_CAP):
            if hit.episode_id not in besides:
                first.setdefault(hit.episode_id, hit)
        return [
            SearchHit(
                episode_id=number,
                score=0.0,
                snippet=hit.snippet,
                found_in=FoundIn.SPOKEN,
                at=hit.at,
            )
            for number, hit in islice(first.items(), count)
        ]

    def nearly(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        """Episodes that have most of the words, for where none has all: the shortest are let go.

        The shortest say least in most languages; at least two stay.
        """
        words = typed_words(text)[:_MOST_WORDS]
        by_length = sorted(dict.fromkeys(words), key=len, reverse=True)
        for count in range(len(by_length) - 1, 1, -1):
            kept = by_length[:count]
            numbers = self._anywhere(anywhere(kept), limit)
            if numbers:
                return self._hits(dict.fromkeys(numbers, FoundIn.NOTES), pattern_of(kept))
        return []

    def shows(self, text: str, *, limit: int = 10) -> list[ShowHit]:
        """Shows whose title or author has all words; archived ones too, last."""
        words = typed_words(text)[:_MOST_WORDS]
        if not words:
            return []
        pattern = pattern_of(words)
        rows = self._shows(words, "unsubscribed_at IS NULL")
        hits = [ShowHit(podcast_id=number, title=marked(title, pattern) or title)
                for number, title, _ in rows]  # fmt: skip
        return hits[:limit]

    # ------------------------------------------------------------ steps

    def _titles(self, query: str, count: int) -> list[EpisodeId]:
        rows = self._db.execute(
            f"""
            SELECT f.rowid FROM title_fts AS f CROSS JOIN episode AS e ON e.id = f.rowid
            WHERE title_fts MATCH :query AND {_LISTED} ORDER BY f.rowid DESC LIMIT :count
            """,  # noqa: S608 - own fragment
            {"query": query, "count": count},
        )
        return [EpisodeId(row[0]) for row in rows]

    def _of_shows(self, words: Sequence[str], count: int) -> list[EpisodeId]:
        """The newest episodes of the shows that are called so."""
        shows = self._shows(words, "unsubscribed_at IS NULL AND archived_at IS NULL")
        found: list[EpisodeId] = []
        for number, _, _ in shows:
            if len(found) >= count:
                break
            rows = self._db.execute(
                f"""
                SELECT e.id FROM episode AS e INDEXED BY episode_of_podcast
                WHERE e.podcast_id = :show AND {_LISTED}
                ORDER BY e.published DESC LIMIT :count
                """,  # noqa: S608 - own fragment
                {"show": number, "count": count - len(found)},
            )
            found += [EpisodeId(row[0]) for row in rows]
        return found

    def _shows(self, words: Sequence[str], which: str) -> list[tuple[PodcastId, str, str]]:
        """Shows that have all words in title or author, those in the title first."""
        rows = self._db.execute(
            f"""
            SELECT id, title, author FROM podcast WHERE {which}
            ORDER BY archived_at IS NOT NULL, title COLLATE NOCASE
            """  # noqa: S608 - own fragment
        ).fetchall()
        each = [pattern_of([word]) for word in words]
        in_name = [row for row in rows if _has_all(row[1], each)]
        by_author = [row for row in rows if row not in in_name and _has_all(row[2], each)]
        return in_name + by_author

    def _anywhere(self, query: str, count: int, *, is_ranked: bool = False) -> list[EpisodeId]:
        """Anywhere in the words of an episode: the newest, or the best where they are not many."""
        most = max(count, _CAP)
        newest = self._db.execute(
            f"""
            SELECT f.rowid, e.published FROM episode_fts AS f
            CROSS JOIN episode AS e ON e.id = f.rowid
            WHERE episode_fts MATCH :query AND {_LISTED} ORDER BY f.rowid DESC LIMIT :most
            """,  # noqa: S608 - own fragment
            {"query": query, "most": most},
        ).fetchall()
        if len(newest) == most or not is_ranked:
            newest.sort(key=lambda row: row[1] or "", reverse=True)
            return [EpisodeId(row[0]) for row in newest[:count]]
        ranked = self._db.execute(
            """
            SELECT rowid FROM episode_fts WHERE episode_fts MATCH :query
            ORDER BY bm25(episode_fts, 10.0, 3.0, 1.0), rowid DESC
            """,
            {"query": query},
        )
        listed = {row[0] for row in newest}
        return [EpisodeId(row[0]) for row in ranked if row[0] in listed][:count]

    # ------------------------------------------------------------ results

    def _hits(self, found: dict[EpisodeId, FoundIn], pattern: re.Pattern[str]) -> list[SearchHit]:
        hits = []
        for place, (number, where) in enumerate(found.items()):
            title = marked(self._word("SELECT title FROM episode WHERE id = ?", number), pattern)
            notes = self._word("SELECT notes FROM episode_fts WHERE rowid = ?", number)
            hits.append(
                SearchHit(
                    episode_id=number,
                    score=1 / (1 + place),
                    snippet=snippet(notes, pattern) or title or self._show_of(number, pattern),
                    found_in=where,
                    title=title,
                )
            )
        return hits

    def _show_of(self, number: EpisodeId, pattern: re.Pattern[str]) -> str:
        """The name of its show, where the words are in that alone."""
        name = self._word(
            """
            SELECT p.title FROM episode AS e JOIN podcast AS p ON p.id = e.podcast_id
            WHERE e.id = ?
            """,
            number,
        )
        return marked(name, pattern) or name

    def _word(self, sql: str, number: EpisodeId) -> str:
        return str(self._db.one(sql, (number,)) or "")


def _has_all(text: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    if not text:
        return False
    plain = folded(text)
    return all(pattern.search(plain) for pattern in patterns)
