"""A list in a card, and what stands there while it loads or where it is empty."""

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.skeleton import RowsSkeleton
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import surface
from podplayer.ui.widgets.welcome import EmptyPage


class ListCard(QStackedWidget):
    """Three faces: loading, the list, nothing to list."""

    def __init__(
        self, context: UiContext, *, view: QWidget, empty: EmptyPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._loading = _card(RowsSkeleton(context))
        self._list = _card(view)
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


def _card(inner: QWidget) -> QFrame:
    card = surface("card")
    box = QVBoxLayout(card)
    # One pixel of border, and room so that rows do not touch the round corners.
    box.setContentsMargins(1, 3, 1, 3)
    box.addWidget(inner)
    return card
