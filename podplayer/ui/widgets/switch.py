"""An on-off switch: a check box with other looks, so screen readers and keys know it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from podplayer.ui.theme import ThemeController

_SIZE = QSize(38, 28)
_TRACK = QRectF(0, 4, 38, 20)
"""As wide as the control: it ends where fields and buttons above it do."""


class Switch(QCheckBox):
    """Space toggles it."""

    def __init__(self, *, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(_SIZE)
        themes.changed.connect(self._on_theme_changed)

    @override
    def sizeHint(self) -> QSize:
        return _SIZE

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_on = self.isChecked()
            fill = theme.accent if is_on else theme.buffered
            if self.underMouse() and self.isEnabled():
                fill = theme.accent_hover if is_on else theme.faint
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill if self.isEnabled() else theme.track))
            painter.drawRoundedRect(_TRACK, 10, 10)
            is_right = is_on != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            x = _TRACK.right() - 10 if is_right else _TRACK.left() + 10
            painter.setBrush(QColor("#ffffff" if self.isEnabled() else theme.faint))
            painter.drawEllipse(QPointF(x, _TRACK.center().y()), 7, 7)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.text), 2))
                painter.drawRoundedRect(_TRACK.adjusted(1, 1, -1, -1), 9, 9)

    def _on_theme_changed(self) -> None:
        self.update()
