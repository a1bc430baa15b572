"""Bookmarks of an episode: jump, write a note, take away; and a field that makes another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.bookmarks import Bookmark
from podplayer.model.ids import Ms
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.bookmark import BOOKMARK, BookmarkDelegate
from podplayer.ui.format import clock, in_words
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, button, label
from podplayer.ui.widgets.keys import keeps_key
from podplayer.ui.widgets.scrolling import LEAST_VIEW

_EDITS = {Qt.Key.Key_E, Qt.Key.Key_F2}
_REMOVES = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class BookmarkList(QListWidget):
    """A click or Enter plays from there, E writes its note, Delete takes it away."""

    chosen = Signal(object)
    """A position in Ms."""
    edit_wanted = Signal(object)
    """A Bookmark."""
    remove_wanted = Signal(object)
    """A Bookmark."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST_VIEW)
        self._context = context
        self.setItemDelegate(BookmarkDelegate(context, parent=self))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Bookmarks"))
        self.setAccessibleDescription(
            tr("Enter plays from a bookmark, E changes its note, Delete takes it away.")
        )
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(BOOKMARK).at))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(BOOKMARK).at))
        context.themes.changed.connect(self.viewport().update)

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """List others; the place of the cursor stays."""
        row = self.currentRow()
        self.clear()
        for bookmark in bookmarks:
            item = QListWidgetItem()
            item.setData(BOOKMARK, bookmark)
            words = f"{in_words(bookmark.at)}, {bookmark.note or tr('No note')}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(bookmark.note)
            self.addItem(item)
        if row >= 0:
            self.setCurrentRow(min(row, self.count() - 1))

    def _menu(self, bookmark: Bookmark, where: QPoint) -> None:
        menu, icons = QMenu(self), self._context.icons
        for icon, text, key, deed in (
            ("play", tr("Play from here"), "Enter", lambda: self.chosen.emit(bookmark.at)),
            ("text", tr("Change the note"), "E", lambda: self.edit_wanted.emit(bookmark)),
            ("trash", tr("Remove"), "Del", lambda: self.remove_wanted.emit(bookmark)),
        ):
            menu.addAction(icons.icon(icon), f"{text}\t{key}").triggered.connect(deed)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _EDITS | _REMOVES) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, is_there = self.currentItem(), self.currentRow() >= 0
        if is_there and event.key() in _EDITS:
            self.edit_wanted.emit(item.data(BOOKMARK))
        elif is_there and event.key() in _REMOVES:
            self.remove_wanted.emit(item.data(BOOKMARK))
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if is_key else self.itemAt(event.pos())
        if item is not None:
            where = self.visualItemRect(item).center()
            self._menu(item.data(BOOKMARK), self.viewport().mapToGlobal(where))


class BookmarkPanel(QWidget):
    """The list, and one field that writes the note of a new or of a chosen bookmark."""

    add_wanted = Signal(str)
    """The note; the place is where the listener is."""
    note_written = Signal(int, str)
    """The number of a bookmark, and its new note."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = BookmarkList(context)
        self._edited: Bookmark | None = None
        self._place = Ms(0)
        self.field = QLineEdit()
        self.field.setMaxLength(10_000)
        self.save = button("", icon=(context.icons, "plus"))
        self._teach = label(
            tr("A bookmark keeps a place with a note. B makes one while you listen."),
            LabelRole.MUTED,
            wraps=True,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(row)
        box.addWidget(self._teach)
        box.addWidget(self.list, 1)
        self._rest = QWidget()  # keeps the field at the top while there is no list
        box.addWidget(self._rest, 1)
        self.field.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.list.edit_wanted.connect(self.edit)
        self._write()

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """List others."""
        self.list.set_bookmarks(bookmarks)
        self.list.setVisible(bool(bookmarks))
        self._teach.setVisible(not bookmarks)
        self._rest.setVisible(not bookmarks)

    def set_position(self, position: Ms) -> None:
        """Say where a new bookmark would lie."""
        if position // 1000 != self._place // 1000 or not self.save.text():
            self._place = position
            self._write()

    def edit(self, bookmark: Bookmark | None) -> None:
        """Write the note of a bookmark; None goes back to a new one."""
        self._edited = bookmark
        self.field.setText(bookmark.note if bookmark else "")
        if bookmark is not None:
            self.field.setFocus()
            self.field.selectAll()
        self._write()

    def _write(self) -> None:
        if self._edited is not None:
            self.save.setText(tr("Save the note at {time}").format(time=clock(self._edited.at)))
            self.field.setPlaceholderText(tr("Note"))
        else:
            self.save.setText(tr("Bookmark {time}").format(time=clock(self._place)))
            self.field.setPlaceholderText(tr("Note for a new bookmark"))
        self.field.setAccessibleName(self.field.placeholderText())

    def _on_save(self) -> None:
        note, edited = self.field.text(), self._edited
        self.edit(None)
        if edited is not None:
            self.note_written.emit(edited.id, note)
        else:
            self.add_wanted.emit(note)

    # Qt's own names from here on.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._edited is not None:
            self.edit(None)
            return
        super().keyPressEvent(event)
