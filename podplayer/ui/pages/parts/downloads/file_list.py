"""The list of files: keys, pointer, menu."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.delegates.file import ICONS, FileDelegate, file_geometry
from podplayer.ui.models.files import FileCommand, FileLine, FileListModel
from podplayer.ui.models.roles import Role
from podplayer.ui.pages.parts.lists.row_list import RowListView
from podplayer.ui.shortcuts import Command
from podplayer.ui.text import tr

_AWAY = (FileCommand.FORGET, FileCommand.THROW)
_KEYS = {
    Command.ROW_DETAILS: (FileCommand.DETAILS,),
    Command.ROW_KEEP: (FileCommand.KEEP, FileCommand.RELEASE),
    Command.ROW_REMOVE: _AWAY,
}
"""What a key does: the first of these that the lines know."""


def names() -> dict[FileCommand, str]:
    """What each command is called in menus and by screen readers."""
    return {
        FileCommand.PLAY: tr("Play"),
        FileCommand.PAUSE: tr("Stop for now"),
        FileCommand.CONTINUE: tr("Download"),
        FileCommand.FORGET: tr("Do not download"),
        FileCommand.KEEP: tr("Keep: never clean this file away"),
        FileCommand.RELEASE: tr("Let the clean-up have it again"),
        FileCommand.THROW: tr("Move to the trash"),
        FileCommand.RESTORE: tr("Bring back"),
        FileCommand.DETAILS: tr("Details"),
        FileCommand.SHOW: tr("Go to the show"),
    }


class FileListView(RowListView):
    """Enter does the first thing of a line; other keys are those of a row in the shortcuts."""

    command = Signal(object, object)
    """A FileCommand and the list of FileLines."""

    def __init__(
        self, context: UiContext, *, model: FileListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, model=model, parent=parent)
        self._delegate = FileDelegate(context, parent=self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Downloads"))
        self.setAccessibleDescription(tr("Enter does what the button says, Delete takes it away."))

    def chosen(self) -> list[FileLine]:
        """Return the selected lines, from top to bottom."""
        rows = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [line for index in rows if (line := self._line(index)) is not None]

    def menu(self, lines: Sequence[FileLine]) -> QMenu:
        """Return what can be done with all of these lines."""
        menu = QMenu(self)
        words = names()
        for command in lines[0].commands if lines else ():
            if all(command in line.commands for line in lines):
                action = menu.addAction(self._context.icons.icon(ICONS[command]), words[command])
                action.triggered.connect(
                    lambda _=False, asked=command: self.command.emit(asked, lines)
                )
        return menu

    def _line(self, index: QModelIndex) -> FileLine | None:
        entry = index.data(Role.ENTRY) if index.isValid() else None
        return entry if isinstance(entry, FileLine) else None

    def _open_menu(self, lines: Sequence[FileLine], where: QPoint) -> None:
        menu = self.menu(lines)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    @override
    def _set_pointer(self, pointer: QPoint | None) -> None:
        self._delegate.pointer = pointer

    @override
    def _is_button(self, index: QModelIndex, pointer: QPoint) -> bool:
        parts = file_geometry(self.visualRect(index), direction=self.layoutDirection())
        return any(part.contains(pointer) for part in (parts.main, parts.more))

    @override
    def _open_menu_of(self, index: QModelIndex, where: QPoint) -> None:
        if (line := self._line(index)) is not None:
            chosen = self.chosen()
            self._open_menu(chosen if line in chosen else [line], where)

    def _first_of(self, wanted: Sequence[FileCommand]) -> bool:
        """Do the first of these that every selected line knows."""
        lines = self.chosen()
        for command in wanted:
            if lines and all(command in line.commands for line in lines):
                self.command.emit(command, lines)
                return True
        return False

    # Qt's own names from here on.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self._context.keys.row_command(event)
        if pressed is Command.ROW_PLAY:
            lines = self.chosen()
            if lines and lines[0].commands:
                self._first_of(lines[0].commands[:1])
        elif pressed in _KEYS:
            self._first_of(_KEYS[pressed])
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        line = self._line(index)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if line is not None and is_plain and event.button() is Qt.MouseButton.LeftButton:
            parts = file_geometry(self.visualRect(index), direction=self.layoutDirection())
            if parts.main.contains(point) and line.commands:
                self.command.emit(line.commands[0], [line])
                return
            if parts.more.contains(point):
                self.setCurrentIndex(index)
                self._open_menu([line], self.viewport().mapToGlobal(parts.more.bottomLeft()))
                return
        super().mousePressEvent(event)
