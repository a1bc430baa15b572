"""Shows as a grid, sorted and filtered by a proxy."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from podplayer.model.ids import PodcastId
from podplayer.model.podcast import Podcast
from podplayer.ui.models.episodes import AnyIndex
from podplayer.ui.models.roles import Role
from podplayer.ui.text import tr


class PodcastOrder(StrEnum):
    """How the shows can be sorted."""

    TITLE = "title"
    NEWEST = "newest"
    UNHEARD = "unheard"
    ADDED = "added"


class PodcastGridModel(QAbstractListModel):
    """Every show of the library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._podcasts: Sequence[Podcast] = ()

    def set_podcasts(self, podcasts: Sequence[Podcast]) -> None:
        """Replace every show, keeping selection and scroll place where only values changed."""
        if [one.id for one in podcasts] == [one.id for one in self._podcasts]:
            self._podcasts = podcasts
            if podcasts:
                self.dataChanged.emit(self.index(0), self.index(len(podcasts) - 1))
            return
        self.beginResetModel()
        self._podcasts = podcasts
        self.endResetModel()

    @property
    def podcasts(self) -> Sequence[Podcast]:
        """Every show, in the order in which they came."""
        return self._podcasts

    def podcast(self, podcast_id: PodcastId) -> Podcast | None:
        """One show, or None where it is not in the library."""
        return next((one for one in self._podcasts if one.id == podcast_id), None)

    # Qt's own names from here on.

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._podcasts)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._podcasts):
            return None
        podcast = self._podcasts[index.row()]
        match role:
            case Role.ENTRY:
                return podcast
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return podcast.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("{title}, %n unheard", n=podcast.unheard_count).format(
                    title=podcast.title
                )
            case _:
                return None


class PodcastProxy(QSortFilterProxyModel):
    """The shows that match a text, in the order chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = PodcastOrder.TITLE
        self._text = ""
        self._tag = ""
        self._is_archive = False
        self.setDynamicSortFilter(True)
        self.sort(0)

    @property
    def order(self) -> PodcastOrder:
        """The order chosen."""
        return self._order

    def set_order(self, order: PodcastOrder) -> None:
        """Sort in another way."""
        self._order = order
        self.invalidate()

    def set_text(self, text: str) -> None:
        """Show only what has every word of `text` in title, author or categories."""
        self.beginFilterChange()
        self._text = text.casefold().strip()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_part(self, *, tag: str = "", is_archive: bool = False) -> None:
        """Show only the shows of a tag, or only those that were put away."""
        self.beginFilterChange()
        self._tag, self._is_archive = tag.casefold(), is_archive
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    # Qt's own names from here on.

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        podcast = self._podcast(source_row)
        if podcast.is_archived is not self._is_archive:
            return False
        if self._tag and self._tag not in map(str.casefold, podcast.tags):
            return False
        words = f"{podcast.title} {podcast.author} {' '.join(podcast.categories)}".casefold()
        return all(word in words for word in self._text.split())

    @override
    def lessThan(self, source_left: AnyIndex, source_right: AnyIndex) -> bool:
        return self._key(source_left.row()) < self._key(source_right.row())

    def _podcast(self, row: int) -> Podcast:
        source = self.sourceModel()
        if not isinstance(source, PodcastGridModel):
            raise TypeError("a PodcastProxy stands before a PodcastGridModel")
        return source.podcasts[row]

    def _key(self, row: int) -> tuple[float, str]:
        podcast = self._podcast(row)
        title = podcast.title.casefold()
        match self._order:
            case PodcastOrder.TITLE:
                return (0, title.removeprefix("the "))
            case PodcastOrder.NEWEST:
                return (-_seconds(podcast.newest), title)
            case PodcastOrder.UNHEARD:
                return (-podcast.unheard_count, title)
            case PodcastOrder.ADDED:
                return (-_seconds(podcast.added_at), title)


def _seconds(moment: datetime | None) -> float:
    return (moment or datetime.fromtimestamp(0, UTC)).timestamp()
