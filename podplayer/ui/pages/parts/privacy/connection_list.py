"""Who was asked for what: hosts, and behind each its requests."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.net import HostTotal, LedgerEntry
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.connection import ROW, ConnectionDelegate
from podplayer.ui.models.connections import ConnectionsModel, Line
from podplayer.ui.models.roles import Role
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import (
    ButtonKind,
    LabelRole,
    button,
    label,
    search_field,
    surface,
)

_MOST = 12
"""Lines that are seen at once; the list scrolls beyond."""


class _List(QListView):
    """Enter and Backspace go in and out."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Backspace:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ConnectionList(QWidget):
    """A heading with a field, and the list in a card."""

    host_wanted = Signal(str)
    """The requests to a host are asked for; empty: all hosts again."""

    def __init__(
        self, context: UiContext, *, tools: QWidget, parent: QWidget | None = None
    ) -> None:
        """Make an empty one; `tools` stand between heading and list."""
        super().__init__(parent)
        self._context = context
        self._tools = tools
        self.model = ConnectionsModel(self)
        self.view = _List()
        self._heading = label(tr("Connections"), LabelRole.SECTION)
        out = "chevron-right" if self.isRightToLeft() else "chevron-left"
        self.back = button(tr("All hosts"), ButtonKind.CHIP, icon=(context.icons, out))
        self.field = search_field(tr("Filter hosts"), icons=context.icons)
        self._nothing = label("", LabelRole.MUTED, wraps=True)
        self._set_up_view()
        self._lay_out()
        self.back.clicked.connect(lambda: self.host_wanted.emit(""))
        self.view.left.connect(lambda: self.host_wanted.emit(""))
        self.view.activated.connect(self._on_activated)
        self.view.clicked.connect(self._on_activated)
        self.field.textChanged.connect(self._on_text)
        context.themes.changed.connect(self.view.viewport().update)

    def show_hosts(self, hosts: Sequence[HostTotal]) -> None:
        """List the hosts."""
        self._show(tr("Connections"), hosts, is_host=False)

    def show_entries(self, host: str, entries: Sequence[LedgerEntry]) -> None:
        """List the requests to one host."""
        self._show(host, entries, is_host=True)
        self.view.setFocus()
        if entries:
            self.view.setCurrentIndex(self.model.index(0))

    def _show(self, heading: str, lines: Sequence[Line], *, is_host: bool) -> None:
        self._heading.setText(heading)
        self.back.setVisible(is_host)
        self._tools.setEnabled(not is_host)
        self.view.setAccessibleName(heading)
        self.model.set_lines(lines)
        self._fit()

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(ConnectionDelegate(self._context, parent=view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        self.field.setFixedWidth(210)
        self.back.hide()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self._heading, 1)
        head.addWidget(self.field)
        card = surface("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 3, 1, 3)
        inner.addWidget(self.view)
        self._nothing.setContentsMargins(18, 16, 18, 16)
        inner.addWidget(self._nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self._tools)
        box.addWidget(card)

    def _fit(self) -> None:
        number = self.model.rowCount()
        self.view.setVisible(number > 0)
        self.view.setFixedHeight(min(number, _MOST) * ROW)
        self._nothing.setVisible(number == 0)
        self._nothing.setText(
            tr("No host has this in its name.")
            if self.field.text().strip()
            else tr("Nothing was fetched in this time: podplayer connected to no one.")
        )

    def _on_text(self, text: str) -> None:
        self.model.set_text(text)
        self._fit()

    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(Role.ENTRY)
        if isinstance(entry, HostTotal):
            self.field.clear()
            self.host_wanted.emit(entry.host)
