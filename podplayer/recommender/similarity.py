"""How like an episode is to what was liked, dropped and passed over: nine numbers, standardised.

Shapes: d moments, m episodes, h events looked back upon.
"""

from dataclasses import dataclass, replace

import numpy as np

from podplayer.recommender.columns import Bools, Events, Ints, Moments, Reals, Sims, distinct
from podplayer.recommender.feature_list import COLUMNS
from podplayer.recommender.nearest import mean_of_nearest
from podplayer.recommender.portrait import answers, portrait
from podplayer.recommender.world import (
    A_SITTING,
    DROPPED_WINDOW,
    LIKED_WINDOW,
    REFUSED_WINDOW,
    Refused,
    World,
)

CONTENT_HALF_LIFE = 50.0
"""In liked events. Nearly every method peaks at 100 to 200 events and then falls: forget."""
LATELY_HALF_LIFE = 15.0
NEIGHBOURS = 5
SHARPNESS = 5.0
"""Of attention. At 12 it is a nearest neighbour again, and worse on people's choices."""
SIMILARITIES = (
    "text_near",
    "text_attention",
    "text_centroid",
    "text_lately",
    "text_linear",
    "text_dropped",
    "text_refused",
    "words_near",
    "words_query",
)
_DROPPED = SIMILARITIES.index("text_dropped")
_REFUSED = SIMILARITIES.index("text_refused")
_WORDS = SIMILARITIES.index("words_near")
OWN_REFERENCE = 30
"""With this many candidates a moment is its own reference for what is near and what is far."""
GROUP = 50


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """What is near and far on average: similarities of episodes that nobody chose."""

    centre: Reals
    """(similarities,)"""
    spread: Reals
    """(similarities,)"""


