"""Features from beyond the text: like what sounds and looks, and does it fit the mood?

What the same show sounds and looks like is no news: its habit features say it better. So only
liked episodes of other shows are compared with.
"""

from dataclasses import dataclass

import numpy as np

from podplayer.model.listening import Mood
from podplayer.model.sentence import say
from podplayer.recommender.columns import Bools, Events, Ints, Items, Moments, Reals
from podplayer.recommender.feature_list import COLUMNS, WIDTH
from podplayer.recommender.mood import Belief
from podplayer.recommender.nearest import mean_of_nearest
from podplayer.recommender.senses import Senses
from podplayer.recommender.space import Space

LOOKED_AT = 100
"""Liked episodes that are looked back upon."""
NEIGHBOURS = 3
HALF_LIFE = 50.0
FEWEST = 8
"""Episodes of known sound below which it is not known what is near and what is far."""
GUESSED = 0.7
"""What is left of a likeness where other episodes of the show stand in."""
OWN_NOISE, GUESS_NOISE, UNKNOWN_NOISE = 0.0, 0.5, 1.0
"""Variance of the likeness about what is said of it: none where the episode was heard itself, all
of it where nothing of its show was."""
_LIMIT = 3.0
_MEANT, _CLEAR = 0.2, 0.7
"""A mood so far from the middle was meant; an episode so many spreads from it, as a quarter of them
are, is told from most."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Past:
    """What is compared with."""

    items: Items
    events: Events
    liked: Ints


def put(  # noqa: PLR0913 - what is compared, with what, when
    past: Past,
    senses: Senses,
    moments: Moments,
    reference: Ints | None,
    features: Reals,
    *,
    mood: Belief,
) -> None:
    """Fill in the columns of sound, cover and mood; (d, m, WIDTH)."""
    rows = np.maximum(moments.rows, 0)
    sound = _likeness(past, senses.sound, moments, reference)
    features[:, :, COLUMNS["sound_near"].start] = sound * np.where(
        senses.is_guess[rows], GUESSED, 1.0
    )
    features[:, :, COLUMNS["cover_near"].start] = _likeness(past, senses.cover, moments, reference)
    affect = senses.affect.values[rows]
    # Only a mood that was set is taken at its word.
    asked = np.nan_to_num(moments.moods, nan=0.0)
    features[:, :, COLUMNS["mood_match"].start] = np.einsum("dma,da->dm", affect, asked)
    product = affect[:, :, :, None] * mood.mean[:, None, None, :]
    features[:, :, COLUMNS["mood_affect"]] = product.reshape(*rows.shape, -1)


def noise(senses: Senses, rows: Ints, mood: Belief) -> Reals:
    """(m, WIDTH) variance of features that are guessed: sounds not heard, a mood not asked for."""
    found = np.zeros((len(rows), WIDTH))
    if _is_there(senses.sound):
        is_known = senses.sound.has(rows)
        variance = np.where(senses.is_guess[rows], GUESS_NOISE, OWN_NOISE)
        found[:, COLUMNS["sound_near"].start] = np.where(is_known, variance, UNKNOWN_NOISE)
    squares = senses.affect.values[rows] ** 2
    found[:, COLUMNS["mood_match"].start] = squares @ mood.variance[0]
    product = squares[:, :, None] * mood.variance[0]
    found[:, COLUMNS["mood_affect"]] = product.reshape(len(rows), -1)
    return found


def nearest_elsewhere(past: Past, space: Space, row: int) -> tuple[int, float] | None:
    """The liked event of another show that is most like a row, and how much."""
    events = past.liked[-LOOKED_AT:]
    others = past.events.items[events]
    usable = space.has(others) & (past.items.shows[others] != past.items.shows[row])
    if not usable.any() or not space.has(np.array([row])).any():
        return None
    sims = space.of(others[usable]) @ space.of(np.array([row])).ravel()
    best = int(sims.argmax())
    return int(events[usable][best]), float(sims[best])


def feeling_words(senses: Senses | None, row: int, mood: Mood) -> str | None:
    """How an episode differs from most towards a mood: "Calmer"; None where it does not."""
    if senses is None or not senses.affect.is_known[row]:
        return None
    wanted = np.array([mood.valence, mood.arousal])
    towards = senses.affect.values[row] * wanted
    place = int(towards.argmax())
    if abs(wanted[place]) < _MEANT or abs(senses.affect.values[row, place]) < _CLEAR:
        return None
    if towards[place] <= 0:
        return None
    pairs = (
        (say("Brighter"), say("Darker")),
        (say("Livelier"), say("Calmer")),
    )
    return pairs[place][int(wanted[place] < 0)]


def _is_there(space: Space) -> bool:
    return len(space.white) > 1


def _likeness(past: Past, space: Space, moments: Moments, reference: Ints | None) -> Reals:
    """(d, m) nearness to what was liked, in spreads over the candidates or the reference."""
    if not _is_there(space) or not len(past.liked):
        return np.zeros(moments.rows.shape)
    near = _nearness(past, space, moments.rows, before=moments.events)
    if reference is None:
        centre, spread, is_usual = _usual(near)
    else:
        middle = moments.events[len(moments) // 2 : len(moments) // 2 + 1]
        centre, spread, is_usual = _usual(_nearness(past, space, reference[None, :], before=middle))
    believed = np.sqrt(near.counts / (near.counts + 2.0))[:, None]
    standard = np.clip((near.raw - centre) / spread, -_LIMIT, _LIMIT) * believed
    return np.where(near.is_known & is_usual, standard, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Nearness:
    raw: Reals
    """(d, m) mean of the few nearest liked episodes of other shows, older ones discounted."""
    is_known: Bools
    """(d, m)"""
    counts: Reals
    """(d,) liked episodes of known sound before each moment."""


def _usual(near: _Nearness) -> tuple[Reals, Reals, Bools]:
    """(d, 1) mean and spread of what is known, and whether it is enough to go by."""
    counts = near.is_known.sum(axis=1, keepdims=True)
    centre = (near.raw * near.is_known).sum(axis=1, keepdims=True) / np.maximum(counts, 1)
    off = (near.raw - centre) * near.is_known
    spread = np.sqrt((off**2).sum(axis=1, keepdims=True) / np.maximum(counts, 1))
    return centre, np.maximum(spread, 1e-2), np.asarray(counts >= FEWEST)


def _nearness(past: Past, space: Space, rows: Ints, *, before: Ints) -> _Nearness:
    """Look back from each of d moments at the latest liked events before it."""
    counts = np.searchsorted(past.liked, before)
    size = int(min(LOOKED_AT, counts.max()))
    if not size:
        nothing = np.zeros(rows.shape)
        return _Nearness(nothing, np.zeros(rows.shape, np.bool_), np.zeros(len(rows)))
    places = counts[:, None] - size + np.arange(size)[None, :]
    low = max(0, int(places.min()))
    others = past.events.items[past.liked[low : int(counts.max())]]
    is_there = space.has(others)
    looked = np.maximum(places - low, 0)
    usable = (places >= 0) & is_there[looked]
    # One product for the whole block; the moments share most of what they look back upon.
    safe = np.maximum(rows, 0)
    sims = space.of(safe.ravel()) @ space.of(others).T
    shows = past.items.shows
    sims[shows[safe.ravel()][:, None] == shows[others][None, :]] = -np.inf
    sims = sims.reshape(*rows.shape, len(others))
    decay = (0.5 ** (np.arange(size)[::-1] / HALF_LIFE)).astype(np.float32)
    seen = np.take_along_axis(sims, looked[:, None, :], axis=2) * decay
    seen = np.where(usable[:, None, :], seen, -np.inf)
    mean, is_near = mean_of_nearest(seen, count=NEIGHBOURS)
    is_known = space.has(safe) & is_near & (rows >= 0)
    return _Nearness(mean.astype(np.float64), is_known, usable.sum(axis=1).astype(np.float64))
