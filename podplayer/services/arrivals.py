"""Gathering what arrives quickly, so that several shows are stored by one commit."""

import time
from collections.abc import Iterable, Iterator

from podplayer.model.errors import Cancelled
from podplayer.services.feed_loading import Failure, Loaded

Arrival = tuple[int, Loaded | Failure]
_SHOWS = 8
_EPISODES = 2000
_SECONDS = 0.25


def in_groups(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """The same answers, a few at a time. Those that come slowly come alone.

    A commit for each of many shows writes the pages of the search index over and over, which is
    a fifth of storing. When the work is stopped, what had arrived comes before `Cancelled`.
    """
    group: list[Arrival] = []
    episodes, last = 0, float("-inf")
    try:
        for arrival in arrivals:
            group.append(arrival)
            episodes += _episodes_of(arrival)
            is_slow = time.monotonic() - last >= _SECONDS
            if is_slow or len(group) >= _SHOWS or episodes >= _EPISODES:
                yield group
                group, episodes, last = [], 0, time.monotonic()
    except Cancelled:
        if group:
            yield group
        raise
    if group:
        yield group


def _episodes_of(arrival: Arrival) -> int:
    outcome = arrival[1]
    return len(outcome.parsed.episodes) if isinstance(outcome, Loaded) and outcome.parsed else 0
