"""From a library and a log to a ranked list: every stage is one call. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from podplayer.model.ids import EpisodeId
from podplayer.model.listening import Context
from podplayer.model.ranking import RankingOptions, Reason, ReasonKind
from podplayer.recommender import candidates, rerank, sense_features, taste
from podplayer.recommender.candidates import Wanted
from podplayer.recommender.columns import (
    Bools,
    Events,
    Ints,
    Items,
    Moments,
    Reals,
    ShownLog,
    States,
    distinct,
)
from podplayer.recommender.context import WINDOW
from podplayer.recommender.explain import LEAST_SHARE, Narrator, contributions
from podplayer.recommender.feature_list import COLUMNS, FEATURES, WIDTH, Priors
from podplayer.recommender.features import compute
from podplayer.recommender.keywords import Words
from podplayer.recommender.mood import belief
from podplayer.recommender.profile import Blocks
from podplayer.recommender.repeats import repeated
from podplayer.recommender.score import Posterior
from podplayer.recommender.senses import Senses
from podplayer.recommender.space import Space
from podplayer.recommender.training import (
    Availability,
    Heads,
    Lessons,
    Plan,
    common_prefix,
    fit_heads,
    learn_features,
    plan,
)
from podplayer.recommender.world import DROPPED_WINDOW, LIKED_WINDOW, Stated, World

RARE = 0.05
"""Share of plays below which a show is outside the usual."""
REFUSED = -0.3
"""Log odds of a show below which it was tried of late and left."""
LEFT, SUNK = -0.7, 8.0
"""Log odds of staying, one in three, below which an episode sinks, as far as the worst length does:
none that fits makes up for what is not stayed with."""
Content = Callable[[Ints], tuple[Space, Words]]
"""Rows to their vectors and words: loaded when they are needed, and only those."""

_USUAL = {ReasonKind.LANGUAGE, ReasonKind.HABIT, ReasonKind.TIME}
"""Reasons that would contradict "outside your usual"."""

RULES: Mapping[str, str] = {
    "newest": "fresh",
    "show-frequency": "show_recent",
    "text-knn": "text_near",
}
"""Simple rules, each the one feature that it looks at; one is used where it predicts better."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """The library as it is now."""

    items: Items
    states: States
    blocks: Blocks
    neighbours: Ints
    """Rows near to what was liked, that the latest of each show may miss."""
    senses: Senses | None = None
    """Sound, covers and moods."""
    names: Mapping[int, str] = field(default_factory=dict)
    """What shows and their people are called: words that name no subject."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class History:
    """The listener's log."""

    events: Events
    shown: ShownLog
    misled: Mapping[str, int] = field(default_factory=dict)
    interests: Stated | None = None
    prior: Priors = field(default_factory=dict)
    """What other people's choices taught, before this listener was met."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Learned:
    """What the log taught; good until the log or the vectors change."""

    world: World
    heads: Heads
    lessons: Lessons
    topics: Sequence[taste.Topic]
    rule: str | None = None
    """The simple rule that makes the order in place of the learned weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One line of the list, before it is joined with the library's row."""

    row: int
    episode_id: EpisodeId
    probability: float
    uncertainty: float
    score: float
    reasons: Sequence[Reason]
    contributions: Mapping[str, float]
    is_exploration: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The list, and from how many it was chosen."""

    lines: Sequence[Ranked]
    considered: int
    mood_entropy: float | None
    """See RankedList."""


def candidate_rows(catalogue: Catalogue, options: RankingOptions, *, now: float) -> Ints:
    """Rows that get a score."""
    at = max(now, options.at.timestamp()) if options.at else now
    wanted = Wanted(at=at, is_downloaded_only=options.is_downloaded_only, show=options.podcast_id)
    may = candidates.eligible(
        catalogue.items, catalogue.states, blocks=catalogue.blocks, wanted=wanted
    )
    return candidates.pick(catalogue.items, may, neighbours=catalogue.neighbours)


def learn(  # noqa: PLR0913 - the stages' inputs, each used once
    catalogue: Catalogue,
    history: History,
    *,
    content: Content,
    rows: Ints,
    rule: str | None = None,
    known: Learned | None = None,
) -> Learned:
    """Everything that depends on the log and not on the moment.

    Args:
        catalogue: the library.
        history: the log.
        content: gives vectors and words.
        rows: candidates, whose vectors and words will be needed too.
        rule: the simple rule that makes the order, if one won.
        known: what was learned from an earlier state of the same log, to save work.
    """
    items = catalogue.items
    lessons_plan = plan(items, history.events, shown=history.shown, available=Availability(items))
    space, words = content(needed_rows(lessons_plan, history.events, rows))
    world = World(
        items=items,
        events=history.events,
        space=space,
        words=words,
        shown=history.shown,
        interests=history.interests,
        senses=catalogue.senses,
    )
    earlier = None
    if known is not None and _is_same_library(known.world, world):
        earlier = (known.lessons, common_prefix(known.world.events, history.events))
    lessons = learn_features(world, lessons_plan, earlier=earlier)
    heads = fit_heads(
        lessons, before=len(history.events), misled=history.misled, learned=history.prior
    )
    return Learned(
        world=world,
        heads=heads,
        lessons=lessons,
        topics=taste.topics(world, names=catalogue.names),
        rule=rule,
    )


def _is_same_library(one: World, other: World) -> bool:
    """Whether features of the one hold for the other, as far as their histories agree."""
    names = ("items", "space", "senses", "interests")
    return all(getattr(one, name) is getattr(other, name) for name in names)


def needed_rows(plan_: Plan, events: Events, rows: Ints) -> Ints:
    """Every row whose vector or words are looked at: not those that were forgotten long ago."""
    planned = plan_.moments.rows
    first = max(0, len(events) - len(plan_.moments))
    windows = [
        np.flatnonzero(which[:first])[-window:]
        for which, window in (
            (events.is_heard, LIKED_WINDOW),
            (events.is_dropped, DROPPED_WINDOW),
        )
    ]
    looked_at = events.items[np.concatenate([*windows, np.arange(first, len(events))])]
    parts = [planned[planned >= 0], looked_at, rows, plan_.reference]
    return distinct(np.concatenate(parts)).astype(np.int64)


def recommend(  # noqa: PLR0913 - the stages' inputs, each used once
    catalogue: Catalogue,
    learned: Learned,
    options: RankingOptions,
    context: Context,
    *,
    rows: Ints,
    title: Callable[[int], str],
    rng: np.random.Generator,
) -> Ranking:
    """Score, explore, re-rank, explain.

    Args:
        catalogue: the library.
        learned: see learn(); its world must hold vectors and words of `rows`.
        options: what the listener asks for.
        context: the moment, local.
        rows: the candidates.
        title: row to title, for evidence.
        rng: for the exploration slot only.
    """
    if not len(rows):
        return Ranking(lines=(), considered=0, mood_entropy=None)
    left = catalogue.states.left_minutes
    moment = moment_of(learned.world, context, rows)
    features = compute(learned.world, moment, left_minutes=left)[0]
    weights = order_weights(learned, surprise=options.surprise)
    scores = features @ weights[:WIDTH]
    kept = ~repeated(learned.world, rows, scores, title=title)
    rows, features, scores = rows[kept], features[kept], scores[kept]
    order, explored = _arrange(learned, features, scores, options, rows=rows, rng=rng)
    senses = learned.world.senses
    mood = belief(learned.world.events, moment)
    guessed = None if senses is None else sense_features.noise(senses, rows[order], mood)
    probability, uncertainty = learned.heads.stay.probabilities(features[order], noise=guessed)
    mean = features.mean(axis=0)
    narrator = Narrator(world=learned.world, context=context, left_minutes=left, title=title)
    lines = []
    for place, index in enumerate(order):
        parts = contributions(weights, features[index], mean)
        reasons = narrator.reasons(int(rows[index]), parts)
        if explored[place]:
            own = [
                reason
                for reason in reasons
                if reason.weight > LEAST_SHARE and reason.kind not in _USUAL
            ]
            reasons = [narrator.outside(int(rows[index])), *own]
        lines.append(
            Ranked(
                row=int(rows[index]),
                episode_id=EpisodeId(int(catalogue.items.ids[rows[index]])),
                probability=float(probability[place]),
                uncertainty=float(uncertainty[place]),
                score=float(scores[index]),
                reasons=reasons,
                contributions=parts,
                is_exploration=bool(explored[place]),
            )
        )
    return Ranking(lines=lines, considered=len(rows), mood_entropy=float(mood.entropy[0]))


def moment_of(world: World, context: Context, rows: Ints) -> Moments:
    """Now, as one moment with all candidates, and the whole history before it."""
    at, mood = context.at, context.mood
    return Moments(
        events=np.array([len(world.events)]),
        at=np.array([at.timestamp()]),
        hours=np.array([at.hour + at.minute / 60]),
        is_weekend=np.array([at.weekday() >= 5]),
        minutes=np.array([float(context.minutes) if context.minutes else np.nan]),
        moods=np.array([[mood.valence, mood.arousal] if mood else [np.nan, np.nan]]),
        rows=rows[None, :],
    )


def order_weights(learned: Learned, *, surprise: float) -> Reals:
    """The weights that make the order; less of habit where surprise is asked for."""
    weights = learned.heads.choice.mean.copy()
    if learned.rule is not None:
        only = np.zeros_like(weights)
        only[COLUMNS[RULES[learned.rule]]] = 1.0
        return only
    factor = 1.0 - 0.7 * (surprise - rerank.USUAL_SURPRISE)
    for feature in FEATURES:
        if feature.kind is ReasonKind.HABIT:
            weights[COLUMNS[feature.name]] *= factor
    return weights


def _arrange(  # noqa: PLR0913 - see recommend
    learned: Learned,
    features: Reals,
    scores: Reals,
    options: RankingOptions,
    *,
    rows: Ints,
    rng: np.random.Generator,
) -> tuple[Ints, Bools]:
    """Indices of the list in order, and which of them explore."""
    vectors = learned.world.space.of(rows)
    shows = learned.world.items.shows[rows]
    stays = learned.heads.stay.mean
    is_left = features @ stays[:WIDTH] + stays[WIDTH] < LEFT
    deck = rerank.Deck(
        # A rule that won makes its own order.
        scores=scores - SUNK * is_left if learned.rule is None else scores,
        vectors=vectors,
        # Within one show there is no limit of episodes a show.
        shows=np.arange(len(rows)) if options.podcast_id is not None else shows,
        topics=taste.assign(vectors, learned.topics if learned.rule is None else ()),
        shares=np.array([topic.share for topic in learned.topics if learned.rule is None]),
    )
    count = min(options.count, len(rows))
    slots = rerank.exploration_slots(count, options.surprise) if len(learned.world.events) else []
    # A simple rule won by its own order, not by ours.
    relevance = rerank.relevance_weight(options.surprise) if learned.rule is None else 1.0
    usual = rerank.arrange(deck, k=count - len(slots), relevance=relevance)
    played = min(len(learned.world.played), WINDOW)
    outside = _explore(learned.heads.choice, features, played=played, rng=rng)
    # A show of the usual order is something different only where there is no other; so is a second
    # episode of one that is.
    turns = rerank.turns(deck.shows[outside])
    is_usual = np.isin(deck.shows[outside], deck.shows[usual])
    order = np.lexsort((turns, is_usual))
    explored = outside[order[turns[order] < rerank.PER_SHOW]][: len(slots)]
    if len(explored) < len(slots) or is_usual.any():
        # What is called outside the usual must not stand among the usual as well.
        same = np.flatnonzero(np.isin(deck.shows, deck.shows[explored]))
        left = count - len(explored)
        taken = same if len(rows) - len(same) >= left else explored
        usual = rerank.arrange(deck, k=left, relevance=relevance, taken=taken)
    listed, flags = usual.tolist(), [False] * len(usual)
    for slot, index in zip(slots, explored.tolist(), strict=False):
        listed.insert(slot, index)
        flags.insert(slot, True)
    return np.array(listed, dtype=np.int64), np.array(flags, dtype=np.bool_)


def _explore(choice: Posterior, features: Reals, *, played: int, rng: np.random.Generator) -> Ints:
    """Candidates outside the usual, best by weights drawn from what is believed of them.

    Outside are shows never played; behind them shows of less than a twentieth of plays, but not
    those that were tried of late and left.
    """
    plays = np.expm1(2 * features[:, COLUMNS["show_plays"].start])
    is_refused = features[:, COLUMNS["show_odds"].start] < REFUSED
    is_new = plays == 0
    outside = np.flatnonzero(is_new | ((plays < RARE * played) & ~is_refused))
    # Where every show is new, everything is exploration and nothing needs the label.
    if not len(outside) or is_new.all():
        return np.zeros(0, dtype=np.int64)
    drawn = features[outside] @ choice.draw(rng)[:WIDTH]
    return np.asarray(outside[np.lexsort((-drawn, ~is_new[outside]))])
