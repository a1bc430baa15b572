"""Covers side by side, as many as the width holds."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from podplayer.model.podcast import Podcast
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.podcast import PodcastDelegate, grid_metrics
from podplayer.ui.models.podcasts import PodcastProxy
from podplayer.ui.models.roles import Role
from podplayer.ui.text import tr

RIGHT_MARGIN = 28
"""The last gap and the scroll bar lie in it, so that the last cover ends where the page does."""


class PodcastGrid(QListView):
    """A click or Enter opens a show."""

    opened = Signal(object)
    """A Podcast."""
    menu_wanted = Signal(object, QPoint)
    removed = Signal(object)
    """A Podcast that Delete was pressed on."""

    def __init__(
        self, context: UiContext, *, proxy: PodcastProxy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate = PodcastDelegate(context, parent=self)
        self.setModel(proxy)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(32)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Shows"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_chosen)
        context.covers.ready.connect(self.viewport().update)
        context.themes.changed.connect(self.viewport().update)

    def _on_chosen(self, index: QModelIndex) -> None:
        if (podcast := self._podcast(index)) is not None:
            self.opened.emit(podcast)

    def _podcast(self, index: QModelIndex) -> Podcast | None:
        entry = index.data(Role.ENTRY) if index.isValid() else None
        return entry if isinstance(entry, Podcast) else None

    # Qt's own names from here on.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # By its own width: the scroll bar's coming would change the columns, and those its coming.
        self._delegate.metrics = grid_metrics(self.width() - RIGHT_MARGIN)
        self.setGridSize(self._delegate.metrics.cell)
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self._podcast(self.currentIndex())
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if current is not None:
                self.opened.emit(current)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if current is not None:
                self.removed.emit(current)
            case _:
                super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if (podcast := self._podcast(index)) is not None:
            centre = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(podcast, centre if by_key else event.globalPos())
