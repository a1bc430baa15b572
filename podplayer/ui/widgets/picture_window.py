"""The picture of a video, beside a player that sounds.

The engine of the player gives the sound, with all that it can do to it. The picture is decoded
by a player of its own that has no sound, and keeps to the place, speed and pauses of the first.
"""

from pathlib import Path

from PySide6.QtCore import QIODevice, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.playback.backend import MediaSource
from podplayer.playback.qt_backend import SourceDevice
from podplayer.ui.player_view import PlayerView
from podplayer.ui.text import tr

USUAL = QSize(854, 480)
_DRIFT, _DRIFT_PAUSED = 350, 60
"""Milliseconds that the picture may be off; a jump costs more than being a little late."""


class PictureWindow(QWidget):
    """A window with the picture alone. F or a double click fills the screen, Esc leaves."""

    closed = Signal()
    failed = Signal()
    """The file has no picture that can be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAccessibleName(tr("Picture of a video"))
        self.resize(USUAL)
        self._picture = QVideoWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picture)
        self._player = QMediaPlayer(self)
        self._player.setVideoOutput(self._picture)
        self._player.errorOccurred.connect(lambda *_: self.failed.emit())
        self._player.mediaStatusChanged.connect(self._on_status)

    def open(self, source: MediaSource, *, title: str, view: PlayerView) -> None:
        """Show the picture of a file, at the place of the player."""
        self.setWindowTitle(title)
        if isinstance(source, Path):
            self._player.setSource(QUrl.fromLocalFile(str(source)))
        else:
            # Of a locked file: a device of its own, which is read beside that of the player.
            device = SourceDevice(source, parent=self._player)
            device.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)
            self._player.setSourceDevice(device, QUrl(source.name))
        self.show()
        self.raise_()
        self.follow(view)

    def follow(self, view: PlayerView) -> None:
        """Keep to the player."""
        if self._player.playbackRate() != view.rate:
            self._player.setPlaybackRate(view.rate)
        drift = abs(self._player.position() - view.position)
        if drift > (_DRIFT if view.is_playing else _DRIFT_PAUSED):
            self._player.setPosition(view.position)
        state = self._player.playbackState()
        is_moving = state is QMediaPlayer.PlaybackState.PlayingState
        if view.is_playing and not is_moving:
            self._player.play()
        elif not view.is_playing and state is not QMediaPlayer.PlaybackState.PausedState:
            self._player.pause()

    def leave(self) -> None:
        """Leave the whole screen, or close."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F:
            self._fill()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._fill()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._player.stop()
        self._player.setSource(QUrl())
        self.closed.emit()
        super().closeEvent(event)

    def _fill(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.LoadedMedia and not self._player.hasVideo():
            self.failed.emit()
