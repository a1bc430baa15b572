"""What is seen while the library is exchanged: a title, a bar, and nothing to press."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.exchange import Exchange
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import tr

_EVERY_MS = 100
_STEPS = 1000


class ExchangeDialog(Modal):
    """Begins with `open` or `exec`; ends by itself. `error` is what went wrong, if anything."""

    def __init__(self, exchange: Exchange, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(exchange.title, width=440, parent=parent)
        self.error: PodplayerError | None = None
        self._exchange = exchange
        self._is_done = False
        self.add_text(
            tr(
                "The window comes back when it is done. If the computer stops meanwhile nothing "
                "is lost: the next start goes on from there."
            )
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(exchange.title)
        self.body.addWidget(self.bar)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        tasks.run(
            lambda _: exchange.work(), ended=self._on_ended, failed=self._on_failed, owner=self
        )
        self._tasks = tasks

    @override
    def reject(self) -> None:
        """Stay: it cannot be stopped half way."""
        if self._is_done:
            super().reject()

    def _look(self) -> None:
        done = self._exchange.fraction()
        if done > 0:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(done * _STEPS))

    def _on_ended(self) -> None:
        self._is_done = True
        self._timer.stop()
        # After the failure was delivered.
        QTimer.singleShot(0, self, self.accept)

    def _on_failed(self, error: PodplayerError) -> None:
        self.error = error
