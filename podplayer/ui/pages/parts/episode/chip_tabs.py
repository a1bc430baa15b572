"""A row of chips, and under it what the chosen one stands for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, button
from podplayer.ui.widgets.layouts import FlowLayout

_HEAD = 36
"""Pixels: what is put at the end of the chips moves nothing when it comes and goes."""


class ChipTabs(QWidget):
    """Tabs that can come and go; the choice stays as long as its tab is there."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, QPushButton] = {}
        self._pages: dict[str, QWidget] = {}
        self._group = ChipGroup(self)
        self._group.setExclusive(True)
        self.bar = QWidget()
        self._row = FlowLayout(self.bar, gap=8)
        self._stack = QStackedWidget()
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addStrut(_HEAD)
        self._head.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(self._head)
        box.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """The name of the tab that is shown."""
        return next((name for name, chip in self._chips.items() if chip.isChecked()), "")

    def add_corner(self, widget: QWidget) -> None:
        """Put something at the end of the chips."""
        self._head.addWidget(widget)

    def add(self, name: str, text: str, page: QWidget) -> None:
        """Add a tab; the first one is chosen."""
        chip = button(text, ButtonKind.CHIP)
        chip.setCheckable(True)
        chip.setChecked(not self._chips)
        chip.toggled.connect(lambda on: self._on_toggled(name) if on else None)
        self._group.addButton(chip)
        self._row.addWidget(chip)
        self._chips[name], self._pages[name] = chip, page
        self._stack.addWidget(page)

    def set_text(self, name: str, text: str) -> None:
        """Name a tab anew."""
        self._chips[name].setText(text)
        self._chips[name].updateGeometry()

    def set_offered(self, name: str, *, is_offered: bool) -> None:
        """Let a tab be there or not; what was chosen falls back to the first that is."""
        self._chips[name].setVisible(is_offered)
        if not is_offered and self._chips[name].isChecked():
            first = next((n for n, chip in self._chips.items() if not chip.isHidden()), "")
            if first:
                self.choose(first)

    def choose(self, name: str) -> None:
        """Show a tab."""
        self._chips[name].setChecked(True)

    def _on_toggled(self, name: str) -> None:
        self._stack.setCurrentWidget(self._pages[name])
        self.chosen.emit(name)
