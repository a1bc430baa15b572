"""How an episode feels: a point that the listener sets and that is kept as their answer."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from podplayer.model.listening import Mood
from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.mood_pad import MoodPad
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, label

_QUIET = 700
"""Milliseconds after the last move until it is said."""


class FeelPanel(QWidget):
    """Says it once the point rests, not while it is dragged."""

    said = Signal(object)
    """A Mood."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad = MoodPad(context)
        self.pad.setAccessibleName(tr("How does it feel?"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_QUIET)
        self._rest.timeout.connect(self._on_rest)
        self.pad.changed.connect(self._rest.start)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(label(tr("How does it feel?"), LabelRole.SECTION))
        box.addWidget(self.pad)

    def set_feeling(self, mood: Mood | None) -> None:
        """Show what was said before, unless a new point is being set."""
        if not self._rest.isActive():
            self.pad.set_mood(mood)

    def settle(self) -> None:
        """Say at once what still rests: another episode comes."""
        if self._rest.isActive():
            self._rest.stop()
            self._on_rest()

    def _on_rest(self) -> None:
        if self.pad.mood is not None:
            self.said.emit(self.pad.mood)
