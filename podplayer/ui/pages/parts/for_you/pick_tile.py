"""A recommended episode as a small card."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.model.ranking import Reason, Recommendation
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import share_heard
from podplayer.ui.delegates.paint import (
    TAG_HEIGHT,
    Ink,
    bar,
    box,
    line,
    metrics,
    picture,
    tag,
    tag_width,
    wrapped,
)
from podplayer.ui.format import clock, dotted, duration, listed, long_duration
from podplayer.ui.pages.parts.for_you.pick_numbers import FAMILY_NAMES
from podplayer.ui.pages.parts.for_you.reason_chip import reason_menu
from podplayer.ui.text import shown, tr
from podplayer.ui.widgets.keys import keeps_key

_HEIGHT = 110
_PAD = 13
_COVER = 84
_LEAST_BAR = 22


class PickTile(QAbstractButton):
    """Cover, title, show and length, and a reason or how much is left.

    A button to a screen reader, which plays; a pointer can do more, depending on where it is.
    """

    play = Signal(object)
    """An EpisodeRow."""
    open = Signal(object)
    menu_wanted = Signal(object, QPoint)
    answered = Signal(object, object, object)
    """A Recommendation, a FeedbackKind and the Reason."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: EpisodeRow | None = None
        self._pick: Recommendation | None = None
        self._places: list[tuple[QRect, Reason]] = []
        self._pointer: QPoint | None = None
        self._picture: QPixmap | None = None
        """As it was painted last: scrolling the page repaints every card at each step."""
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        context.covers.ready.connect(self._on_cover_ready)
        context.themes.changed.connect(self._repaint)

    @property
    def row(self) -> EpisodeRow | None:
        """The episode that is shown."""
        return self._row

    def set_card(self, card: EpisodeRow | Recommendation) -> None:
        """Show another episode."""
        self._pick = card if isinstance(card, Recommendation) else None
        row = card.episode if isinstance(card, Recommendation) else card
        self._row, self._places = row, []
        reasons = [shown(reason.text) for reason in self._reasons]
        self.setToolTip("\n".join([row.title, *(f"• {text}" for text in reasons)]))
        facts = listed(part for part in (row.podcast_title, long_duration(row.duration)) if part)
        self.setAccessibleName(f"{row.title}, {facts}. {'; '.join(reasons)}")
        self._repaint()

    @property
    def _reasons(self) -> Sequence[Reason]:
        return self._pick.reasons if self._pick is not None else ()

    def _on_clicked(self) -> None:
        if self._row is not None:
            self.play.emit(self._row)

    def _on_cover_ready(self, url: str) -> None:
        if self._row is not None and url == self._row.cover_url:
            self._repaint()

    def _repaint(self) -> None:
        self._picture = None
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
        self._repaint()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._repaint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position().toPoint()
        self._repaint()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setDown(False)
        if event.button() is not Qt.MouseButton.LeftButton or self._row is None:
            return
        point = event.position().toPoint()
        if not self.rect().contains(point):
            return
        reason = self._reason_at(point)
        if reason is not None:
            self._ask(reason, self.mapToGlobal(point))
        elif self._cover().contains(point):
            self.play.emit(self._row)
        else:
            self.open.emit(self._row)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._row is not None:
            self.menu_wanted.emit(self._row, event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.click()
            case Qt.Key.Key_I:
                self.open.emit(self._row)
            case _:
                event.ignore()  # a button would take the arrows

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._repaint()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._repaint()
        super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._repaint()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = self._draw(self._row, ratio)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _draw(self, row: EpisodeRow, ratio: float) -> QPixmap:
        theme = self._context.theme
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_hovered = self._pointer is not None
            border = theme.focus if self.hasFocus() else theme.border
            fill = theme.hover if is_hovered else theme.card
            box(painter, self.rect(), radius=theme.radii.lg, fill=fill, border=border)
            self._paint_cover(painter, row, is_hovered=is_hovered)
            self._paint_words(painter, row)
        return picture

    def _paint_cover(self, painter: QPainter, row: EpisodeRow, *, is_hovered: bool) -> None:
        theme, ratio = self._context.theme, self.devicePixelRatioF()
        rect = self._cover()
        pixmap = self._context.covers.pixmap(
            row.cover_url,
            _COVER,
            theme.radii.cover,
            title=row.podcast_title,
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

    def _paint_words(self, painter: QPainter, row: EpisodeRow) -> None:
        theme = self._context.theme
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
        length = "" if is_started else duration(row.duration)
        # A long name ends before the length does, which decides whether it fits now.
        letters = metrics(caption.size)
        room = width - letters.horizontalAdvance(dotted("|", length)[1:])
        name = letters.elidedText(row.podcast_title, Qt.TextElideMode.ElideRight, room)
        facts = dotted(name, length)
        line(painter, self._flip(QRect(left, top + 2, width, 18)), facts, caption)
        if is_started:
            self._paint_left(painter, QRect(left, top + 28, width, 16), row)
        else:
            self._paint_reasons(painter, left, top + 27, width)

    def _paint_left(self, painter: QPainter, rect: QRect, row: EpisodeRow) -> None:
        theme = self._context.theme
        left = Ms(max(0, (row.duration or 0) - row.position))
        text = (
            tr("{time} left").format(time=duration(left)) if row.duration else clock(row.position)
        )
        ink = Ink(theme.type.caption, theme.muted)
        # The words come first: where they are long the bar gets what is left, or goes.
        room = rect.width() - metrics(ink.size).horizontalAdvance(text) - 12
        track = QRect(rect.left(), rect.center().y() - 1, min(54, room), 4)
        start = track.width() + 10 if room >= _LEAST_BAR else 0
        words = rect.adjusted(start, 0, 0, 0)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        share = share_heard(row)
        if start:
            bar(painter, self._flip(track), share, theme, is_mirrored=is_mirrored)
        line(painter, self._flip(words), text, ink)

    def _paint_reasons(self, painter: QPainter, left: int, top: int, width: int) -> None:
        """Paint as many tags as fit: the first in any case, if need be cut."""
        theme = self._context.theme
        self._places = []
        x, y = left, top
        for reason in self._reasons:
            # A sentence that would be cut says less than the name of its family.
            is_short = tag_width(shown(reason.text), theme) <= width
            text = shown(reason.text) if is_short else tr(FAMILY_NAMES[reason.kind])
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
        pick = self._pick
        menu = reason_menu(
            self._context,
            reason,
            self,
            answer=lambda kind: self.answered.emit(pick, kind, reason),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
