"""Layouts that Qt lacks: words that wrap, cards in equal columns, lines that run with time."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QStyle, QWidget
from typing_extensions import override

_NEARLY_FULL = 0.35
"""The part of a line that may be missing."""


def run_with_time(line: QBoxLayout) -> None:
    """Place parts from left to right in every language, as tapes and seek bars run."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        line.setDirection(QBoxLayout.Direction.RightToLeft)


def set_margins(part: QLayout | QWidget, start: int, top: int, end: int, bottom: int) -> None:
    """Set margins from where the language begins: Qt mirrors what is in a layout, not these."""
    is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left, right = (end, start) if is_mirrored else (start, end)
    part.setContentsMargins(left, top, right, bottom)


class _HeightForWidth(QLayout):
    """Items in the order added, in as many lines as the width asks for.

    Qt asks for the height many times before it gives a width: what was found out is kept until Qt
    says that an item has changed.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        self._visible: list[QLayoutItem] | None = None
        self._least_size: QSize | None = None
        self._places: dict[int, list[QRect]] = {}
        """By width."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Remove and delete every widget."""
        while self._items:
            item = self._items.pop()
            if (widget := item.widget()) is not None:
                # Out of sight at once: deleteLater leaves it where it was until the loop turns.
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def place(self, width: int) -> list[QRect]:
        """Where each visible item goes, from 0, 0."""
        if width not in self._places:
            self._places[width] = self._placed(width)
        return self._places[width]

    def _placed(self, width: int) -> list[QRect]:
        raise NotImplementedError

    # Qt's own names from here on.

    @override
    def invalidate(self) -> None:
        self._visible = self._least_size = None
        self._places.clear()
        super().invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for rect in self.place(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        if self._least_size is None:
            widest = max((item.minimumSize().width() for item in self.visible()), default=0)
            tallest = max((item.sizeHint().height() for item in self.visible()), default=0)
            self._least_size = QSize(widest, tallest)
        return self._least_size

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        owner = self.parentWidget()
        direction = owner.layoutDirection() if owner else Qt.LayoutDirection.LeftToRight
        for item, place in zip(self.visible(), self.place(rect.width()), strict=True):
            moved = place.translated(rect.topLeft())
            item.setGeometry(QStyle.visualRect(direction, rect, moved))

    def visible(self) -> list[QLayoutItem]:
        """The items that take part."""
        if self._visible is None:
            self._visible = [item for item in self._items if not item.isEmpty()]
        return self._visible


class FlowLayout(_HeightForWidth):
    """Items side by side at their own width, broken into lines like words."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        last_at_end: bool = False,
        is_even: bool = False,
        fills: bool = False,
    ) -> None:
        """Make an empty one.

        Args:
            parent: whose layout it is.
            gap: pixels between items and between lines.
            last_at_end: the last item stands at the end of its line.
            is_even: no line is much shorter than the others: three and two, not four and one.
            fills: items of a line that is nearly full are as much wider as it takes to fill it.
        """
        super().__init__(parent, gap=gap)
        self._last_at_end = last_at_end
        self._is_even = is_even
        self._fills = fills

    @override
    def _placed(self, width: int) -> list[QRect]:
        places = self._broken(width)
        if self._is_even and (lines := _lines(places)) > 1:
            widths = range(1, width + 1)
            found = bisect_left(widths, -lines, key=lambda wide: -_lines(self._broken(wide)))
            places = self._broken(widths[found])
        if self._fills:
            places = _filled(places, width, gap=self.gap)
        if self._last_at_end and places:
            places[-1].moveRight(width - 1)
        return [self._centred(place, places) for place in places]

    def _broken(self, width: int) -> list[QRect]:
        """Break into lines; what stands in one line has one top."""
        places: list[QRect] = []
        x = y = tallest = 0
        for item in self.visible():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if x and x + size.width() > width:
                x, y, tallest = 0, y + tallest + self.gap, 0
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + self.gap
            tallest = max(tallest, size.height())
        return places

    def _centred(self, place: QRect, places: list[QRect]) -> QRect:
        """Items of one line share its middle."""
        tallest = max(other.height() for other in places if other.top() == place.top())
        return place.translated(0, (tallest - place.height()) // 2)


def _lines(places: Sequence[QRect]) -> int:
    return len({place.top() for place in places})


def _filled(places: Sequence[QRect], width: int, *, gap: int) -> list[QRect]:
    """Lines that end together, in equal parts where the words allow that.

    A line that is not nearly full stays as it is.
    """
    filled: list[QRect] = []
    for _, items in groupby(places, key=QRect.top):
        line = list(items)
        rest = width - 1 - line[-1].right()
        widths = [place.width() for place in line]
        total = sum(widths) + rest
        if rest <= width * _NEARLY_FULL:
            is_equal = max(widths) <= total // len(line)
            widths = [total // len(line) if is_equal else w + rest // len(line) for w in widths]
            widths[-1] += total - sum(widths)
        x = 0
        for place, wide in zip(line, widths, strict=True):
            filled.append(QRect(x, place.y(), wide, place.height()))
            x += wide + gap
    return filled


class ColumnsLayout(_HeightForWidth):
    """Items in equal columns, as many as keep `least` pixels each."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 14, least: int = 240, most: int = 4
    ) -> None:
        super().__init__(parent, gap=gap)
        self._least = least
        self._most = most

    def columns(self, width: int) -> int:
        """How many columns a width has."""
        return max(1, min(self._most, (width + self.gap) // (self._least + self.gap)))

    @override
    def _placed(self, width: int) -> list[QRect]:
        columns = self.columns(width)
        cell = (width - self.gap * (columns - 1)) / columns
        places: list[QRect] = []
        y = 0
        items = self.visible()
        for start in range(0, len(items), columns):
            line = items[start : start + columns]
            height = max(_height(item, int(cell)) for item in line)
            for column in range(len(line)):
                left = round(column * (cell + self.gap))
                right = round(column * (cell + self.gap) + cell)
                places.append(QRect(left, y, right - left, height))
            y += height + self.gap
        return places


def _height(item: QLayoutItem, width: int) -> int:
    """How high it wants to be: text that wraps says so for a width only."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
