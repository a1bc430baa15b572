"""Answers are stored a few at a time, and none of them is lost."""

from collections.abc import Iterator

import pytest

from podplayer.model.errors import Cancelled, FetchError
from podplayer.services.arrivals import Arrival, in_groups


def arrivals(count: int) -> list[Arrival]:
    return [(key, FetchError(f"http://{key}.example", "it is gone")) for key in range(count)]


def test_the_first_comes_at_once_and_quick_ones_together() -> None:
    groups = list(in_groups(arrivals(30)))
    assert len(groups[0]) == 1
    assert max(len(group) for group in groups) <= 8
    assert [key for group in groups for key, _ in group] == list(range(30))


def test_what_arrived_before_a_stop_is_handed_over() -> None:
    def source() -> Iterator[Arrival]:
        yield from arrivals(3)
        raise Cancelled

    seen: list[int] = []

    def drain() -> None:
        for group in in_groups(source()):
            seen.extend(key for key, _ in group)

    with pytest.raises(Cancelled):
        drain()
    assert seen == [0, 1, 2]
