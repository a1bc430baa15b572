"""A listener who is made up: mornings one show, evenings another, a third when calm; or no habit.

Choices among eight shows, two to four a day. With a habit planted, 85 of 100 follow it, and what
follows it is mostly stayed with; without, the same shows are heard as often, at any hour and in any
mood.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from factories_ranking import NOW, Toy, toy

from podplayer.model.ids import ContextId
from podplayer.model.listening import Context, Mood
from podplayer.recommender import metrics
from podplayer.recommender.affect import Affect
from podplayer.recommender.families import columns_of, lessons_without, without
from podplayer.recommender.feature_list import WIDTH
from podplayer.recommender.features import compute
from podplayer.recommender.replay import stay_probabilities
from podplayer.recommender.senses import Senses
from podplayer.recommender.training import (
    Availability,
    Lessons,
    alternatives,
    fit_heads,
    learn_features,
    moments_of,
    plan,
    reference_rows,
)
from podplayer.recommender.world import World

MORNING, EVENING, CALM = 0, 1, 2
SHOWS, EACH, RIVALS, REFIT = 8, 120, 30, 10
FOLLOWED = 0.85
MOODS = (Mood(valence=0.2, arousal=-0.9), Mood(valence=0.2, arousal=0.8))
FAMILIES = ("hours", "mood")


@dataclass(frozen=True)
class Recovered:
    """What was made of the second half of a listener's choices, knowing what came before each."""

    gain: dict[str, float]
    """Family to what leaving it out costs in nDCG@10."""
    share: dict[str, float]
    """Family to its part of the spread of the scores."""
    trust: float
    """In hours, at the end."""
    said: np.ndarray
    """Probabilities that five minutes are heard, said before each play."""
    was: np.ndarray


def listener(*, seed: int, is_planted: bool, events: int = 200) -> World:
    """A library and a log."""
    rng = np.random.default_rng(seed)
    library = toy(shows=SHOWS, each=EACH, seed=seed)
    contexts, spans, heard = {}, [], set()
    for number in range(events):
        day = (NOW - timedelta(days=(events - number) // 3 + 1)).replace(hour=0)
        hour = (7.5, 13.0, 21.5)[number % 3] + rng.normal(0, 0.7)
        at = day + timedelta(hours=float(hour))
        mood = MOODS[int(rng.integers(2))] if rng.random() < 0.4 else None
        contexts[ContextId(number + 1)] = Context(at=at, mood=mood)
        show, minutes = _choice(rng, hour=hour, mood=mood, is_planted=is_planted)
        row = _unheard(library, rng, show=show, at=at.timestamp(), heard=heard)
        spans.append(library.span(row, at, minutes=minutes, context_id=ContextId(number + 1)))
    arousal = np.array([0.3, -0.2, -1.4, 0.5, 0.0, 1.0, -0.4, 0.6])[library.items.shows]
    affect = np.stack([np.zeros(len(arousal)), arousal + rng.normal(0, 0.3, len(arousal))], axis=1)
    senses = replace(
        Senses.empty(len(arousal)),
        affect=Affect(values=affect, is_known=np.ones(len(arousal), bool)),
    )
    return library.world(spans, contexts=contexts, senses=senses)


def _choice(rng, *, hour, mood, is_planted):
    """A show, and how many minutes of it."""
    if not is_planted:
        loved = rng.random() < FOLLOWED
        show = int(rng.integers(3)) if loved else int(rng.integers(SHOWS))
        return show, 30.0 if rng.random() < 0.75 else 0.7
    wanted = MORNING if hour < 11 else EVENING if hour > 18 else None
    if mood == MOODS[0]:
        wanted = CALM
    if wanted is None or rng.random() > FOLLOWED:
        return int(rng.integers(SHOWS)), 30.0 if rng.random() < 0.5 else 0.7
    return wanted, 30.0 if rng.random() < 0.9 else 0.7


def _unheard(library: Toy, rng, *, show, at, heard):
    rows = np.flatnonzero((library.items.shows == show) & (library.items.published < at))
    free = [int(row) for row in rows[-20:] if int(row) not in heard] or [int(rows[-1])]
    row = free[int(rng.integers(len(free)))]
    heard.add(row)
    return row


def recovered(world: World, *, known: int = 100) -> Recovered:
    """Rank each choice after the first `known` events by what came before it."""
    events, available = world.events, Availability(world.items)
    which = np.flatnonzero(events.is_heard & (np.arange(len(events)) >= known))
    rivals = alternatives(world.items, events, which, available=available, count=RIVALS, salt=5)
    moments = moments_of(events, which)
    moments = moments.with_rows(np.concatenate([moments.rows, rivals], axis=1))
    lessons = learn_features(
        world, plan(world.items, events, shown=world.shown, available=available)
    )
    features = compute(world, moments, reference=reference_rows(world.items))
    whole, weights = _ranked(lessons, moments, features)
    gain, share = {}, {}
    for family in FAMILIES:
        left, _ = _ranked(lessons_without(lessons, family), moments, without(features, family))
        gain[family] = float(np.mean(whole - left))
        parts = features[:, :, columns_of(family)] @ weights[columns_of(family)]
        share[family] = float(parts.std(axis=1).mean() / (features @ weights).std(axis=1).mean())
    said, was = stay_probabilities(lessons, first=known)
    return Recovered(gain, share, float(world.trust[-1]), said, was)


def _ranked(lessons: Lessons, moments, features):
    """(choices,) nDCG@10, and the weights at the end."""
    rng, found, weights = np.random.default_rng(0), [], np.zeros(WIDTH)
    for start in range(0, len(moments), REFIT):
        weights = fit_heads(lessons, before=int(moments.events[start])).choice.mean[:WIDTH]
        for place in range(start, min(start + REFIT, len(moments))):
            there = moments.rows[place] >= 0
            labels = np.arange(int(there.sum())) == 0
            scores = features[place][there] @ weights
            found.append(metrics.impression(scores, labels, rng=rng)[0])
    return np.array(found), weights
