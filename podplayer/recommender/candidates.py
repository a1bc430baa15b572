"""Which episodes are worth a score: the latest of each show, and neighbours of what was liked.

What is finished, dropped, blocked or gone never gets here; what is half heard lives under
"Continue", not in the list.
"""

from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Ints, Items, Reals, States, distinct
from podplayer.recommender.profile import Blocks

LIMIT = 3000
FEWEST_PER_SHOW, MOST_PER_SHOW = 3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What restricts the candidates of one list."""

    at: float
    """Seconds since 1970: what comes out later is not there yet."""
    is_downloaded_only: bool = False
    show: int | None = None


def eligible(items: Items, states: States, *, blocks: Blocks, wanted: Wanted) -> Bools:
    """Which episodes may be recommended at all; (items,)."""
    may = states.is_offered & ~(states.is_finished | states.is_started)
    may &= states.is_downloaded | ~states.has_left_feed
    may &= ~(items.published > wanted.at)  # undated ones stay
    if wanted.is_downloaded_only:
        may &= states.is_downloaded
    if wanted.show is not None:
        # The listener is looking at the show: that it was blocked elsewhere is no matter here.
        may &= items.shows == wanted.show
    elif blocks.shows:
        may &= ~np.isin(items.shows, np.array(sorted(blocks.shows), dtype=np.int64))
    if blocks.episodes:
        may &= ~np.isin(items.ids, np.array(sorted(blocks.episodes), dtype=np.int64))
    return np.asarray(may & ~_out_of_order(items, states))


def _out_of_order(items: Items, states: States) -> Bools:
    """Parts of a serial that should not be heard yet: all but the one after the last heard."""
    late = np.zeros(len(items), dtype=np.bool_)
    serial = np.flatnonzero(items.is_serial)
    touched = states.is_finished | states.is_started
    for show in distinct(items.shows[serial]):
        parts = serial[items.shows[serial] == show]
        heard = parts[touched[parts]]
        following = int(items.places[heard].max()) + 1 if len(heard) else 0
        late[parts] = items.places[parts] != following
    return late


def pick(items: Items, may: Bools, *, neighbours: Ints, limit: int = LIMIT) -> Ints:
    """Rows to score: all that may, if they are few; else the latest per show and the neighbours."""
    allowed = np.flatnonzero(may)
    if len(allowed) <= limit:
        return allowed
    near = neighbours[may[neighbours]] if len(neighbours) else neighbours
    near = near[: limit // 3]
    room = limit - len(near)
    shows = len(distinct(items.shows[allowed]))
    per_show = int(np.clip(room // max(1, shows), FEWEST_PER_SHOW, MOST_PER_SHOW))
    latest = latest_per_show(items.shows[allowed], items.published[allowed], count=per_show)
    newest = allowed[latest]
    newest = newest[np.argsort(-_dated(items.published[newest]), kind="stable")][:room]
    return distinct(np.concatenate([newest, near]))


def latest_per_show(shows: Ints, published: Reals, *, count: int) -> Ints:
    """Indices of the latest `count` episodes of each show."""
    order = np.lexsort((-_dated(published), shows))
    ordered = shows[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    lengths = np.diff(np.r_[starts, len(ordered)])
    within = np.arange(len(ordered)) - np.repeat(starts, lengths)
    return np.asarray(order[within < count])


def _dated(published: Reals) -> Reals:
    return np.nan_to_num(published, nan=-1e18)
