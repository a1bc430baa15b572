"""The list of episodes that every page shares: keys, pointer, menu, selection."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import PLAIN, EpisodeDelegate, RowStyle
from podplayer.ui.delegates.geometry import RowGeometry, Zone
from podplayer.ui.models.episodes import AnyIndex, DayHeader, EpisodeListModel
from podplayer.ui.models.roles import Role
from podplayer.ui.pages.parts.lists.row_list import RowListView
from podplayer.ui.shortcuts import Command


class EpisodeCommand(StrEnum):
    """What a key, a click or a menu asks for the rows that are chosen."""

    PLAY = "play"
    QUEUE = "queue"
    QUEUE_NEXT = "queue-next"
    UNQUEUE = "unqueue"
    HEARD = "heard"
    FAVOURITE = "favourite"
    NOT_INTERESTED = "not-interested"
    DOWNLOAD = "download"
    REMOVE_DOWNLOAD = "remove-download"
    DETAILS = "details"
    SHOW = "show"
    REMOVE = "remove"


_TRIAGE_COMMANDS: dict[Zone | None, EpisodeCommand] = {
    Zone.QUEUE: EpisodeCommand.QUEUE,
    Zone.HEARD: EpisodeCommand.HEARD,
    Zone.AWAY: EpisodeCommand.NOT_INTERESTED,
}

KEYS = {
    Command.ROW_PLAY: EpisodeCommand.PLAY,
    Command.ROW_QUEUE: EpisodeCommand.QUEUE,
    Command.ROW_HEARD: EpisodeCommand.HEARD,
    Command.ROW_FAVOURITE: EpisodeCommand.FAVOURITE,
    Command.ROW_DOWNLOAD: EpisodeCommand.DOWNLOAD,
    Command.ROW_DETAILS: EpisodeCommand.DETAILS,
    Command.ROW_REMOVE: EpisodeCommand.REMOVE,
}
"""What the keys of a row ask for; which keys those are the listener decides."""
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class EpisodeListView(RowListView):
    """Rows of episodes. It knows what was asked for which rows; the page does it."""

    command = Signal(object, object)
    """An EpisodeCommand and the EpisodeRows it is for."""
    menu_wanted = Signal(object, QPoint)
    """EpisodeRows, and where on the screen."""

    def __init__(
        self,
        context: UiContext,
        *,
        model: EpisodeListModel,
        now: Callable[[], datetime],
        style: RowStyle = PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, model=model, parent=parent)
        self._episodes = model
        self.rows_delegate = EpisodeDelegate(context, now=now, style=style, parent=self)
        # Else each changed row would ask for every row's height again.
        self.setUniformItemSizes(not model.has_day_headers)
        self.paint_with(self.rows_delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        context.covers.ready.connect(self.viewport().update)

    def paint_with(self, delegate: EpisodeDelegate) -> None:
        """Let rows be painted in another way."""
        self.rows_delegate = delegate
        delegate.headers = self._episodes.headers
        self.setItemDelegate(delegate)

    def chosen(self) -> list[EpisodeRow]:
        """Return the selected rows, from top to bottom."""
        rows = sorted(self.selectedIndexes(), key=QModelIndex.row)
        entries = (self._episodes.entry_at(index.row()) for index in rows)
        return [entry for entry in entries if isinstance(entry, EpisodeRow)]

    def choose(self, ids: Sequence[EpisodeId]) -> None:
        """Select these rows and scroll to the first."""
        self.clearSelection()
        for place in (self._episodes.place_of(one) for one in ids):
            if place is not None:
                index = self._episodes.index(place)
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)

    # Qt's own names from here on.

    @override
    def dataChanged(
        self, top_left: AnyIndex, bottom_right: AnyIndex, roles: Sequence[int] = ()
    ) -> None:
        # Not QListView's: it lays every row out again (230 ms at 100,000), and ours keep their
        # heights.
        QAbstractItemView.dataChanged(self, top_left, bottom_right, list(roles))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.rows_delegate.pointer = event.position().toPoint()
        index = self.indexAt(self.rows_delegate.pointer)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and is_plain and self._press(index):
            return
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.rows_delegate.pointer = event.position().toPoint()
        index = self.indexAt(self.rows_delegate.pointer)
        if (row := self._row(index)) and self._zone(index) is Zone.ROW:
            self.command.emit(EpisodeCommand.DETAILS, [row])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self._context.keys.row_command(event)
        wanted = None if pressed is None else KEYS.get(pressed)
        chosen = self.chosen()
        if wanted is not None:
            if chosen:
                self.command.emit(wanted, chosen)
            return
        if event.key() in _ARROWS and not chosen and self._choose_first():
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_End and not event.modifiers() & ~_KEYPAD:
            self._episodes.fetch_rest()

    @override
    def _set_pointer(self, pointer: QPoint | None) -> None:
        self.rows_delegate.pointer = pointer

    @override
    def _is_button(self, index: QModelIndex, pointer: QPoint) -> bool:
        return self._zone(index) not in {None, Zone.ROW}

    @override
    def _open_menu_of(self, index: QModelIndex, where: QPoint) -> None:
        if (row := self._row(index)) is not None:
            chosen = self.chosen()
            self.menu_wanted.emit(chosen if row in chosen else [row], where)

    def _press(self, index: QModelIndex) -> bool:
        """Do what a painted button says; False where the list itself takes the click."""
        row = self._row(index)
        if row is None:
            return self._choose_day(index)
        zone = self._zone(index)
        if zone in _TRIAGE_COMMANDS:
            self.command.emit(_TRIAGE_COMMANDS[zone], [row])
            return True
        match zone:
            case Zone.PLAY | Zone.COVER:
                if row.url or row.is_downloaded:
                    self.command.emit(EpisodeCommand.PLAY, [row])
                return True
            case Zone.MORE:
                self.setCurrentIndex(index)
                corner = self._geometry(index).more.bottomLeft()
                self.menu_wanted.emit([row], self.viewport().mapToGlobal(corner))
                return True
            case _:
                return False

    def _choose_day(self, index: QModelIndex) -> bool:
        """Choose every loaded row under a day's header; False where there is none."""
        entry = self._episodes.entry_at(index.row()) if index.isValid() else None
        if not isinstance(entry, DayHeader):
            return False
        ids = []
        for place in range(index.row() + 1, self._episodes.rowCount()):
            below = self._episodes.entry_at(place)
            if not isinstance(below, EpisodeRow):
                break
            ids.append(below.id)
        self.choose(ids)
        return True

    def _choose_first(self) -> bool:
        """Choose the first row in sight: an arrow key begins there, not at what is unseen."""
        start = self.indexAt(QPoint(1, 1)).row()
        for place in range(max(0, start), self._episodes.rowCount()):
            if isinstance(self._episodes.entry_at(place), EpisodeRow):
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(self._episodes.index(place), flag)
                return True
        return False

    def _row(self, index: QModelIndex) -> EpisodeRow | None:
        entry = index.data(Role.ENTRY) if index.isValid() else None
        return entry if isinstance(entry, EpisodeRow) else None

    def _geometry(self, index: QModelIndex) -> RowGeometry:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.rows_delegate.geometry(self.visualRect(index), option.direction)

    def _zone(self, index: QModelIndex) -> Zone | None:
        pointer = self.rows_delegate.pointer
        if pointer is None or self._row(index) is None:
            return None
        return self.rows_delegate.zone(self._geometry(index), pointer)
