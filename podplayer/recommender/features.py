"""Features of many episodes at many moments at once, from nothing but what came before each moment.

The same function serves ranking (one moment, thousands of episodes), learning (hundreds of past
moments, a handful of episodes each) and replay: so what is learned is what is used, and nothing
later can leak into an earlier moment. Shapes: d moments, m episodes, h events looked back upon.
"""

from collections.abc import Iterator

import numpy as np

from podplayer.recommender import context, sense_features
from podplayer.recommender.columns import (
    NO_LANGUAGE,
    Ints,
    Moments,
    Reals,
)
from podplayer.recommender.feature_list import COLUMNS, WIDTH
from podplayer.recommender.habits import Habits, habits
from podplayer.recommender.mood import Belief, belief
from podplayer.recommender.similarity import SIMILARITIES, anchors, put_similarities
from podplayer.recommender.world import A_SITTING, LIKED_WINDOW, World, shown_key

FRESH_DAYS = 7.0
UNDATED = 0.2
ROOM = 1.1
"""How much longer than the minutes asked for still fits them."""
TOO_LONG, WORST = 12.0, 3.0
FAMILIAR = 0.5
"""Of a likeness to the past where the show itself is of the past: an episode is like its own show's
others whatever it is about, and habit says that already. Unhalved, choices within known shows
taught weights that were of no use among new ones."""
STATED = 8.0
"""Words and texts about the same lie at cosines of .2 to .4, where chance spreads by .1: so an
interest moves the log-odds by about two, as a play does."""
_CELLS = 1_500_000
"""Cells of a (d, m, h) block: about 12 MB each."""


def compute(
    world: World,
    moments: Moments,
    *,
    reference: Ints | None = None,
    left_minutes: Reals | None = None,
) -> Reals:
    """Features of the episodes at the moments.

    Args:
        world: the library and the history; of the history only what came before is used.
        moments: d moments with m episodes each.
        reference: rows of ordinary episodes that similarities are standardised over, needed where
            a moment has too few episodes of its own to tell what is near.
        left_minutes: (items,) what remains to be heard now; the durations if left out.

    Returns:
        (d, m, WIDTH) float64; rows of padding are zero.
    """
    parts = [
        _compute(world, moments.part(block), reference, left_minutes) for block in _blocks(moments)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, moments.rows.shape[1], WIDTH))


