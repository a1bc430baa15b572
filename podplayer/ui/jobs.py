"""Long work that the window starts: looking for episodes, covers, encoding, downloads, imports."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from podplayer.model.cancel import CancelToken
from podplayer.model.events import SettingsChanged, WorkProgress
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.services.moving_in import MovePlan
from podplayer.ui.bridge import Bridge
from podplayer.ui.format import size
from podplayer.ui.outcomes import (
    Outcome,
    analysed,
    fetched,
    fetched_by_rules,
    locked,
    moved_in,
    refreshed,
)
from podplayer.ui.ports import Services
from podplayer.ui.tasks import Task, Tasks
from podplayer.ui.text import tr

_TELL_SECONDS = 0.2
"""Between two looks at how far a download is."""
_SHARED = frozenset({"covers", "encode", "senses", "sound", "sealing"})
"""Steps that work off all there is, whoever asked."""

_NAMELESS = frozenset({"encode", "senses"})
"""Steps whose details are for the log."""
_FILES_AT_ONCE = 20
"""Files that one job analyses: a minute and a half of a niced process; the next job goes on."""

Say = Callable[[Any], Outcome | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One service call of a job."""

    work: str
    """As in WorkProgress."""
    title: str
    call: Callable[[CancelToken], Any]
    say: Say | None = None


@dataclass(slots=True)
class _Job:
    steps: list[Step]
    task: Task[Any] | None = None


