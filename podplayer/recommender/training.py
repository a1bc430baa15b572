"""What past decisions teach: what was chosen, from what, and whether it was stayed with.

A plan says which decisions and which episodes; the features of those are then computed as they
were before each moment. Where a list was shown, what was not chosen from it is a weak no;
everywhere else (imports, plays from the library) a few episodes are drawn that were available then.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import (
    Bools,
    Events,
    Ints,
    Items,
    Moments,
    Reals,
    ShownLog,
    distinct,
)
from podplayer.recommender.feature_list import COLUMNS, WIDTH, Priors, prior
from podplayer.recommender.features import compute
from podplayer.recommender.score import Posterior, fit, forgetting
from podplayer.recommender.world import World

DECISIONS = 600
"""Older ones count less than a sixteenth."""
NEGATIVES = 6
NEGATIVE_WEIGHT = 0.3
RECENT_POOL = 300
"""Half of what is drawn comes from this many latest episodes: what a listener saw lying there."""
SHOWN_KEPT = 10
SHOWN_WEIGHT = 0.2
REFERENCE = 128
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """Decisions and the episodes of each: the first is the one it was about."""

    moments: Moments
    weights: Reals
    """(d, m) 0 for padding; of the first episode what the event says of itself."""
    labels: Reals
    """(d, m)"""
    stays: Reals
    """(d,) 1 stayed, 0 left, NaN for answers, which are no plays."""
    reference: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lessons:
    """The plan with the features of its episodes."""

    plan: Plan
    features: Reals
    """(d, m, k)"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heads:
    """What was learned of both questions (see feature_list)."""

    choice: Posterior
    stay: Posterior


class Availability:
    """Which episodes could have been chosen at a time."""

    def __init__(self, items: Items, *, since: Reals | None = None) -> None:
        """`since`: (items,) when each came to be; its publication if left out."""
        start = items.published if since is None else since
        start = np.nan_to_num(start, nan=-np.inf)
        self._order = np.argsort(start, kind="stable")
        self._sorted = start[self._order]

    def draw(self, at: Reals, keys: Ints, count: int) -> Ints:
        """(d, count) rows, half of them recent, -1 where nothing was there.

        Drawn by hashing keys, not by a generator: so that to forget one event leaves what was
        drawn for all others as it was.
        """
        upper = np.searchsorted(self._sorted, at, "right")[:, None]
        chance = _hash(keys, count)
        # Where nothing has a date, nothing is recent.
        is_dated = np.isfinite(self._sorted[np.maximum(upper - 1, 0)])
        recent = (np.arange(count)[None, :] % 2 == 0) & is_dated
        lower = np.where(recent, np.maximum(0, upper - RECENT_POOL), 0)
        places = lower + (chance * (upper - lower)).astype(np.int64)
        rows = self._order[np.minimum(places, len(self._order) - 1)]
        return np.where(upper > 0, rows, -1)


def _hash(keys: Ints, count: int) -> Reals:
    """(len(keys), count) numbers in [0, 1), by splitmix64."""
    with np.errstate(over="ignore"):
        x = keys.astype(np.uint64)[:, None] * np.uint64(1_000_003)
        x = x + np.arange(1, count + 1, dtype=np.uint64)[None, :] * _GOLDEN
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x = x ^ (x >> np.uint64(31))
    return np.asarray((x >> np.uint64(11)).astype(np.float64) / 2.0**53)


def moments_of(events: Events, which: Ints) -> Moments:
    """The moments at which some events happened, with the episode of each."""
    return Moments(
        events=which,
        at=events.at[which],
        hours=events.hours[which],
        is_weekend=events.is_weekend[which],
        minutes=events.minutes[which],
        moods=events.moods[which],
        rows=events.items[which][:, None],
    )


def alternatives(  # noqa: PLR0913 - what is drawn from, for whom, how many
    items: Items, events: Events, which: Ints, *, available: Availability, count: int, salt: int = 0
) -> Ints:
    """(d, count) episodes that could have been chosen instead, not heard before; -1 for none."""
    keys = items.ids[events.items[which]] * 31 + events.at[which].astype(np.int64) + salt
    rows = available.draw(events.at[which], keys, count)
    # Not later ones too: whether they are heard one day was not known then.
    known = _first_events(items, events)[np.maximum(rows, 0)] <= which[:, None]
    rows = np.where(known, -1, rows)
    order = np.argsort(rows, axis=1, kind="stable")
    ordered = np.take_along_axis(rows, order, axis=1)
    repeated = np.zeros(rows.shape, dtype=np.bool_)
    np.put_along_axis(repeated, order[:, 1:], ordered[:, 1:] == ordered[:, :-1], axis=1)
    return np.where(repeated, -1, rows)


def _first_events(items: Items, events: Events) -> Ints:
    """(items,) the first event of each; beyond all where there is none."""
    first = np.full(len(items), np.iinfo(np.int64).max)
    np.minimum.at(first, events.items, np.arange(len(events)))
    return first


def plan(
    items: Items,
    events: Events,
    *,
    shown: ShownLog,
    available: Availability,
    decisions: int = DECISIONS,
) -> Plan:
    """Choose the decisions to learn from, and what lay beside each."""
    which = np.arange(max(0, len(events) - decisions), len(events))
    moments = moments_of(events, which)
    drawn = alternatives(items, events, which, available=available, count=NEGATIVES)
    refused, refused_weights = _refused(items, events, which, shown)
    # Only of what was taken can it be said that the rest was not.
    is_choice = events.is_play[which] & (events.engagement[which] > 0)
    drawn = np.where(is_choice[:, None], drawn, -1)
    value = events.engagement[which]
    own = np.abs(value) * events.weights[which]
    rows = np.concatenate([moments.rows, drawn, refused], axis=1)
    weights = np.concatenate(
        [own[:, None], np.full(drawn.shape, NEGATIVE_WEIGHT), refused_weights], axis=1
    )
    labels = np.zeros(rows.shape)
    labels[:, 0] = value > 0
    return Plan(
        moments=moments.with_rows(rows),
        weights=np.where(rows >= 0, weights, 0.0),
        labels=labels,
        stays=np.where(events.is_play[which], value > 0, np.nan),
        reference=reference_rows(items),
    )


