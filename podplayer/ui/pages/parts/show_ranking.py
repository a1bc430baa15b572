"""Shows by weight: cover, name, a bar, a number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from podplayer.model.ids import PodcastId
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, bar, box, line, metrics
from podplayer.ui.pages.parts.charts import Chart

_ROW = 56
_COVER = 40
_PAD = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedShow:
    """One line."""

    podcast_id: PodcastId
    title: str
    cover_url: str | None
    share: float
    """How full its bar is, 0 to 1."""
    value: str
    detail: str


class ShowRanking(Chart):
    """A card of lines; a click or Enter opens the show."""

    chosen = Signal(object)
    """A PodcastId."""
    menu_wanted = Signal(object, QPoint)
    """A PodcastId, and where on the screen."""

    def __init__(self, context: UiContext, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(context, name=name, parent=parent)
        self._shows: Sequence[RankedShow] = ()
        self._detail = 0
        """Pixels of the longest detail: all bars end before it, and can be compared."""
        self._empty = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.covers.ready.connect(self.update)

    def show_shows(self, shows: Sequence[RankedShow], *, empty: str) -> None:
        """Show these; `empty` stands where there are none."""
        self._shows, self._empty, self._at = shows, empty, None
        letters = metrics(self._context.theme.type.caption)
        self._detail = max((letters.horizontalAdvance(one.detail) for one in shows), default=0) + 2
        lines = (f"{one.title}: {one.value}, {one.detail}" for one in shows)
        self.setAccessibleDescription(". ".join(lines) or empty)
        self.updateGeometry()
        self.update()

    @property
    def shows(self) -> Sequence[RankedShow]:
        """What is shown."""
        return self._shows

    @override
    def count(self) -> int:
        return len(self._shows)

    @override
    def rect_of(self, place: int) -> QRectF:
        return QRectF(4, 4 + place * _ROW, self.width() - 8, _ROW)

    @override
    def words(self, place: int) -> str:
        one = self._shows[place]
        return f"{one.title}: {one.value}, {one.detail}"

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, max(1, len(self._shows)) * _ROW + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # No tip: everything is written here.
        self.point_at(self.place_at(event.position().toPoint()))
        is_show = self.at is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_show else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(self._shows[place].podcast_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.at is not None:
            self.chosen.emit(self._shows[self.at].podcast_id)
            return
        if self.at is None and self._shows and event.key() == Qt.Key.Key_Down:
            self.point_at(0)
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.at if event.reason() is QContextMenuEvent.Reason.Keyboard else None
        place = self.place_at(event.pos()) if place is None else place
        if place is not None:
            where = self.mapToGlobal(self.rect_of(place).center().toPoint())
            is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            at = where if is_key else event.globalPos()
            self.menu_wanted.emit(self._shows[place].podcast_id, at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, self.rect(), radius=theme.radii.lg, fill=theme.card, border=theme.border)
            if not self._shows:
                ink = Ink(theme.type.small, theme.faint)
                line(painter, self.rect().adjusted(16, 0, -16, 0), self._empty, ink)
            for place in range(len(self._shows)):
                self._paint_row(painter, place)
            if self.hasFocus():
                self.paint_mark(painter)

    def _paint_row(self, painter: QPainter, place: int) -> None:
        theme, one = self._context.theme, self._shows[place]
        rect = self.rect_of(place).toRect()
        if place == self.at:
            box(painter, rect.adjusted(2, 2, -2, -2), radius=theme.radii.md, fill=theme.hover)
        ratio = self.devicePixelRatioF()
        cover = self._context.covers.pixmap(one.cover_url, _COVER, 6, title=one.title, ratio=ratio)
        top = rect.top() + (_ROW - _COVER) // 2
        at = self._flip(QRect(rect.left() + _PAD, top, _COVER, _COVER), rect)
        painter.drawPixmap(at.topLeft(), cover)
        left = rect.left() + _PAD + _COVER + 12
        strong = Ink(theme.type.body, theme.text, QFont.Weight.DemiBold)
        width = metrics(theme.type.body, QFont.Weight.DemiBold).horizontalAdvance(one.value) + 2
        end = rect.right() - _PAD
        value = self._flip(QRect(end - width, rect.top() + 7, width, 20), rect)
        line(painter, value, one.value, strong, align=Qt.AlignmentFlag.AlignTrailing)
        title = self._flip(QRect(left, rect.top() + 7, end - width - 12 - left, 20), rect)
        line(painter, title, one.title, Ink(theme.type.body, theme.text, QFont.Weight.Medium))
        detail = Ink(theme.type.caption, theme.muted)
        need, room = self._detail, end - left
        words = self._flip(QRect(end - min(need, room), rect.top() + 29, min(need, room), 18), rect)
        line(painter, words, one.detail, detail, align=Qt.AlignmentFlag.AlignTrailing)
        track = QRect(left, rect.top() + 36, max(0, room - need - 14), 5)
        if track.width() >= 40:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            bar(painter, self._flip(track, rect), one.share, theme, is_mirrored=mirrored)

    def _flip(self, rect: QRect, whole: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), whole, rect)
