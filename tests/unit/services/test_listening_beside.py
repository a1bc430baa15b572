"""What is stored while it plays never holds up the thread that plays."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from listening_desk import Desk

from podplayer.storage.database import Database

PATIENCE = 15


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path)
    made.store.write_beside()
    yield made
    made.listening.close()
    made.store.close()
    made.db.close()


@contextmanager
def another_writer(db: Database) -> Iterator[None]:
    """A transaction of another thread, as long as the block, that says at its end if it was."""
    begun, may_end = threading.Event(), threading.Event()
    was_let_go: list[bool] = []

    def hold() -> None:
        with db.transaction():
            begun.set()
            was_let_go.append(may_end.wait(PATIENCE))

    thread = threading.Thread(target=hold)
    thread.start()
    assert begun.wait(PATIENCE)
    yield
    may_end.set()
    thread.join()
    assert was_let_go == [True], "it was waited for"


def test_it_plays_on_while_another_thread_writes(desk):
    desk.play(desk.one, 2)
    with another_writer(desk.db):
        desk.run(90)
    desk.listening.pause()
    assert desk.position(desk.one) == 92_000, "in the order of what was heard"


def test_the_end_waits_for_what_is_under_way(desk):
    desk.play(desk.one, 60)
    desk.listening.close()
    assert desk.position(desk.one) == 60_000
    assert sum(span.end - span.start for span in desk.log.spans()) == 60_000
