"""The play queue as a list that can be put into another order by dragging."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.models.episodes import AnyIndex, EpisodeListModel


class QueueModel(EpisodeListModel):
    """The queue, first to be played first.

    A drag moves the row at once and tells it by `moved`; the page stores it, and puts the old
    order back with `set_rows` if that fails.
    """

    moved = Signal(object, int)
    """An EpisodeId and its new place."""

    def __init__(
        self,
        *,
        describe: Callable[[EpisodeRow], str] = lambda row: row.title,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(describe=describe, parent=parent)

    def move_row(self, *, source: int, target: int) -> None:
        """Move one row so that it ends at `target`, counted without itself."""
        self.moveRows(QModelIndex(), source, 1, QModelIndex(), target + (target > source))

    # Qt's own names from here on.

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        # Rows do not take drops, only the gaps between them do.
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def moveRows(
        self,
        source_parent: AnyIndex,
        source_row: int,
        count: int,
        destination_parent: AnyIndex,
        destination_child: int,
    ) -> bool:
        is_in_range = 0 <= source_row < len(self._entries) and 0 <= destination_child <= len(
            self._entries
        )
        if count != 1 or not is_in_range or destination_child in {source_row, source_row + 1}:
            return False
        if not self.beginMoveRows(
            source_parent, source_row, source_row, destination_parent, destination_child
        ):
            return False
        target = destination_child - (destination_child > source_row)
        entry = self._entries.pop(source_row)
        self._entries.insert(target, entry)
        self._index_places()
        self.endMoveRows()
        if isinstance(entry, EpisodeRow):
            self.moved.emit(entry.id, target)
        return True

    def ids(self) -> Sequence[EpisodeId]:
        """The order that is shown."""
        return [row.id for row in self.rows]
