"""Features from beyond the text: like what sounds and looks, and does it fit the mood?

What the same show sounds and looks like is no news: its habit features say it better. So only
liked episodes of other shows are compared with.
"""

from dataclasses import dataclass

import numpy as np

from podplayer.model.listening import Mood
from podplayer.recommender.columns import Bools, Events, Ints, Items, Moments, Reals
from podplayer.recommender.feature_list import COLUMNS, WIDTH
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


def put(
    past: Past, senses: Senses, moments: Moments, reference: Ints | None, features: Reals
) -> None:
    """Fill in the columns of sound, cover and mood; (d, m, WIDTH)."""
    rows = np.maximum(moments.rows, 0)
    sound = _likeness(past, senses.sound, moments, reference)
    features[:, :, COLUMNS["sound_near"].start] = sound * np.where(
        senses.is_guess[rows], GUESSED, 1.0
    )
    features[:, :, COLUMNS["cover_near"].start] = _likeness(past, senses.cover, moments, reference)
    affect = senses.affect.values[rows]
    moods = np.nan_to_num(moments.moods, nan=0.0)
    features[:, :, COLUMNS["mood_match"].start] = np.einsum("dma,da->dm", affect, moods)
    product = affect[:, :, :, None] * moods[:, None, None, :]
    features[:, :, COLUMNS["mood_affect"]] = product.reshape(*rows.shape, -1)


def noise(senses: Senses, rows: Ints) -> Reals | None:
    """(m, WIDTH) variance of features that are guessed; None where nothing was ever heard."""
    if not _is_there(senses.sound):
        return None
    found = np.zeros((len(rows), WIDTH))
    is_known = senses.sound.has(rows)
    variance = np.where(senses.is_guess[rows], GUESS_NOISE, OWN_NOISE)
    found[:, COLUMNS["sound_near"].start] = np.where(is_known, variance, UNKNOWN_NOISE)
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
    pairs = (("Brighter", "Darker"), ("Livelier", "Calmer"))
    return pairs[place][int(wanted[place] < 0)]


def _is_there(space: Space) -> bool:
    return len(space.white) > 1


def _likeness(past: Past, space: Space, moments: Moments, reference: Ints | None) -> Reals:
    """(d, m) nearness to what was liked, in spreads over the candidates or the reference."""
    found = np.zeros(moments.rows.shape)
    if not _is_there(space) or not len(past.liked):
        return found
    usual = None
    if reference is not None:
        middle = int(moments.events[len(moments) // 2])
        usual = _usual(*_nearness(past, space, reference, before=middle)[:2])
    for place in range(len(moments)):
        rows = moments.rows[place]
        raw, is_known, count = _nearness(
            past, space, np.maximum(rows, 0), before=int(moments.events[place])
        )
        is_known &= rows >= 0
        scale = usual if usual is not None else _usual(raw, is_known)
        if scale is None or not count:
            continue
        centre, spread = scale
        believed = np.sqrt(count / (count + 2.0))
        standard = np.clip((raw - centre) / spread, -_LIMIT, _LIMIT) * believed
        found[place] = np.where(is_known, standard, 0.0)
    return found


def _usual(raw: Reals, is_known: Bools) -> tuple[float, float] | None:
    if is_known.sum() < FEWEST:
        return None
    return float(raw[is_known].mean()), max(float(raw[is_known].std()), 1e-2)


def _nearness(past: Past, space: Space, rows: Ints, *, before: int) -> tuple[Reals, Bools, int]:
    """Mean of the few nearest liked episodes of other shows, older ones discounted."""
    events = past.liked[: np.searchsorted(past.liked, before)][-LOOKED_AT:]
    others = past.events.items[events]
    kept = np.flatnonzero(space.has(others))
    others = others[kept]
    if not len(others):
        return np.zeros(len(rows)), np.zeros(len(rows), np.bool_), 0
    decay = 0.5 ** ((len(events) - 1 - kept) / HALF_LIFE)
    sims = (space.of(rows) @ space.of(others).T) * decay
    elsewhere = past.items.shows[rows][:, None] != past.items.shows[others][None, :]
    size = min(NEIGHBOURS, len(others))
    ranked = np.where(elsewhere, sims, -np.inf)
    top = np.partition(ranked, len(others) - size, axis=1)[:, len(others) - size :]
    is_there = np.isfinite(top)
    mean = np.where(is_there, top, 0).sum(axis=1) / np.maximum(is_there.sum(axis=1), 1)
    return mean.astype(np.float64), space.has(rows) & is_there.any(axis=1), len(others)
