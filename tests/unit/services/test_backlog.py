"""Writes that fail for a while."""

import threading

import pytest

from podplayer.model.errors import StorageError
from podplayer.services.backlog import Backlog


class Disk:
    """Takes words, unless it is full."""

    def __init__(self) -> None:
        self.is_full = False
        self.words: list[str] = []

    def write(self, word: str):
        def act() -> None:
            if self.is_full:
                raise StorageError("The disk is full; free some space and try again.")
            self.words.append(word)

        return act


@pytest.fixture
def disk():
    return Disk()


def test_what_the_disk_refused_is_written_first_when_it_takes_again(disk):
    backlog = Backlog()
    disk.is_full = True
    backlog.write(disk.write("one"))
    backlog.write(disk.write("two"))
    assert (len(backlog), disk.words) == (2, [])
    assert "full" in str(backlog.problem)
    disk.is_full = False
    backlog.write(disk.write("three"))
    assert disk.words == ["one", "two", "three"]
    assert (len(backlog), backlog.problem) == (0, None)


def test_a_newer_place_makes_the_waiting_one_needless(disk):
    backlog = Backlog()
    disk.is_full = True
    backlog.write(disk.write("at 5"), key="place")
    backlog.write(disk.write("at 10"), key="place")
    backlog.write(disk.write("heard 10"))
    backlog.write(disk.write("at 15"), key="place")
    disk.is_full = False
    backlog.flush()
    assert disk.words == ["at 10", "heard 10", "at 15"]


def test_a_mistake_of_ours_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        Backlog().write(lambda: 1 / 0)


def test_beside_the_caller_it_is_written_in_the_same_order(disk):
    backlog = Backlog()
    backlog.start_thread()
    go = threading.Event()
    backlog.write_beside(lambda: go.wait(60))
    backlog.write_beside(disk.write("one"))
    assert disk.words == [], "the caller went on"
    go.set()
    backlog.write(disk.write("two"))
    assert disk.words == ["one", "two"]
    backlog.write_beside(disk.write("three"))
    backlog.close()
    assert disk.words == ["one", "two", "three"]


def test_a_bug_beside_the_caller_is_heard_of_at_the_next_wait():
    backlog = Backlog()
    backlog.start_thread()
    backlog.write_beside(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        backlog.catch_up()
    backlog.close()


def test_a_mistake_of_ours_holds_up_nothing_that_comes_after(disk):
    backlog = Backlog()

    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        backlog.write(fail)
    backlog.write(disk.write("after"))
    assert (len(backlog), disk.words) == (0, ["after"])
