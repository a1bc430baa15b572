"""The position in an episode: what was played, what has arrived, where chapters begin."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController
from podplayer.ui.widgets.timeline import Timeline

_KNOB = 6
_GROOVE = 4


class SeekBar(Timeline):
    """A groove with a knob."""

    def __init__(self, *, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(themes=themes, margin=_KNOB + 1, parent=parent)
        self._buffered = 0.0
        self.setAccessibleName(tr("Position"))
        self.setFixedHeight(20)

    def set_buffered(self, share: float) -> None:
        """Show how much of the media is there, 0 to 1."""
        if share != self._buffered:
            self._buffered = share
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.themes.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, right = float(self.margin), float(self.width() - self.margin)
            end = self.x_of(self.place)
            self._groove(painter, left, right, theme.track)
            if not self.isEnabled():
                return
            self._groove(painter, left, left + (right - left) * self._buffered, theme.buffered)
            self._groove(painter, left, end, theme.accent)
            self._paint_chapters(painter)
            is_held = self.underMouse() or self.isSliderDown()
            radius = _KNOB + 0.5 if is_held else _KNOB - 1.0
            painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.knob))
            painter.drawEllipse(QPointF(end, self.height() / 2), radius, radius)

    def _groove(self, painter: QPainter, start: float, end: float, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        if end > start:
            top = (self.height() - _GROOVE) / 2
            painter.drawRoundedRect(QRectF(start, top, end - start, _GROOVE), 2, 2)

    def _paint_chapters(self, painter: QPainter) -> None:
        painter.setBrush(QColor(self.themes.theme.faint))
        for chapter in self.chapters:
            if 0 < chapter.start < self.maximum():
                x = self.x_of(chapter.start)
                painter.drawRect(QRectF(x - 0.75, self.height() / 2 - 4, 1.5, 8))
