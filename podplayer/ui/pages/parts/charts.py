"""Charts painted by hand: bars over time, hours by weekday."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from podplayer.ui.announce import announce
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line, metrics
from podplayer.ui.format import hour_mark, weekday
from podplayer.ui.text import tr
from podplayer.ui.widgets.drawing import Drawing
from podplayer.ui.widgets.keys import keeps_key

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class Chart(Drawing):
    """Places that can be pointed at, by mouse or by arrow keys; each has words."""

    columns = 1
    """Up and Down go so many places further."""

    def __init__(self, context: UiContext, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._at: int | None = None
        self._summary = ""
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        context.themes.changed.connect(self.update)

    def describe(self, summary: str) -> None:
        """Say to a screen reader what can be seen, with its numbers; nothing is pointed at."""
        self._at, self._summary = None, summary
        self.setAccessibleDescription(summary)
        self.update()

    def count(self) -> int:
        """How many places there are."""
        raise NotImplementedError

    def rect_of(self, place: int) -> QRectF:
        """Where a place is."""
        raise NotImplementedError

    def words(self, place: int) -> str:
        """What a place says."""
        raise NotImplementedError

    def place_at(self, point: QPoint) -> int | None:
        """What is under a point."""
        for place in range(self.count()):
            if self.rect_of(place).contains(point):
                return place
        return None

    @property
    def at(self) -> int | None:
        """The place that is pointed at."""
        return self._at if self._at is not None and self._at < self.count() else None

    def point_at(self, place: int | None) -> None:
        """Mark a place; its words are the description as long as it is pointed at."""
        if place != self._at:
            self._at = place
            self.setAccessibleDescription(self._summary if place is None else self.words(place))
            self.update()

    def paint_mark(self, painter: QPainter) -> None:
        """Paint a ring around the place that the keys point at."""
        if self.hasFocus():
            place = self.at
            whole = QRectF(self.rect()) if place is None else self.rect_of(place)
            painter.setPen(QPen(QColor(self._context.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 3, 3)

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _ARROWS) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }.get(Qt.Key(event.key()))
        if step is None or not self.count():
            super().keyPressEvent(event)
            return
        before = self.at
        place = self.count() - 1 if before is None else before + step
        if 0 <= place < self.count():
            self.point_at(place)
            announce(self, self.words(place))
            where = self.rect_of(place).center().toPoint()
            QToolTip.showText(self.mapToGlobal(where), self.words(place), self)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        if place != self._at:
            self.point_at(place)
            words = "" if place is None else self.words(place)
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)
        super().leaveEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.point_at(None)
        super().focusOutEvent(event)
        self.update()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar."""

    value: float
    label: str
    """Under it. Where every bar has one, only as many as there is room for are shown."""
    words: str
    """The whole of it, for the tip and the screen reader."""


_AXIS = 22
_HEADROOM = 22
_LEFT = 48
"""At least, before the bars: the numbers of the scale."""

Scale = tuple[float, Callable[[float], str]]
"""The step between two lines, and how the number at a line is written."""


