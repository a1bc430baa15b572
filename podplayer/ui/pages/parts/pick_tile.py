"""A recommended episode as a small card."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.model.ranking import Reason
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import share_heard
from podplayer.ui.delegates.paint import (
    TAG_HEIGHT,
    Ink,
    bar,
    box,
    line,
    picture,
    tag,
    tag_width,
    wrapped,
)
from podplayer.ui.format import clock, dotted, duration
from podplayer.ui.pages.parts.keys import keeps_key
from podplayer.ui.pages.parts.pick_numbers import FAMILY_NAMES
from podplayer.ui.pages.parts.reason_chip import reason_menu

_HEIGHT = 110
_PAD = 13
_COVER = 84


class _Zone(StrEnum):
    CARD = "card"
    PLAY = "play"


class PickTile(QWidget):
    """Cover, title, show and length, and a reason or how much is left."""

    play = Signal(object)
    """An EpisodeRow."""
    open = Signal(object)
    menu_wanted = Signal(object, QPoint)
    answered = Signal(object, object)
    """A FeedbackKind and the Reason."""

    def __init__(
        self,
        context: UiContext,
        row: EpisodeRow,
        *,
        reasons: tuple[Reason, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.row = row
        self._reasons = reasons
        self._places: list[tuple[QRect, Reason]] = []
        self._pointer: QPoint | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("\n".join([row.title, *(f"• {reason.text}" for reason in reasons)]))
        said = "; ".join(reason.text for reason in reasons)
        self.setAccessibleName(
            f"{row.title}, {dotted(row.podcast_title, duration(row.duration))}. {said}"
        )
        context.covers.ready.connect(self._on_cover_ready)

    def _on_cover_ready(self, url: str) -> None:
        if url == self.row.cover_url:
            self.update()

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        # Space on a card is the card's, not the player's.
        return keeps_key(event, {Qt.Key.Key_Space}) or super().event(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._pointer = event.position().toPoint()
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position().toPoint()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if not self.rect().contains(point):
            return
        reason = self._reason_at(point)
        if reason is not None:
            self._ask(reason, self.mapToGlobal(point))
        elif self._cover().contains(point):
            self.play.emit(self.row)
        else:
            self.open.emit(self.row)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.row, event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.play.emit(self.row)
            case Qt.Key.Key_I:
                self.open.emit(self.row)
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hovered = self._pointer is not None
        border = theme.focus if self.hasFocus() else theme.border
        fill = theme.hover if is_hovered else theme.card
        box(painter, self.rect(), radius=theme.radii.lg, fill=fill, border=border)
        self._paint_cover(painter, is_hovered=is_hovered)
        self._paint_words(painter)
        painter.end()

    def _paint_cover(self, painter: QPainter, *, is_hovered: bool) -> None:
        theme, ratio = self._context.theme, self.devicePixelRatioF()
        rect = self._cover()
        pixmap = self._context.covers.pixmap(
            self.row.cover_url,
            _COVER,
            theme.radii.cover,
            title=self.row.podcast_title,
            ratio=ratio,
        )
        painter.drawPixmap(rect.topLeft(), pixmap)
        if is_hovered:
            is_hot = self._pointer is not None and rect.contains(self._pointer)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if is_hot else theme.knob))
            painter.drawEllipse(QRectF(rect.center().x() - 18, rect.center().y() - 18, 37, 37))
            colour = theme.accent_text if is_hot else theme.knob_text
            icon = self._context.icons.pixmap("play", colour=colour, size=20, ratio=ratio)
            picture(painter, rect, icon)

    def _paint_words(self, painter: QPainter) -> None:
        theme, row = self._context.theme, self.row
        left = _PAD + _COVER + 12
        width = self.width() - left - _PAD
        ink = Ink(theme.type.body, theme.text, QFont.Weight.DemiBold)
        lines = wrapped(row.title, width, ink, lines=2)
        top = _PAD - 1
        for text in lines:
            line(painter, self._flip(QRect(left, top, width, 20)), text, ink)
            top += 19
        caption = Ink(theme.type.caption, theme.muted)
        is_started = row.state is EpisodeState.STARTED
        facts = dotted(row.podcast_title, "" if is_started else duration(row.duration))
        line(painter, self._flip(QRect(left, top + 2, width, 18)), facts, caption)
        if is_started:
            self._paint_left(painter, QRect(left, top + 28, width, 16))
        else:
            self._paint_reasons(painter, left, top + 27, width)

    def _paint_left(self, painter: QPainter, rect: QRect) -> None:
        theme = self._context.theme
        left = max(0, (self.row.duration or 0) - self.row.position)
        text = f"{duration(left)} left" if self.row.duration else clock(self.row.position)  # type: ignore[arg-type]
        words = QRect(rect.left() + 64, rect.top(), rect.width() - 64, rect.height())
        track = QRect(rect.left(), rect.center().y() - 1, 54, 4)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        share = share_heard(self.row)
        bar(painter, self._flip(track), share, theme, is_mirrored=is_mirrored)
        line(painter, self._flip(words), text, Ink(theme.type.caption, theme.muted))

    def _paint_reasons(self, painter: QPainter, left: int, top: int, width: int) -> None:
        """Paint as many tags as fit: the first in any case, if need be cut."""
        theme = self._context.theme
        self._places = []
        x, y = left, top
        for reason in self._reasons:
            # A sentence that would be cut says less than the name of its family.
            is_short = tag_width(reason.text, theme) <= width
            text = reason.text if is_short else FAMILY_NAMES[reason.kind]
            wanted = min(tag_width(text, theme), width)
            if x > left and x + wanted > left + width:
                x, y = left, y + TAG_HEIGHT + 4
            if y + TAG_HEIGHT > _HEIGHT - _PAD + 1:
                break
            rect = self._flip(QRect(x, y, wanted, TAG_HEIGHT))
            tag(painter, rect, text, theme=theme, kind=reason.kind)
            if self._pointer is not None and rect.contains(self._pointer):
                box(painter, rect, radius=theme.radii.sm, border=theme.chip(reason.kind).bar)
            self._places.append((rect, reason))
            x += wanted + 6

    def _cover(self) -> QRect:
        return self._flip(QRect(_PAD, _PAD, _COVER, _COVER))

    def _flip(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _reason_at(self, point: QPoint) -> Reason | None:
        return next((why for rect, why in self._places if rect.contains(point)), None)

    def _ask(self, reason: Reason, where: QPoint) -> None:
        menu = reason_menu(self._context, reason, self)
        menu.triggered.connect(lambda action: self.answered.emit(action.data(), reason))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
