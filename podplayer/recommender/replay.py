"""The listener's own log, replayed in time order: is podplayer better than a simple rule?

Each choice is ranked among episodes that were there and were not heard, by weights that were fitted
to what came before it. Where one listener is the only unit, choices are resampled.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from podplayer.model.ranking import RankerScore, Scoreboard
from podplayer.model.sentence import say
from podplayer.recommender import metrics
from podplayer.recommender.columns import Ints, Moments, Reals, distinct
from podplayer.recommender.families import lessons_without, told_apart, without
from podplayer.recommender.feature_list import COLUMNS, WIDTH, Priors
from podplayer.recommender.features import compute
from podplayer.recommender.keywords import Words
from podplayer.recommender.space import Space
from podplayer.recommender.training import (
    DECISIONS,
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

OURS = "podplayer"
WARM_UP = 20
"""Events before the first choice that is scored."""
FEWEST = 20
CHOICES = 200
ASKED = 400
"""Plays of which is looked whether they were rightly expected to last."""
RIVALS = 49
REFIT = 10
CLEAR_AFTER = 60
"""Choices below which no rule is said to win, whatever the interval."""
CURVE = (20, 50, 125, 300, 750, 1800)
"""Numbers of events from which on choices are taken together."""
_SALT = 977
_NDCG = metrics.NAMES.index("ndcg10")

RULE_NAMES: Mapping[str, str] = {
    "newest": say("newest first"),
    "show-frequency": say("most heard lately"),
    "text-knn": say("nearest to what you liked"),
    "random-per-show": say("a random show's latest"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The scoreboard, and the simple rule to use if one clearly wins."""

    board: Scoreboard
    rule: str | None


def score_log(
    world: World, *, content: Callable[[Ints], tuple[Space, Words]], learned: Priors | None = None
) -> Outcome:
    """Replay the last choices against simple rules.

    Args:
        world: library and history.
        content: gives vectors and words of the rows that are asked for.
        learned: the prior that ranking starts from.
    """
    events = world.events
    heard = events.is_play & events.is_heard
    choices = np.flatnonzero(heard)
    choices = choices[choices >= WARM_UP][-CHOICES:]
    if len(choices) < FEWEST:
        return Outcome(board=_too_few(len(choices)), rule=None)
    available = Availability(world.items)
    rivals = alternatives(
        world.items, events, choices, available=available, count=RIVALS, salt=_SALT
    )
    moments = moments_of(events, choices)
    moments = moments.with_rows(np.concatenate([moments.rows, rivals], axis=1))
    # As much lies before the first that is asked about as ranking learns from.
    first = max(WARM_UP, min(int(choices[0]), len(events) - ASKED))
    lesson_plan = plan(
        world.items,
        events,
        shown=world.shown,
        available=available,
        decisions=len(events) - max(0, first - DECISIONS),
    )
    rows = np.concatenate([lesson_plan.moments.rows.ravel(), moments.rows.ravel()])
    space, words = content(distinct(np.r_[rows[rows >= 0], events.items, lesson_plan.reference]))
    full = World(
        items=world.items,
        events=events,
        space=space,
        words=words,
        shown=world.shown,
        senses=world.senses,
    )
    lessons = learn_features(full, lesson_plan)
    features = compute(full, moments, reference=reference_rows(world.items))
    scores = simple_scores(full, moments, features)
    scores[OURS] = _own_scores(lessons, moments, features, learned)
    measured = {name: _measure(values, moments) for name, values in scores.items()}
    outcome = _outcome(measured, *stay_probabilities(lessons, first=first))
    board = replace(
        outcome.board,
        ablation=_ablation(lessons, moments, features, measured[OURS], learned),
        curve=_curve(measured, choices),
    )
    return replace(outcome, board=board)


def _ablation(
    lessons: Lessons, moments: Moments, features: Reals, ours: Reals, learned: Priors | None
) -> dict[str, metrics.Interval]:
    """What each family of features adds, choice by choice."""
    found = {}
    for family in told_apart(lessons):
        scores = _own_scores(
            lessons_without(lessons, family), moments, without(features, family), learned
        )
        found[family] = metrics.bootstrap(ours[:, _NDCG] - _measure(scores, moments)[:, _NDCG])
    return found


def _curve(measured: Mapping[str, Reals], choices: Ints) -> dict[str, dict[int, float]]:
    """nDCG@10 of choices by how many events lay before them; a list of the log is never cut."""
    edges = [edge for edge in CURVE if ((choices >= edge) & (choices < edge * 2.5)).any()]
    return {
        name: {
            edge: float(rows[(choices >= edge) & (choices < edge * 2.5), _NDCG].mean())
            for edge in edges
        }
        for name, rows in measured.items()
        if name != "random-per-show"
    }


