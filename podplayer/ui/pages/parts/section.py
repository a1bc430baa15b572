"""A heading and cards in columns under it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from podplayer.ui.pages.parts.layouts import ColumnsLayout
from podplayer.ui.widgets.controls import LabelRole, label


class Section(QWidget):
    """Hidden as long as it has no cards."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label(title, LabelRole.SECTION)
        self._holder = QWidget()
        self._grid = ColumnsLayout(self._holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._heading)
        box.addWidget(self._holder)
        self.hide()

    @property
    def title(self) -> str:
        """What the heading says."""
        return self._heading.text()

    def set_cards(self, title: str, cards: Sequence[QWidget]) -> None:
        """Show these cards in place of those before."""
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._grid.clear()
        for card in cards:
            card.setParent(self._holder)
            self._grid.addWidget(card)
            card.show()
        self.setVisible(bool(cards))
        self._holder.updateGeometry()