def reference_rows(items: Items) -> Ints:
    """Ordinary episodes, evenly spread over the library."""
    count = min(REFERENCE, len(items))
    return distinct(np.linspace(0, max(0, len(items) - 1), count).astype(np.int64))


def _refused(items: Items, events: Events, which: Ints, shown: ShownLog) -> tuple[Ints, Reals]:
    """What was shown in the same list and not chosen by then; lower ranks were seen less surely."""
    contexts = events.contexts[which]
    if not len(shown) or not (contexts >= 0).any():
        return np.zeros((len(which), 0), np.int64), np.zeros((len(which), 0))
    lists: dict[int, list[int]] = {}
    for line in range(len(shown)):
        lists.setdefault(int(shown.contexts[line]), []).append(line)
    rows = np.full((len(which), SHOWN_KEPT), -1, dtype=np.int64)
    weights = np.zeros(rows.shape)
    first = _first_events(items, events)
    for place, number in enumerate(contexts):
        lines = lists.get(int(number), ())
        others = [i for i in lines if first[shown.items[i]] > which[place]]
        kept = np.array(others[:SHOWN_KEPT], dtype=np.int64)
        rows[place, : len(kept)] = shown.items[kept]
        weights[place, : len(kept)] = SHOWN_WEIGHT / np.log2(shown.ranks[kept] + 1)
    return rows, weights


def learn_features(
    world: World, plan_: Plan, *, earlier: tuple[Lessons, int] | None = None
) -> Lessons:
    """Features of all episodes of the plan, as they were before each decision.

    Args:
        world: library and history.
        plan_: the decisions.
        earlier: lessons of an earlier state of the log, and how many of its first events it
            shares with this one. What was before a decision never changes, so their features
            are taken over.
    """
    rows = plan_.moments.rows
    features = np.empty((*rows.shape, WIDTH))
    is_known = np.zeros(len(rows), dtype=np.bool_)
    if earlier is not None:
        lessons, shared = earlier
        own, theirs = _same_decisions(plan_, lessons.plan, shared)
        if len(own):  # else the widths may differ: a list was shown for the first time
            features[own], is_known[own] = lessons.features[theirs], True
    missing = np.flatnonzero(~is_known)
    if len(missing):
        part = plan_.moments.at_places(missing)
        features[missing] = compute(world, part, reference=plan_.reference)
    # What was drawn lay in no list. Only beside what was shown with it can a choice say whether to
    # be shown again and again speaks for an episode.
    shown = COLUMNS["shown_before"]
    features[:, 1 : 1 + NEGATIVES, shown] = features[:, :1, shown]
    return Lessons(plan=plan_, features=features)


def common_prefix(one: Events, other: Events) -> int:
    """How many events two states of a log have in common, from the first on."""
    size = min(len(one), len(other))
    differs = np.zeros(size, dtype=np.bool_)
    for name in ("items", "at", "engagement", "weights", "is_play", "hours"):
        differs |= getattr(one, name)[:size] != getattr(other, name)[:size]
    return int(differs.argmax()) if differs.any() else size


def _same_decisions(one: Plan, other: Plan, shared: int) -> tuple[Ints, Ints]:
    """Places of decisions about the same episodes after the same events, in both plans."""
    none = np.zeros(0, dtype=np.int64)
    if one.moments.rows.shape[1] != other.moments.rows.shape[1]:
        return none, none
    _, own, theirs = np.intersect1d(
        one.moments.events, other.moments.events, assume_unique=True, return_indices=True
    )
    same = (one.moments.rows[own] == other.moments.rows[theirs]).all(axis=1)
    same &= one.moments.events[own] < shared
    return own[same], theirs[same]


def fit_heads(
    lessons: Lessons,
    *,
    before: int,
    misled: Mapping[str, int] | None = None,
    learned: Priors | None = None,
) -> Heads:
    """Fit both heads to the latest DECISIONS before an event, from scratch.

    Args:
        lessons: features of decisions, in the order of time.
        before: the number of events that may be known; also the age that forgetting counts from.
        misled: features the listener said "not because of this" of.
        learned: what other people's choices taught; see feature_list.prior.
    """
    plan_ = lessons.plan
    # No more where a replay looks at more: what is measured is what ranks.
    used = (plan_.moments.events < before) & (plan_.moments.events >= before - DECISIONS)
    fading = forgetting((before - 1 - plan_.moments.events[used]).astype(np.float64))
    features, labels = lessons.features[used], plan_.labels[used]
    weights = plan_.weights[used] * fading[:, None]
    counted: Bools = weights > 0
    mean, precision = prior("choice", misled=misled, learned=learned)
    choice = fit(
        features[counted], labels[counted], weights=weights[counted],
        prior_mean=mean, prior_precision=precision,
    )  # fmt: skip
    stays = plan_.stays[used]
    is_play = ~np.isnan(stays)
    mean, precision = prior("stay", misled=misled)
    stay = fit(
        features[is_play, 0], stays[is_play], weights=fading[is_play],
        prior_mean=mean, prior_precision=precision,
    )  # fmt: skip
    return Heads(choice=choice, stay=stay)
