"""In which mood the listener is: at their word where they were asked, else a wide belief.

Valence and arousal each have a normal belief. At rest it is N(0, 1): nothing is known. A mood that
was set is taken at its word, and forgotten towards rest within about two hours. What was heard says
nothing of it: that calm things are heard by the calm was never measured for podcasts, and a mood is
never sensed here.
"""

from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Events, Moments, Reals

RELAXATION = 2 * 3600.0
"""Seconds in which what was known shrinks to a third."""
ASKED_NOISE = 0.02
"""Variance of a mood that is set: a pad is set by hand and eye."""


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """What is believed at each of d moments."""

    mean: Reals
    """(d, 2) valence and arousal, -1 to 1."""
    variance: Reals
    """(d, 2) 1 where nothing is known."""

    @property
    def entropy(self) -> Reals:
        """(d,) in nats: 2.84 at rest, less the more is known."""
        return np.asarray(0.5 * np.log(2 * np.pi * np.e * self.variance).sum(axis=1))


def belief(events: Events, moments: Moments) -> Belief:
    """At each moment what is set there, else what was set last before it, as far as it lasts.

    An Ornstein-Uhlenbeck process on its way to N(0, 1).
    """
    asked = np.flatnonzero(~np.isnan(events.moods).any(axis=1))
    count = np.searchsorted(asked, moments.events)
    kept = np.zeros(len(moments))
    mean, set_now = np.zeros((len(moments), 2)), ~np.isnan(moments.moods)
    if len(asked):
        last = asked[np.maximum(count - 1, 0)]
        since = np.maximum(moments.at - events.at[last], 0.0)
        kept = np.where(count > 0, np.exp(-since / RELAXATION), 0.0)
        mean = events.moods[last] * kept[:, None]
    variance = 1 - (1 - ASKED_NOISE) * kept[:, None] ** 2
    return Belief(np.where(set_now, moments.moods, mean), np.where(set_now, ASKED_NOISE, variance))
