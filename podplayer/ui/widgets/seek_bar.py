"""The position in an episode: what was played, what has arrived, where chapters begin."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QToolTip, QWidget
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.ui.format import clock
from podplayer.ui.theme import ThemeController

_KNOB = 6
_GROOVE = 4


class SeekBar(QSlider):
    """A slider in milliseconds. A click goes there; while it is dragged it ignores the player."""

    seek_wanted = Signal(int)

    def __init__(self, *, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._buffered = 0.0
        self._chapters: Sequence[Chapter] = ()
        self.setMouseTracking(True)
        self.setRange(0, 0)
        self.setEnabled(False)
        self.setAccessibleName("Position")
        self.setFixedHeight(20)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sliderReleased.connect(lambda: self.seek_wanted.emit(self.sliderPosition()))
        themes.changed.connect(self._on_theme_changed)

    def set_position(self, position: Ms, duration: Ms | None) -> None:
        """Follow the player, unless the listener holds the knob."""
        self.setEnabled(bool(duration))
        self.setMaximum(duration or 0)
        self.setPageStep(60_000)
        self.setSingleStep(5_000)
        if not self.isSliderDown():
            self.setValue(position)
            self.setAccessibleDescription(f"{clock(position)} of {clock(duration)}")

    def set_buffered(self, share: float) -> None:
        """Show how much of the media is there, 0 to 1."""
        if share != self._buffered:
            self._buffered = share
            self.update()

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Mark where chapters begin."""
        self._chapters = chapters
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 20)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._at(event.position().x()))
            event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().x())
        if self.isSliderDown():
            self.setSliderPosition(at)
        if self.maximum():
            QToolTip.showText(event.globalPosition().toPoint(), self._label(at), self)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.seek_wanted.emit(self.value())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = _KNOB + 1, self.width() - 2 * _KNOB - 2
        top = (self.height() - _GROOVE) / 2
        end = left + width * self._share(self.sliderPosition())
        self._groove(painter, left, left + width, top, theme.track)
        if self.isEnabled():
            self._groove(painter, left, left + width * self._buffered, top, theme.buffered)
            self._groove(painter, left, end, top, theme.accent)
            self._paint_chapters(painter, left, width)
        if self.isEnabled():
            is_held = self.underMouse() or self.isSliderDown()
            radius = _KNOB + 0.5 if is_held else _KNOB - 1.0
            painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.knob))
            painter.drawEllipse(QPointF(end, self.height() / 2), radius, radius)

    def _groove(self, painter: QPainter, start: float, end: float, top: float, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        if end > start:
            painter.drawRoundedRect(QRectF(start, top, end - start, _GROOVE), 2, 2)

    def _paint_chapters(self, painter: QPainter, left: float, width: float) -> None:
        painter.setBrush(QColor(self._themes.theme.faint))
        for chapter in self._chapters:
            if 0 < chapter.start < self.maximum():
                x = left + width * self._share(chapter.start)
                painter.drawRect(QRectF(x - 0.75, self.height() / 2 - 4, 1.5, 8))

    def _share(self, value: int) -> float:
        return value / self.maximum() if self.maximum() else 0.0

    def _at(self, x: float) -> int:
        share = (x - _KNOB - 1) / max(1, self.width() - 2 * _KNOB - 2)
        return round(min(1.0, max(0.0, share)) * self.maximum())

    def _label(self, at: int) -> str:
        title = ""
        for chapter in self._chapters:
            if chapter.start <= at:
                title = chapter.title
        return f"{clock(Ms(at))} {title}".strip()

    def _on_theme_changed(self) -> None:
        self.update()
