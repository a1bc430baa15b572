"""Widgets in cycles go on the thread that made them."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from podplayer.ui.garbage import GarbageCollector


class Knot(QObject):
    """Holds itself, and tells where it ended."""

    def __init__(self, ends: list[int]) -> None:
        super().__init__()
        self.knot = self
        weakref.finalize(self, lambda: ends.append(threading.get_ident()))


@pytest.fixture
def python_collects():
    """As outside of tests."""
    gc.enable()
    yield
    gc.unfreeze()
    gc.disable()


def _allocate(count: int) -> None:
    kept = [[number] for number in range(count)]
    assert len(kept) == count


def test_a_busy_thread_collects_nothing_and_the_window_does(qapp, python_collects):
    ends: list[int] = []
    with GarbageCollector() as collector:
        Knot(ends)
        busy = threading.Thread(target=_allocate, args=(200_000,))
        busy.start()
        busy.join()
        assert ends == []
        _allocate(10)
        while collector.look() is not None:
            pass
        gc.collect()
        assert ends == [threading.get_ident()]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_nothing_is_due_right_after_a_collection(qapp, python_collects):
    with GarbageCollector() as collector:
        gc.collect()
        assert collector.look() is None
