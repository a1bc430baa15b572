import threading
from pathlib import Path

import pytest
from fakes_ui import NOW

from podplayer.model.downloads import DownloadOrigin, PendingDownload
from podplayer.model.errors import FetchError
from podplayer.model.events import WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.services.download_queue import DownloadReport
from podplayer.services.time_marks import Followed
from podplayer.ui.bridge import Bridge
from podplayer.ui.jobs import Jobs, rarely
from podplayer.ui.outcomes import fetched_by_rules, refreshed
from podplayer.ui.tasks import Tasks


class Reports:
    """What services answer, in the shape of the services'."""

    def __init__(self, **fields) -> None:
        self.__dict__.update(fields)


@pytest.fixture
def jobs(qapp, app):
    tasks = Tasks(threads=4)
    bridge = Bridge(app.bus)
    made = Jobs(app=app, tasks=tasks, bridge=bridge)
    made.heard = []
    made.told.connect(lambda outcome: made.heard.append(outcome.text))
    made.failed.connect(lambda error: made.heard.append(str(error)))
    made.titles = []
    made.began.connect(made.titles.append)
    yield made
    bridge.close()
    tasks.close()


def asked(app, name):
    return [call for call in app.calls if call[0] == name]


def idle(jobs):
    return lambda: not jobs.is_busy


def test_the_steps_of_a_refresh_come_one_after_the_other(jobs, app, qtbot):
    jobs.refresh()
    qtbot.waitUntil(idle(jobs))
    assert jobs.titles == [
        "Looking for new episodes",
        "Fetching covers",
        "Downloading what your rules ask for",
        "Reading what episodes are about",
        "Listening to downloads and looking at covers",
        "Looking for silence and loudness in downloads",
    ]


def test_offline_no_cover_is_fetched(jobs, app, qtbot):
    app.settings.change(is_offline=True)
    jobs.prepare()
    qtbot.waitUntil(idle(jobs))
    assert jobs.titles == [
        "Reading what episodes are about",
        "Listening to downloads and looking at covers",
        "Looking for silence and loudness in downloads",
    ]


def test_what_came_by_rules_is_told_and_nothing_is_said_of_nothing(jobs, app, qtbot):
    app.download_queue.report = DownloadReport(
        fetched=[EpisodeId(1)], without_room=[(EpisodeId(2), "Long one")]
    )
    jobs.fetch_by_rules()
    qtbot.waitUntil(idle(jobs))
    assert jobs.heard == ["Downloaded 1 episode"]
    app.download_queue.report = DownloadReport()
    jobs.fetch_by_rules()
    qtbot.waitUntil(idle(jobs))
    assert len(jobs.heard) == 1
    assert fetched_by_rules(DownloadReport(failed=[(EpisodeId(1), "One", "it failed")])).details


def test_shows_that_are_due_are_looked_at_and_only_news_are_told(jobs, app, qtbot):
    jobs.refresh_due()
    qtbot.waitUntil(idle(jobs))
    assert len(asked(app, "refresh-due")) == 1
    assert jobs.heard == ["3 new episodes"]


def test_one_refresh_at_a_time(jobs, app, qtbot):
    jobs.refresh()
    jobs.refresh()
    qtbot.waitUntil(idle(jobs))
    assert len(asked(app, "refresh")) == 1


def test_episodes_are_encoded_by_one_and_looked_for_once_more(jobs, app, qtbot):
    gate = threading.Event()
    running, most = [], []

    def encode(*, cancel, limit=None):
        running.append(1)
        most.append(len(running))
        gate.wait(60)
        running.pop()
        app.calls.append(("encode",))

    app.indexing.encode_missing = encode
    jobs.encode()
    for title in "abc":
        jobs.run(title, lambda cancel: None, done=title)
    qtbot.waitUntil(lambda: len(jobs._jobs) == 1)  # the others passed what they found under way
    gate.set()
    qtbot.waitUntil(idle(jobs))
    assert len(jobs.heard) == 3
    assert max(most) == 1
    assert len(asked(app, "encode")) == 2


def test_a_failed_step_does_not_stop_the_others(jobs, app, qtbot):
    def fail(*, cancel, podcast_ids=None):
        raise FetchError("https://x.example", "it did not answer")

    app.refresh.all = fail
    jobs.refresh()
    qtbot.waitUntil(idle(jobs))
    assert jobs.heard == ["https://x.example: it did not answer"]
    assert asked(app, "encode")


def test_downloads_that_are_cancelled_stay_stopped(jobs, app, qtbot):
    gate = threading.Event()

    def many(ids, *, cancel):
        gate.wait(60)
        return DownloadReport()

    app.download_queue.many = many
    app.downloads.pause_all = gate.set
    jobs.download_many([EpisodeId(1)])
    jobs.cancel()
    qtbot.waitUntil(idle(jobs))
    assert jobs.heard == []


