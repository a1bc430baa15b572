"""Chips of which one is chosen: one stop for the Tab key, and the arrows go on from there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from typing_extensions import override

from podplayer.ui.widgets.keys import keeps_key

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})


class ChipGroup(QButtonGroup):
    """Tab leads to the chosen chip; Qt itself would stop at each before one was pressed.

    The window has shortcuts on the arrows: here they choose.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(lambda _chip, on: self._lead() if on else None)

    @override
    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        super().addButton(button, id)
        button.installEventFilter(self)
        self._lead()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return keeps_key(event, _ARROWS)

    def _lead(self) -> None:
        """Before any is chosen Tab leads to each."""
        chosen = self.checkedButton()
        for chip in self.buttons():
            leads = chosen is None or chip is chosen
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
