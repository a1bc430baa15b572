"""How the listener treats a show: often, lately, at this hour, in this language, in order."""

from dataclasses import dataclass

import numpy as np

from podplayer.recommender import context
from podplayer.recommender.columns import NO_LANGUAGE, Events, Ints, Items, Moments, Reals, distinct

LANGUAGE_HALF_LIFE = 50.0
STARTS = 0.3
"""Of what the next part says: a serial that nobody has begun waits for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Habits:
    """Each (d, m): what was known of an episode's show before the moment."""

    plays: Reals
    """How often it was played, without forgetting, within the window."""
    recent: Reals
    """Plays that lasted, each halved for every 20 plays since."""
    heard: Reals
    dropped: Reals
    hour_ratio: Reals
    """Its share among plays at such hours over its share among all."""
    is_next: Reals
    """1 where the episode follows the one of its serial that was heard last, STARTS where it is the
    first of one that was not begun."""
    language: Reals
    """Log share of its language in recent listening; 0 where unknown."""


def habits(*, items: Items, events: Events, played: Ints, moments: Moments, rows: Ints) -> Habits:
    """Look back on the latest plays before each moment."""
    counts = np.searchsorted(played, moments.events)
    size = int(min(context.WINDOW, counts.max(initial=0)))
    if size == 0:
        none = np.zeros(rows.shape)
        return Habits(
            plays=none, recent=none, heard=none, dropped=none, hour_ratio=none + 1,
            is_next=_first_of_serial(items, rows), language=none,
        )  # fmt: skip
    places = counts[:, None] - size + np.arange(size)[None, :]
    mask = places >= 0
    past = played[np.maximum(places, 0)]
    same = (items.shows[rows][:, :, None] == events.shows[past][:, None, :]) & mask[:, None, :]
    age = np.arange(size)[::-1]
    decay = 0.5 ** (age / context.SHOW_HALF_LIFE)[None, :] * mask
    engagement = events.engagement[past]
    near = decay * context.kernel(
        moments.hours[:, None], moments.is_weekend[:, None],
        events.hours[past], events.is_weekend[past],
    )  # fmt: skip
    columns = np.stack(
        [mask, decay * (engagement >= 0), decay * (engagement > 0), decay * (engagement < 0),
         decay, near],
        axis=2,
    )  # fmt: skip
    # One product for all six sums: (d, m, h) by (d, h, 6).
    sums = same.astype(np.float32) @ columns.astype(np.float32)
    totals = columns.sum(axis=1)
    return Habits(
        plays=sums[:, :, 0],
        recent=sums[:, :, 1],
        heard=sums[:, :, 2],
        dropped=sums[:, :, 3],
        hour_ratio=np.where(
            sums[:, :, 4] > 0,
            context.share_ratio(sums[:, :, 4], totals[:, None, 4], sums[:, :, 5],
                                totals[:, None, 5]),
            1.0,
        ),
        is_next=_next_of_serial(items, rows, past=events.items[past], same=same),
        language=_languages(
            items, rows, past=events.items[past], decay=decay, heard=engagement > 0
        ),
    )  # fmt: skip


def _first_of_serial(items: Items, rows: Ints) -> Reals:
    return np.asarray(STARTS * (items.is_serial[rows] & (items.places[rows] == 0)), np.float64)


def _next_of_serial(items: Items, rows: Ints, *, past: Ints, same: np.ndarray) -> Reals:
    serial = items.is_serial[rows]
    if not serial.any():
        return np.zeros(rows.shape)
    size = same.shape[2]
    latest = size - 1 - same[:, :, ::-1].argmax(axis=2)
    last = np.take_along_axis(past, latest.reshape(len(past), -1), axis=1).reshape(latest.shape)
    follows = items.places[rows] == items.places[last] + 1
    starts = STARTS * (items.places[rows] == 0)
    return np.asarray(serial * np.where(same.any(axis=2), follows, starts), np.float64)


def _languages(items: Items, rows: Ints, *, past: Ints, decay: Reals, heard: np.ndarray) -> Reals:
    """Log share of each language, at most 0: only a language that is not heard is held against."""
    known = items.languages[past] != NO_LANGUAGE
    weights = decay ** (context.SHOW_HALF_LIFE / LANGUAGE_HALF_LIFE) * heard * known
    total = weights.sum(axis=1)
    result = np.zeros(rows.shape)
    for code in distinct(items.languages[rows]):
        if code == NO_LANGUAGE:
            continue
        share = (weights * (items.languages[past] == code)).sum(axis=1) + 0.5
        log_share = np.log(np.minimum(share / (total + 0.5), 1.0))
        result = np.where(items.languages[rows] == code, log_share[:, None], result)
    return np.maximum(result, -3.0)
