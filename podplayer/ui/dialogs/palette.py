"""Ctrl+K: type a few letters of a show, a page or a command, and go there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.ui.announce import announce
from podplayer.ui.text import tr

_HINT = Qt.ItemDataRole.UserRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True)
class Place:
    """Something to go to or to do."""

    text: str
    hint: str
    """What it is: "Show", or the key that does the same."""
    act: Callable[[], object]


class Palette(QDialog):
    """A field and the places that match."""

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go to"))
        self.setModal(True)
        self.setFixedSize(520, 380)
        self._places = places
        self._shown: list[Place] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Go to a show or do something"))
        self.field.setAccessibleName(tr("Go to"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("palette")
        self.list.setAccessibleName(tr("Matches"))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_HintDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.field.textChanged.connect(self._on_text_changed)
        self.list.itemClicked.connect(self._on_chosen)
        self._on_text_changed("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
            self._say_current()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_chosen()
            return True
        return False

    def _on_text_changed(self, text: str) -> None:
        self._shown = matching(self._places, text)[:50]
        self.list.clear()
        for place in self._shown:
            item = QListWidgetItem(place.text)
            item.setData(_HINT, place.hint)
            item.setData(_ACCESSIBLE, f"{place.text}, {place.hint}")
            self.list.addItem(item)
        if self._shown:
            self.list.setCurrentRow(0)
        if self.isVisible():
            self._say_current()

    def _say_current(self) -> None:
        """The focus stays in the field: without this nobody would hear where Enter leads."""
        if self._shown:
            announce(self, self.list.currentItem().data(_ACCESSIBLE))
        else:
            announce(self, tr("Nothing found"))

    def _on_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.accept()
            self._shown[row].act()


class _HintDelegate(QStyledItemDelegate):
    """Paints the hint at the other end of the line."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        box = option.rect.adjusted(10, 0, -12, 0)
        flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, index.data(_HINT))


def matching(places: Sequence[Place], text: str) -> list[Place]:
    """Return the places that contain every word, those that begin with the text first."""
    words = text.casefold().split()
    found = [place for place in places if all(word in place.text.casefold() for word in words)]
    return sorted(found, key=lambda place: not place.text.casefold().startswith(text.casefold()))
