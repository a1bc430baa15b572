"""Keeps the numbers of the side bar true."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from podplayer.model.podcast import Counts
from podplayer.ui.context import PageName
from podplayer.ui.ports import Services
from podplayer.ui.widgets.side_bar import SideBar

_AFTER = 150
"""Milliseconds that events are gathered: a refresh announces many at once."""
_EVERY = 60_000


class SideStatus(QObject):
    """Counters and the privacy card."""

    counted = Signal(object)
    """The new Counts."""

    def __init__(self, *, app: Services, side: SideBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._side = side
        self.counts = Counts(new=0, queue=0, shows=0, downloads=0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._soon.timeout.connect(self.refresh)
        self._often = QTimer(self)
        self._often.setInterval(_EVERY)
        self._often.timeout.connect(self.refresh)
        self._often.start()
        self.refresh()

    def stop(self) -> None:
        """Count no more: the library is about to be closed."""
        self._soon.stop()
        self._often.stop()

    def ask(self) -> None:
        """Count again soon."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Count again now; three short queries."""
        self.counts = self._app.library.counts()
        self.counted.emit(self.counts)
        self._side.set_count(PageName.NEW, self.counts.new)
        self._side.set_count(PageName.QUEUE, self.counts.queue)
        self._side.set_count(PageName.SHOWS, self.counts.shows)
        self._side.set_count(PageName.DOWNLOADS, self.counts.downloads)
        settings = self._app.settings.current
        self._side.privacy.set_modes(is_private=settings.is_private, is_offline=settings.is_offline)
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self._side.privacy.set_requests(self._app.ledger.count(since=midnight))
