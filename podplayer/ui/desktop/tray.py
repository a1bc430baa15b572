"""The icon in the tray: what plays, and the few things that one wants without the window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from podplayer.ui.desktop.values import Button, PlaybackStatus, PlayerSnapshot
from podplayer.ui.text import tr

_LONGEST = 60


class Tray(QObject):
    """Does nothing on a desktop without a tray, and appears when one comes later."""

    wished = Signal(object)
    """A Button."""
    window_wanted = Signal()
    """Show the window, or hide it if it is in front."""

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self.toggle = self._menu.addAction(tr("Play"), lambda: self.wished.emit(Button.TOGGLE))
        self.next = self._menu.addAction(
            tr("Next in the queue"), lambda: self.wished.emit(Button.NEXT)
        )
        self._menu.addSeparator()
        self._menu.addAction(tr("Show podplayer"), lambda: self.wished.emit(Button.RAISE))
        self._menu.addAction(tr("Quit"), lambda: self.wished.emit(Button.QUIT))
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self.show_player(PlayerSnapshot())

    @property
    def menu(self) -> QMenu:
        """What a click with the other button opens."""
        return self._menu

    @property
    def is_there(self) -> bool:
        """Whether the listener could find the window again by it."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def text(self) -> str:
        """What the pointer over the icon says."""
        return self._icon.toolTip()

    def set_shown(self, *, is_shown: bool) -> None:
        """Be in the tray, or not."""
        # Platforms without a screen have none, and complain.
        if QGuiApplication.platformName() not in {"offscreen", "minimal"}:
            self._icon.setVisible(is_shown)

    def show_player(self, snapshot: PlayerSnapshot) -> None:
        """Say what plays."""
        is_playing = snapshot.status is PlaybackStatus.PLAYING
        self.toggle.setText(tr("Pause") if is_playing else tr("Play"))
        self.toggle.setEnabled(snapshot.can_play)
        self.next.setEnabled(snapshot.has_next)
        track = snapshot.track
        text = "podplayer" if track is None else f"{_short(track.title)}\n{_short(track.show)}"
        if text != self._icon.toolTip():
            self._icon.setToolTip(text)

    def close(self) -> None:
        """Leave the tray."""
        self._icon.hide()
        self._icon.setContextMenu(None)  # type: ignore[arg-type]  # Qt takes a null here
        self._menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        match reason:
            case QSystemTrayIcon.ActivationReason.Trigger:
                self.window_wanted.emit()
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self.wished.emit(Button.TOGGLE)
            case _:
                pass


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
