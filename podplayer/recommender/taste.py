"""What was learned, as things with names: interests, shows, hours."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from podplayer.model.listening import PlaySpan
from podplayer.recommender import clusters
from podplayer.recommender.columns import Events, Ints, Vectors, distinct
from podplayer.recommender.context import SHOW_HALF_LIFE
from podplayer.recommender.naming import Namer
from podplayer.recommender.score import forgetting
from podplayer.recommender.world import LIKED_WINDOW, World

MOST_TOPICS = 8
EVENTS_PER_TOPIC = 5
EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Topic:
    """A cluster of what was liked."""

    share: float
    keywords: Sequence[str]
    """Most telling first."""
    centre: Vectors
    rows: Ints
    """Liked items of it, nearest to the centre first."""
    name: str = ""
    """Given where the texts are at hand: see interest_names."""


def topics(world: World, *, names: Mapping[int, str] | None = None) -> list[Topic]:
    """Cluster the liked episodes, weigh clusters by engagement with forgetting.

    Args:
        world: the library and the history.
        names: of shows and their people, whose words name no interest.
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
    count = int(np.clip(len(rows) // EVENTS_PER_TOPIC, 1, MOST_TOPICS))
    inside = clusters.groups(world.space, rows, count=count)
    inside.sort(key=lambda own: -float(weights[own].sum()))
    namer = Namer(words=world.words, items=world.items, names=names or {})
    keywords = namer.name([rows[own] for own in inside], [weights[own] for own in inside])
    vectors = world.space.of(rows)
    found: list[Topic] = []
    for own, words in zip(inside, keywords, strict=True):
        mean = weights[own] @ vectors[own]
        centre = np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
        near = own[np.argsort(-(vectors[own] @ centre), kind="stable")]
        share = float(weights[own].sum() / weights.sum())
        found.append(Topic(share=share, keywords=words, centre=centre, rows=rows[near]))
    return found


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
