"""A strip above the player while long work runs: what it does, how far it is, Cancel."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from podplayer.ui.announce import announce
from podplayer.ui.format import decimal, dotted
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.layouts import set_margins

_DELAY = 250
"""Milliseconds before it appears: what is quicker than this needs no strip."""


class ProgressStrip(QFrame):
    """Hidden while nothing runs."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.setFixedHeight(40)
        self._title = label("", LabelRole.SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._detail = ElidedLabel(role=LabelRole.CAPTION)
        self._cancel = button(tr("Cancel"), ButtonKind.LINK)
        layout = QHBoxLayout(self)
        set_margins(layout, 20, 0, 16, 0)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._detail, 1)
        layout.addWidget(self._cancel)
        self._cancel.clicked.connect(self._on_cancelled)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DELAY)
        self._wait.timeout.connect(self._appear)
        self.hide()

    @property
    def title(self) -> str:
        """What is being done."""
        return self._title.text()

    def begin(self, title: str) -> None:
        """Work starts; how much there is, is not known yet."""
        self._title.setText(title)
        self._detail.setText("")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._cancel.setEnabled(True)
        self._cancel.setText(tr("Cancel"))
        if not self.isVisible():
            self._wait.start()

    def advance(self, done: int, total: int, detail: str = "") -> None:
        """Work moved on."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        counted = tr("{done} of {total}").format(done=decimal(done), total=decimal(total))
        self._detail.setText(dotted(counted if total else "", detail))

    def end(self) -> None:
        """Work ended, well or not."""
        self._wait.stop()
        self.hide()

    def _appear(self) -> None:
        """Be seen and heard; the next steps of the same work are no news."""
        self.show()
        announce(self, self.title)

    def _on_cancelled(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText(tr("Stopping…"))
        self.cancel_wanted.emit()
