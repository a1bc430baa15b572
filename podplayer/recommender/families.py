"""Families of features: what a part of the ranking is worth is seen where it is left out."""

from collections.abc import Mapping

import numpy as np

from podplayer.recommender.columns import Bools, Reals
from podplayer.recommender.feature_list import COLUMNS, WIDTH
from podplayer.recommender.training import Lessons

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "shows": ("show_recent", "show_odds", "show_plays", "show_new", "serial_next"),
    "text": (
        "text_near", "text_attention", "text_centroid", "text_lately", "text_linear",
        "text_dropped",
    ),
    "words": ("words_near", "words_query"),
    "passed over": ("text_refused", "shown_before"),
    "news": ("fresh",),
    "length": ("fits",),
    "language": ("language",),
    "hours": ("hour_show", "hour_topic"),
    "mood": ("mood_match", "mood_affect", "mood_topic"),
    "sound": ("sound_near",),
    "covers": ("cover_near",),
}  # fmt: skip


def columns_of(family: str) -> Bools:
    """(WIDTH,) which columns belong to a family."""
    found = np.zeros(WIDTH, dtype=np.bool_)
    for name in FAMILIES[family]:
        found[COLUMNS[name]] = True
    return found


def told_apart(lessons: Lessons) -> list[str]:
    """Families that say anything in these lessons: what is always the same cannot be missed."""
    counted = lessons.features[lessons.plan.weights > 0]
    if not len(counted):
        return []
    varies = np.ptp(counted, axis=0) > 0
    return [family for family in FAMILIES if varies[columns_of(family)].any()]


def without(features: Reals, family: str) -> Reals:
    """The same features without a family; what is asked for, and what was learned from, alike."""
    return np.where(columns_of(family), 0.0, features)


def lessons_without(lessons: Lessons, family: str) -> Lessons:
    """As if the family had never been there."""
    return Lessons(plan=lessons.plan, features=without(lessons.features, family))
