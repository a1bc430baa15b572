"""The round play button and the skip buttons that carry their seconds."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from podplayer.ui.fonts import font
from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController


class _RoundButton(QAbstractButton):
    """A button that is painted, with hover, pressed, focus and disabled states."""

    def __init__(
        self, *, size: int, themes: ThemeController, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self.setFixedSize(size, size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        themes.changed.connect(self._on_theme_changed)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _disc(self, painter: QPainter, fill: str | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = QPen(QColor(self._themes.theme.focus), 2)
        painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))

    def _icon(self, painter: QPainter, name: str, colour: str, size: int) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap(name, colour=colour, size=size, ratio=ratio)
        place = QRect(0, 0, size, size)
        place.moveCenter(self.rect().center())
        painter.drawPixmap(place, pixmap)

    def _on_theme_changed(self) -> None:
        self.update()


class PlayButton(_RoundButton):
    """Play or pause."""

    def __init__(
        self, *, themes: ThemeController, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(size=44, themes=themes, icons=icons, parent=parent)
        self._is_playing = False
        self.set_playing(is_playing=False)

    def set_playing(self, *, is_playing: bool) -> None:
        """Show what a click will do."""
        self._is_playing = is_playing
        name = tr("Pause") if is_playing else tr("Play")
        if name == self.accessibleName():
            return
        self.setAccessibleName(name)
        self.setToolTip(tr("{name} (Space)").format(name=name))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        with QPainter(self) as painter:
            fill, ink = theme.knob, theme.knob_text
            if not self.isEnabled():
                fill, ink = theme.track, theme.faint
            elif self.isDown():
                fill = theme.faint
            elif self.underMouse():
                fill, ink = theme.accent, theme.accent_text
            self._disc(painter, fill)
            self._icon(painter, "pause" if self._is_playing else "play", ink, 20)


class SkipButton(_RoundButton):
    """Some seconds back or forward; the number stands inside the arrow."""

    def __init__(
        self,
        *,
        is_forward: bool,
        themes: ThemeController,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(size=38, themes=themes, icons=icons, parent=parent)
        self._is_forward = is_forward
        self._seconds = 0
        self.set_seconds(30 if is_forward else 15)

    @property
    def seconds(self) -> int:
        """How far a click goes; negative is back."""
        return self._seconds if self._is_forward else -self._seconds

    def set_seconds(self, seconds: int) -> None:
        """Go another distance from now on."""
        self._seconds = seconds
        if self._is_forward:
            name = tr("%n second(s) forward", n=seconds)
            tip = tr("{name} (Right)").format(name=name)
        else:
            name = tr("%n second(s) back", n=seconds)
            tip = tr("{name} (Left)").format(name=name)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        with QPainter(self) as painter:
            fill = theme.hover if self.underMouse() else None
            self._disc(painter, theme.pressed if self.isDown() else fill)
            ink = theme.text if self.underMouse() else theme.muted
            if not self.isEnabled():
                ink = theme.buffered
            self._icon(painter, "forward" if self._is_forward else "back", ink, 30)
            painter.setFont(font(9, QFont.Weight.Bold, has_even_digits=True))
            painter.setPen(QColor(ink))
            # The arrow's circle lies a little below the middle of its 24 units.
            middle = QPointF(self.rect().center()) + QPointF(0.5, 1.5)
            box = QRectF(middle.x() - 12, middle.y() - 8, 24, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._seconds))