class Jobs(QObject):
    """Runs the steps of a job one after the other; jobs run side by side.

    The signals tell about the job that started last and still runs.
    """

    began = Signal(str)
    advanced = Signal(int, int, str)
    ended = Signal()
    told = Signal(object)
    """An Outcome."""
    failed = Signal(object)
    """A PodplayerError."""

    def __init__(
        self, *, app: Services, tasks: Tasks, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._jobs: list[_Job] = []
        self._again: set[str] = set()
        bridge.work_progress.connect(self._on_progress)
        bridge.models_changed.connect(lambda _: self.encode_if_needed())
        bridge.settings_changed.connect(self._on_settings_changed)

    @property
    def is_busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._jobs)

    def is_running(self, work: str) -> bool:
        """Whether a step of this kind runs or waits."""
        return any(step.work == work for job in self._jobs for step in job.steps)

    def refresh(self, podcast_ids: Sequence[PodcastId] | None = None) -> None:
        """Look for new episodes, fetch their covers, and read what they are about."""
        if self.is_running("refresh"):
            return
        step = Step(
            work="refresh",
            title=tr("Looking for new episodes"),
            call=lambda cancel: self._app.refresh.all(cancel=cancel, podcast_ids=podcast_ids),
            say=refreshed,
        )
        self._start([step, *self._after_new_episodes()])

    def refresh_due(self) -> None:
        """Look for new episodes of the shows whose time has come; nothing is said of nothing."""
        if self.is_running("refresh"):
            return
        step = Step(
            work="refresh",
            title=tr("Looking for new episodes"),
            call=lambda cancel: self._app.refresh.due(cancel=cancel),
            say=lambda report: refreshed(report) if report.new else None,
        )
        self._start([step, *self._after_new_episodes()])

    def lock_files(self) -> None:
        """Lock downloads and covers, or unlock them, where they are not as the listener wishes."""
        step = Step(
            work="sealing",
            title=tr("Locking downloads and covers")
            if self._app.settings.current.locks_files
            else tr("Unlocking downloads and covers"),
            call=lambda cancel: self._app.sealing.carry_out(cancel=cancel),
            say=locked,
        )

        def begin(has_work: object) -> None:
            if has_work:
                self._start([step])

        self._tasks.run(
            lambda _: self._app.sealing.has_work(),
            done=begin,
            failed=self.failed.emit,
            owner=self,
        )

    def _on_settings_changed(self, event: SettingsChanged) -> None:
        if "locks_files" in event.names:
            self.lock_files()

    def fetch_by_rules(self) -> None:
        """Fetch what the rules of the shows ask for, and go on with what waits."""
        self._start([self._fetching_by_rules()])

    def prepare(self) -> None:
        """Fetch covers and encode what lacks vectors, after a show was added or at the start."""
        if not self.is_running("encode"):
            self._start(self._after_new_episodes())

    def encode(self) -> None:
        """Encode what lacks vectors; makes no request, so it may run at every start."""
        if not self.is_running("encode"):
            self._start(self._encoding())

    def encode_if_needed(self) -> None:
        """Encode if something lacks a vector. Asks in a task: the answer loads numpy."""

        def begin(is_complete: object) -> None:
            if not is_complete:
                self.encode()

        self._tasks.run(
            lambda _: self._app.indexing.is_complete and self._app.senses.is_complete,
            done=begin,
            failed=self.failed.emit,
            owner=self,
        )

    def move_in(self, plan: MovePlan) -> None:
        """Carry an import out, then fetch what belongs to the new shows."""
        step = Step(
            work="import",
            title=tr("Importing {file}").format(file=plan.path.name),
            call=lambda cancel: self._app.moving.apply(plan, cancel=cancel),
            say=moved_in,
        )
        self._start([step, *self._after_new_episodes()])

    def download(self, episode_id: EpisodeId, title: str) -> None:
        """Keep an episode as a file."""
        progress = rarely(self._tasks.on_main(self._on_bytes))
        step = Step(
            work="download",
            title=tr("Downloading {title}").format(title=title),
            call=lambda cancel: self._app.downloads.download(
                episode_id, cancel=cancel, progress=progress
            ),
            say=lambda _: Outcome(tr("Downloaded {title}").format(title=title)),
        )
        self._start([step, self._analysing(), self._sensing()])

    def download_many(self, ids: Sequence[EpisodeId]) -> None:
        """Keep several episodes as files; one that fails disturbs no other."""
        step = Step(
            work="download",
            title=tr("Downloading %n episode(s)", n=len(ids)),
            call=lambda cancel: self._app.download_queue.many(ids, cancel=cancel),
            say=fetched,
        )
        self._start([step, self._analysing(), self._sensing()])

    def continue_downloads(self) -> None:
        """Go on with what was under way when the window was closed; nothing is said of it."""

        def begin(waits: object) -> None:
            if waits:
                self._continue_downloads()

        self._tasks.run(
            lambda _: any(one.error is None for one in self._app.downloads.pending()),
            done=begin,
            failed=self.failed.emit,
            owner=self,
        )

    def _continue_downloads(self) -> None:
        step = Step(
            work="download",
            title=tr("Going on with downloads"),
            call=lambda cancel: self._app.download_queue.go_on(cancel=cancel),
            say=lambda report: fetched(report) if report.failed else None,
        )
        self._start([step, self._analysing(), self._sensing()])

    def run(self, title: str, call: Callable[[CancelToken], Any], *, done: str) -> None:
        """Run something else with the strip, and fetch what belongs to new shows."""
        step = Step(work="other", title=title, call=call, say=lambda _: Outcome(done))
        self._start([step, *self._after_new_episodes()])

    def cancel(self) -> None:
        """Stop the job that the strip shows. Downloads stay stopped: no start goes on with them."""
        if not self._jobs:
            return
        job = self._jobs[-1]
        del job.steps[1:]
        if job.steps[0].work == "download":
            downloads = self._app.downloads
            self._tasks.run(lambda _: downloads.pause_all(), failed=self.failed.emit, owner=self)
        elif job.task is not None:
            job.task.cancel()

    def _after_new_episodes(self) -> list[Step]:
        steps = self._encoding()
        if not self._app.settings.current.is_offline:
            steps.insert(0, self._fetching_by_rules())
            steps.insert(
                0,
                Step(
                    work="covers",
                    title=tr("Fetching covers"),
                    call=lambda cancel: self._app.covers.fetch_missing(cancel=cancel),
                ),
            )
        return steps

    def _fetching_by_rules(self) -> Step:
        return Step(
            work="rules",
            title=tr("Downloading what your rules ask for"),
            call=lambda cancel: self._app.download_queue.auto(cancel=cancel),
            say=fetched_by_rules,
        )

    def _encoding(self) -> list[Step]:
        reading = Step(
            work="encode",
            title=tr("Reading what episodes are about"),
            call=lambda cancel: self._app.indexing.encode_missing(cancel=cancel),
        )
        return [reading, self._sensing(), self._analysing()]

    def _sensing(self) -> Step:
        return Step(
            work="senses",
            title=tr("Listening to downloads and looking at covers"),
            call=lambda cancel: self._app.senses.encode_all(cancel=cancel),
        )

    def _analysing(self) -> Step:
        return Step(
            work="sound",
            title=tr("Looking for silence and loudness in downloads"),
            call=lambda cancel: self._app.hearing.sound.analyse_missing(
                cancel=cancel, limit=_FILES_AT_ONCE
            ),
            say=analysed,
        )

    def _start(self, steps: list[Step]) -> None:
        job = _Job(steps)
        self._jobs.append(job)
        self._next(job)

    def _next(self, job: _Job) -> None:
        step = job.steps[0]
        if step.work in _SHARED and self._is_under_way(step.work, besides=job):
            # It works off all that is missing, so one is enough; a second look follows it, for what
            # has come since it looked.
            self._again.add(step.work)
            self._advance(job)
            return
        self.began.emit(step.title)
        job.task = self._tasks.run(
            step.call,
            done=lambda result: self._on_done(step, result),
            failed=self.failed.emit,
            ended=lambda: self._on_ended(job),
            owner=self,
        )

    def _is_under_way(self, work: str, *, besides: _Job) -> bool:
        return any(job.steps[0].work == work for job in self._jobs if job is not besides)

    def _on_ended(self, job: _Job) -> None:
        step = job.steps[0]
        if job.task is not None and job.task.token.is_cancelled:
            del job.steps[1:]
            self._again.discard(step.work)
        elif step.work in self._again:
            self._again.discard(step.work)
            job.steps.insert(1, step)
        self._advance(job)

    def _advance(self, job: _Job) -> None:
        """Go on with the next step, or end the job."""
        del job.steps[0]
        if job.steps:
            self._next(job)
            return
        self._jobs.remove(job)
        if self._jobs:
            self.began.emit(self._jobs[-1].steps[0].title)
        else:
            self.ended.emit()

    def _on_done(self, step: Step, result: object) -> None:
        outcome = step.say(result) if step.say is not None else None
        if outcome is not None:
            self.told.emit(outcome)

    def _on_progress(self, progress: WorkProgress) -> None:
        if progress.work == "download":
            return  # told in bytes, which _on_bytes turns into megabytes
        if self._jobs and self._jobs[-1].steps[0].work == progress.work:
            # What the encoders tell are names of models, which say nothing to a listener.
            detail = "" if progress.work in _NAMELESS else progress.detail
            self.advanced.emit(progress.done, progress.total, detail)

    def _on_bytes(self, done: int, total: int) -> None:
        if total:
            self.advanced.emit(done // 100_000, max(1, total // 100_000), size(total))


def rarely(
    tell: Callable[[int, int], None], *, clock: Callable[[], float] = time.monotonic
) -> Callable[[int, int], None]:
    """Pass on five calls a second, and the last: chunks come hundreds of times a second.

    A bar paints the window anew with each, so what a fast server sends would hold it up.
    """
    told_at = float("-inf")

    def tell_rarely(done: int, total: int) -> None:
        nonlocal told_at
        now = clock()
        if now - told_at >= _TELL_SECONDS or done == total:
            told_at = now
            tell(done, total)

    return tell_rarely
