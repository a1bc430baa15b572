"""The features that an episode is judged by, each with a name, a family of reasons and a prior.

This list is the seam: to add evidence is to add a line here and a function in features.py. Prior
means and precisions are set by hand where public data cannot teach them (shows, lengths, hours) and
learned from other people's choices where they can (the similarities; see podplayer.training).

Two questions are asked of the same features. `choice`: of what lay there, which one is taken and
stayed with? It makes the order. `stay`: once started, are five minutes heard? It makes the
probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from podplayer.model.ranking import ReasonKind
from podplayer.recommender.columns import Reals
from podplayer.recommender.space import DIRECTIONS

HARMONICS = 5
MOODS = 2
AFFECTS = 2


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal belief about a weight before this listener was met."""

    mean: float
    precision: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that can speak for or against an episode."""

    name: str
    kind: ReasonKind
    choice: Prior
    stay: Prior
    width: int = 1
    """Columns it takes; a product of directions and hours takes several and is still one thing."""


_SMALL = Prior(0.0, 8.0)
_NOTHING = Prior(0.0, 32.0)
_TOPIC = ReasonKind.TOPIC

FEATURES: tuple[Feature, ...] = (
    # Habit beats text: decayed show frequency alone predicts the next play at nDCG@10 .73. Of
    # whether one stays, only the share that was stayed with tells, not how often a show was played.
    Feature(name="show_recent", kind=ReasonKind.HABIT, choice=Prior(1.2, 2), stay=Prior(0.05, 16)),
    Feature(name="show_odds", kind=ReasonKind.HABIT, choice=Prior(0.3, 4), stay=Prior(0.6, 3)),
    Feature(name="show_plays", kind=ReasonKind.HABIT, choice=Prior(0.1, 4), stay=Prior(0, 16)),
    Feature(name="show_new", kind=ReasonKind.DIFFERENT, choice=Prior(-0.2, 4), stay=Prior(-0.2, 4)),
    # Nine similarities, each standardised over the candidates of the moment. Held stiffly: they
    # overlap, so that one listener's choices move them mostly by chance.
    Feature(name="text_near", kind=_TOPIC, choice=Prior(0.30, 64), stay=Prior(0.10, 32)),
    Feature(name="text_attention", kind=_TOPIC, choice=Prior(0.15, 64), stay=Prior(0.05, 32)),
    Feature(name="text_centroid", kind=_TOPIC, choice=Prior(0.15, 64), stay=Prior(0.05, 32)),
    Feature(name="text_lately", kind=_TOPIC, choice=Prior(0.10, 64), stay=Prior(0.05, 32)),
    Feature(name="text_linear", kind=_TOPIC, choice=Prior(0.15, 64), stay=Prior(0.05, 32)),
    Feature(name="text_dropped", kind=_TOPIC, choice=Prior(-0.15, 32), stay=Prior(-0.10, 32)),
    Feature(name="text_refused", kind=_TOPIC, choice=Prior(-0.15, 8), stay=_NOTHING),
    Feature(name="words_near", kind=_TOPIC, choice=Prior(0.15, 64), stay=Prior(0.05, 32)),
    Feature(name="words_query", kind=_TOPIC, choice=Prior(0.20, 64), stay=Prior(0.05, 32)),
    Feature(name="interest", kind=_TOPIC, choice=Prior(0.8, 4), stay=Prior(0.2, 8)),
    Feature(name="fresh", kind=ReasonKind.FRESH, choice=Prior(0.8, 8), stay=_SMALL),
    # Strong and honest, needs no learning; zero where no minutes were asked for.
    Feature(name="fits", kind=ReasonKind.LENGTH, choice=Prior(2.5, 16), stay=Prior(0.2, 16)),
    Feature(name="serial_next", kind=ReasonKind.SERIES, choice=Prior(1.2, 2), stay=Prior(0.3, 4)),
    # Carries its own trust (see context.trust), so that its weight stays near one.
    Feature(name="hour_show", kind=ReasonKind.TIME, choice=Prior(1.0, 16), stay=_SMALL),
    # Forty columns: with unit inputs and precision 32 they together may move the log-odds by one,
    # once the hour is fully trusted, and by a tenth at rest.
    Feature(
        name="hour_topic",
        kind=ReasonKind.TIME,
        choice=_NOTHING,
        stay=_NOTHING,
        width=DIRECTIONS * HARMONICS,
    ),
    Feature(
        name="mood_topic",
        kind=ReasonKind.MOOD,
        choice=_NOTHING,
        stay=_NOTHING,
        width=DIRECTIONS * MOODS,
    ),
    # Weak: eighty seconds and a picture of lettering say little of whether one stays.
    Feature(name="sound_near", kind=ReasonKind.SOUND, choice=Prior(0.08, 16), stay=Prior(0.03, 16)),
    Feature(name="cover_near", kind=ReasonKind.COVER, choice=Prior(0.04, 32), stay=_NOTHING),
    # A mood is asked for, so it may be taken at its word; what the listener makes of it is learned,
    # and soon: who sets a calm mood and hears lively things is believed by what they hear.
    Feature(name="mood_match", kind=ReasonKind.MOOD, choice=Prior(1.0, 4), stay=Prior(0.1, 16)),
    Feature(
        name="mood_affect",
        kind=ReasonKind.MOOD,
        choice=Prior(0.0, 16),
        stay=_NOTHING,
        width=AFFECTS * MOODS,
    ),
    Feature(name="language", kind=ReasonKind.LANGUAGE, choice=Prior(0.5, 4), stay=Prior(0.1, 8)),
    Feature(name="shown_before", kind=ReasonKind.DIFFERENT, choice=Prior(-0.15, 8), stay=_SMALL),
)

NAMES = tuple(feature.name for feature in FEATURES)
HABIT = ("show_recent", "show_odds", "show_plays")
TOPIC = (
    "text_near", "text_attention", "text_centroid", "text_lately", "text_linear",
    "words_near", "words_query",
)  # fmt: skip
_MOOD = ("mood_match", "mood_affect", "mood_topic")
REASONS: tuple[tuple[str, ...], ...] = (
    HABIT,
    TOPIC,
    _MOOD,
    *((name,) for name in NAMES if name not in HABIT + TOPIC + _MOOD),
)
"""Features that say the same thing share one sentence: their parts are added up, and what the
listener answers to it is an answer to all of them."""
KINDS: Mapping[str, ReasonKind] = {feature.name: feature.kind for feature in FEATURES}
CHOICE_OFFSET = Prior(-2.0, 0.25)
STAY_OFFSET = Prior(0.5, 1.0)


def _columns() -> dict[str, slice]:
    slices, start = {}, 0
    for feature in FEATURES:
        slices[feature.name] = slice(start, start + feature.width)
        start += feature.width
    return slices


COLUMNS: Mapping[str, slice] = _columns()
WIDTH = sum(feature.width for feature in FEATURES)
"""Columns of all features; the offset comes behind them."""


STIFFER = 6.0
"""How much more firmly a weight is held for each time that it misled: a second answer must be heard
above two hundred plays that speak for it."""
Priors = Mapping[str, Prior]
"""Feature to what other people's choices say of its weight in the choice head."""


def prior(
    head: str, *, misled: Mapping[str, int] | None = None, learned: Priors | None = None
) -> tuple[Reals, Reals]:
    """Means and precisions of all weights and the offset.

    Args:
        head: "choice" or "stay".
        learned: beliefs about the choice head that take the place of those set by hand.
        misled: how often the listener said "not because of this" of a feature: each time halves
            what it and all that says the same are expected to weigh.
    """
    means, precisions = np.empty(WIDTH + 1), np.empty(WIDTH + 1)
    answers = misled or {}
    counts = {name: sum(answers.get(one, 0) for one in said) for said in REASONS for name in said}
    for feature in FEATURES:
        belief = feature.stay
        if head == "choice":
            belief = (learned or {}).get(feature.name, feature.choice)
        count = counts[feature.name]
        means[COLUMNS[feature.name]] = belief.mean * 0.5**count
        precisions[COLUMNS[feature.name]] = belief.precision * STIFFER**count
    offset = CHOICE_OFFSET if head == "choice" else STAY_OFFSET
    means[WIDTH], precisions[WIDTH] = offset.mean, offset.precision
    return means, precisions
