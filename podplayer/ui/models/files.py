"""Files of episodes as a list: what is on its way, what is there, what lies in the trash."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from podplayer.ui.format import listed
from podplayer.ui.models.episodes import AnyIndex
from podplayer.ui.models.roles import Role


class FileCommand(StrEnum):
    """What can be asked for a line."""

    PLAY = "play"
    PAUSE = "pause"
    CONTINUE = "continue"
    FORGET = "forget"
    """A download that is not wanted any more."""
    KEEP = "keep"
    RELEASE = "release"
    """The opposite of keep."""
    THROW = "throw"
    RESTORE = "restore"
    DETAILS = "details"
    SHOW = "show"
    """The page of the show: its rule is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One line, ready to be painted."""

    key: int
    """Of the episode; of the show where the line is about a rule."""
    title: str
    about: str
    amount: str = ""
    share: float | None = None
    """How much has arrived, 0 to 1; None where that says nothing."""
    is_bad: bool = False
    """Something failed: `about` is the sentence."""
    is_kept: bool = False
    commands: tuple[FileCommand, ...] = ()
    """The first has a button of its own and answers Enter."""


class FileListModel(QAbstractListModel):
    """Lines in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FileLine] = []

    @property
    def lines(self) -> Sequence[FileLine]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Iterable[FileLine]) -> None:
        """Replace every line; where the same files stay, selection and place stay, too."""
        fresh = list(lines)
        if [line.key for line in fresh] == [line.key for line in self._lines]:
            for at, line in enumerate(fresh):
                if line != self._lines[at]:
                    self._lines[at] = line
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._lines = fresh
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
                return line.title
            case Qt.ItemDataRole.ToolTipRole:
                return line.about
            case Qt.ItemDataRole.AccessibleTextRole:
                return listed(part for part in (line.title, line.about, line.amount) if part)
            case _:
                return None
