"""Rankers that need other people's listening: what podplayer gives up by asking nobody.

They are in the tables as a measure of that price, never in the program.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from podplayer.recommender.columns import Ints, Reals, distinct
from podplayer.recommender.dataset import Choice

DAYS = 30
MOST_CELLS = 200_000_000
NAMES = ("popular-in-history", "item-knn")
_DAY = 86400.0


class Others:
    """Who took what when; of others, and only before the moment that is asked about."""

    def __init__(self, people: Mapping[str, Sequence[Choice]], *, items: int) -> None:
        self._place = {user: place for place, user in enumerate(people)}
        self.is_possible = 0 < len(people) * items <= MOST_CELLS and len(people) > 1
        size = (len(people), items) if self.is_possible else (0, 0)
        self._first = np.full(size, np.inf, dtype=np.float32)
        if self.is_possible:
            for place, choices in enumerate(people.values()):
                rows = np.array([choice.row for choice in choices], dtype=np.int64)
                days = np.array([max(choice.at, 0.0) / _DAY for choice in choices])
                np.minimum.at(self._first[place], rows, days)

    def scores(self, user: str, rows: Ints, past: Ints, *, at: float) -> dict[str, Reals]:
        """Popularity over the month before, and likeness by who took both."""
        if not self.is_possible:
            return {}
        day = at / _DAY
        first = self._first[:, rows]
        mine = np.arange(len(self._first)) == self._place[user]
        taken = (first < day) & ~mine[:, None]
        recent = taken & (first >= day - DAYS)
        own = distinct(past)
        known = (self._first[:, own] < day) & ~mine[:, None]
        both = taken.T.astype(np.float64) @ (known / np.sqrt(np.maximum(known.sum(axis=0), 1)))
        near = both.sum(axis=1) / np.sqrt(np.maximum(taken.sum(axis=0), 1))
        return {"popular-in-history": recent.sum(axis=0).astype(np.float64), "item-knn": near}
