"""Qt Multimedia: FFmpeg inside the wheel, every format, works without a sound device.

Measured: first tick 68 ms after play, 51 ms after a seek, about 1 % CPU at 1x.

The player's slots are always called through queued signals, never from Python. Qt's own threads
call back into Python for the bytes of a stream and need the interpreter's lock for it, while slots
such as `setSourceDevice` wait for those threads; a call from Python would hold the lock meanwhile,
and both would wait for ever (seen within seconds). The event loop calls a C++ slot without it.
"""

import ctypes
import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QIODevice, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.playback.backend import (
    NO_AUDIO,
    ByteSource,
    Capabilities,
    DurationKnown,
    Ended,
    Failed,
    Loaded,
    MediaSource,
    OutputDevice,
    OutputGone,
    Position,
    Stalled,
    Unheard,
    clamped_rate,
    clamped_seek,
    missing_file,
)
from podplayer.playback.clock import Clock, SystemClock
from podplayer.playback.qt_devices import output_devices
from podplayer.playback.sound import amplitude, slider_amplitude
from podplayer.playback.watched import PlainBackend

logger = logging.getLogger(__name__)

_BEAT_MS = 250
_FFMPEG_FATAL = 8
_MediaStatus = QMediaPlayer.MediaStatus
_LOADED = (_MediaStatus.LoadedMedia, _MediaStatus.BufferedMedia, _MediaStatus.BufferingMedia)


