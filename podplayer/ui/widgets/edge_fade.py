"""Text that scrolls ends softly where more of it follows."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from podplayer.ui.theme import ThemeController

_HEIGHT = 24


class EdgeFade(QWidget):
    """Lies over a text on the ground of a page, and lets its cut lines fade into that ground."""

    def __init__(self, area: QAbstractScrollArea, *, themes: ThemeController) -> None:
        super().__init__(area)
        self._area = area
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)

    # Qt's own names from here on.

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
            self.setGeometry(self._area.viewport().geometry())
            self.raise_()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        bar, width, height = self._area.verticalScrollBar(), self.width(), self.height()
        above = min(_HEIGHT, bar.value() - bar.minimum())
        below = min(_HEIGHT, bar.maximum() - bar.value())
        with QPainter(self) as painter:
            self._paint_edge(painter, QRect(0, 0, width, above), is_above=True)
            self._paint_edge(painter, QRect(0, height - below, width, below), is_above=False)

    def _paint_edge(self, painter: QPainter, rect: QRect, *, is_above: bool) -> None:
        if rect.height() <= 0:
            return
        ground = self._themes.theme.color("bg")
        clear = QColor(ground)
        clear.setAlpha(0)
        ramp = QLinearGradient(0, rect.top(), 0, rect.top() + rect.height())
        ramp.setColorAt(0, ground if is_above else clear)
        ramp.setColorAt(1, clear if is_above else ground)
        painter.fillRect(rect, ramp)
