"""The ledger as a list: hosts with their sums, or the single requests to one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from podplayer.model.net import HostTotal, LedgerEntry
from podplayer.ui.format import day_and_time, listed, size
from podplayer.ui.models.episodes import AnyIndex
from podplayer.ui.models.roles import Role
from podplayer.ui.text import tr

Line = HostTotal | LedgerEntry


class ConnectionsModel(QAbstractListModel):
    """Lines in the order given; a text leaves only those that have it in host or address."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Line] = ()
        self._lines: Sequence[Line] = ()
        self._text = ""

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Replace every line; the same again leave place and selection as they are."""
        if list(lines) != list(self._all):
            self._all = lines
            self._filter()

    def set_text(self, text: str) -> None:
        """Leave only what has this text."""
        self._text = text.strip().casefold()
        self._filter()

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    def _filter(self) -> None:
        self.beginResetModel()
        self._lines = [line for line in self._all if self._text in _words(line)]
        self.endResetModel()

    # Qt's own names from here on.

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Role.ENTRY:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.host
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(line)
            case Qt.ItemDataRole.ToolTipRole:
                return line.url if isinstance(line, LedgerEntry) else None
            case _:
                return None


def _words(line: Line) -> str:
    more = line.url if isinstance(line, LedgerEntry) else " ".join(line.purposes)
    return f"{line.host} {more}".casefold()


def spoken(line: Line) -> str:
    """One sentence for screen readers."""
    if isinstance(line, HostTotal):
        purposes = listed(line.purposes)
        text = tr("{host}, %n request(s), {received}, {purposes}", n=line.requests)
        return text.format(host=line.host, received=size(line.received), purposes=purposes)
    return f"{day_and_time(line.at)}, {line.purpose}, {line.url}, {line.result}"
