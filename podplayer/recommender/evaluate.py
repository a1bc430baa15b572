"""Other people's choices, replayed: podplayer beside simple rankers, people resampled."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from podplayer.recommender import baselines, metrics, protocols
from podplayer.recommender.baselines import Scorer
from podplayer.recommender.columns import (
    NO_LANGUAGE,
    Bools,
    Events,
    Ints,
    Reals,
    Vectors,
    distinct,
)
from podplayer.recommender.dataset import Dataset, dated_by_first_sight
from podplayer.recommender.engagement import HEARD_MS
from podplayer.recommender.families import lessons_without, told_apart, without
from podplayer.recommender.feature_list import WIDTH, Priors
from podplayer.recommender.features import compute
from podplayer.recommender.keywords import Words, tokens
from podplayer.recommender.learning_curve import mean_curve, person_curve
from podplayer.recommender.lists import ListTally
from podplayer.recommender.online import Online, OurOnline, TextOnline
from podplayer.recommender.others import Others
from podplayer.recommender.protocols import (
    FEWEST_DECISIONS,
    FEWEST_NEXT,
    FEWEST_OF_EACH,
    Impression,
)
from podplayer.recommender.replay import OURS, stay_probabilities
from podplayer.recommender.report import Protocol, Report, report
from podplayer.recommender.space import Space, fit_whitening
from podplayer.recommender.training import (
    DECISIONS,
    Availability,
    Lessons,
    fit_heads,
    learn_features,
    plan,
    reference_rows,
)
from podplayer.recommender.vectors import ENOUGH, normalise
from podplayer.recommender.world import World

REFIT = 10
SAMPLE = 20_000
REPEATS = 5
ONLINE = ("text-knn5", "tfidf-centroid", "bm25", "newest", "random")
WARM_UP = 30
Encode = Callable[[Sequence[str], Sequence[str | None]], Vectors]
"""Texts and their languages to (n, d) unit vectors."""


class Evaluation:
    """One folder of choices, made ready: texts encoded, words weighed."""

    def __init__(
        self, data: Dataset, *, encode: Encode, prior_of: Callable[[str], Priors] | None = None
    ) -> None:
        """`prior_of` a person; the training leaves that person's choices out."""
        self._data = data
        self._dated = dated_by_first_sight(data)
        self._prior_of: Callable[[str], Priors] = prior_of or (lambda _: {})
        vectors = encode(data.texts, data.languages).astype(np.float32)
        self._centred = centred(vectors, data.items.languages)
        rows = np.arange(len(vectors))
        said = np.flatnonzero(self._centred.any(axis=1))
        step = max(1, len(said) // SAMPLE)
        self._space = Space.build(
            items=len(rows),
            rows=said,
            vectors=self._centred[said].astype(np.float32),
            whitening=fit_whitening(self._centred[said[::step]].astype(np.float32)),
        )
        self._others = Others(data.people, items=len(rows))
        documents = [tokens(text) for text in data.texts]
        self._words = Words.build(items=len(rows), rows=rows, documents=documents)
        self._text: dict[str, Scorer] = baselines.scorers(
            words=self._words, vectors=self._centred, space=self._space, documents=documents
        )

    def run(self, protocol: Protocol, *, is_whole: bool = False) -> Report:
        """Replay one protocol; the whole of it tells how the ranking grows with what is known."""
        match protocol:
            case Protocol.NEW_ITEMS:
                return self._ranked(protocol, protocols.new_items(self._data), is_whole=is_whole)
            case Protocol.NEXT_PLAY:
                return self._next_play(is_whole=is_whole)
            case Protocol.ZERO_HISTORY:
                return self._zero_history()
            case Protocol.LISTEN_OR_DROP:
                return self._listen_or_drop()

    # ------------------------------------------------------------ ranking protocols

    def _ranked(
        self, protocol: Protocol, impressions: Sequence[Impression], *, is_whole: bool = False
    ) -> Report:
        tables: dict[str, dict[str, list[Reals]]] = defaultdict(lambda: defaultdict(list))
        losses: dict[str, list[float]] = defaultdict(list)
        tallies: dict[str, ListTally] = {}
        curves = []
        rng = np.random.default_rng(7)
        for user, own in _by_user(impressions).items():
            world = self.world(user, is_dated=protocol is Protocol.NEW_ITEMS)
            lessons = self._lessons(world, first=own[0].events)
            scored, ablated = self._scores(user, own, world=world, lessons=lessons)
            for one, scores in zip(own, scored, strict=True):
                past = world.events.before(one.events)
                for name, values in scores.items():
                    tables[name][user].append(metrics.impression(values, one.labels, rng=rng))
                    tally = ListTally(items=world.items, space=self._space)
                    tallies.setdefault(name, tally).add(one.rows, values, past)
            whole = np.mean(tables[OURS][user], axis=0)[0]
            for family, mean in _means(ablated, own, rng=rng).items():
                losses[family].append(float(whole - mean))
            if is_whole:
                curves.append(self._curve(user, world, own))
        made = report(protocol, tables, names=("ndcg10", "ndcg5", "mrr", "auc", "hit1", "hit10"))
        return replace(
            made,
            ablation={name: metrics.bootstrap(np.array(rows)) for name, rows in losses.items()},
            lists={name: tallies[name].document() for name in made.rankers},
            curve=mean_curve(curves),
        )

    def _curve(
        self, user: str, world: World, own: Sequence[Impression]
    ) -> dict[str, dict[int, float]]:
        return person_curve(
            world, own, lessons_of=lambda known: self._lessons(known, first=0),
            learned=self._prior_of(user), text=self._text,
        )  # fmt: skip

    def _scores(
        self, user: str, own: Sequence[Impression], *, world: World, lessons: Lessons
    ) -> tuple[list[dict[str, Reals]], dict[str, list[Reals]]]:
        """Scores of all rankers for each list in the order of time; ours by family left out."""
        moments = protocols.moments(own)
        features = compute(world, moments, reference=reference_rows(world.items))
        learned = self._prior_of(user)
        ours = own_scores(lessons, features, own, learned=learned)
        ablated = {
            family: own_scores(
                lessons_without(lessons, family), without(features, family), own, learned=learned
            )
            for family in told_apart(lessons)
        }
        result = []
        for one, mine in zip(own, ours, strict=True):
            before = world.events.before(one.events)
            scores = baselines.score_all(
                one.rows, before, world.items, self._text, since=_news(world)
            )
            past = before.items[before.is_heard][-baselines.HISTORY :]
            scores |= self._others.scores(user, one.rows, past, at=one.at)
            scores[OURS] = mine
            result.append(scores)
        return result, ablated

    def world(self, user: str, *, is_dated: bool = False) -> World:
        """A person's whole record; see dated_by_first_sight."""
        items = (self._dated if is_dated else self._data).items
        events = protocols.events_of(self._data, self._data.people[user])
        return World(items=items, events=events, space=self._space, words=self._words)

    def _lessons(self, world: World, *, first: int) -> Lessons:
        """What could be learned from by the `first` event that is asked about, and since.

        Rivals are drawn from what people of the same kind took.
        """
        since = _news(world)
        languages = world.items.languages
        own = languages[world.events.items]
        if (own >= 0).any():
            since[(languages >= 0) & (languages != np.bincount(own[own >= 0]).argmax())] = np.inf
        lesson_plan = plan(
            world.items,
            world.events,
            shown=world.shown,
            available=Availability(world.items, since=since),
            decisions=len(world.events) - max(0, first - DECISIONS),
        )
        return learn_features(world, lesson_plan)

    def _next_play(self, *, is_whole: bool) -> Report:
        impressions = _often(protocols.next_play(self._data))
        discovery = _often(protocols.new_shows_only(impressions))
        return replace(
            self._ranked(Protocol.NEXT_PLAY, impressions, is_whole=is_whole),
            calibration=self._listen_or_drop().calibration,
            parts={"new shows only": self._ranked(Protocol.NEXT_PLAY, discovery)}
            if discovery
            else {},
        )

    # ------------------------------------------------------------ learning from nothing

    def _zero_history(self) -> Report:
        """Repeated: what is shown first is chance, and all that follows hangs on it."""
        tables: dict[str, dict[str, list[Reals]]] = defaultdict(lambda: defaultdict(list))
        for user, own in _by_user(protocols.zero_history(self._data)).items():
            for turn in range(REPEATS):
                for name in (OURS, *ONLINE):
                    rng = np.random.default_rng(9 + turn)
                    ranker = self._online(name, user)
                    tables[name][user] += [ranker.day(one, rng=rng) for one in own]
        return report(Protocol.ZERO_HISTORY, tables, names=("recall10", "ndcg10", "mrr", "auc"))

    def _online(self, name: str, user: str) -> Online:
        if name == OURS:
            return OurOnline(
                self._dated.items, space=self._space, words=self._words,
                learned=self._prior_of(user),
            )  # fmt: skip
        since = self._data.since if name == "newest" else None
        return TextOnline(self._text.get(name), since=since)

    # ------------------------------------------------------------ probabilities

    def _listen_or_drop(self) -> Report:
        tables: dict[str, dict[str, list[Reals]]] = defaultdict(lambda: defaultdict(list))
        said_all, was_all = [], []
        for user, choices in self._data.people.items():
            world = self.world(user)
            stays = world.events.is_heard
            is_asked = _can_last(self._data.items.minutes[world.events.items])
            few = min(int((stays & is_asked).sum()), int((~stays & is_asked).sum()))
            if len(choices) < FEWEST_DECISIONS or few < FEWEST_OF_EACH:
                continue
            lessons = self._lessons(world, first=0)
            said, was = stay_probabilities(lessons, first=WARM_UP)
            base, odds = _habit_probabilities(world.events, first=len(world.events) - len(was))
            asked = is_asked[len(is_asked) - len(was) :]
            if len(set(was[asked].tolist())) < 2:  # one kind of play cannot be told from another
                continue
            said_all.append(said[asked])
            was_all.append(was[asked])
            rows = {OURS: said, "base-rate": base, "show-history": odds}
            for name, values in rows.items():
                tables[name][user].append(_probability_row(values[asked], was[asked]))
        names = ("auc", "log_loss", "brier", "ece")
        made = report(Protocol.LISTEN_OR_DROP, tables, names=names)
        if not said_all:
            return made
        said, was = np.concatenate(said_all), np.concatenate(was_all)
        curve = metrics.calibration(said, was)
        return replace(
            made,
            impressions=len(said),
            calibration={
                "ece": curve.error,
                "log_loss": metrics.log_loss(said, was),
                "brier": float(((said - was) ** 2).mean()),
                "bins": [list(row) for row in curve.bins],
            },
        )


def _can_last(minutes: Reals) -> Bools:
    """Whether five minutes can be heard at all: what is shorter is known to fall, not asked of."""
    return np.isnan(minutes) | (minutes >= HEARD_MS / 60_000)


def _news(world: World) -> Reals:
    """(items,) when each came to be; -inf where nothing says."""
    return np.nan_to_num(world.items.published, nan=-np.inf)


def own_scores(
    lessons: Lessons, features: Reals, own: Sequence[Impression], *, learned: Priors
) -> list[Reals]:
    """Ours for each list, by weights that are learned anew every few lists."""
    result, weights = [], np.zeros(WIDTH)
    for place, one in enumerate(own):
        if place % REFIT == 0:
            weights = fit_heads(lessons, before=one.events, learned=learned).choice.mean[:WIDTH]
        result.append(features[place, : len(one.rows)] @ weights)
    return result


def _means(
    ablated: Mapping[str, Sequence[Reals]], own: Sequence[Impression], *, rng: np.random.Generator
) -> dict[str, float]:
    """Mean nDCG@10 by the family that was left out."""
    return {
        family: float(
            np.mean(
                [
                    metrics.impression(values, one.labels, rng=rng)[0]
                    for values, one in zip(scores, own, strict=True)
                ]
            )
        )
        for family, scores in ablated.items()
    }


def _by_user(impressions: Sequence[Impression]) -> dict[str, list[Impression]]:
    """Impressions of each person, in the order of time."""
    found: dict[str, list[Impression]] = defaultdict(list)
    for one in impressions:
        found[one.user].append(one)
    return {user: sorted(own, key=lambda one: one.events) for user, own in found.items()}


def _often(impressions: Sequence[Impression]) -> list[Impression]:
    """Impressions of people who have enough of them."""
    return [one for own in _by_user(impressions).values() if len(own) >= FEWEST_NEXT for one in own]


def centred(vectors: Vectors, languages: Ints) -> NDArray[np.float16]:
    """Unit vectors minus what all of their language have in common; what says nothing stays zero.

    As vectors of a library are made comparable (see vectors.Transform), in half precision: 39 MB
    for 50,000 texts.
    """
    says = vectors.any(axis=1)
    found = np.zeros_like(vectors)
    found[says] = vectors[says] - vectors[says].mean(axis=0) if says.any() else 0
    for language in distinct(languages[languages != NO_LANGUAGE]):
        own = says & (languages == language)
        if own.sum() >= ENOUGH:
            found[own] = vectors[own] - vectors[own].mean(axis=0)
    return np.asarray(normalise(found), dtype=np.float16)


def _habit_probabilities(events: Events, *, first: int) -> tuple[Reals, Reals]:
    """Two simple rules: the share of plays that lasted so far, of all and of the show."""
    base, shows = np.empty(len(events) - first), np.empty(len(events) - first)
    for place, event in enumerate(range(first, len(events))):
        lasted = events.is_heard[:event]
        base[place] = (lasted.sum() + 1) / (event + 2)
        own = lasted[events.shows[:event] == events.shows[event]]
        shows[place] = (own.sum() + 2 * base[place]) / (len(own) + 2)
    return base, shows


def _probability_row(said: Reals, was: Bools) -> Reals:
    return np.array(
        [
            metrics.area(said, was), metrics.log_loss(said, was), ((said - was) ** 2).mean(),
            metrics.calibration(said, was).error,
        ]
    )  # fmt: skip
