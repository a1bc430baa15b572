"""What was learned, as things with names: interests, shows, hours."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from podplayer.model.listening import PlaySpan
from podplayer.recommender.columns import Events, Ints, Reals, Vectors, distinct
from podplayer.recommender.context import SHOW_HALF_LIFE
from podplayer.recommender.naming import IN_NAME, Namer
from podplayer.recommender.score import forgetting
from podplayer.recommender.world import LIKED_WINDOW, World

MOST_TOPICS = 8
EVENTS_PER_TOPIC = 5
ROUNDS = 12
EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Topic:
    """A cluster of what was liked."""

    name: str
    share: float
    keywords: Sequence[str]
    centre: Vectors
    rows: Ints
    """Liked items of it, nearest to the centre first."""


def topics(world: World, *, titles: Mapping[int, str] | None = None) -> list[Topic]:
    """Cluster the liked episodes, weigh clusters by engagement with forgetting, name them.

    Spherical k-means with farthest-first seeds: the same history always gives the same topics.

    Args:
        world: the library and the history.
        titles: of shows, whose words name no interest.
    """
    liked = world.liked[-LIKED_WINDOW:]
    fading = forgetting(np.arange(len(liked))[::-1].astype(np.float64))
    weight = fading * world.events.engagement[liked] * world.events.weights[liked]
    rows, inverse = np.unique(world.events.items[liked], return_inverse=True)  # noqa: TID251
    weights = np.asarray(np.bincount(inverse, weights=weight, minlength=len(rows)), np.float64)
    known = world.space.has(rows)
    rows, weights = rows[known], weights[known]
    if not len(rows):
        return []
    vectors = world.space.of(rows)
    count = int(np.clip(len(rows) // EVENTS_PER_TOPIC, 1, MOST_TOPICS))
    centres, labels = _cluster(vectors, weights, count)
    groups = [np.flatnonzero(labels == number) for number in range(len(centres))]
    kept = [(number, inside) for number, inside in enumerate(groups) if len(inside)]
    kept.sort(key=lambda group: -float(weights[group[1]].sum()))
    namer = Namer(words=world.words, items=world.items, titles=titles or {})
    keywords = namer.name(
        [rows[inside] for _, inside in kept], [weights[inside] for _, inside in kept]
    )
    found = []
    for (number, inside), words in zip(kept, keywords, strict=True):
        near = inside[np.argsort(-(vectors[inside] @ centres[number]), kind="stable")]
        share = float(weights[inside].sum() / weights.sum())
        found.append((share, centres[number], rows[near], words))
    shows = world.items.shows
    return _named(found, show_of=lambda rows: (titles or {}).get(_most_of(shows[rows]), ""))


def _most_of(shows: Ints) -> int:
    """The show that at least half of some episodes are of; -1 where none is."""
    show, count = Counter(shows.tolist()).most_common(1)[0]
    return show if 2 * count >= len(shows) else -1


def _named(
    found: list[tuple[float, Vectors, Ints, list[str]]], *, show_of: Callable[[Ints], str]
) -> list[Topic]:
    taken: set[str] = set()
    named = []
    for place, (share, centre, rows, words) in enumerate(found):
        own = [word for word in words if word not in taken][:IN_NAME] or words[:IN_NAME]
        taken.update(own)
        # Where its episodes share hardly a word that says something, the show of most of them does.
        said = ", ".join(own)
        if len(own) < IN_NAME:
            said = show_of(rows) or said or show_of(rows[:1])
        name = said or f"interest {place + 1}"
        named.append(Topic(name=name, share=share, keywords=words, centre=centre, rows=rows))
    return named


def _cluster(vectors: Vectors, weights: Reals, count: int) -> tuple[Vectors, Ints]:
    seeds = [int(np.argmax(weights))]
    nearest = vectors @ vectors[seeds[0]]
    while len(seeds) < count:
        seeds.append(int(np.argmin(nearest)))
        nearest = np.maximum(nearest, vectors @ vectors[seeds[-1]])
    centres = vectors[seeds].copy()
    labels = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(ROUNDS):
        labels = np.argmax(vectors @ centres.T, axis=1)
        for number in range(count):
            inside = labels == number
            if inside.any():
                mean = (vectors[inside] * weights[inside, None]).sum(axis=0)
                centres[number] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return centres.astype(np.float32), labels


def assign(vectors: Vectors, found: Sequence[Topic]) -> Ints:
    """The topic of each vector, -1 where it is near none."""
    if not found:
        return np.full(len(vectors), -1, dtype=np.int64)
    sims = vectors @ np.stack([topic.centre for topic in found]).T
    return np.where(sims.max(axis=1) > 0.05, np.argmax(sims, axis=1), -1)


def given_name(names: Sequence[str]) -> str:
    """The name that a topic was given; empty where it was given none.

    Args:
        names: what the listener called the interest of each of its items, "" for most.
    """
    counts = Counter(name for name in names if name)
    best = counts.most_common(1)
    # Half of the examples that the name was given to: topics move with what is heard.
    return best[0][0] if best and 2 * best[0][1] >= min(EXAMPLES, len(names)) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCount:
    """How a show was heard."""

    show: int
    started: int
    finished: int
    share: float


def show_habits(events: Events) -> list[ShowCount]:
    """Every show that was played, the most heard lately first. Episodes count once."""
    played = np.flatnonzero(events.is_play)
    decay = 0.5 ** (np.arange(len(played))[::-1] / SHOW_HALF_LIFE) * events.is_heard[played]
    total = max(float(decay.sum()), 1e-9)
    found = []
    for show in distinct(events.shows[played]):
        own = played[events.shows[played] == show]
        recent = float(decay[events.shows[played] == show].sum())
        started, finished = started_and_finished(events, own)
        found.append(
            ShowCount(show=int(show), started=started, finished=finished, share=recent / total)
        )
    return sorted(found, key=lambda habit: (-habit.share, -habit.finished, habit.show))


FINISHED = 0.4 + 0.6 * 0.9
"""Engagement of an episode of which nine tenths were heard."""


def started_and_finished(events: Events, which: Ints) -> tuple[int, int]:
    """How many different episodes were played, and how many of them heard to the end."""
    started = distinct(events.items[which])
    to_end = which[events.engagement[which] >= FINISHED - 1e-9]
    return len(started), len(distinct(events.items[to_end]))


def hours_heard(spans: Sequence[PlaySpan], *, utc_offset: int) -> list[list[int]]:
    """7 x 24 milliseconds heard by the clock on the wall, Monday first.

    A span is spread over the hours it lasted; where it does not tell its zone, `utc_offset`
    (minutes east) stands in.
    """
    table = [[0] * 24 for _ in range(7)]
    for span in spans:
        offset = utc_offset if span.utc_offset is None else span.utc_offset
        end = span.heard_at + timedelta(minutes=offset)
        lasted = timedelta(milliseconds=(span.end - span.start) / max(span.rate, 0.1))
        _spread(table, end - lasted, end)
    return table


def _spread(table: list[list[int]], start: datetime, end: datetime) -> None:
    current = start
    while current < end:
        hour = current.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        until = min(hour, end)
        milliseconds = int((until - current).total_seconds() * 1000)
        table[current.weekday()][current.hour] += milliseconds
        current = until
