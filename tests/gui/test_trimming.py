from podplayer.app.trimming import Trimming
from podplayer.ui.tasks import Tasks


def test_memory_goes_back_once_after_tasks_ended_and_not_while_nothing_happens(qtbot):
    given = []
    tasks = Tasks(threads=1)
    trimming = Trimming(tasks=tasks, give_back=lambda: given.append(1))
    assert not trimming.look()

    tasks.run(lambda _: None)
    qtbot.waitUntil(lambda: tasks.ended == 1, timeout=10_000)
    assert trimming.look()
    qtbot.waitUntil(lambda: tasks.ended == 2, timeout=10_000)

    assert given == [1]
    assert not trimming.look()
    tasks.close()