def _blocks(moments: Moments) -> Iterator[slice]:
    """Runs of moments with the same anchor, no larger than memory allows.

    Cut by the count of events, not of moments: so what a moment is compared with does not depend
    on which others are asked about, and features once computed stay good.
    """
    per_moment = moments.rows.shape[1] * max(LIKED_WINDOW, context.WINDOW)
    most = int(max(1, _CELLS // max(1, per_moment)))
    groups = anchors(moments.events)
    start = 0
    for end in range(1, len(moments) + 1):
        if end == len(moments) or groups[end] != groups[start] or end - start == most:
            yield slice(start, end)
            start = end


def _compute(
    world: World, moments: Moments, reference: Ints | None, left_minutes: Reals | None
) -> Reals:
    rows = np.maximum(moments.rows, 0)
    features = np.zeros((*rows.shape, WIDTH))
    put_similarities(world, moments, reference, features)
    habit = habits(
        items=world.items, events=world.events, played=world.played, moments=moments, rows=rows
    )
    _put_habits(world, moments, habit, features)
    left = world.items.minutes if left_minutes is None else left_minutes
    features[:, :, COLUMNS["fits"].start] = fit(left[rows], moments.minutes[:, None])
    _put_facts(world, moments, rows, features)
    mood = belief(world.events, moments)
    _put_products(world, moments, rows, features, mood=mood)
    if world.senses is not None:
        sense_features.put(world.past, world.senses, moments, reference, features, mood=mood)
    features[moments.rows < 0] = 0
    return features


# ---------------------------------------------------------------- habits, facts, products


def _put_habits(world: World, moments: Moments, habit: Habits, features: Reals) -> None:
    was_played = habit.plays > 0
    for name in SIMILARITIES:
        features[:, :, COLUMNS[name].start] *= np.where(was_played, FAMILIAR, 1.0)
    features[:, :, COLUMNS["show_recent"].start] = np.log1p(habit.recent)
    odds = np.log((habit.heard + 0.5) / (habit.dropped + 0.5))
    features[:, :, COLUMNS["show_odds"].start] = np.where(was_played, odds, 0)
    features[:, :, COLUMNS["show_plays"].start] = np.log1p(habit.plays) / 2
    features[:, :, COLUMNS["show_new"].start] = ~was_played
    features[:, :, COLUMNS["serial_next"].start] = habit.is_next
    features[:, :, COLUMNS["language"].start] = habit.language
    weight = world.trust[moments.events][:, None]
    mixed = np.log((1 - weight) + weight * habit.hour_ratio)
    features[:, :, COLUMNS["hour_show"].start] = np.where(habit.recent > 0, mixed, 0)


def _put_facts(world: World, moments: Moments, rows: Ints, features: Reals) -> None:
    items = world.items
    days = np.maximum(moments.at[:, None] - items.published[rows], 0) / 86400
    fresh = np.where(np.isnan(days), UNDATED, 1 / (1 + days / FRESH_DAYS))
    features[:, :, COLUMNS["fresh"].start] = fresh
    features[:, :, COLUMNS["shown_before"].start] = np.log1p(_times_shown(world, moments, rows))
    if world.interests is not None:
        sims = world.space.of(rows.ravel()) @ world.interests.vectors.T
        liked = np.searchsorted(world.liked, moments.events)
        faded = 3.0 / (3.0 + liked)
        best = sims.max(axis=1).reshape(rows.shape)
        features[:, :, COLUMNS["interest"].start] = best * faded[:, None] * STATED


def fit(left: Reals, minutes: Reals) -> Reals:
    """How badly a length misses the minutes asked for, 0 where it fits or nothing was asked for.

    By the logarithm of the ratio. What is too long cannot be finished, and the minutes were asked
    for: a third too long outweighs most habits. Behind a short one another can follow.
    """
    off = np.log(np.maximum(left, 0.5) / minutes)
    off = np.maximum(TOO_LONG * (off - np.log(ROOM)), np.maximum(-off, 0))
    unknown = np.isnan(left) & ~np.isnan(minutes)
    return np.where(unknown, -1.0, -np.minimum(np.nan_to_num(off, nan=0.0), WORST))


def _times_shown(world: World, moments: Moments, rows: Ints) -> Reals:
    """In how many lists each was before the one that is chosen from now.

    That one is in the log already when something is played from it: counted, it would say of all
    that was ever chosen that it had been shown, and of what it was chosen instead of that not.
    """
    if not len(world.shown):
        return np.zeros(rows.shape)
    keys = world.shown_keys
    at = np.broadcast_to(moments.at[:, None] - A_SITTING, rows.shape)
    first = np.searchsorted(keys, shown_key(rows, np.zeros(rows.shape)))
    return np.asarray(np.searchsorted(keys, shown_key(rows, at)) - first, dtype=np.float64)


def _put_products(
    world: World, moments: Moments, rows: Ints, features: Reals, *, mood: Belief
) -> None:
    """R·A·C and R·B·E: what an episode is about, times when and in which mood it is asked for.

    C and E alone are the same for every episode and could not change an order.
    """
    about = world.space.directions[world.space.slots[rows]].astype(np.float64)
    # As far as the hour has proven itself with this listener: next to nothing at rest.
    trusted = world.trust[moments.events][:, None]
    hours = context.harmonics(moments.hours, moments.is_weekend) * trusted
    for name, factor in (("hour_topic", hours), ("mood_topic", mood.mean)):
        product = about[:, :, :, None] * factor[:, None, None, :]
        features[:, :, COLUMNS[name]] = product.reshape(*rows.shape, -1)


def language_codes(languages: list[str | None]) -> Ints:
    """A number for each language; regions of one language are one."""
    codes: dict[str, int] = {}
    return np.array(
        [
            codes.setdefault(name.lower().split("-")[0], len(codes)) if name else NO_LANGUAGE
            for name in languages
        ],
        dtype=np.int64,
    )
