"""A list in a card, and what stands there while it loads or where it is empty."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.skeleton import RowsSkeleton
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import surface
from podplayer.ui.widgets.welcome import EmptyPage

_EDGE, _BORDER = 3, 1
"""Room above and below the rows, so that they do not touch the round corners."""
_FEW = 40
"""Rows that are measured one by one; more fill every window."""


class ListCard(QStackedWidget):
    """Three faces: loading, the list, nothing to list."""

    def __init__(
        self,
        context: UiContext,
        *,
        view: QListView,
        empty: EmptyPage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._loading = _card(RowsSkeleton(context))
        self._list = _Hugging(view)
        self.empty = empty
        self._view = view
        self._waits_for_focus = False
        for face in (self._loading, self._list, empty):
            self.addWidget(face)

    @property
    def shows_list(self) -> bool:
        """Whether there are rows to see."""
        return self.currentWidget() is self._list

    def show_loading(self) -> None:
        """Grey rows, unless there are real ones to look at meanwhile."""
        if not self.shows_list:
            self.setCurrentWidget(self._loading)

    def show_rows(self, number: int) -> None:
        """Show the list, or why it is empty."""
        self.setCurrentWidget(self._list if number else self.empty)
        if self._waits_for_focus and number:
            self.focus_list()

    def focus_list(self) -> None:
        """Give the keys to the list, now or once it is there."""
        self._waits_for_focus = not self.shows_list
        if self.shows_list:
            self._view.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Say that the list could not be read."""
        self.empty.set_text(tr("This list could not be read"), sentence)
        self.setCurrentWidget(self.empty)


class _Hugging(QWidget):
    """A card around a list: as high as its rows where these do not fill the page."""

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self._view = view
        self._card = _card(view)
        self._card.setParent(self)
        model = view.model()
        for changed in (
            model.rowsInserted,
            model.rowsRemoved,
            model.modelReset,
            model.layoutChanged,
        ):
            changed.connect(self._fit)

    def _fit(self) -> None:
        height, number = self.height(), self._view.model().rowCount()
        if number <= _FEW:
            rows = sum(self._view.sizeHintForRow(row) for row in range(number))
            height = min(height, rows + 2 * (_EDGE + _BORDER))
        self._card.setGeometry(0, 0, self.width(), height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def _card(inner: QWidget) -> QFrame:
    card = surface("card")
    box = QVBoxLayout(card)
    box.setContentsMargins(1, _EDGE, 1, _EDGE)
    box.addWidget(inner)
    return card