class BarChart(Chart):
    """Bars with a scale of round numbers behind them."""

    def __init__(
        self,
        context: UiContext,
        *,
        name: str,
        scale: Callable[[float], Scale],
        height: int = 220,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty one.

        Args:
            context: for the theme.
            name: for screen readers.
            scale: what the largest value is measured by.
            height: in pixels, at least; a layout with room to give may give more.
            parent: the owner in Qt's sense.
        """
        super().__init__(context, name=name, parent=parent)
        self._scale = scale
        self._bars: Sequence[Bar] = ()
        self._top = 1.0
        self._step = 1.0
        self._write: Callable[[float], str] = str
        self._left = _LEFT
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = bars
        largest = max((bar.value for bar in bars), default=0.0)
        self._step, self._write = self._scale(largest)
        self._top = max(self._step, -(-largest // self._step) * self._step)
        letters = metrics(self._context.theme.type.caption)
        widest = max(letters.horizontalAdvance(text) for _, text in self._marks())
        self._left = max(_LEFT, widest + 12)
        how = tr("{bars} bars; the arrow keys read them.").format(bars=len(bars))
        words = ". ".join(bar.words for bar in bars)
        self.describe(f"{how} {words}" if bars else tr("Nothing to show."))

    @override
    def count(self) -> int:
        return len(self._bars)

    @override
    def words(self, place: int) -> str:
        return self._bars[place].words

    @override
    def rect_of(self, place: int) -> QRectF:
        inner = self._inner()
        width = inner.width() / max(1, len(self._bars))
        at = len(self._bars) - 1 - place if self._is_mirrored else place
        return QRectF(inner.left() + at * width, inner.top(), width, inner.height())

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _inner(self) -> QRectF:
        left, right = (8, self._left) if self._is_mirrored else (self._left, 8)
        return QRectF(self.rect()).adjusted(left, _HEADROOM, -right, -_AXIS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_scale(painter)
            for place in range(len(self._bars)):
                self._paint_bar(painter, place)
            self._paint_labels(painter)
            if self.at is not None or self.hasFocus():
                self.paint_mark(painter)

    def _marks(self) -> list[tuple[float, str]]:
        """Where the scale has a line, and what is written there."""
        count = round(self._top / self._step)
        lines = [number * self._step for number in range(1, count + 1)]
        return [(0.0, "0"), *((value, self._write(value)) for value in lines)]

    def _paint_scale(self, painter: QPainter) -> None:
        theme, inner = self._context.theme, self._inner()
        ink = Ink(theme.type.caption, theme.faint)
        for value, text in self._marks():
            y = round(inner.bottom() - inner.height() * value / self._top)
            painter.fillRect(
                QRectF(inner.left(), y, inner.width(), 1),
                theme.color("border" if value else "track"),
            )
            left = round(inner.right()) + 8 if self._is_mirrored else 0
            rect = QRect(left, y - 8, self._left - 8, 16)
            line(painter, rect, text, ink, align=Qt.AlignmentFlag.AlignTrailing)

    def _paint_bar(self, painter: QPainter, place: int) -> None:
        theme, bar, cell = self._context.theme, self._bars[place], self.rect_of(place)
        if bar.value <= 0:
            return
        width = min(40.0, max(2.0, cell.width() * 0.68))
        height = max(2.0, cell.height() * bar.value / self._top)
        rect = QRectF(cell.center().x() - width / 2, cell.bottom() - height, width, height)
        fill = theme.accent_hover if place == self.at else theme.accent
        radius = min(4.0, width / 2, height / 2)
        box(painter, rect, radius=radius, fill=fill)
        # Round at the top only: the foot stands on the line.
        foot = min(radius, height / 2)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - foot, width, foot), QColor(fill))

    def _paint_labels(self, painter: QPainter) -> None:
        if not self._bars:
            return
        theme = self._context.theme
        letters = metrics(theme.type.caption)
        widest = max(letters.horizontalAdvance(bar.label) for bar in self._bars) + 14
        last = len(self._bars) - 1
        is_chosen = any(not bar.label for bar in self._bars)
        every = 1 if is_chosen else -(-widest // max(1, int(self.rect_of(0).width())))
        for place, bar in enumerate(self._bars):
            # Counted from the end: today always has its name.
            if (last - place) % every or not bar.label:
                continue
            cell = self.rect_of(place)
            middle = min(max(cell.center().x(), widest / 2), self.width() - widest / 2)
            rect = QRect(round(middle - widest / 2), self.height() - 17, widest, 16)
            ink = Ink(theme.type.caption, theme.text if place == self.at else theme.faint)
            line(painter, rect, bar.label, ink, align=Qt.AlignmentFlag.AlignHCenter)


_DAY_WIDTH, _HOUR_HEIGHT = 34, 18


class HourGrid(Chart):
    """Seven rows of 24 hours; the more was heard, the stronger the colour."""

    columns = 24

    def __init__(
        self,
        context: UiContext,
        *,
        name: str,
        say: Callable[[int, int, int], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty one; `say` puts weekday, hour and milliseconds into words."""
        super().__init__(context, name=name, parent=parent)
        self._say = say
        self._hours: Sequence[Sequence[int]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(240)

    def set_hours(self, hours: Sequence[Sequence[int]], *, summary: str) -> None:
        """Show 7 x 24 milliseconds, Monday first."""
        self._hours = hours
        self.describe(summary)

    @override
    def count(self) -> int:
        return 24 * len(self._hours)

    @override
    def words(self, place: int) -> str:
        day, hour = divmod(place, 24)
        return self._say(day, hour, self._hours[day][hour])

    @override
    def rect_of(self, place: int) -> QRectF:
        day, hour = divmod(place, 24)
        size = self._cell()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - _DAY_WIDTH - (hour + 1) * size
        else:
            left = _DAY_WIDTH + hour * size
        return QRectF(left, day * size, size, size)

    def _cell(self) -> float:
        return (self.width() - _DAY_WIDTH) / 24

    @override
    def sizeHint(self) -> QSize:
        return QSize(330, self.heightForWidth(330))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round((width - _DAY_WIDTH) / 24 * 7) + _HOUR_HEIGHT + 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            most = max((max(row) for row in self._hours), default=0)
            size = self._cell()
            gap = 1.0 if size < 16 else 1.5
            empty, full = QColor(theme.track), QColor(theme.accent)
            for place in range(self.count()):
                day, hour = divmod(place, 24)
                share = self._hours[day][hour] / most if most else 0.0
                rect = self.rect_of(place).adjusted(gap, gap, -gap, -gap)
                # The root, so that a quarter of an hour is not lost beside a habit of hours.
                box(painter, rect, radius=2.5, fill=mixed(empty, full, share**0.5))
            self._paint_words(painter, size)
            if self.hasFocus():
                self.paint_mark(painter)

    def _paint_words(self, painter: QPainter, size: float) -> None:
        theme = self._context.theme
        ink = Ink(theme.type.caption - 1, theme.faint)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - _DAY_WIDTH + 6 if is_mirrored else 0
        every = 1 if size >= metrics(ink.size).lineSpacing() else 2
        for day in range(0, len(self._hours), every):
            name = weekday(day, is_short=True)
            area = QRect(left, round((day + 0.5) * size) - 8, _DAY_WIDTH - 6, 16)
            line(painter, area, name, ink)
        for hour in range(0, 24, 6):
            cell = self.rect_of(6 * 24 + hour)
            at = round(cell.right()) - 40 if is_mirrored else round(cell.left()) + 1
            rect = QRect(at, round(7 * size) + 2, 40, 15)
            line(painter, rect, hour_mark(hour), ink)


def mixed(empty: QColor, full: QColor, share: float) -> str:
    """Return a colour between two, 0 the first and 1 the second."""

    def channel(a: int, b: int) -> int:
        return round(a + (b - a) * min(1.0, share))

    return QColor(
        channel(empty.red(), full.red()),
        channel(empty.green(), full.green()),
        channel(empty.blue(), full.blue()),
    ).name()