def simple_scores(world: World, moments: Moments, features: Reals) -> dict[str, Reals]:
    """(d, m) scores of rules that fit in a line."""
    published = np.nan_to_num(world.items.published, nan=-1e12)
    latest = published[np.maximum(moments.rows, 0)]
    shows = world.items.shows[np.maximum(moments.rows, 0)].astype(np.uint64)
    with np.errstate(over="ignore"):
        mixed = (shows + moments.at[:, None].astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
    chance = (mixed >> np.uint64(40)).astype(np.float64)
    return {
        "newest": latest,
        # AntennaPod's surprise: a show by chance, and its latest.
        "random-per-show": chance + latest / 1e13,
        "show-frequency": features[:, :, COLUMNS["show_recent"].start],
        "text-knn": features[:, :, COLUMNS["text_near"].start],
    }


def _own_scores(
    lessons: Lessons, moments: Moments, features: Reals, learned: Priors | None
) -> Reals:
    scores = np.empty(features.shape[:2])
    for start in range(0, len(moments), REFIT):
        before = int(moments.events[start])
        weights = fit_heads(lessons, before=before, learned=learned).choice.mean[:WIDTH]
        scores[start : start + REFIT] = features[start : start + REFIT] @ weights
    return scores


def _measure(scores: Reals, moments: Moments) -> Reals:
    """(d, metrics): the first episode of each moment is the one that was taken."""
    rng = np.random.default_rng(0)
    rows = []
    for values, candidates in zip(scores, moments.rows, strict=True):
        there = candidates >= 0
        labels = np.zeros(int(there.sum()), dtype=np.bool_)
        labels[0] = True
        rows.append(metrics.impression(values[there], labels, rng=rng))
    return np.array(rows)


def stay_probabilities(
    lessons: Lessons, *, first: int
) -> tuple[Reals, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    """What was said before each play, and whether five minutes were heard."""
    plan_ = lessons.plan
    plays = np.flatnonzero(~np.isnan(plan_.stays) & (plan_.moments.events >= first))
    said = np.empty(len(plays))
    for start in range(0, len(plays), REFIT):
        part = plays[start : start + REFIT]
        head = fit_heads(lessons, before=int(plan_.moments.events[part[0]])).stay
        said[start : start + REFIT] = head.probabilities(lessons.features[part, 0])[0]
    return said, plan_.stays[plays] > 0


def _outcome(measured: Mapping[str, Reals], said: Reals, was: np.ndarray) -> Outcome:
    place = {name: i for i, name in enumerate(metrics.NAMES)}
    rankers = []
    for name in sorted(measured, key=lambda one: -float(measured[one][:, place["ndcg10"]].mean())):
        rows = measured[name]
        ndcg, hit, mrr, auc = (
            metrics.bootstrap(rows[:, place[metric]]) for metric in ("ndcg10", "hit1", "mrr", "auc")
        )
        loss = metrics.log_loss(said, was) if name == OURS and len(said) else None
        rankers.append(
            RankerScore(name=name, ndcg10=ndcg, hit1=hit, mrr=mrr, auc=auc, log_loss=loss)
        )
    rule = _winner(measured, place["ndcg10"])
    honesty = metrics.calibration(said, was) if len(said) else None
    board = Scoreboard(
        decisions=len(measured[OURS]),
        rankers=tuple(rankers),
        sentence=_sentence(rankers, len(measured[OURS]), rule),
        calibration_error=None if honesty is None else honesty.error,
        calibration_bins=() if honesty is None else tuple(honesty.bins),
    )
    return Outcome(board=board, rule=rule)


def _winner(measured: Mapping[str, Reals], ndcg: int) -> str | None:
    """A rule whose lead over ours has its whole interval above zero."""
    ours = measured[OURS][:, ndcg]
    if len(ours) < CLEAR_AFTER:
        return None
    leads = {
        name: metrics.bootstrap(rows[:, ndcg] - ours)
        for name, rows in measured.items()
        if name not in {OURS, "random-per-show"}
    }
    best = max(leads, key=lambda name: leads[name][0])
    return best if leads[best][1] > 0 else None


def _sentence(rankers: list[RankerScore], decisions: int, rule: str | None) -> str:
    by_name = {ranker.name: ranker for ranker in rankers}
    ours = by_name[OURS]
    best = max((r for r in rankers if r.name != OURS), key=lambda r: r.ndcg10[0])
    said = say(
        "Over your last {decisions} choices podplayer put the one you took first {ours:.0%} of "
        "the time; the best simple rule, “{rule}”, {best:.0%}.",
        decisions=decisions,
        ours=ours.hit1[0],
        rule=RULE_NAMES[best.name],
        best=best.hit1[0],
    )
    if rule is not None:
        return say(
            "{said} “{rule}” clearly predicts you better, so podplayer uses it.",
            said=said,
            rule=RULE_NAMES[rule],
        )
    return said


def _too_few(count: int) -> Scoreboard:
    return Scoreboard(
        decisions=count,
        rankers=(),
        sentence=say(
            "There is not enough listening yet to compare: {count} of {fewest} choices after the "
            "first {warm_up} events.",
            count=count,
            fewest=FEWEST,
            warm_up=WARM_UP,
        ),
    )
