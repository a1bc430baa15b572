"""The nouns of ranking as numpy columns: from here on an episode is a row number, not an id."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Sims = NDArray[np.float32]
"""Similarities of many with many: half the memory of Reals, and four times as fast to sort."""
Reals = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NO_LANGUAGE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Items:
    """Episodes of the library as columns; what does not change by listening."""

    ids: Ints
    """(n,) episode ids, ascending."""
    shows: Ints
    """(n,) podcast ids."""
    published: Reals
    """(n,) seconds since 1970 in UTC, NaN where the feed has no date."""
    minutes: Reals
    """(n,) duration, NaN where unknown."""
    languages: Ints
    """(n,) a number for each language, NO_LANGUAGE where unknown."""
    places: Ints
    """(n,) position within the show in order of publication, from 0."""
    is_serial: Bools
    """(n,) the show tells one story from its first episode on."""

    def __len__(self) -> int:
        return len(self.ids)

    def find(self, ids: Sequence[int]) -> Ints:
        """The row of each id, -1 where it is not in the library."""
        wanted = np.asarray(ids, dtype=np.int64)
        if not len(self.ids):
            return np.full(len(wanted), -1, dtype=np.int64)
        rows = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        return np.where(self.ids[rows] == wanted, rows, -1)

    def rows(self, ids: Sequence[int]) -> Ints:
        """Row numbers of the ids that are in the library, in the order given."""
        rows = self.find(ids)
        return rows[rows >= 0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class States:
    """What listening and downloading made of the items; aligned with Items."""

    left_minutes: Reals
    """What remains to be heard, NaN where the duration is unknown."""
    is_finished: Bools
    is_started: Bools
    is_downloaded: Bools
    has_left_feed: Bools
    is_offered: Bools
    """It can be heard at all, its show is followed, and it is no trailer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Events:
    """Plays and answers in the order of time: the whole history a taste is folded from."""

    items: Ints
    """(n,) row in Items."""
    shows: Ints
    at: Reals
    """(n,) seconds since 1970: when a play began, or an answer was given."""
    engagement: Reals
    """(n,) -1 dropped to 1 heard to the end."""
    weights: Reals
    """(n,) how much it counts: 2 where the listener said so."""
    is_play: Bools
    """False for an answer ("more", "less"), which is no sign of when or how often one listens."""
    is_tag: Bools
    """An answer that nobody gave about this episode: the tag of its show stands for it."""
    hours: Reals
    """(n,) local time of day, 0 to 24."""
    is_weekend: Bools
    minutes: Reals
    """(n,) minutes that were asked for, NaN where none."""
    moods: Reals
    """(n, 2) valence and arousal that were set, NaN where none."""
    contexts: Ints
    """(n,) context ids, -1 where none."""

    def __len__(self) -> int:
        return len(self.items)

    def before(self, count: int) -> "Events":
        """The first `count` events: the history as it was at that moment."""
        return Events(**{name: getattr(self, name)[:count] for name in self.__slots__})

    @property
    def is_heard(self) -> Bools:
        """Plays and answers that speak for an episode."""
        return self.engagement > 0

    @property
    def is_dropped(self) -> Bools:
        """Plays and answers that speak against an episode."""
        return self.engagement < 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShownLog:
    """What was recommended, in the order of time."""

    items: Ints
    contexts: Ints
    ranks: Ints
    at: Reals

    def __len__(self) -> int:
        return len(self.items)

    @classmethod
    def empty(cls) -> "ShownLog":
        """Nothing was ever recommended."""
        none = np.zeros(0, dtype=np.int64)
        return cls(items=none, contexts=none, ranks=none, at=np.zeros(0))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moments:
    """Decisions to be looked at: a listener, a time, and the episodes to choose from."""

    events: Ints
    """(d,) how many events lie before each moment: nothing later may be used."""
    at: Reals
    hours: Reals
    is_weekend: Bools
    minutes: Reals
    moods: Reals
    rows: Ints
    """(d, m) rows in Items, -1 for padding."""

    def __len__(self) -> int:
        return len(self.events)

    def part(self, which: slice) -> "Moments":
        """Some of the moments."""
        return Moments(**{name: getattr(self, name)[which] for name in self.__slots__})

    def at_places(self, places: Ints) -> "Moments":
        """Some of the moments, by their numbers."""
        return Moments(**{name: getattr(self, name)[places] for name in self.__slots__})

    def with_rows(self, rows: Ints) -> "Moments":
        """The same moments with other episodes to choose from."""
        columns = {name: getattr(self, name) for name in self.__slots__}
        return Moments(**(columns | {"rows": rows}))


def positions_in_shows(shows: Ints, published: Reals) -> Ints:
    """Each episode's place within its show in order of publication, from 0; undated ones first."""
    order = np.lexsort((np.nan_to_num(published, nan=-np.inf), shows))
    ordered = shows[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    lengths = np.diff(np.r_[starts, len(ordered)])
    places = np.empty(len(shows), dtype=np.int64)
    places[order] = np.arange(len(shows)) - np.repeat(starts, lengths)
    return places


def distinct(values: Ints) -> Ints:
    """The different values, ascending, of an array of any shape.

    np.unique and what is built on it look whether an array is masked: that loads numpy.ma, 10 MB
    and 50 ms.
    """
    ordered: Ints = np.sort(values, axis=None)
    is_first: Bools = np.diff(ordered, prepend=ordered[:1] - 1) != 0
    return ordered[is_first]
