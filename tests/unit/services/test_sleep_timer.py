"""The sleep timer: minutes with a fade, the end of a chapter, the end of the episode."""

from datetime import timedelta

from factories import NOW

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.services.sleep_timer import SleepTimer

CHAPTERS = [
    Chapter(start=Ms(start), title="x", is_hidden=is_hidden)
    for start, is_hidden in ((0, False), (30_000, True), (60_000, False), (120_000, False))
]


def test_it_rings_after_its_minutes_and_grows_softer_before():
    timer = SleepTimer()
    timer.set_until(NOW + timedelta(minutes=5), position=Ms(7_000))
    assert timer.loudness(NOW, position=Ms(0)) == 1.0
    assert 0.4 < timer.loudness(NOW + timedelta(minutes=4, seconds=50), position=Ms(0)) < 0.6
    assert not timer.is_due(NOW + timedelta(minutes=4), position=Ms(0))
    assert timer.is_due(NOW + timedelta(minutes=5), position=Ms(0))
    timer.ring()
    assert timer.dozed_from == 7_000
    assert not timer.is_set


def test_the_end_of_a_chapter_is_the_start_of_the_next_that_is_listed():
    timer = SleepTimer()
    timer.set_at_chapter(CHAPTERS, position=Ms(10_000))
    assert timer.is_at_chapter
    assert not timer.is_due(NOW, position=Ms(59_000))
    assert timer.is_due(NOW, position=Ms(60_100))


def test_the_last_chapter_ends_with_the_episode():
    timer = SleepTimer()
    timer.set_at_chapter(CHAPTERS, position=Ms(130_000))
    assert timer.is_at_end
    assert not timer.is_at_chapter


def test_a_timer_that_is_cancelled_does_nothing():
    timer = SleepTimer()
    timer.set_at_end(position=Ms(0))
    timer.cancel()
    assert not timer.is_set
    assert timer.dozed_from is None


def test_in_the_episode_that_follows_all_may_have_been_slept_through():
    timer = SleepTimer()
    timer.set_until(NOW + timedelta(minutes=30), position=Ms(2_400_000))
    timer.go_on_in(Ms(10_000))
    timer.ring()
    assert timer.dozed_from == 10_000
    assert timer.is_waking(Ms(10_000), stopped=Ms(600_000))
    timer.go_on_in(Ms(0))
    assert timer.dozed_from is None
