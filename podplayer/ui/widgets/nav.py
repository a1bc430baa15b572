"""One entry of the side bar."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from podplayer.ui.fonts import font
from podplayer.ui.format import decimal
from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController

_HEIGHT, _LOW = 38, 31
"""The lower one where the window is short."""
_ICON = 20
_LEFT = 16


class NavButton(QAbstractButton):
    """Icon, name and counter; only the icon when the side bar is narrow.

    Not checkable: a checkable button is announced as a check box. The current page is said in the
    description instead.
    """

    def __init__(
        self,
        text: str,
        icon: str,
        *,
        themes: ThemeController,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._icon = icon
        self._count = 0
        self._has_failed = False
        self._is_current = False
        self._is_narrow = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(_HEIGHT)
        themes.changed.connect(self._on_theme_changed)

    @property
    def is_current(self) -> bool:
        """Whether this page is shown."""
        return self._is_current

    def set_current(self, *, is_current: bool) -> None:
        """Mark this page as the one that is shown."""
        self._is_current = is_current
        self.setAccessibleDescription(tr("Current page") if is_current else "")
        self.update()

    def set_count(self, count: int, *, failed: int = 0) -> None:
        """Show a number at the right; zero shows none. What failed is counted in, and marked."""
        self._count = count + failed
        self._has_failed = bool(failed)
        name = f"{self.text()}, {count}" if count else self.text()
        if failed:
            name = tr("{name}, {number} failed").format(name=name, number=failed)
        self.setAccessibleName(name)
        self.update()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon alone, and the name as a tip."""
        self._is_narrow = is_narrow
        self.setToolTip(self.text() if is_narrow else "")
        self.update()

    def set_low(self, *, is_low: bool) -> None:
        """Take less room from top to bottom."""
        self.setFixedHeight(_LOW if is_low else _HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(190, self.minimumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_back(painter)
            is_lit = self._is_current or self.underMouse() or self.hasFocus()
            ink = theme.text if is_lit else theme.muted
            mark = theme.accent_ink if self._is_current else ink
            ratio = self.devicePixelRatioF()
            pixmap = self._icons.pixmap(self._icon, colour=mark, size=_ICON, ratio=ratio)
            left = (self.width() - _ICON) // 2 if self._is_narrow else _LEFT
            painter.drawPixmap(
                self._mirrored(QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)), pixmap
            )
            if not self._is_narrow:
                self._paint_words(painter, ink)

    def _paint_back(self, painter: QPainter) -> None:
        theme = self._themes.theme
        box = self.rect().adjusted(1, 1, -1, -1)
        fill = None
        if self.isDown():
            fill = theme.pressed
        elif self._is_current or self.underMouse():
            fill = theme.card if theme.is_dark and self._is_current else theme.hover
        painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        if self._is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(self._mirrored(QRect(0, 9, 3, self.height() - 18)), 1.5, 1.5)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        theme = self._themes.theme
        weight = QFont.Weight.DemiBold if self._is_current else QFont.Weight.Medium
        letters = font(theme.type.body, weight)
        small = font(theme.type.caption, QFont.Weight.Medium, has_even_digits=True)
        number = decimal(self._count) if self._count else ""
        taken = QFontMetrics(small).horizontalAdvance(number) + (12 if number else 0)
        start = _LEFT + _ICON + 12
        words = QRect(start, 0, self.width() - start - taken - 12, self.height())
        painter.setFont(letters)
        painter.setPen(QColor(ink))
        text = QFontMetrics(letters).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(words), flags, text)
        if number:
            painter.setFont(small)
            quiet = theme.muted if self._is_current else theme.faint
            painter.setPen(QColor(theme.danger if self._has_failed else quiet))
            place = QRect(self.width() - taken - 12, 0, taken, self.height())
            flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self._mirrored(place), flags, number)

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect

    def _on_theme_changed(self) -> None:
        self.update()