class SourceDevice(QIODevice):
    """A growing file as Qt wants to read it, from a thread of Qt's own."""

    def __init__(self, source: ByteSource, *, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._at = 0

    def isSequential(self) -> bool:  # noqa: N802 - Qt's name
        """Every place can be read."""
        return False

    def size(self) -> int:
        """The whole length; the head of the stream is awaited before Qt sees the device."""
        return self._source.size or 0

    def seek(self, pos: int, /) -> bool:
        """The next read is from there."""
        self._at = pos
        return super().seek(pos)

    def readData(self, maxlen: int, /) -> bytes:  # noqa: N802
        """Blocks until there are bytes, but never the thread of the window."""
        is_main = threading.current_thread() is threading.main_thread()
        data = self._source.read_at(self._at, maxlen, blocks=not is_main)
        self._at += len(data)
        return data

    def writeData(self, data: bytes | bytearray | memoryview, maxlen: int, /) -> int:  # noqa: N802
        """Nothing is ever written."""
        del data, maxlen
        return -1


class _Orders(QObject):
    """What is asked of the player; connected to its slots through the event loop."""

    source = Signal(QUrl)
    device = Signal(QIODevice, QUrl)
    play = Signal()
    pause = Signal()
    stop = Signal()
    seek = Signal("qlonglong")  # type: ignore[arg-type]  # int would be 32 bits
    rate = Signal(float)

    def connect_to(self, player: QMediaPlayer) -> None:
        """Queue every order."""
        queued = Qt.ConnectionType.QueuedConnection
        self.source.connect(player.setSource, queued)
        self.device.connect(player.setSourceDevice, queued)
        self.play.connect(player.play, queued)
        self.pause.connect(player.pause, queued)
        self.stop.connect(player.stop, queued)
        self.seek.connect(player.setPosition, queued)
        self.rate.connect(player.setPlaybackRate, queued)


class QtBackend(PlainBackend):
    """Needs a QCoreApplication and its event loop; everything happens on the main thread."""

    def __init__(self, *, clock: Clock | None = None) -> None:
        super().__init__(clock=clock or SystemClock())
        self._orders = _Orders()
        self._beat = QTimer()
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.poll)
        self._player: QMediaPlayer | None = None
        self._audio: QAudioOutput | None = None
        self._device: SourceDevice | None = None
        self._is_opened = False

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        return Capabilities(name="qt")

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """The devices that Qt sees, before the first use too."""
        return output_devices()

    # -- orders -------------------------------------------------------------------------------

    def load(self, source: MediaSource, *, start: Ms) -> None:
        """Open a file at once, a stream as soon as its head is there."""
        self._let_go()
        self._source = source
        self._start = start
        self._watchdog.opening(source)
        self._beat.start()
        QTimer.singleShot(0, self._beat, self._open_if_ready)

    def play(self) -> None:
        """Go on."""
        if self._is_loaded and self._watch is not None:
            if self._watch.is_missing:
                self._tell(OutputGone(is_last=True))
                return
            self._is_playing = True
            self._watchdog.playing()
            self._beat.start()
            self._orders.play.emit()
            if self._watch.name is None:
                self._tell(Unheard())

    def pause(self) -> None:
        """Keep the place, and tell it exactly."""
        if self._is_loaded and self._player is not None:
            if self._is_playing:
                self._tell(Position(Ms(self._player.position())))
            self._is_playing = False
            self._watchdog.resting()
            self._orders.pause.emit()

    def stop(self) -> None:
        """Let go of the source."""
        self._let_go()
        self._beat.stop()

    def seek(self, position: Ms) -> None:
        """Go elsewhere."""
        if self._is_loaded and self._player is not None:
            duration = Ms(self._player.duration()) if self._player.duration() > 0 else None
            self._watchdog.alive()
            if self._device is not None and not isinstance(self._source, Path | None):
                # Qt's seek waits for its reading thread, which may wait for the network.
                self._source.interrupt()
            self._orders.seek.emit(clamped_seek(position, duration=duration))

    def set_rate(self, rate: float) -> None:
        """Change the speed; Qt keeps the pitch."""
        self._ensure_player()
        self._orders.rate.emit(clamped_rate(rate))

    def set_volume(self, volume: float) -> None:
        """A slider's middle should sound half as loud, which is a tenth of the power.

        Levelled as far as the slider leaves room: Qt cannot be louder than the file.
        """
        self._volume = min(max(volume, 0.0), 1.0)
        if self._audio is not None:
            factor = slider_amplitude(self._volume) * amplitude(self._gain)
            self._audio.setVolume(min(1.0, factor))

    def poll(self) -> None:
        """Look after a source that is not moving."""
        self._open_if_ready()
        self._look_after()

    def close(self) -> None:
        """Free the engine, while the event loop can still let go of its threads."""
        self.stop()
        if self._player is not None:
            player, self._player = self._player, None
            if self._watch is not None:
                self._watch.close()
                self._watch = None
            QCoreApplication.processEvents()
            player.deleteLater()
            if self._audio is not None:
                self._audio.deleteLater()
                self._audio = None
            QCoreApplication.processEvents()

    # -- opening ------------------------------------------------------------------------------

    def _ensure_player(self) -> QMediaPlayer:
        # At the first use: it costs 40 ms that the first paint of the window should not wait for.
        if self._player is None:
            player = QMediaPlayer()
            _quiet_ffmpeg()
            self._audio = QAudioOutput(player)  # without one, EndOfMedia may never come
            player.setAudioOutput(self._audio)
            self._orders.connect_to(player)
            player.mediaStatusChanged.connect(self._on_media_status)
            player.positionChanged.connect(self._on_position)
            player.durationChanged.connect(self._on_duration)
            player.errorOccurred.connect(self._on_error)
            self._watch_outputs()
            self.set_output(self._output_id)
            self._player = player
            self.set_volume(self._volume)
        return self._player

    def _open_if_ready(self) -> None:
        source = self._source
        if source is None or self._is_opened:
            return
        if isinstance(source, Path):
            if not source.is_file():
                self._give_up(missing_file(source))
                return
            self._is_opened = True
            self._ensure_player()
            self._orders.source.emit(QUrl.fromLocalFile(str(source.absolute())))
        elif source.failure is not None:
            self._give_up(source.failure)
        elif source.has_head():
            self._is_opened = True
            player = self._ensure_player()
            self._device = SourceDevice(source, parent=player)
            flags = QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered
            self._device.open(flags)
            self._orders.device.emit(self._device, QUrl(source.name))

    def _let_go(self) -> None:
        source, self._source = self._source, None
        if source is not None and not isinstance(source, Path):
            source.interrupt()
        self._is_playing = self._is_loaded = False
        self._watchdog.resting()
        if self._player is not None and self._is_opened:
            self._orders.stop.emit()
            self._orders.source.emit(QUrl())
        self._is_opened = False
        if self._device is not None:
            # Behind the orders that make Qt let go of it.
            device, self._device = self._device, None
            QTimer.singleShot(0, device, device.deleteLater)

    def _give_up(self, sentence: str) -> None:
        self._let_go()
        self._beat.stop()
        self._tell(Failed(sentence))

    # -- what Qt tells ------------------------------------------------------------------------

    def _on_media_status(self, status: _MediaStatus) -> None:
        player = self._player
        if player is None or self._source is None or not self._is_ours(player):
            return
        if status in _LOADED and not self._is_loaded:
            self._on_loaded(player)
        elif status is _MediaStatus.EndOfMedia and self._is_playing:
            self._is_playing = False
            self._watchdog.resting()
            self._tell(Ended())
        elif status is _MediaStatus.InvalidMedia:
            self._give_up(NO_AUDIO)
        elif status is _MediaStatus.StalledMedia:
            self._tell(Stalled())

    def _is_ours(self, player: QMediaPlayer) -> bool:
        """Whether Qt speaks of the source of the last `load`; orders for it may still wait."""
        if isinstance(self._source, Path):
            path = QUrl.fromLocalFile(str(self._source.absolute()))
            return self._is_opened and player.source() == path
        return self._device is not None and player.sourceDevice() is self._device

    def _on_loaded(self, player: QMediaPlayer) -> None:
        if not player.hasAudio():  # a picture would "play" for ever
            self._give_up(say("There is no audio in this file."))
            return
        self._is_loaded = True
        duration = Ms(player.duration()) if player.duration() > 0 else None
        self._watchdog.resting()
        if self._start > 0:  # before LoadedMedia it would be lost without a word
            self._orders.seek.emit(clamped_seek(self._start, duration=duration))
        self._tell(Loaded(duration))

    def _on_position(self, position: int) -> None:
        if self._is_loaded and self._is_playing:
            self._watchdog.alive()
            self._tell(Position(Ms(position)))

    def _on_duration(self, duration: int) -> None:
        if self._is_loaded and duration > 0:
            self._tell(DurationKnown(Ms(duration)))

    def _on_error(self, error: QMediaPlayer.Error, _text: str) -> None:
        player = self._player
        if error is QMediaPlayer.Error.NoError or self._source is None or player is None:
            return
        if not self._is_ours(player):
            return
        logger.info("Qt cannot play the source: %s", error.name)  # its own text names the file
        self._give_up(NO_AUDIO)

    def _on_output_moved(self) -> None:
        if self._audio is not None and self._watch is not None:
            self._audio.setDevice(self._watch.device)


def _quiet_ffmpeg() -> None:
    """FFmpeg writes what it thinks of each file to stderr, past every log; Qt has no switch."""
    folder = Path(PySide6.__file__).parent
    for library in (*folder.glob("Qt/lib/libavutil.*"), *folder.glob("avutil-*.dll")):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(library)).av_log_set_level(_FFMPEG_FATAL)
            return
