"""Episodes as a list: rows in, roles out, in pages that somebody else fetches."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.models.roles import Role

PAGE = 200
"""Rows a page: a screen shows about ten, so the next page is there before it is needed."""

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DayHeader:
    """A line between two days."""

    day: date | None
    """Local; None for episodes without a date."""


Entry = EpisodeRow | DayHeader


def day_of(row: EpisodeRow) -> date | None:
    """On which local day an episode was published."""
    return row.published.astimezone().date() if row.published else None


def with_day_headers(rows: Iterable[EpisodeRow], *, after: EpisodeRow | None = None) -> list[Entry]:
    """Put a header before the first row of each day.

    Args:
        rows: newest first.
        after: the last row of the page before, whose day needs no second header.
    """
    entries: list[Entry] = []
    last = day_of(after) if after else None
    is_first = after is None
    for row in rows:
        day = day_of(row)
        if is_first or day != last:
            entries.append(DayHeader(day))
        entries.append(row)
        last, is_first = day, False
    return entries


class EpisodeListModel(QAbstractListModel):
    """Episodes in the order given.

    The model asks for the next page by `more_wanted` and shows what it has until
    `append_rows` brings it, so no query ever runs inside a paint.
    """

    more_wanted = Signal()
    rest_wanted = Signal()
    """All that follows, in place of a page that may be on its way."""

    def __init__(
        self,
        *,
        describe: Callable[[EpisodeRow], str] = lambda row: row.title,
        describe_day: Callable[[DayHeader], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty one.

        Args:
            describe: what a screen reader says of a row.
            describe_day: what stands between two days; None for no headers at all.
            parent: the owner in Qt's sense.
        """
        super().__init__(parent)
        self._describe = describe
        self._describe_day = describe_day
        self._entries: list[Entry] = []
        self._places: dict[EpisodeId, int] = {}
        self.headers: set[int] = set()
        """Which lines are headers."""
        self._probabilities: Mapping[EpisodeId, float] = {}
        self._playing: EpisodeId | None = None
        self._has_more = False
        self._is_waiting = False

    def set_rows(self, rows: Sequence[EpisodeRow], *, has_more: bool = False) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._entries = with_day_headers(rows) if self.has_day_headers else list(rows)
        self._index_places()
        self._has_more, self._is_waiting = has_more, False
        self.endResetModel()

    def append_rows(self, rows: Sequence[EpisodeRow], *, has_more: bool = False) -> None:
        """Add the next page, without the rows that moved down into it since the last one."""
        self._has_more, self._is_waiting = has_more, False
        fresh = [row for row in rows if row.id not in self._places]
        if not fresh:
            return
        entries: Sequence[Entry] = fresh
        if self.has_day_headers:
            last = self._entries[-1] if self._entries else None
            entries = with_day_headers(fresh, after=last if isinstance(last, EpisodeRow) else None)
        start = len(self._entries)
        self.beginInsertRows(QModelIndex(), start, start + len(entries) - 1)
        self._entries.extend(entries)
        self._index_places(start=start)
        self.endInsertRows()

    def update_rows(self, rows: Iterable[EpisodeRow]) -> None:
        """Show the new values of rows that are here; others are ignored."""
        for row in rows:
            place = self._places.get(row.id)
            if place is not None and self._entries[place] != row:
                self._entries[place] = row
                self._announce(place)

    def remove_rows(self, ids: Iterable[EpisodeId]) -> None:
        """Take rows out, and headers that are left alone."""
        places = sorted((self._places[one] for one in ids if one in self._places), reverse=True)
        for place in places:
            first = last = place
            if self._is_lonely_header(place - 1, below=place + 1):
                first = place - 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._entries[first : last + 1]
            self.endRemoveRows()
        self._index_places()

    def set_playing(self, episode_id: EpisodeId | None) -> None:
        """Mark the episode that is in the player."""
        before, self._playing = self._playing, episode_id
        for one in {before, episode_id} - {None}:
            if one is not None and one in self._places:
                self._announce(self._places[one])

    def set_probabilities(self, probabilities: Mapping[EpisodeId, float]) -> None:
        """Show how likely each ranked episode is to be heard."""
        self._probabilities = probabilities
        if self._entries:
            self.dataChanged.emit(
                self.index(0), self.index(len(self._entries) - 1), [Role.PROBABILITY]
            )

    @property
    def rows(self) -> list[EpisodeRow]:
        """The episodes that are loaded, in order, without headers."""
        return [entry for entry in self._entries if isinstance(entry, EpisodeRow)]

    def entry_at(self, place: int) -> Entry | None:
        """The value of one line, or None where there is none."""
        return self._entries[place] if 0 <= place < len(self._entries) else None

    @property
    def has_day_headers(self) -> bool:
        """Whether lines differ in height."""
        return self._describe_day is not None

    def place_of(self, episode_id: EpisodeId) -> int | None:
        """In which line an episode stands, or None where it is not loaded."""
        return self._places.get(episode_id)

    def fetch_rest(self) -> None:
        """Ask for all that follows."""
        if self._has_more:
            self._is_waiting = True
            self.rest_wanted.emit()

    # Qt's own names from here on.

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry_at(index.row())
        if entry is None:
            return None
        if role == Role.ENTRY:
            return entry
        if isinstance(entry, DayHeader):
            return self._header_data(entry, role)
        return self._row_data(entry, role)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.entry_at(index.row()), DayHeader):
            # Not even enabled: the arrow keys pass over it.
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._has_more and not self._is_waiting

    @override
    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.more_wanted.emit()

    def _row_data(self, row: EpisodeRow, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._describe(row)
            case Role.IS_PLAYING:
                return row.id == self._playing
            case Role.PROBABILITY:
                return self._probabilities.get(row.id)
            case _:
                return None

    def _header_data(self, header: DayHeader, role: int) -> object:
        is_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self._describe_day(header) if is_text and self._describe_day else None

    def _announce(self, place: int) -> None:
        index = self.index(place)
        self.dataChanged.emit(index, index)

    def _index_places(self, *, start: int = 0) -> None:
        if start == 0:
            self._places.clear()
            self.headers.clear()
        for place in range(start, len(self._entries)):
            entry = self._entries[place]
            if isinstance(entry, EpisodeRow):
                self._places[entry.id] = place
            else:
                self.headers.add(place)

    def _is_lonely_header(self, place: int, *, below: int) -> bool:
        if place < 0 or not isinstance(self._entries[place], DayHeader):
            return False
        return below >= len(self._entries) or isinstance(self._entries[below], DayHeader)
