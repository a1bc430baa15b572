"""Which question is asked when: impressions of the protocols, built without looking at scores.

Strict time order: what lies before an impression is known, nothing else. Pools are built from other
people only, because a pool that depends on the person leaks or punishes what it should measure.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from podplayer.recommender.columns import Bools, Events, Ints, Moments
from podplayer.recommender.dataset import Choice, Dataset, heard_ms
from podplayer.recommender.engagement import HEARD_MS, SKIPPED_MS, engagement

DAY = 86400.0
RIVALS = 99
WINDOW_DAYS = 30
MOST_IN_A_DAY, MOST_POSITIVES = 20, 5
FEWEST_BEFORE, LATEST_DAYS, FEWEST_IMPRESSIONS = 60, 40, 8
ONLINE_DAYS, FEWEST_ONLINE = 120, 40
OWN_LATER, LOOK_AHEAD = 10, 60
FEWEST_POOL, FEWEST_PLAYS, FEWEST_KNOWN, FEWEST_NEXT = 150, 60, 15, 5
FEWEST_DECISIONS, FEWEST_OF_EACH = 80, 15
SMALL_WORDS = {
    "en": "the and of to in is for with on from this that how why what an you your",
    "es": "el la los las de del y en que con por para una un como lo su al es",
    "de": "der die das und ist von mit im den auf ein eine wie warum nicht zu für",
    "fr": "le la les des et du est dans pour une un sur avec au aux qui pas",
    "pt": "o os as do da dos das e em que com por para uma um como não no na",
}
FEWEST_SMALL_WORDS = 0.06


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Impression:
    """One list that a person could have been shown, and what was taken from it."""

    user: str
    rows: Ints
    labels: Bools
    events: int
    """How many of the person's events lie before it."""
    at: float
    is_new_show: bool = False
    own_later: int = 0
    """The last so many rows are the person's own later episodes: known shows, hard rivals."""


