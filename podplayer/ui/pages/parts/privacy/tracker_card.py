"""The trackers that were gone around, on the Privacy page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from podplayer.model.net import TrackerTotal
from podplayer.ui.format import decimal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, label

_MOST = 12
_RIGHT = Qt.AlignmentFlag.AlignRight


class TrackerCard(QFrame):
    """One line a tracking host; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._shown: tuple[TrackerTotal, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 14, 18, 14)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        self.hide()

    def show_totals(self, totals: Sequence[TrackerTotal]) -> None:
        """Show these, the most frequent first."""
        shown = tuple(totals[:_MOST])
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for column, heading in enumerate(
            (tr("Tracker"), tr("gone around"), tr("needed after all"))
        ):
            self._grid.addWidget(label(heading, LabelRole.CAPTION), 0, column)
        for row, total in enumerate(shown, start=1):
            self._grid.addWidget(label(total.host, LabelRole.BODY), row, 0)
            for column, number in enumerate((total.avoided, total.needed), start=1):
                self._grid.addWidget(label(decimal(number)), row, column, _RIGHT)