def anchors(events: Ints) -> Ints:
    """The event count at which a moment's reference is taken: every fifty, doubling before."""
    doubling = 2 ** np.floor(np.log2(np.maximum(events, 1))).astype(np.int64)
    return np.where(events >= GROUP, events // GROUP * GROUP, np.minimum(doubling, events))


def put_similarities(
    world: World, moments: Moments, reference: Ints | None, features: Reals
) -> None:
    """Fill in the columns of SIMILARITIES; features are (d, m, WIDTH)."""
    raw, known = similarities(world, moments)
    if reference is None or moments.rows.shape[1] >= OWN_REFERENCE:
        counts = np.maximum(known.sum(axis=1, keepdims=True), 1)
        centre = (raw * known).sum(axis=1, keepdims=True) / counts
        spread = np.sqrt((((raw - centre) * known) ** 2).sum(axis=1, keepdims=True) / counts)
    else:
        # As things were when the group began: nothing that came later, for any of its moments.
        began = moments.part(slice(0, 1)).with_rows(reference[None, :])
        anchor = anchors(began.events)
        if anchor[0]:
            began = replace(began, at=world.events.at[anchor - 1])
        usual = _reference(*similarities(world, replace(began, events=anchor)))
        centre, spread = usual.centre, usual.spread
    standard = np.where(known, (raw - centre) / np.maximum(spread, 1e-3), 0.0)
    believed = np.empty((len(moments), 1, len(SIMILARITIES)))
    liked = np.searchsorted(world.liked, moments.events)
    dropped = np.searchsorted(world.dropped, moments.events)
    refused = np.searchsorted(world.refused.at, moments.at - A_SITTING)
    # A single play says half of what a few say: nDCG@10 .096 at one event, .141 at ten.
    believed[:, 0, :] = np.sqrt(liked / (liked + 2.0))[:, None]
    believed[:, 0, _DROPPED] = np.sqrt(dropped / (dropped + 2.0))
    believed[:, 0, _REFUSED] = np.sqrt(refused / (refused + 2.0))
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
    liked = _Bank.of_events(world.events, world.liked, moments, LIKED_WINDOW)
    dropped = _Bank.of_events(world.events, world.dropped, moments, DROPPED_WINDOW)
    refused = _Bank.of_refused(world.refused, moments)
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
    if refused.size and has_text.any():
        sims = refused.gather(_text(world, rows, refused.items))
        # What was shown before must not be held against itself.
        others = refused.own_items[:, None, :] != rows[:, :, None]
        raw[:, :, _REFUSED] = _nearest(sims, refused.decay, refused.mask, others=others)
    if liked.size and has_words.any():
        sims = liked.gather(world.words.similarities(rows.ravel(), liked.items))
        raw[:, :, _WORDS] = _nearest(sims, liked.decay, liked.mask)
    if liked.size:
        _put_portraits(world, moments, raw, has_text=has_text, has_words=has_words)
    known = np.repeat(has_text[:, :, None], len(SIMILARITIES), axis=2)
    known[:, :, _WORDS:] = has_words[:, :, None]
    known &= valid[:, :, None]
    against = (_DROPPED, _REFUSED)
    of_liked = [place for place in range(len(SIMILARITIES)) if place not in against]
    known[:, :, of_liked] &= np.asarray(liked.mask.any(axis=1))[:, None, None]
    known[:, :, _DROPPED] &= np.asarray(dropped.mask.any(axis=1))[:, None]
    known[:, :, _REFUSED] &= np.asarray(refused.mask.any(axis=1))[:, None]
    return raw, known


def _put_portraits(
    world: World, moments: Moments, raw: Reals, *, has_text: Bools, has_words: Bools
) -> None:
    """Against all that was liked: as it was at each moment, or when a run of decisions began.

    A decision of the past is one of hundreds with a handful of episodes each, and a portrait costs
    a millisecond or two.
    """
    is_wide = moments.rows.shape[1] >= OWN_REFERENCE
    before = moments.events if is_wide else anchors(moments.events)
    rows = np.maximum(moments.rows, 0)
    for count in distinct(before):
        one = portrait(
            world.space, world.words, events=world.events, liked=world.liked, before=int(count),
        )  # fmt: skip
        for place in np.flatnonzero(before == count):
            raw[place, :, SIMILARITIES.index("text_linear")], raw[place, :, -1] = answers(
                one, world.space, world.words,
                rows=rows[place], has_text=has_text[place], has_words=has_words[place],
            )  # fmt: skip


class _Bank:
    """The latest liked (dropped, refused) before each moment: (d, h), padded at the front."""

    def __init__(self, items: Ints, said: Reals, counts: Ints, window: int) -> None:
        """`items` in the order of time, how much each was `said`, and `counts` before a moment."""
        size = int(min(window, counts.max(initial=0)))
        places = counts[:, None] - size + np.arange(size)[None, :]
        low = max(0, int(places.min())) if size else 0
        self.size = size
        self.mask: Bools = places >= 0
        self.items: Ints = items[low : int(counts.max(initial=0))]
        self._places = np.maximum(places - low, 0)
        picked = np.maximum(places, 0)
        self.own_items: Ints = items[picked] if size else picked
        age = np.arange(size)[::-1]
        self.decay: Reals = 0.5 ** (age / CONTENT_HALF_LIFE)[None, :] * self.mask
        loud = said[picked] if size else self.decay
        self.weights: Reals = self.decay * loud
        self.lately: Reals = 0.5 ** (age / LATELY_HALF_LIFE)[None, :] * self.mask * loud

    @classmethod
    def of_events(cls, events: Events, which: Ints, moments: Moments, window: int) -> "_Bank":
        """Of events that speak for an episode, or against one."""
        said = events.weights[which] * np.abs(events.engagement[which])
        counts = np.searchsorted(which, moments.events)
        return cls(events.items[which], said, counts, window)

    @classmethod
    def of_refused(cls, refused: Refused, moments: Moments) -> "_Bank":
        """Of what was shown, not in the list that is looked at now."""
        counts = np.searchsorted(refused.at, moments.at - A_SITTING)
        return cls(refused.items, np.ones(len(refused.items)), counts, REFUSED_WINDOW)

    def gather(self, sims: Sims) -> Sims:
        """From (d * m, all events of the block) to (d, m, h)."""
        moments = len(self.mask)
        shaped = sims.reshape(moments, -1, sims.shape[1])
        if moments == 1:
            return shaped[:, :, self._places[0]]
        return np.take_along_axis(shaped, self._places[:, None, :], axis=2)


def _text(world: World, rows: Ints, items: Ints) -> Sims:
    return np.asarray(world.space.of(rows.ravel()) @ world.space.of(items).T)


def _nearest(sims: Sims, decay: Reals, mask: Bools, *, others: Bools | None = None) -> Sims:
    """Mean of the nearest few, older ones discounted: many interests, not one mean of them."""
    usable = mask[:, None, :] if others is None else mask[:, None, :] & others
    discounted = np.where(usable, sims * decay.astype(np.float32)[:, None, :], np.float32(-np.inf))
    return mean_of_nearest(discounted, count=NEIGHBOURS)[0]


def _attention(sims: Sims, weights: Reals) -> Reals:
    return np.asarray(
        np.log(np.maximum(_centroid(np.exp(np.float32(SHARPNESS) * sims), weights), 1e-9))
        / SHARPNESS
    )


def _centroid(sims: Sims, weights: Reals) -> Reals:
    total = np.maximum(weights.sum(axis=1), 1e-9)[:, None]
    return np.asarray((sims @ weights.astype(np.float32)[:, :, None])[:, :, 0] / total)
