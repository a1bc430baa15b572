"""Keeps the numbers of the side bar true."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from podplayer.model.podcast import Counts
from podplayer.ui.context import PageName
from podplayer.ui.ports import Services
from podplayer.ui.tasks import Tasks
from podplayer.ui.widgets.side_bar import SideBar

_AFTER = 150
"""Milliseconds that events are gathered: a refresh announces many at once."""
_EVERY = 60_000


class SideStatus(QObject):
    """Counters and the privacy card."""

    counted = Signal(object)
    """The new Counts."""

    def __init__(
        self, *, app: Services, side: SideBar, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._is_stopped = False
        self._side = side
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._soon.timeout.connect(self.refresh)
        self._often = QTimer(self)
        self._often.setInterval(_EVERY)
        self._often.timeout.connect(self.refresh)
        self._often.start()
        # The first time at once: whether there are shows decides what the window begins with.
        self.counts = app.library.counts()
        self._show(_Numbers(self.counts, app.ledger.count(since=_midnight())))

    def stop(self) -> None:
        """Count no more: the library is about to be closed."""
        self._is_stopped = True
        self._soon.stop()
        self._often.stop()

    def ask(self) -> None:
        """Count again soon."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Count again now, on a thread: among 50,000 episodes it takes longer than a frame."""
        app = self._app
        self._tasks.run(
            lambda _: _Numbers(app.library.counts(), app.ledger.count(since=_midnight())),
            done=self._show,
            owner=self,
        )

    def _show(self, numbers: "_Numbers") -> None:
        if self._is_stopped:
            return
        counts = self.counts = numbers.counts
        self.counted.emit(counts)
        self._side.set_count(PageName.NEW, counts.new)
        self._side.set_count(PageName.QUEUE, counts.queue)
        self._side.set_count(PageName.SHOWS, counts.shows)
        self._side.set_count(PageName.DOWNLOADS, counts.downloads, failed=counts.failed_downloads)
        settings = self._app.settings.current
        self._side.privacy.set_modes(is_private=settings.is_private, is_offline=settings.is_offline)
        self._side.privacy.set_requests(numbers.requests)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What one counting found."""

    counts: Counts
    requests: int
    """Since midnight."""


def _midnight() -> datetime:
    return datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
