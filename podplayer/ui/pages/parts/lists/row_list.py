"""What the lists of painted rows have in common: how they scroll, hover, and where a menu opens."""

from abc import abstractmethod

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from podplayer.ui.context import UiContext


class RowListView(QListView):
    """A list whose rows, buttons in them included, are painted by a delegate."""

    def __init__(
        self, context: UiContext, *, model: QAbstractListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setModel(model)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        context.themes.changed.connect(self.viewport().update)

    @abstractmethod
    def _set_pointer(self, pointer: QPoint | None) -> None:
        """Tell the delegate where the pointer is, in pixels of the viewport."""

    @abstractmethod
    def _is_button(self, index: QModelIndex, pointer: QPoint) -> bool:
        """Whether a painted button of this row is under the pointer."""

    @abstractmethod
    def _open_menu_of(self, index: QModelIndex, where: QPoint) -> None:
        """Open the menu of the chosen rows, or of this one if it is not among them."""

    # Qt's own names from here on.

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = event.position().toPoint()
        self._set_pointer(pointer)
        index = self.indexAt(pointer)
        self.update(index)
        is_button = self._is_button(index, pointer)
        shape = Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._set_pointer(None)
        self.viewport().update()
        super().leaveEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a jump to a title."""

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, where = self.indexAt(event.pos()), event.globalPos()
        if index.isValid():
            self._open_menu_of(index, where)
