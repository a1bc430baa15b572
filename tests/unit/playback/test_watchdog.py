"""An engine that says it plays and does not."""

from pathlib import Path

import pytest
from fakes_playback import FakeClock, MemorySource

from podplayer.playback.backend import Failed, Stalled
from podplayer.playback.watchdog import OPENING_PATIENCE, PATIENCE, Watchdog


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def watchdog(clock) -> Watchdog:
    return Watchdog(clock=clock)


def looked_at(watchdog, clock, seconds):
    """What it thinks after so long, looked at as often as engines are."""
    for _ in range(round(seconds * 10)):
        clock.advance(0.1)
        if (verdict := watchdog.verdict()) is not None:
            return verdict
    return None


def test_five_seconds_without_a_tick_are_a_failure_told_once(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    assert looked_at(watchdog, clock, PATIENCE - 0.1) is None
    assert isinstance(looked_at(watchdog, clock, 0.2), Failed)
    assert watchdog.verdict() is None


def test_a_program_that_was_stopped_for_an_hour_has_not_waited_for_ticks(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    clock.advance(3600)
    assert watchdog.verdict() is None
    assert looked_at(watchdog, clock, PATIENCE - 1.1) is None
    assert isinstance(looked_at(watchdog, clock, 0.2), Failed)


def test_ticks_keep_it_quiet(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    for _ in range(10):
        assert looked_at(watchdog, clock, PATIENCE - 1) is None
        watchdog.alive()


def test_a_source_that_waits_for_the_network_is_stalled_and_not_broken(watchdog, clock):
    class Starving(MemorySource):
        is_waiting = True

    watchdog.opening(Starving(b"x"))
    watchdog.playing()
    clock.advance(0.5)
    assert watchdog.verdict() is None
    clock.advance(1)
    assert watchdog.verdict() == Stalled()
    clock.advance(60)
    assert watchdog.verdict() is None
    watchdog.alive()
    clock.advance(2)
    assert watchdog.verdict() == Stalled()


def test_after_starving_it_has_the_whole_patience_again(watchdog, clock):
    source = MemorySource(b"x")
    source._waiting = 1
    watchdog.opening(source)
    watchdog.playing()
    assert looked_at(watchdog, clock, 60) == Stalled()
    assert looked_at(watchdog, clock, 60) is None
    source._waiting = 0
    assert looked_at(watchdog, clock, PATIENCE - 0.1) is None
    assert isinstance(looked_at(watchdog, clock, 0.2), Failed)


def test_opening_may_take_longer(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    assert looked_at(watchdog, clock, PATIENCE + 1) is None
    assert isinstance(looked_at(watchdog, clock, OPENING_PATIENCE - PATIENCE), Failed)


def test_a_pause_is_no_failure(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    watchdog.resting()
    clock.advance(600)
    watchdog.alive()
    assert watchdog.verdict() is None
