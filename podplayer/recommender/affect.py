"""How an episode feels: pleasant or not (valence), calm or lively (arousal).

From its text by likeness to anchor sentences of seven moods, and from its sound by loudness, pitch,
pace and pauses: of a voice arousal can be told, valence hardly (concordance .42 across corpora), so
that the sound speaks of arousal only. Everything is relative to the listener's own library.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from podplayer.model.senses import FACTS
from podplayer.recommender.columns import Bools, Reals, Vectors
from podplayer.recommender.vectors import normalise

SHARPNESS = 2.0
"""Of the choice among the moods, in spreads of their likeness over the library."""
LIMIT = 2.5
FEWEST = 8
"""Episodes below which nothing is known of what is usual."""
_OWN_SOUND, _SHOWS_SOUND = 0.4, 0.25
"""What the sound says of arousal beside the text; less where only other episodes were heard."""

_LIVELY: Mapping[str, float] = {
    "level_spread_db": 0.5,
    "pitch_spread": 1.0,
    "rate": 1.0,
    "pause_share": -1.0,
    "tempo": 0.5,
    "onset": 1.0,
    "music_energy": 1.0,
}
"""Facts of the sound and the direction in which each speaks of arousal."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Anchors:
    """Moods in the space of an encoder."""

    vectors: Vectors
    """(m, d) as they were encoded, neither centred nor of unit length."""
    places: Reals
    """(m, 2) valence and arousal of each."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Affect:
    """Valence and arousal of all episodes of the library."""

    values: Reals
    """(items, 2) in spreads of the library, 0 where nothing is known."""
    is_known: Bools
    """(items,)"""

    @classmethod
    def unknown(cls, items: int) -> "Affect":
        """Nothing is known of any episode."""
        return cls(values=np.zeros((items, 2)), is_known=np.zeros(items, np.bool_))


def text_affect(likeness: Reals, places: Reals) -> Reals:
    """(n, 2) valence and arousal from (n, m) likeness to the moods.

    How near all texts lie to a mood says nothing, so that each mood's likeness is taken relative to
    the library before the moods compete.
    """
    if len(likeness) < FEWEST:
        return np.zeros((len(likeness), 2))
    relative = standardised(likeness)
    powers = np.exp(SHARPNESS * (relative - relative.max(axis=1, keepdims=True)))
    shares = powers / powers.sum(axis=1, keepdims=True)
    return standardised(shares @ places)


def sound_arousal(facts: Reals) -> Reals:
    """(n,) arousal from (n, facts) of recordings, NaN where nothing is known."""
    if len(facts) < FEWEST:
        return np.full(len(facts), np.nan)
    places = [FACTS.index(name) for name in _LIVELY]
    weights = np.array(list(_LIVELY.values()))
    relative = standardised(facts[:, places])
    is_known = ~np.isnan(facts[:, places])
    total = (np.abs(weights) * is_known).sum(axis=1)
    summed = (relative * weights).sum(axis=1) / np.maximum(total, 1e-9)
    return np.asarray(np.where(total > 0, standardised(summed[:, None])[:, 0], np.nan))


def standardised(values: Reals) -> Reals:
    """Each column in its own spreads, clipped; NaN becomes 0, which is usual."""
    is_known = ~np.isnan(values)
    filled = np.where(is_known, values, 0.0)
    counts = np.maximum(is_known.sum(axis=0), 1)
    centred = np.where(is_known, filled - filled.sum(axis=0) / counts, 0.0)
    spread = np.sqrt((centred**2).sum(axis=0) / counts)
    return np.asarray(np.clip(centred / np.maximum(spread, 1e-9), -LIMIT, LIMIT))


def blended(text: Affect, arousal: Reals, *, is_guess: Bools) -> Affect:
    """Both witnesses together.

    Args:
        text: what the texts say.
        arousal: (items,) what the recordings say, NaN where there is none.
        is_guess: (items,) the recordings are others of the same show.
    """
    is_heard = ~np.isnan(arousal)
    share = np.where(is_heard, np.where(is_guess, _SHOWS_SOUND, _OWN_SOUND), 0.0)
    # Without a text the sound alone is still only a part of what could be known.
    mixed = text.values[:, 1] * (1 - share) + np.nan_to_num(arousal) * share
    return Affect(
        values=np.stack([text.values[:, 0], mixed], axis=1), is_known=text.is_known | is_heard
    )


def likeness(vectors: Vectors, anchors: Vectors) -> Reals:
    """(n, m) cosines of centred unit vectors with centred anchors."""
    return np.asarray(vectors @ normalise(anchors).T, dtype=np.float64)
