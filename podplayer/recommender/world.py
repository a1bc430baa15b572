"""Everything that features are made of: the library, the history, and what follows from both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from podplayer.recommender import context, sense_features
from podplayer.recommender.columns import Events, Ints, Items, Reals, ShownLog, Vectors
from podplayer.recommender.keywords import Words
from podplayer.recommender.senses import Senses
from podplayer.recommender.space import Space

LIKED_WINDOW, DROPPED_WINDOW, REFUSED_WINDOW = 300, 100, 100
A_SITTING = 6 * 3600.0
"""Seconds within which what is played was chosen from what was shown."""
_A_DAY = 86400.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Refused:
    """What lay in a list and was not played within six hours, in the order of time.

    A weak no: a list is glanced at. Many weak ones, near to each other, are a subject that the
    listener passes over; from no history at all they are most of what there is to learn from.
    """

    items: Ints
    at: Reals

    @classmethod
    def of(cls, shown: ShownLog, events: Events) -> "Refused":
        """Leave out what was chosen, and what was shown again within a day."""
        if not len(shown):
            return cls(items=np.zeros(0, np.int64), at=np.zeros(0))
        order = np.argsort(shown.at, kind="stable")
        items, at = shown.items[order], shown.at[order]
        by_item = np.lexsort((at, items))
        again = np.zeros(len(items), dtype=np.bool_)
        again[by_item[1:]] = (np.diff(items[by_item]) == 0) & (np.diff(at[by_item]) < _A_DAY)
        played = np.sort(shown_key(events.items, events.at))
        first = np.searchsorted(played, shown_key(items, at))
        last = np.searchsorted(played, shown_key(items, at + A_SITTING), "right")
        kept = ~again & (first == last)
        return cls(items=items[kept], at=at[kept])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stated:
    """What the listener said that they like."""

    vectors: Vectors
    """(i, k) whitened; as long as the interest weighs, 1 as a rule."""
    names: Sequence[str]


@dataclass(frozen=True, kw_only=True, eq=False)
class World:
    """Everything that features are made of."""

    items: Items
    events: Events
    space: Space
    words: Words
    shown: ShownLog = field(default_factory=ShownLog.empty)
    senses: Senses | None = None
    """Sound, covers and moods; None without any."""
    interests: Stated | None = None
    """What the listener typed; None without any."""

    @property
    def past(self) -> sense_features.Past:
        """What sounds and looks are compared with."""
        return sense_features.Past(items=self.items, events=self.events, liked=self.liked)

    @cached_property
    def trust(self) -> Reals:
        """How far the hour is believed before each event."""
        return context.trust(self.events)

    @cached_property
    def liked(self) -> Ints:
        """Events that speak for an episode."""
        return np.flatnonzero(self.events.is_heard)

    @cached_property
    def dropped(self) -> Ints:
        """Events that speak against one."""
        return np.flatnonzero(self.events.is_dropped)

    @cached_property
    def played(self) -> Ints:
        """Events that are plays, not answers."""
        return np.flatnonzero(self.events.is_play)

    @cached_property
    def refused(self) -> Refused:
        """What was recommended and not chosen."""
        return Refused.of(self.shown, self.events)

    @cached_property
    def shown_keys(self) -> Reals:
        """Sorted item-and-time keys of the list log, to count by two searches."""
        return np.sort(shown_key(self.shown.items, self.shown.at))


def shown_key(items: Ints, at: Reals) -> Reals:
    """A number for an item and a time, so that both are sorted and looked up at once."""
    return np.asarray(items * 1e10 + at)  # seconds since 1970 stay below 1e10 until the year 2286
