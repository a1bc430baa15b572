"""A cover that leads to its episode."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from podplayer.ui.theme import ThemeController


class CoverButton(QAbstractButton):
    """Square; with a ring around the picture where the focus is."""

    def __init__(
        self, *, size: int, radius: int, themes: ThemeController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._radius = radius
        self._picture = QPixmap()
        self.setFixedSize(size, size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        themes.changed.connect(self._on_theme_changed)

    def set_picture(self, picture: QPixmap) -> None:
        """Show another picture, rounded already."""
        self._picture = picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(self.rect(), self._picture)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(self._themes.theme.focus), 2))
                ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
                painter.drawRoundedRect(ring, self._radius, self._radius)

    def _on_theme_changed(self) -> None:
        self.update()
