"""Grey shapes in the place of what is being loaded, breathing slowly."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QRect, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import box
from podplayer.ui.text import tr

_PALE, _FULL = 0.35, 0.7
"""How much of the colour is seen between two breaths, and in the middle of one."""
_STEP = 0.03
"""The least change that is painted: fifteen times a second, where the animation moves sixty."""


class Skeleton(QWidget):
    """Paints the shapes that a subclass lays out; it moves only while it is seen."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._seen = _PALE
        self._breath = QVariantAnimation(self)
        self._breath.setStartValue(_PALE)
        self._breath.setKeyValueAt(0.5, _FULL)
        self._breath.setEndValue(_PALE)
        self._breath.setDuration(1600)
        self._breath.setLoopCount(-1)
        self._breath.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._breath.valueChanged.connect(self._on_breath)
        self.setAccessibleName(tr("Loading"))

    def shapes(self, width: int) -> Sequence[tuple[QRect, int]]:
        """Where the shapes are, and the radius of their corners."""
        raise NotImplementedError

    def _on_breath(self, value: float) -> None:
        if abs(value - self._seen) >= _STEP:
            self._seen = value
            self.update()

    # Qt's own names from here on.

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._context.moves:
            self._breath.start()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._breath.stop()
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(self._seen)
            for rect, radius in self.shapes(self.width()):
                box(painter, rect, radius=radius, fill=self._context.theme.track)


class PicksSkeleton(Skeleton):
    """The shape of "For you"."""

    @override
    def shapes(self, width: int) -> Sequence[tuple[QRect, int]]:
        made = [(QRect(0, 0, width, 206), 12)]
        columns = max(1, min(4, (width + 14) // 254))
        cell = (width - 14 * (columns - 1)) / columns
        for number in range(2):
            top = 232 + number * 161
            made.append((QRect(0, top, 130, 14), 4))
            for column in range(columns):
                left = round(column * (cell + 14))
                made.append((QRect(left, top + 26, round(cell), 110), 12))
        return made


class TasteSkeleton(Skeleton):
    """The shape of the map and the interests."""

    @override
    def shapes(self, width: int) -> Sequence[tuple[QRect, int]]:
        side = 340 if width >= 820 else 0
        left = width - side - (20 if side else 0)
        made = [(QRect(0, 0, left, 480), 12)]
        for number in range(7 if side else 0):
            top = 10 + number * 66
            made.append((QRect(left + 36, top, 130, 13), 4))
            made.append((QRect(left + 36, top + 24, side - 40 - number * 30, 6), 3))
        return made


class RowsSkeleton(Skeleton):
    """The shape of a list of episodes."""

    @override
    def shapes(self, width: int) -> Sequence[tuple[QRect, int]]:
        made: list[tuple[QRect, int]] = []
        for top in range(0, max(69, self.height() - 68), 69):
            made.append((QRect(12, top + 10, 48, 48), 8))
            made.append((QRect(75, top + 17, min(320, width // 2), 13), 4))
            made.append((QRect(75, top + 39, min(180, width // 3), 11), 4))
            made.append((QRect(width - 92, top + 16, 48, 36), 8))
        return made
