"""Features of many episodes at many moments at once, from nothing but what came before each moment.

The same function serves ranking (one moment, thousands of episodes), learning (hundreds of past
moments, a handful of episodes each) and replay: so what is learned is what is used, and nothing
later can leak into an earlier moment. Shapes: d moments, m episodes, h events looked back upon.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from podplayer.recommender import context, sense_features
from podplayer.recommender.columns import (
    NO_LANGUAGE,
    Bools,
    Events,
    Ints,
    Items,
    Moments,
    Reals,
    ShownLog,
    Vectors,
)
from podplayer.recommender.feature_list import COLUMNS, WIDTH
from podplayer.recommender.habits import Habits, habits
from podplayer.recommender.keywords import Words
from podplayer.recommender.portrait import answers, portrait
from podplayer.recommender.senses import Senses
from podplayer.recommender.space import Space

CONTENT_HALF_LIFE = 50.0
"""In liked events. Nearly every method peaks at 100 to 200 events and then falls: forget."""
LATELY_HALF_LIFE = 15.0
LIKED_WINDOW, DROPPED_WINDOW = 300, 100
NEIGHBOURS = 5
SHARPNESS = 5.0
"""Of attention. At 12 it is a nearest neighbour again, and worse on people's choices."""
FRESH_DAYS = 7.0
UNDATED = 0.2
SIMILARITIES = (
    "text_near",
    "text_attention",
    "text_centroid",
    "text_lately",
    "text_linear",
    "text_dropped",
    "words_near",
    "words_query",
)
_DROPPED = SIMILARITIES.index("text_dropped")
_WORDS = SIMILARITIES.index("words_near")

OWN_REFERENCE = 30
"""With this many candidates a moment is its own reference for what is near and what is far."""
GROUP = 50
_CELLS = 1_500_000
"""Cells of a (d, m, h) block: about 12 MB each."""


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
    interests: Vectors | None = None
    """(i, k) whitened unit vectors of what the listener typed; None without any."""

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
    def shown_keys(self) -> Reals:
        """Sorted item-and-time keys of the list log, to count by two searches."""
        return np.sort(_shown_key(self.shown.items, self.shown.at))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """What is near and far on average: similarities of episodes that nobody chose."""

    centre: Reals
    """(similarities,)"""
    spread: Reals
    """(similarities,)"""


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
    groups = _anchors(moments.events)
    start = 0
    for end in range(1, len(moments) + 1):
        if end == len(moments) or groups[end] != groups[start] or end - start == most:
            yield slice(start, end)
            start = end