def events_of(data: Dataset, choices: Sequence[Choice]) -> Events:
    """A person's choices as events; times are read as local."""
    rows = np.array([choice.row for choice in choices], dtype=np.int64)
    at = np.array([max(choice.at, 0.0) for choice in choices])
    minutes = data.items.minutes[rows]
    values = [
        1.0
        if choice.ms is None
        else engagement(choice.ms, None if np.isnan(length) else int(length * 60_000))
        for choice, length in zip(choices, minutes, strict=True)
    ]
    size = len(rows)
    return Events(
        items=rows,
        shows=data.items.shows[rows],
        at=at,
        engagement=np.array(values, dtype=np.float64),
        weights=np.ones(size),
        is_play=np.ones(size, dtype=np.bool_),
        is_tag=np.zeros(size, dtype=np.bool_),
        hours=(at % DAY) / 3600,
        is_weekend=(at // DAY + 3) % 7 >= 5,  # 1970 began on a Thursday
        minutes=np.full(size, np.nan),
        moods=np.full((size, 2), np.nan),
        contexts=np.full(size, -1, dtype=np.int64),
    )


def moments(impressions: Sequence[Impression]) -> Moments:
    """Impressions of one person as moments; shorter lists are padded."""
    widest = max(len(one.rows) for one in impressions)
    rows = np.full((len(impressions), widest), -1, dtype=np.int64)
    for place, one in enumerate(impressions):
        rows[place, : len(one.rows)] = one.rows
    at = np.array([one.at for one in impressions])
    return Moments(
        events=np.array([one.events for one in impressions], dtype=np.int64),
        at=at,
        hours=(at % DAY) / 3600,
        is_weekend=(at // DAY + 3) % 7 >= 5,
        minutes=np.full(len(at), np.nan),
        moods=np.full((len(at), 2), np.nan),
        rows=rows,
    )


def new_items(
    data: Dataset,
    *,
    days: int = LATEST_DAYS,
    fewest_before: int = FEWEST_BEFORE,
    fewest: int = FEWEST_IMPRESSIONS,
    seed: int = 1,
) -> list[Impression]:
    """One impression a person-day: what was taken, among what others took in the 30 days before.

    Args:
        data: the choices.
        days: how many of a person's latest days are used.
        fewest_before: events that must lie before a day.
        fewest: people with fewer impressions are left out.
        seed: of the draw of rivals.
    """
    rng = np.random.default_rng(seed)
    taken = _Taken(data)
    found: list[Impression] = []
    for user, choices in data.people.items():
        own = {choice.row for choice in choices}
        by_day: dict[int, list[int]] = defaultdict(list)
        for choice in choices:
            if choice.at >= 0:
                by_day[int(choice.at // DAY)].append(choice.row)
        picked: list[Impression] = []
        times = np.array([choice.at for choice in choices])
        for day in sorted(by_day, reverse=True):
            before = int(np.searchsorted(times, day * DAY))
            if len(picked) == days or before < fewest_before:
                break
            one = _day_impression(user, by_day[day], day, taken=taken, own=own, rng=rng)
            if one is not None:
                rows, labels = one
                picked.append(
                    Impression(user=user, rows=rows, labels=labels, events=before, at=day * DAY)
                )
        if len(picked) >= fewest:
            found += reversed(picked)
    return found


class _Taken:
    """Who took what when, to build pools from."""

    def __init__(self, data: Dataset) -> None:
        lines = sorted(
            (choice.at, choice.row, user)
            for user, choices in data.people.items()
            for choice in choices
            if choice.at >= 0
        )
        self._at = np.array([line[0] for line in lines])
        self._rows = np.array([line[1] for line in lines], dtype=np.int64)
        self._users = np.array([line[2] for line in lines])

    def pool(self, user: str, day: int) -> Counter[int]:
        """What others took in the window before a day."""
        low, high = np.searchsorted(self._at, [(day - WINDOW_DAYS) * DAY, day * DAY])
        others = self._users[low:high] != user
        return Counter(self._rows[low:high][others].tolist())


def _day_impression(  # noqa: PLR0913 - a person, a day, and whom to draw from
    user: str,
    taken_today: list[int],
    day: int,
    *,
    taken: _Taken,
    own: set[int],
    rng: np.random.Generator,
) -> tuple[Ints, Bools] | None:
    if len(taken_today) > MOST_IN_A_DAY:
        return None
    pool = taken.pool(user, day)
    positives = [row for row in taken_today if row in pool]
    rivals = [row for row in pool if row not in own]
    if not positives or len(rivals) < RIVALS:
        return None
    if len(positives) > MOST_POSITIVES:
        positives = rng.choice(positives, MOST_POSITIVES, replace=False).tolist()
    drawn = rng.choice(rivals, RIVALS, replace=False)
    rows = np.array([*positives, *drawn.tolist()], dtype=np.int64)
    return rows, np.arange(len(rows)) < len(positives)


def zero_history(data: Dataset) -> list[Impression]:
    """The same over a person's first days, for people with enough of them."""
    count: Counter[str] = Counter()
    first: list[Impression] = []
    for one in new_items(data, days=len(data.items), fewest_before=0, fewest=FEWEST_ONLINE, seed=4):
        if count[one.user] < ONLINE_DAYS:
            first.append(one)
        count[one.user] += 1
    return first


def next_play(data: Dataset, *, seed: int = 11) -> list[Impression]:
    """The next unheard episode heard for five minutes, among 99 of people of the same language."""
    rng = np.random.default_rng(seed)
    languages = {user: language_of(data, choices) for user, choices in data.people.items()}
    found: list[Impression] = []
    for user, choices in data.people.items():
        pool = same_language_pool(data, user, languages)
        own_shows = {int(data.items.shows[choice.row]) for choice in choices}
        pool = pool[~np.isin(data.items.shows[pool], sorted(own_shows))]
        if len(pool) >= FEWEST_POOL and len(choices) >= FEWEST_PLAYS:
            found += _next_plays(data, user, choices, pool=pool, rng=rng)
    return found


def _next_plays(
    data: Dataset, user: str, choices: Sequence[Choice], *, pool: Ints, rng: np.random.Generator
) -> list[Impression]:
    found: list[Impression] = []
    shows = data.items.shows
    seen: set[int] = set()
    known: set[int] = set()
    history = 0
    for place, choice in enumerate(choices):
        row, show = choice.row, int(shows[choice.row])
        milliseconds = heard_ms(choice, data.items.minutes[row])
        is_due = place >= len(choices) // 4 and row not in seen and history >= FEWEST_KNOWN
        if is_due and choice.at > -np.inf and milliseconds >= HEARD_MS:
            # What came out later could not have been heard instead; what has no date could.
            is_out = ~(data.items.published > choice.at)
            later = dict.fromkeys(one.row for one in choices[place + 1 : place + LOOK_AHEAD])
            hard = [one for one in later if one not in seen and shows[one] != show and is_out[one]][
                :OWN_LATER
            ]
            there = pool[is_out[pool]]
            if len(there) < RIVALS - len(hard):
                continue
            drawn = rng.choice(there, RIVALS - len(hard), replace=False)
            rows = np.array([row, *drawn.tolist(), *hard], dtype=np.int64)
            found.append(
                Impression(
                    user=user, rows=rows, labels=np.arange(len(rows)) == 0, events=place,
                    at=choice.at, is_new_show=show not in known, own_later=len(hard),
                )
            )  # fmt: skip
        if milliseconds >= SKIPPED_MS:
            known.add(show)
            history += 1
        seen.add(row)
    return found


def new_shows_only(impressions: Sequence[Impression]) -> list[Impression]:
    """Discovery: what was taken is of a show never heard, and so are its rivals."""
    return [
        Impression(
            user=one.user,
            rows=one.rows[: len(one.rows) - one.own_later],
            labels=one.labels[: len(one.rows) - one.own_later],
            events=one.events,
            at=one.at,
            is_new_show=True,
        )
        for one in impressions
        if one.is_new_show
    ]


def same_language_pool(data: Dataset, user: str, languages: Mapping[str, str]) -> Ints:
    """What people of the same language heard and this one did not."""
    own = {choice.row for choice in data.people[user]}
    rows = {
        choice.row
        for other, choices in data.people.items()
        if other != user and languages[other] == languages[user]
        for choice in choices
    }
    return np.array(sorted(rows - own), dtype=np.int64)


def language_of(data: Dataset, choices: Sequence[Choice]) -> str:
    """What most of a person's items are in; by their commonest small words where nothing says."""
    rows = [choice.row for choice in choices]
    # By name, so that who hears what says "en" and who hears what only sounds so are the same.
    said = Counter((data.languages[row] or "").lower().split("-")[0] for row in rows)
    most = said.most_common(1)[0][0]
    if most:
        return most
    words = [word for row in rows for word in data.texts[row].lower().split()]
    shares = {
        language: sum(map(frozenset(small.split()).__contains__, words)) / max(1, len(words))
        for language, small in SMALL_WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > FEWEST_SMALL_WORDS else "other"
