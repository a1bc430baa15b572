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


def test_five_seconds_without_a_tick_are_a_failure_told_once(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    clock.advance(PATIENCE - 0.1)
    assert watchdog.verdict() is None
    clock.advance(0.2)
    assert isinstance(watchdog.verdict(), Failed)
    assert watchdog.verdict() is None


def test_ticks_keep_it_quiet(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    for _ in range(10):
        clock.advance(PATIENCE - 1)
        watchdog.alive()
        assert watchdog.verdict() is None


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
    clock.advance(60)
    watchdog.verdict()
    source._waiting = 0
    clock.advance(PATIENCE - 0.1)
    assert watchdog.verdict() is None
    clock.advance(0.2)
    assert isinstance(watchdog.verdict(), Failed)


def test_opening_may_take_longer(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    clock.advance(PATIENCE + 1)
    assert watchdog.verdict() is None
    clock.advance(OPENING_PATIENCE)
    assert isinstance(watchdog.verdict(), Failed)


def test_a_pause_is_no_failure(watchdog, clock):
    watchdog.opening(Path("x.mp3"))
    watchdog.playing()
    watchdog.resting()
    clock.advance(600)
    watchdog.alive()
    assert watchdog.verdict() is None
