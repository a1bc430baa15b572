"""podplayer's own icons, tinted by the theme; sharp at every scale."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from podplayer.ui.resources import resource
from podplayer.ui.theme import Theme, ThemeController


@dataclass(frozen=True, slots=True)
class _Attached:
    target: QAbstractButton | QAction
    name: str
    colour: Callable[[Theme], str] | None


class Icons(QObject):
    """Reads each SVG once and keeps what was drawn, per colour."""

    def __init__(self, themes: ThemeController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        # Drawing is a millisecond an icon for every scale, so only for the screens there are.
        self._scales = sorted({1.0, *(s.devicePixelRatio() for s in QGuiApplication.screens())})
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._attached: dict[int, _Attached] = {}
        themes.changed.connect(self._on_theme_changed)

    def pixmap(
        self, name: str, *, colour: str | None = None, size: int = 20, ratio: float = 1.0
    ) -> QPixmap:
        """Return an icon for a painter; `colour` is #rrggbb and muted text by default."""
        tint = colour or self._themes.theme.muted
        key = (name, tint, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, tint, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, *, colour: str | None = None, on: str | None = None) -> QIcon:
        """Return an icon for a button or menu, with hover, checked and disabled states."""
        theme = self._themes.theme
        normal = colour or theme.muted
        checked = on or theme.accent_ink
        key = (name, normal, checked)
        if key not in self._icons:
            icon = QIcon()
            # Where Active looks as Normal does, Qt takes that; each drawing takes its time.
            states = [
                (QIcon.Mode.Normal, QIcon.State.Off, normal),
                (QIcon.Mode.Normal, QIcon.State.On, checked),
                (QIcon.Mode.Disabled, QIcon.State.Off, theme.buffered),
            ]
            if colour is None:
                states.append((QIcon.Mode.Active, QIcon.State.Off, theme.text))
            for mode, state, tint in states:
                for scale in self._scales:
                    icon.addPixmap(self._draw(name, tint, 24, scale), mode, state)
            self._icons[key] = icon
        return self._icons[key]

    def attach(
        self,
        target: QAbstractButton | QAction,
        name: str,
        colour: Callable[[Theme], str] | None = None,
        *,
        size: int = 20,
    ) -> None:
        """Give a button an icon, and another one when the theme changes.

        Calling it again on the same button replaces the icon.
        """
        key = id(target)
        if key not in self._attached:
            # Not the object itself: it is half gone when it says so.
            target.destroyed.connect(lambda: self._attached.pop(key, None))
        self._attached[key] = _Attached(target, name, colour)
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(size, size))
        self._tint(self._attached[key])

    def _on_theme_changed(self) -> None:
        for attached in tuple(self._attached.values()):
            self._tint(attached)

    def _tint(self, attached: _Attached) -> None:
        colour = attached.colour(self._themes.theme) if attached.colour else None
        attached.target.setIcon(self.icon(attached.name, colour=colour))

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        source = self._sources[name].replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            renderer.render(painter, QRectF(0, 0, pixels, pixels))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
