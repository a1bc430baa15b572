"""What ranking needs of the library, gathered once and kept while it holds."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.listening import Feedback, FeedbackKind, PlaySpan, Shown
from podplayer.recommender.affect import Affect, likeness
from podplayer.recommender.columns import (
    Ints,
    Items,
    ShownLog,
    States,
    distinct,
)
from podplayer.recommender.keywords import Words, tokens
from podplayer.recommender.pipeline import Catalogue, History
from podplayer.recommender.profile import (
    TAGGED,
    Blocks,
    Plays,
    blocks,
    fold,
    misleading,
    standing,
)
from podplayer.recommender.senses import Senses
from podplayer.recommender.space import Space, fit_whitening
from podplayer.recommender.vectors import Transform
from podplayer.recommender.world import Stated
from podplayer.services.library_columns import Library, read_items
from podplayer.services.prior import shipped_prior
from podplayer.services.sense_data import SenseData, read_affect
from podplayer.services.stated import place
from podplayer.storage.database import Database
from podplayer.storage.interests import InterestTable, InterestVector
from podplayer.storage.listening import ListeningLog
from podplayer.storage.marks import ShowMarks
from podplayer.storage.ranking import RankingTables
from podplayer.storage.vectors import Vectors

_VECTORS, _SENSES, _LIBRARY = "vectors", "senses", "library"
_SAMPLE = 4000
_SLICE = 2000
"""Vectors that are float32 at one time: 3 MB, of which there are five copies at most."""
_NEIGHBOURS_OF, _NEIGHBOURS = 20, 40
_ANEW = 0.2
"""Share of new documents above which all keywords are weighed anew."""


@dataclass(frozen=True, slots=True)
class _Played:
    """What of the log is joined to plays already."""

    plays: Plays
    count: int
    """Of spans."""
    last: int
    """The id of the span that was written last."""
    until: datetime

    @classmethod
    def of(cls, spans: Sequence[PlaySpan], *, last: int) -> "_Played":
        until = spans[-1].heard_at if spans else datetime.min.replace(tzinfo=UTC)
        return cls(Plays(spans), len(spans), last, until)


@dataclass(frozen=True, slots=True)
class _Space:
    encoder: str | None
    space: Space
    affect: Affect
    """What the texts say of moods."""
    place: Callable[[Sequence[InterestVector]], Stated | None] = lambda _: None
    """Puts named interests among the episodes."""


class RankingData:
    """Columns, vectors and history, each read again only when a mark in the library changed.

    Safe between threads: one ranks at a time.
    """

    def __init__(self, db: Database, *, encoder: Callable[[], str | None]) -> None:
        self._tables = RankingTables(db)
        self._log = ListeningLog(db)
        self._marks = ShowMarks(db)
        self._vectors = Vectors(db)
        self._encoder = encoder
        self._items: tuple[tuple[int, ...], Library] | None = None
        self._space: tuple[tuple[object, ...], _Space] | None = None
        self._sense_data = SenseData(db)
        self._senses: tuple[Affect, Senses] | None = None
        self._neighbours: tuple[History, Ints] | None = None
        self._interests = InterestTable(db)
        self._stated: tuple[_Space, list[InterestVector], Stated | None] | None = None
        self._words: tuple[frozenset[int], Words] | None = None
        self._played: _Played | None = None
        self.prior = shipped_prior()
        self._outdated: set[str] = set()
        self.lock = threading.RLock()

    def forget(self) -> None:
        """Drop everything that was gathered: after it nothing of what was forgotten is left."""
        with self.lock:
            self._items = self._space = self._words = self._neighbours = None
            self._senses = self._stated = self._played = None

    # Whoever stores something must not wait until a ranking under way is done: what these three
    # say is heeded by the next one.

    def vectors_changed(self) -> None:
        """Vectors were added or replaced."""
        self._outdated.add(_VECTORS)

    def senses_changed(self) -> None:
        """Recordings were heard, or covers seen."""
        self._outdated.add(_SENSES)

    def library_changed(self) -> None:
        """Episodes were added or rewritten."""
        self._outdated.add(_LIBRARY)

    def refresh(self) -> bool:
        """Drop what is outdated, to be called once before a ranking. Whether anything was."""
        outdated = {self._outdated.pop() for _ in range(len(self._outdated))}
        mark = self._tables.library_mark()
        is_other = self._items is None or self._items[0] != mark
        if _VECTORS in outdated or is_other:
            self._space = None
        if _SENSES in outdated:
            self._senses = None
        if _LIBRARY in outdated or is_other:
            self._words = None
            self._items = (mark, read_items(self._tables.episodes()))
        if outdated - {_SENSES} or is_other:
            self._neighbours = None
        return bool(outdated) or is_other

    # ------------------------------------------------------------ the library

    def items(self) -> Items:
        """The episodes as columns."""
        return self._gathered().items

    def _gathered(self) -> Library:
        if self._items is None:
            self.refresh()
        if self._items is None:
            raise AssertionError
        return self._items[1]

    def states(self) -> States:
        """How far the listener is with each episode, and what is on disk."""
        library = self._gathered()
        items = library.items
        size = len(items)
        heard, finished = np.zeros(size), np.zeros(size, dtype=np.bool_)
        position, downloaded = np.zeros(size), np.zeros(size, dtype=np.bool_)
        touched = self._tables.progress()
        rows = items.find(touched.ids)
        is_here = rows >= 0
        rows = rows[is_here]
        heard[rows] = np.array(touched.heard)[is_here] / 60_000
        position[rows] = np.array(touched.positions)[is_here] / 60_000
        finished[rows] = np.array(touched.is_finished)[is_here]
        downloaded[items.rows(self._tables.downloaded())] = True
        is_offered = library.is_followed.copy()
        is_offered[items.rows(self._tables.put_away())] = False
        return States(
            left_minutes=np.maximum(items.minutes - position, 0),
            is_finished=finished,
            is_started=(heard > 0) | (position > 0),
            is_downloaded=downloaded,
            has_left_feed=library.has_left_feed,
            is_offered=is_offered,
        )

    # ------------------------------------------------------------ the log

    def log_mark(self) -> tuple[int, ...]:
        """Changes whenever the log does."""
        return (*self._tables.log_mark(), *self._marks.praise_mark())

    def feedback(self) -> list[Feedback]:
        """The answers that stand; hearts, written notes and tags of shows count as such."""
        answers = [
            answer
            for answer in standing(self._log.feedback())
            if answer.kind is not FeedbackKind.FAVOURITE
        ]
        answers += [
            Feedback(episode_id=episode_id, kind=FeedbackKind.FAVOURITE, at=at)
            for episode_id, at in self._tables.hearts()
        ]
        answers += [
            Feedback(episode_id=episode_id, kind=FeedbackKind.MORE, at=at)
            for episode_id, at in self._tables.noted()
        ]
        answers += [
            Feedback(episode_id=episode_id, kind=FeedbackKind.MORE, at=at, note=TAGGED)
            for episode_id, at in self._marks.praised()
        ]
        return sorted(answers, key=lambda answer: answer.at)

    def history(self, *, utc_offset: int) -> History:
        """The log, folded."""
        items = self.items()
        answers = self.feedback()
        events = fold(
            self._plays().in_order(),
            answers,
            items=items,
            contexts=self._log.contexts(),
            utc_offset=utc_offset,
        )
        return History(
            events=events,
            shown=_shown_log(self._log.shown(), items),
            misled=misleading(answers),
            interests=self.interests(),
            prior=self.prior,
        )

    def _plays(self) -> Plays:
        """Only what was heard since the last look is read, where nothing else changed."""
        count, last = self._tables.log_mark()[:2]
        known = self._played
        if known is not None:
            added = self._log.spans(after=known.last)
            in_order = not added or added[0].heard_at >= known.until
            if in_order and known.count + len(added) == count:
                known.plays.add(added)
                until = added[-1].heard_at if added else known.until
                self._played = _Played(known.plays, count, last, until)
                return known.plays
        self._played = _Played.of(self._log.spans(), last=last)
        return self._played.plays

    def blocks(self, now: datetime) -> Blocks:
        """What must not be recommended now."""
        items = self.items()
        answers = self._log.feedback()
        rows = items.find([answer.episode_id for answer in answers]).tolist()
        show_of = {
            answer.episode_id: PodcastId(int(items.shows[row]))
            for answer, row in zip(answers, rows, strict=True)
            if row >= 0
        }
        return blocks(answers, show_of=show_of, now=now)

    # ------------------------------------------------------------ vectors and words

    @property
    def encoder(self) -> str | None:
        """Whose vectors are in use."""
        return self._spaced().encoder

    def space(self) -> Space:
        """Whitened vectors of the whole library, in 8 bits."""
        return self._spaced().space

    def _spaced(self) -> _Space:
        items = self.items()
        name = self._encoder()
        mark = (name, len(items))
        if self._space is None or self._space[0] != mark:
            if name is None:
                found = _Space(None, Space.empty(len(items)), Affect.unknown(len(items)))
            else:
                found = self._read_space(name, items)
            self._space = (mark, found)
        return self._space[1]

    def _read_space(self, name: str, items: Items) -> _Space:
        ids = [EpisodeId(int(number)) for number in items.ids]
        sample_ids = ids[:: max(1, len(ids) // _SAMPLE)]
        table = self._vectors.load(name, sample_ids)
        if not table.dimensions:
            return _Space(name, Space.empty(len(items)), Affect.unknown(len(items)))
        transform = Transform.centring(table.dimensions, self._vectors.means(name))
        whitening = fit_whitening(transform.table(table))
        anchors = self._sense_data.anchors(name, transform)
        parts, placed, likenesses = [], [], []
        for start in range(0, len(ids), _SLICE):
            table = self._vectors.load(name, ids[start : start + _SLICE])
            rows, vectors = items.rows(table.ids), transform.table(table)
            parts.append(
                Space.build(items=len(items), rows=rows, vectors=vectors, whitening=whitening)
            )
            if anchors is not None:
                placed.append(rows)
                likenesses.append(likeness(vectors, anchors.vectors))
        felt = Affect.unknown(len(items))
        if anchors is not None and placed:
            everywhere, alike = np.concatenate(placed), np.concatenate(likenesses)
            felt = read_affect(len(items), everywhere, alike, anchors)
        return _Space(
            name, Space.joined(parts), felt, lambda said: place(said, transform, whitening)
        )

    def interests(self) -> Stated | None:
        """What the listener named, as far as it was encoded; the same object while that holds."""
        spaced = self._spaced()
        said = self._interests.vectors(spaced.encoder) if spaced.encoder else []
        known = self._stated
        if known is None or known[0] is not spaced or known[1] != said:
            self._stated = known = (spaced, said, spaced.place(said))
        return known[2]

    def senses(self) -> Senses:
        """Sound, covers and moods of the whole library."""
        felt = self._spaced().affect
        if self._senses is None or self._senses[0] is not felt:
            self._senses = (felt, self._sense_data.senses(self.items(), felt))
        return self._senses[1]

    def words(self, needed: Sequence[int]) -> Words:
        """Keywords of some rows (and those that were needed before)."""
        wanted = frozenset(needed)
        if self._words is None or not wanted <= self._words[0]:
            known = frozenset[int]() if self._words is None else self._words[0]
            self._words = (wanted | known, self._build_words(wanted | known, wanted - known))
        return self._words[1]

    def _build_words(self, kept: frozenset[int], missing: frozenset[int]) -> Words:
        """From the start, or what is missing added; its weights come from those there already."""
        size = len(self.items())
        if self._words is None or len(missing) > _ANEW * len(kept):
            rows = np.array(sorted(kept), dtype=np.int64)
            return Words.build(items=size, rows=rows, documents=self._documents(rows))
        rows = np.array(sorted(missing), dtype=np.int64)
        return self._words[1].extended(rows, self._documents(rows))

    def _documents(self, rows: Ints) -> list[list[str]]:
        numbers = [EpisodeId(int(number)) for number in self.items().ids[rows]]
        texts = self._tables.words(numbers)
        return [tokens(texts.get(int(number), "")) for number in numbers]

    def _near(self, history: History, space: Space) -> Ints:
        if self._neighbours is None or self._neighbours[0] is not history:
            liked = np.flatnonzero(history.events.is_heard)[-_NEIGHBOURS_OF:]
            rows = distinct(history.events.items[liked])
            rows = rows[space.has(rows)]
            queries = space.of(rows)
            if history.interests is not None:
                queries = np.concatenate([queries, history.interests.vectors])
            self._neighbours = (history, space.nearest(queries, each=_NEIGHBOURS))
        return self._neighbours[1]

    def catalogue(self, history: History, *, now: datetime) -> Catalogue:
        """The library as a ranking sees it."""
        items, space = self.items(), self.space()
        return Catalogue(
            items=items,
            states=self.states(),
            blocks=self.blocks(now),
            neighbours=self._near(history, space),
            senses=self.senses(),
            names={int(show): name for show, name in self._tables.show_names().items()},
        )


def _shown_log(shown: Sequence[Shown], items: Items) -> ShownLog:
    rows = items.find([line.episode_id for line in shown])
    kept = [line for line, row in zip(shown, rows.tolist(), strict=True) if row >= 0]
    return ShownLog(
        items=rows[rows >= 0],
        contexts=np.array([line.context_id for line in kept], dtype=np.int64),
        ranks=np.array([line.rank for line in kept], dtype=np.int64),
        at=np.array([line.at.timestamp() for line in kept], dtype=np.float64),
    )
