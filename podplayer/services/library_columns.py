"""The library's rows as the columns that a ranking works on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Items, Reals, positions_in_shows
from podplayer.recommender.features import language_codes
from podplayer.storage.ranking import EpisodeColumns


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """Episodes, and what the feeds say about whether they can be offered."""

    items: Items
    is_followed: Bools
    has_left_feed: Bools


def read_items(columns: EpisodeColumns) -> Library:
    """Put the library into arrays."""
    shows = np.array(columns.podcasts, dtype=np.int64)
    published = np.array(columns.published, dtype=np.float64)
    items = Items(
        ids=np.array(columns.ids, dtype=np.int64),
        shows=shows,
        published=published,
        minutes=_minutes(columns.durations),
        languages=language_codes(columns.languages),
        places=positions_in_shows(shows, published),
        is_serial=np.array(columns.is_serial, dtype=np.bool_),
    )
    return Library(
        items=items,
        is_followed=np.array(columns.is_followed, dtype=np.bool_),
        has_left_feed=np.array(columns.has_left_feed, dtype=np.bool_),
    )


def _minutes(durations: Sequence[float]) -> Reals:
    minutes = np.array(durations, dtype=np.float64) / 60_000
    return np.where(minutes > 0, minutes, np.nan)
