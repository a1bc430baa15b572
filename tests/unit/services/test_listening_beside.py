"""What is stored while it plays never holds up the thread that plays."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from factories import NOW, parsed_episode
from listening_desk import LENGTH, Desk

from podplayer.model.events import EpisodesChanged
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import Ms
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.erasing import erase_show

PATIENCE = 60


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
        desk.play(desk.two, 5)
    assert desk.store.opening(desk.one, rewinds=False).start == 92_000
    desk.play(desk.one)
    assert desk.listening.state.position == 92_000, "in the order of what was heard"


def test_what_is_told_is_stored_already(desk):
    stored = []
    desk.bus.subscribe(EpisodesChanged, lambda _: stored.append(desk.position(desk.one)))
    desk.play(desk.one, 2)
    with another_writer(desk.db):
        desk.listening.pause()
        assert stored == []
    desk.store.close()
    assert stored == [2_000]


def test_the_queue_waits_for_what_was_heard_to_its_end(desk):
    desk.queue.append([desk.one, desk.two])
    with another_writer(desk.db):
        desk.store.finish(desk.one)
    assert desk.store.queue() == [desk.two]


def test_the_end_waits_for_what_is_under_way(desk):
    desk.play(desk.one, 60)
    desk.listening.close()
    assert desk.position(desk.one) == 60_000
    assert sum(span.end - span.start for span in desk.log.spans()) == 60_000


def test_an_episode_that_another_podplayer_erases_while_it_plays_stops_no_other(desk):
    desk.podcasts.add(
        "https://b.example/",
        ParsedFeed(title="Other", episodes=[parsed_episode("kept", duration=Ms(LENGTH))]),
        state=ConditionalState(),
        now=NOW,
    )
    kept = Episodes(desk.db).find("https://b.example/", "kept", None)
    desk.play(desk.one, 6)
    erase_show(desk.db, desk.show)
    desk.run(120)
    desk.listening.set_rate(1.5)
    path = desk.db.path.with_name("kept.mp3")
    path.write_bytes(b"sound")
    desk.files.set_file(kept, path, size=5, now=NOW)
    desk.play(kept, 30)
    assert desk.listening.close() is None
    assert desk.position(kept) > 20_000