def test_cancelling_ends_the_whole_job(jobs, app, qtbot):
    app.refresh.all = lambda *, cancel, podcast_ids=None: cancel.wait(30)
    jobs.refresh()
    jobs.cancel()
    qtbot.waitUntil(idle(jobs))
    assert not asked(app, "encode")
    assert jobs.heard == []


def test_progress_of_the_running_step_is_told(jobs, app, qtbot):
    gate = threading.Event()
    app.refresh.all = lambda *, cancel, podcast_ids=None: gate.wait(60) and app.refresh.report
    steps = []
    jobs.advanced.connect(lambda *step: steps.append(step))
    jobs.refresh()
    app.bus.publish(WorkProgress(work="encode", done=1, total=2))
    app.bus.publish(WorkProgress(work="refresh", done=3, total=9, detail="Orbit"))
    qtbot.waitUntil(lambda: bool(steps))
    gate.set()
    qtbot.waitUntil(idle(jobs))
    assert steps == [(3, 9, "Orbit")]


def test_names_of_models_are_not_shown(jobs, app, qtbot):
    gate = threading.Event()
    app.indexing.encode_missing = lambda *, cancel: gate.wait(60)
    steps = []
    jobs.advanced.connect(lambda *step: steps.append(step))
    jobs.encode()
    app.bus.publish(WorkProgress(work="encode", done=1, total=2, detail="hashed-words/2"))
    qtbot.waitUntil(lambda: bool(steps))
    gate.set()
    qtbot.waitUntil(idle(jobs))
    assert steps[0] == (1, 2, "")


def test_a_download_says_when_it_is_there(jobs, app, qtbot):
    jobs.download(EpisodeId(1), "Sand, and who owns it")
    qtbot.waitUntil(idle(jobs))
    assert jobs.heard == ["Downloaded Sand, and who owns it"]


def test_a_refresh_is_summed_up():
    outcome = refreshed(Reports(checked=2, new=1, failed=[(1, "Orbit", "it is gone")]))
    assert outcome.text == "1 new episode; 1 show could not be checked"
    assert outcome.details == ["Orbit: it is gone"]
    assert refreshed(Reports(checked=2, new=0, failed=[])).text == "Nothing new"


def test_an_import_can_be_taken_back(jobs, app, qtbot):
    outcomes = []
    jobs.told.connect(outcomes.append)
    jobs.move_in(app.moving.plan(Path("shows.opml")))
    qtbot.waitUntil(idle(jobs))
    assert outcomes[0].text == "Imported shows.opml"
    assert outcomes[0].undo is not None
    assert asked(app, "import") == [("import", Path("shows.opml"))]


def test_several_downloads_are_one_job(jobs, app, qtbot):
    jobs.download_many([EpisodeId(1), EpisodeId(2)])
    qtbot.waitUntil(idle(jobs))
    assert asked(app, "download") == [("download", 1), ("download", 2)]
    assert "Downloaded 2 episodes" in jobs.heard


def test_what_was_under_way_goes_on(jobs, app, qtbot):
    app.downloads.waiting = [
        PendingDownload(
            episode_id=EpisodeId(1), title="One", show="A Show", origin=DownloadOrigin.HAND,
            asked_at=NOW, error=None,
        )
    ]  # fmt: skip
    jobs.continue_downloads()
    qtbot.waitUntil(lambda: asked(app, "go-on") != [])


def test_bytes_are_told_five_times_a_second_and_at_the_end():
    told, now = [], [0.0]
    tell = rarely(lambda done, total: told.append(done), clock=lambda: now[0])
    for now[0], done in ((0.0, 1), (0.1, 2), (0.25, 3), (0.3, 4), (0.5, 5), (0.51, 6)):
        tell(done, 6)
    assert told == [1, 3, 5, 6]


def test_times_that_moved_are_told_with_the_way_back(jobs, app, qtbot):
    token, outcomes = object(), []
    jobs.told.connect(outcomes.append)
    app.hearing.sound.followed = (Followed(sentence="Moved the times.", token=token),)
    jobs.download(EpisodeId(1), "Deltas")
    qtbot.waitUntil(idle(jobs))
    assert jobs.heard[-1] == "Moved the times."
    assert outcomes[-1].undo is token
    app.hearing.sound.followed *= 2
    jobs.download(EpisodeId(1), "Deltas")
    qtbot.waitUntil(idle(jobs))
    assert "2 episodes came again" in jobs.heard[-1]