def _anchors(events: Ints) -> Ints:
    """The event count at which a moment's reference is taken: every fifty, doubling before."""
    doubling = 2 ** np.floor(np.log2(np.maximum(events, 1))).astype(np.int64)
    return np.where(events >= GROUP, events // GROUP * GROUP, np.minimum(doubling, events))


def _compute(
    world: World, moments: Moments, reference: Ints | None, left_minutes: Reals | None
) -> Reals:
    rows = np.maximum(moments.rows, 0)
    features = np.zeros((*rows.shape, WIDTH))
    _put_similarities(world, moments, reference, features)
    habit = habits(
        items=world.items, events=world.events, played=world.played, moments=moments, rows=rows
    )
    _put_habits(world, moments, habit, features)
    left = world.items.minutes if left_minutes is None else left_minutes
    features[:, :, COLUMNS["fits"].start] = fit(left[rows], moments.minutes[:, None])
    _put_facts(world, moments, rows, features)
    _put_products(world, moments, rows, features)
    if world.senses is not None:
        sense_features.put(world.past, world.senses, moments, reference, features)
    features[moments.rows < 0] = 0
    return features


# ---------------------------------------------------------------- similarities


def _put_similarities(
    world: World, moments: Moments, reference: Ints | None, features: Reals
) -> None:
    raw, known = similarities(world, moments)
    if reference is None or moments.rows.shape[1] >= OWN_REFERENCE:
        counts = np.maximum(known.sum(axis=1, keepdims=True), 1)
        centre = (raw * known).sum(axis=1, keepdims=True) / counts
        spread = np.sqrt((((raw - centre) * known) ** 2).sum(axis=1, keepdims=True) / counts)
    else:
        # As things were when the group began: nothing that came later, for any of its moments.
        began = moments.part(slice(0, 1)).with_rows(reference[None, :])
        usual = _reference(*similarities(world, replace(began, events=_anchors(began.events))))
        centre, spread = usual.centre, usual.spread
    standard = np.where(known, (raw - centre) / np.maximum(spread, 1e-3), 0.0)
    believed = np.empty((len(moments), 1, len(SIMILARITIES)))
    liked = np.searchsorted(world.liked, moments.events)
    dropped = np.searchsorted(world.dropped, moments.events)
    # A single play says half of what a few say: nDCG@10 .096 at one event, .141 at ten.
    believed[:, 0, :] = np.sqrt(liked / (liked + 2.0))[:, None]
    believed[:, 0, _DROPPED] = np.sqrt(dropped / (dropped + 2.0))
    standard = np.clip(standard, -4, 4) * believed
    for place, name in enumerate(SIMILARITIES):
        features[:, :, COLUMNS[name].start] = standard[:, :, place]


def _reference(raw: Reals, known: Bools) -> Reference:
    counts = np.maximum(known.sum(axis=(0, 1)), 1)
    centre = (raw * known).sum(axis=(0, 1)) / counts
    spread = np.sqrt((((raw - centre) * known) ** 2).sum(axis=(0, 1)) / counts)
    spread = np.where(known.any(axis=(0, 1)), spread, 1.0)
    return Reference(centre=centre, spread=spread)


def similarities(world: World, moments: Moments) -> tuple[Reals, Bools]:
    """The similarities to the history, and where they are known; both (d, m, similarities)."""
    rows = np.maximum(moments.rows, 0)
    raw = np.zeros((*rows.shape, len(SIMILARITIES)))
    liked = _Bank(world.events, world.liked, moments, LIKED_WINDOW)
    dropped = _Bank(world.events, world.dropped, moments, DROPPED_WINDOW)
    valid = moments.rows >= 0
    has_text = world.space.has(rows) & valid
    has_words = world.words.has(rows) & valid
    if liked.size and has_text.any():
        sims = liked.gather(_text(world, rows, liked.items))
        raw[:, :, 0] = _nearest(sims, liked.decay, liked.mask)
        raw[:, :, 1] = _attention(sims, liked.weights)
        raw[:, :, 2] = _centroid(sims, liked.weights)
        raw[:, :, 3] = _centroid(sims, liked.lately)
    if dropped.size and has_text.any():
        sims = dropped.gather(_text(world, rows, dropped.items))
        raw[:, :, _DROPPED] = _nearest(sims, dropped.decay, dropped.mask)
    if liked.size and has_words.any():
        sims = liked.gather(world.words.similarities(rows.ravel(), liked.items))
        raw[:, :, _WORDS] = _nearest(sims, liked.decay, liked.mask)
    if liked.size:
        _put_portraits(world, moments, raw, has_text=has_text, has_words=has_words)
    known = np.repeat(has_text[:, :, None], len(SIMILARITIES), axis=2)
    known[:, :, _WORDS:] = has_words[:, :, None]
    known &= valid[:, :, None]
    of_liked = [place for place in range(len(SIMILARITIES)) if place != _DROPPED]
    known[:, :, of_liked] &= np.asarray(liked.mask.any(axis=1))[:, None, None]
    known[:, :, _DROPPED] &= np.asarray(dropped.mask.any(axis=1))[:, None]
    return raw, known


def _put_portraits(
    world: World, moments: Moments, raw: Reals, *, has_text: Bools, has_words: Bools
) -> None:
    """Against all that was liked: as it was at each moment, or when a run of decisions began.

    A decision of the past is one of hundreds with a handful of episodes each, and a portrait costs
    a millisecond or two.
    """
    is_wide = moments.rows.shape[1] >= OWN_REFERENCE
    before = moments.events if is_wide else _anchors(moments.events)
    rows = np.maximum(moments.rows, 0)
    for count in np.unique(before):
        one = portrait(
            world.space, world.words, events=world.events, liked=world.liked, before=int(count),
        )  # fmt: skip
        for place in np.flatnonzero(before == count):
            raw[place, :, SIMILARITIES.index("text_linear")], raw[place, :, -1] = answers(
                one, world.space, world.words,
                rows=rows[place], has_text=has_text[place], has_words=has_words[place],
            )  # fmt: skip


class _Bank:
    """The latest liked (or dropped) events before each moment: (d, h), padded at the front."""

    def __init__(self, events: Events, which: Ints, moments: Moments, window: int) -> None:
        counts = np.searchsorted(which, moments.events)
        size = int(min(window, counts.max(initial=0)))
        places = counts[:, None] - size + np.arange(size)[None, :]
        low = max(0, int(places.min())) if size else 0
        self.size = size
        self.mask: Bools = places >= 0
        self.items: Ints = events.items[which[low : int(counts.max(initial=0))]]
        self._places = np.maximum(places - low, 0)
        picked = which[np.maximum(places, 0)] if size else np.zeros(places.shape, np.int64)
        age = np.arange(size)[::-1]
        self.decay: Reals = 0.5 ** (age / CONTENT_HALF_LIFE)[None, :] * self.mask
        said = events.weights[picked] * np.abs(events.engagement[picked]) if size else self.decay
        self.weights: Reals = self.decay * said
        self.lately: Reals = 0.5 ** (age / LATELY_HALF_LIFE)[None, :] * self.mask * said

    def gather(self, sims: Reals) -> Reals:
        """From (d * m, all events of the block) to (d, m, h)."""
        moments = len(self.mask)
        shaped = sims.reshape(moments, -1, sims.shape[1])
        if moments == 1:
            return shaped[:, :, self._places[0]]
        return np.take_along_axis(shaped, self._places[:, None, :], axis=2)


def _text(world: World, rows: Ints, items: Ints) -> Reals:
    return np.asarray(world.space.of(rows.ravel()) @ world.space.of(items).T, dtype=np.float32)


def _nearest(sims: Reals, decay: Reals, mask: Bools) -> Reals:
    """Mean of the nearest few, older ones discounted: many interests, not one mean of them."""
    size = sims.shape[2]
    kept = min(NEIGHBOURS, size)
    discounted = np.where(mask[:, None, :], sims * decay[:, None, :], -np.inf)
    top = np.partition(discounted, size - kept, axis=2)[:, :, size - kept :]
    finite = np.isfinite(top)
    return np.asarray(np.where(finite, top, 0).sum(axis=2) / np.maximum(finite.sum(axis=2), 1))


def _attention(sims: Reals, weights: Reals) -> Reals:
    total = np.maximum(weights.sum(axis=1), 1e-9)[:, None]
    summed = np.einsum("dmh,dh->dm", np.exp(SHARPNESS * sims), weights)
    return np.asarray(np.log(np.maximum(summed / total, 1e-9)) / SHARPNESS)


def _centroid(sims: Reals, weights: Reals) -> Reals:
    total = np.maximum(weights.sum(axis=1), 1e-9)[:, None]
    return np.asarray(np.einsum("dmh,dh->dm", sims, weights) / total)


# ---------------------------------------------------------------- habits, facts, products


def _put_habits(world: World, moments: Moments, habit: Habits, features: Reals) -> None:
    was_played = habit.plays > 0
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
    if world.interests is not None and len(world.interests):
        sims = world.space.of(rows.ravel()) @ world.interests.T
        liked = np.searchsorted(world.liked, moments.events)
        faded = 3.0 / (3.0 + liked)
        best = sims.max(axis=1).reshape(rows.shape)
        features[:, :, COLUMNS["interest"].start] = best * faded[:, None] * 3


def fit(left: Reals, minutes: Reals) -> Reals:
    """-|log(what is left / minutes asked for)|, 0 where nothing was asked for."""
    off = np.abs(np.log(np.maximum(left, 0.5) / minutes))
    unknown = np.isnan(left) & ~np.isnan(minutes)
    return np.where(unknown, -1.0, -np.minimum(np.nan_to_num(off, nan=0.0), 3.0))


def _shown_key(items: Ints, at: Reals) -> Reals:
    return items * 1e10 + at  # seconds since 1970 stay below 1e10 until the year 2286


def _times_shown(world: World, moments: Moments, rows: Ints) -> Reals:
    if not len(world.shown):
        return np.zeros(rows.shape)
    keys = world.shown_keys
    at = np.broadcast_to(moments.at[:, None], rows.shape)
    first = np.searchsorted(keys, _shown_key(rows, np.zeros(rows.shape)))
    return np.asarray(np.searchsorted(keys, _shown_key(rows, at)) - first, dtype=np.float64)


def _put_products(world: World, moments: Moments, rows: Ints, features: Reals) -> None:
    """R·A·C and R·B·E: what an episode is about, times when and in which mood it is asked for.

    C and E alone are the same for every episode and could not change an order.
    """
    about = world.space.directions[world.space.slots[rows]].astype(np.float64)
    # As far as the hour has proven itself with this listener: next to nothing at rest.
    trusted = world.trust[moments.events][:, None]
    hours = context.harmonics(moments.hours, moments.is_weekend) * trusted
    moods = np.nan_to_num(moments.moods, nan=0.0)
    for name, factor in (("hour_topic", hours), ("mood_topic", moods)):
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
