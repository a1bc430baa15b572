import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from podplayer.model.errors import FetchError
from podplayer.model.events import LibraryChanged, WorkProgress
from podplayer.model.ids import PodcastId
from podplayer.ui.bridge import Bridge
from podplayer.ui.tasks import Tasks

MAIN = threading.main_thread()


@pytest.fixture
def tasks(qapp):
    made = Tasks(threads=2)
    yield made
    made.close()


def test_work_runs_beside_the_window_and_its_result_comes_back_to_it(tasks, qtbot):
    seen = []
    tasks.run(
        lambda _: threading.current_thread(),
        done=lambda thread: seen.append((thread, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, receiver = seen[0]
    assert worker is not MAIN
    assert receiver is MAIN


def test_an_error_of_ours_is_handed_over(tasks, qtbot):
    def work(_):
        raise FetchError("https://x.example", "it did not answer")

    failures, ended = [], []
    tasks.run(work, failed=failures.append, ended=lambda: ended.append(1), done=ended.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].sentence == "it did not answer"
    assert ended == [1]


def test_a_cancelled_task_only_says_that_it_ended(tasks, qtbot):
    done, ended = [], []
    task = tasks.run(
        lambda cancel: cancel.wait(30),
        done=done.append,
        failed=done.append,
        ended=lambda: ended.append(1),
    )
    task.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert done == []
    assert task.is_ended


def test_a_result_that_comes_after_the_cancelling_is_dropped(tasks, qtbot):
    gate = threading.Event()
    done, ended = [], []
    task = tasks.run(lambda _: gate.wait(30), done=done.append, ended=lambda: ended.append(1))
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert done == []


def test_nothing_is_called_once_the_owner_is_gone(tasks, qtbot):
    gate = threading.Event()
    owner = QObject()
    called = []
    task = tasks.run(
        lambda _: gate.wait(30),
        done=called.append,
        ended=lambda: called.append("ended"),
        owner=owner,
    )
    owner.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(owner))
    gate.set()
    qtbot.waitUntil(lambda: task.is_ended)
    assert called == []


def test_a_bug_is_raised_on_the_main_thread(tasks, qtbot):
    def work(_):
        raise ZeroDivisionError

    ended = []
    with qtbot.captureExceptions() as caught:
        tasks.run(work, ended=lambda: ended.append(1))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert ended == [1]


def test_any_thread_may_call_back_to_the_main_one(tasks, qtbot):
    seen = []
    tell = tasks.on_main(lambda done, total: seen.append((done, total, threading.current_thread())))
    tasks.run(lambda _: tell(3, 7))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(3, 7, MAIN)]


def test_closing_stops_what_runs(qapp):
    tasks = Tasks(threads=1)
    stopped = threading.Event()

    def work(cancel):
        try:
            cancel.wait(30)
        finally:
            stopped.set()

    started = threading.Event()
    tasks.run(lambda cancel: (started.set(), work(cancel)))
    assert started.wait(20)
    tasks.close()
    assert stopped.is_set()
    assert tasks.running == 0


def test_work_that_is_handed_in_too_late_is_not_done(qapp):
    tasks = Tasks(threads=1)
    tasks.close()
    tasks.run(lambda _: pytest.fail("it ran"))


def test_an_event_of_any_thread_arrives_on_the_main_one(app, qtbot):
    bridge = Bridge(app.bus)
    seen = []
    bridge.library_changed.connect(lambda event: seen.append((event, threading.current_thread())))
    event = LibraryChanged(frozenset({PodcastId(1)}))
    thread = threading.Thread(target=app.bus.publish, args=(event,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(event, MAIN)]


def test_of_many_steps_only_the_latest_is_told(app, qtbot):
    bridge = Bridge(app.bus)
    seen = []
    bridge.work_progress.connect(seen.append)
    for done in range(500):
        app.bus.publish(WorkProgress(work="download", done=done, total=500))
    qtbot.waitUntil(lambda: bool(seen))
    assert [event.done for event in seen] == [499]


def test_a_closed_bridge_hears_nothing(app, qtbot):
    bridge = Bridge(app.bus)
    bridge.close()
    app.bus.publish(LibraryChanged(frozenset()))
    with qtbot.assertNotEmitted(bridge.library_changed, wait=20):
        pass


def test_what_waits_for_the_changes_under_way_comes_after_what_they_did(tasks, qtbot):
    may_end, seen = threading.Event(), []
    tasks.change(lambda _: may_end.wait(60), done=lambda _: seen.append("change"))
    tasks.after_changes(lambda: seen.append("after"))
    assert seen == []
    may_end.set()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=10_000)
    assert seen == ["change", "after"]


def test_reading_holds_nothing_up(tasks):
    may_end, seen = threading.Event(), []
    tasks.run(lambda _: may_end.wait(60))
    tasks.after_changes(lambda: seen.append("after"))
    may_end.set()
    assert seen == ["after"]
