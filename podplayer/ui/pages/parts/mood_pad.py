"""How it feels, as a point that the listener sets: never sensed, never named for them."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRadialGradient,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.listening import Mood
from podplayer.ui.announce import announce
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.drawing import Drawing
from podplayer.ui.widgets.keys import keeps_key

_SIZE = QSize(240, 160)
_STEP = 0.1
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}


def mood_picture(mood: Mood, *, accent: str, border: str, ratio: float) -> QPixmap:
    """Return the pad as a small icon with its point."""
    edge = round(16 * ratio)
    pixmap = QPixmap(edge, edge)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, QRect(0, 0, 16, 16), radius=4, border=border)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(accent))
        painter.drawEllipse(QPointF(8 + mood.valence * 5, 8 - mood.arousal * 5), 2.5, 2.5)
    return pixmap


class MoodPad(Drawing):
    """Valence from left to right, arousal from bottom to top."""

    changed = Signal(object)
    """A Mood, while it is dragged and by the arrow keys."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._mood: Mood | None = None
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Mood pad"))
        self.setAccessibleDescription(
            tr(
                "Left is heavy or tense, right is lively or calm, up is energetic. Arrow keys "
                "move it."
            )
        )

    @property
    def mood(self) -> Mood | None:
        """The point, or None where none was set."""
        return self._mood

    def set_mood(self, mood: Mood | None) -> None:
        """Show a point, or none."""
        self._mood = mood
        self.update()

    def _set(self, valence: float, arousal: float) -> None:
        mood = Mood(valence=max(-1.0, min(1.0, valence)), arousal=max(-1.0, min(1.0, arousal)))
        self.set_mood(mood)
        self.changed.emit(mood)

    def _set_at(self, point: QPoint) -> None:
        self._set(point.x() / self.width() * 2 - 1, 1 - point.y() / self.height() * 2)

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        # The arrows move the point here; elsewhere they skip in the episode.
        return keeps_key(event, _MOVES) or super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_at(event.position().toPoint())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._set_at(event.position().toPoint())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        here = self._mood or Mood(valence=0.0, arousal=0.0)
        self._set(here.valence + move[0], here.arousal + move[1])
        if self._mood is not None:
            across, up = round(self._mood.valence * 100), round(self._mood.arousal * 100)
            announce(self, tr("{across} % to the right, {up} % up").format(across=across, up=up))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), theme.radii.md, theme.radii.md)
            painter.setClipPath(path)
            painter.fillRect(self.rect(), QColor(theme.card))
            for at, colour in (
                (QPointF(0.7, 0.3), "#f0a868"),
                (QPointF(0.25, 0.8), "#6d7ff0"),
                (QPointF(0.85, 0.9), "#4cc2a8"),
                (QPointF(0.1, 0.15), "#e0708a"),
            ):
                painter.fillRect(self.rect(), self._glow(at, colour))
            painter.setClipping(False)
            edge = theme.focus if self.hasFocus() else theme.border
            box(painter, self.rect(), radius=theme.radii.md, border=edge)
            self._paint_words(painter)
            if self._mood is not None:
                self._paint_point(painter, self._mood)

    def _glow(self, at: QPointF, colour: str) -> QRadialGradient:
        centre = QPointF(at.x() * self.width(), at.y() * self.height())
        glow = QRadialGradient(centre, self.width() * 0.5)
        strong, none = QColor(colour), QColor(colour)
        strong.setAlphaF(0.32 if self._context.theme.is_dark else 0.28)
        none.setAlphaF(0.0)
        glow.setColorAt(0, strong)
        glow.setColorAt(1, none)
        return glow

    def _paint_words(self, painter: QPainter) -> None:
        ink = Ink(self._context.theme.type.caption, self._context.theme.muted)
        inner = self.rect().adjusted(10, 7, -10, -7)
        # The pad is the same in every language: its left stays on the left.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        upper = QRect(inner.left(), inner.top(), inner.width(), 16)
        lower = QRect(inner.left(), inner.bottom() - 15, inner.width(), 16)
        line(painter, upper, tr("tense", "corner of the mood pad"), ink, align=left)
        line(painter, upper, tr("lively", "corner of the mood pad"), ink, align=right)
        line(painter, lower, tr("heavy", "corner of the mood pad"), ink, align=left)
        line(painter, lower, tr("calm", "corner of the mood pad"), ink, align=right)

    def _paint_point(self, painter: QPainter, mood: Mood) -> None:
        centre = QPointF(
            (mood.valence + 1) / 2 * (self.width() - 20) + 10,
            (1 - mood.arousal) / 2 * (self.height() - 20) + 10,
        )
        shine = QLinearGradient(centre - QPointF(0, 8), centre + QPointF(0, 8))
        shine.setColorAt(0, QColor("#ffffff"))
        shine.setColorAt(1, QColor("#e4e8ed"))
        painter.setPen(QColor(0, 0, 0, 70))
        painter.setBrush(shine)
        painter.drawEllipse(centre, 8, 8)


class MoodPopup(QFrame):
    """The pad in a small window that closes when one clicks elsewhere."""

    changed = Signal(object)
    """A Mood, or None when it was cleared."""

    def __init__(self, context: UiContext, *, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "panel")
        self.setObjectName("moodPopup")
        self.pad = MoodPad(context)
        self.pad.changed.connect(self.changed)
        box_ = QVBoxLayout(self)
        box_.setContentsMargins(14, 12, 14, 12)
        box_.setSpacing(8)
        box_.addWidget(label(tr("How do you feel?"), LabelRole.STRONG))
        box_.addWidget(self.pad)
        foot = QHBoxLayout()
        foot.addWidget(label(tr("Forgotten after two hours."), LabelRole.FAINT), 1)
        self._clear = button(tr("Clear"), ButtonKind.LINK)
        self._clear.clicked.connect(self._on_clear)
        foot.addWidget(self._clear)
        box_.addLayout(foot)
        self._context = context
        context.themes.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        # A window of its own: against a page of the same colour it needs an edge.
        edge = self._context.theme.border
        self.setStyleSheet(f"QFrame#moodPopup {{ border: 1px solid {edge}; }}")

    def open_below(self, anchor: QWidget, mood: Mood | None) -> None:
        """Show the pad under a button."""
        self.pad.set_mood(mood)
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + 6)))
        self.show()
        self.pad.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_clear(self) -> None:
        self.pad.set_mood(None)
        self.changed.emit(None)
        self.close()
