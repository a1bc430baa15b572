"""Lines of a card: a name, a sentence that changes, and buttons for what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from podplayer.ui.widgets.controls import LabelRole, label, surface

_LEAST = 190
"""Pixels of a sentence: else the page reserves the height of a narrower column."""


class DeedLines(QFrame):
    """A card; each line returns its sentence, to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(18, 4, 18, 4)
        self._box.setSpacing(0)

    def add(self, name: str, about: str, *buttons: QPushButton) -> QLabel:
        """Add a line with buttons at its end."""
        if self._box.count():
            self._box.addWidget(surface("line"))
        sentence = label(about, LabelRole.SMALL, wraps=True)
        sentence.setMinimumWidth(_LEAST)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(name, LabelRole.STRONG))
        text.addWidget(sentence)
        line = QHBoxLayout()
        line.setContentsMargins(0, 11, 0, 11)
        line.setSpacing(8)
        line.addLayout(text, 1)
        for deed in buttons:
            deed.setAccessibleDescription(name)
            line.addWidget(deed, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(line)
        return sentence

    def add_below(self, widget: QWidget) -> None:
        """Add something under the last line that belongs to it."""
        self._box.addWidget(widget)
