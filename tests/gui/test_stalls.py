"""What the listener would feel is measured, and nothing else."""

import logging

import pytest

from podplayer.ui.stalls import StallWatch


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def watch(qapp, time):
    return StallWatch(where=lambda: "new", clock=time)


def test_work_that_takes_long_is_counted_and_logged(watch, time, caplog):
    caplog.set_level(logging.WARNING)
    time.now = 0.45
    watch.look()
    assert watch.count == 1
    assert watch.longest == pytest.approx(0.35)
    assert watch.longest_at == "new"
    assert "stood still for 350 ms at new" in caplog.text


def test_beats_in_time_are_no_stall(watch, time):
    for _ in range(100):
        time.now += 0.11
        watch.look()
    assert watch.count == 0
    assert watch.longest == pytest.approx(0.01)


def test_the_start_does_not_count(watch, time):
    time.now = 5.0
    watch.start()
    time.now = 5.1
    watch.look()
    assert watch.count == 0


def test_it_beats_by_itself(qapp, qtbot):
    watch = StallWatch(where=lambda: "new")
    watch.start()
    qtbot.waitUntil(lambda: watch.longest != 0.0, timeout=20_000)
