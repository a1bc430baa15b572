"""VLC through libVLC, where it is installed: louder than the file, with an equaliser.

VLC calls back on threads of its own, so a callback only puts a status in a queue; `poll`, called
by the owner several times a second, takes them out.
"""

import ctypes
import queue
import sys
from ctypes.util import find_library
from pathlib import Path

import vlc  # type: ignore[import-untyped]
from PySide6.QtCore import QCoreApplication

from podplayer.model.errors import PlaybackError
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
    OutputGone,
    Position,
    Status,
    clamped_rate,
    clamped_seek,
    missing_file,
)
from podplayer.playback.clock import Clock, SystemClock
from podplayer.playback.qt_devices import device_id_of
from podplayer.playback.sound import amplitude
from podplayer.playback.watched import PlainBackend

_EVENT = vlc.EventType
_LOUDEST = 2.0
_MONO = 3.01
"""Decibels by which VLC plays one channel louder: on both sides as strong as it is."""


def is_available() -> bool:
    """Whether libVLC is on this computer; `import vlc` alone does not tell."""
    return find_library("vlc") is not None or sys.platform in ("win32", "darwin")


class _SourceCallbacks:
    """libVLC's media callbacks over a growing file. VLC reads on its own thread."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._at = 0
        self.opened = vlc.CallbackDecorators.MediaOpenCb(self._open)
        self.read = vlc.CallbackDecorators.MediaReadCb(self._read)
        self.sought = vlc.CallbackDecorators.MediaSeekCb(self._seek)
        self.closed = vlc.CallbackDecorators.MediaCloseCb(self._close)

    def _open(self, _opaque: object, data: object, size: object) -> int:
        del data
        known = self._source.size
        pointer = ctypes.cast(size, ctypes.POINTER(ctypes.c_uint64))  # type: ignore[arg-type]
        pointer.contents.value = 2**64 - 1 if known is None else known
        self._at = 0
        return 0

    def _read(self, _opaque: object, buffer: object, length: int) -> int:
        data = self._source.read_at(self._at, length)
        ctypes.memmove(buffer, data, len(data))  # type: ignore[arg-type]
        self._at += len(data)
        return len(data)

    def _seek(self, _opaque: object, offset: int) -> int:
        self._at = offset
        return 0

    def _close(self, _opaque: object) -> None:
        """The source is closed by whoever opened it."""


class VlcBackend(PlainBackend):
    """libVLC's player behind the same promises.

    Raises:
        PlaybackError: libVLC is not installed.
    """

    def __init__(self, *, clock: Clock | None = None, options: tuple[str, ...] = ()) -> None:
        super().__init__(clock=clock or SystemClock())
        if not is_available():
            raise PlaybackError(
                say("VLC is not installed; on Debian: sudo apt install libvlc5 vlc-plugin-base.")
            )
        quiet = ("--no-video", "--quiet", "--no-xlib", "--no-metadata-network-access", *options)
        # Its Lua scripts would look for cover art on the network, past our own HTTP client.
        instance = vlc.Instance("--no-lua", *quiet) or vlc.Instance(*quiet)
        if instance is None:
            raise PlaybackError(say("VLC cannot start; reinstall libvlc5 and vlc-plugin-base."))
        self._instance = instance
        self._player = instance.media_player_new()
        self._queue: queue.SimpleQueue[tuple[int, Status]] = queue.SimpleQueue()
        self._generation = 0
        """Of the source: statuses of former ones may still be in the queue."""
        self._callbacks: _SourceCallbacks | None = None
        if QCoreApplication.instance() is not None:
            self._watch_outputs()
        self._rate = 1.0
        self._is_volume_due = False
        """Before there is a stream of the sound server VLC takes none; it begins at full volume."""
        self._has_ended = False
        self._attach()

    def _attach(self) -> None:
        events = self._player.event_manager()
        events.event_attach(
            _EVENT.MediaPlayerTimeChanged,
            lambda event: self._put(Position(Ms(max(0, event.u.new_time)))),
        )
        events.event_attach(
            _EVENT.MediaPlayerLengthChanged,
            lambda event: self._put(DurationKnown(Ms(max(0, event.u.new_length)))),
        )
        events.event_attach(_EVENT.MediaPlayerEndReached, lambda _event: self._put(Ended()))
        events.event_attach(
            _EVENT.MediaPlayerEncounteredError,
            lambda _event: self._put(Failed(NO_AUDIO)),
        )

    def _put(self, status: Status) -> None:
        self._queue.put((self._generation, status))

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        return Capabilities(name="vlc", loudest=_LOUDEST, shortest_skip=Ms(2_500))

    def set_output(self, device_id: str) -> None:
        """Sound there from now on."""
        super().set_output(device_id)
        self._on_output_moved()

    # -- orders -------------------------------------------------------------------------------

    def load(self, source: MediaSource, *, start: Ms) -> None:
        """Open a source; `poll` does it, so that a stream can have its head first."""
        self._let_go()
        self._source = source
        self._start = start
        self._watchdog.opening(source)

    def play(self) -> None:
        """Go on."""
        if self._watch is not None and self._watch.is_missing:
            self._tell(OutputGone(is_last=True))
        elif self._is_loaded and not self._is_playing:
            self._is_playing = True
            self._watchdog.playing()
            if self._has_ended:
                self._restart()
            self._player.play()

    def pause(self) -> None:
        """Keep the place."""
        if self._is_playing:
            self._is_playing = False
            self._watchdog.resting()
            self._player.set_pause(1)
            self._tell_place()

    def stop(self) -> None:
        """Let go of the source."""
        self._let_go()

    def seek(self, position: Ms) -> None:
        """Go elsewhere; what VLC has put in the queue from the former place is dropped."""
        if not self._is_loaded:
            return
        duration = Ms(self._player.get_length()) if self._player.get_length() > 0 else None
        self._start = clamped_seek(position, duration=duration)
        self._watchdog.alive()
        self._generation += 1
        if self._has_ended:
            return  # VLC has stopped; the next play starts there
        if self._player.get_state() in (vlc.State.Playing, vlc.State.Paused, vlc.State.Buffering):
            self._player.set_time(self._start)

    def set_rate(self, rate: float) -> None:
        """Change the speed; scaletempo keeps the pitch."""
        self._rate = clamped_rate(rate)
        self._player.set_rate(self._rate)

    def set_volume(self, volume: float) -> None:
        """100 is the file's own loudness; VLC's scale is a slider's already."""
        self._volume = min(max(volume, 0.0), _LOUDEST)
        self._amplify()

    def _amplify(self) -> bool:
        """Whether there was something to make louder or softer."""
        # VLC cubes its percentage, so that the gain enters with its third root.
        gain = self._gain - (_MONO if self._gain and self._is_mono() else 0.0)
        percent = self._volume * amplitude(gain) ** (1 / 3) * 100
        return bool(self._player.audio_set_volume(round(min(percent, _LOUDEST * 100))) == 0)

    def _is_mono(self) -> bool:
        media = self._player.get_media()
        tracks = media.tracks_get() if media is not None else None
        sounds = (track for track in tracks or () if track.type == vlc.TrackType.audio)
        return any(track.audio.contents.channels == 1 for track in sounds)

    def poll(self) -> None:
        """Take what VLC's threads have put in the queue, and look after a silent source."""
        self._open_if_ready()
        if self._is_volume_due and self._is_loaded and self._amplify():
            self._is_volume_due = False
            self._on_output_moved()  # before there is a stream it has no devices, either
        while True:
            try:
                generation, status = self._queue.get_nowait()
            except queue.Empty:
                break
            if generation == self._generation:
                self._deliver(status)
        self._look_after()

    def close(self) -> None:
        """Free libVLC's player."""
        self._let_go()
        if self._watch is not None:
            self._watch.close()
        self._player.release()
        self._instance.release()

    # -- opening ------------------------------------------------------------------------------

    def _open_if_ready(self) -> None:
        source = self._source
        if source is None or self._is_loaded:
            return
        if self._callbacks is not None or self._player.get_media() is not None:
            return
        if isinstance(source, Path):
            if not source.is_file():
                self._give_up(missing_file(source))
                return
            media = self._instance.media_new_path(str(source.absolute()))
        elif source.failure is not None:
            self._give_up(source.failure)
            return
        elif not source.has_head():
            return
        else:
            callbacks = _SourceCallbacks(source)
            self._callbacks = callbacks
            media = self._instance.media_new_callbacks(
                callbacks.opened, callbacks.read, callbacks.sought, callbacks.closed, None
            )
        self._begin(media)

    def _begin(self, media: "vlc.Media") -> None:
        """VLC opens a source only to play it: it is told to start paused, at the place."""
        self._generation += 1
        media.add_option(":start-paused")
        if self._start > 0:
            media.add_option(f":start-time={self._start / 1000:.3f}")
        self._player.set_media(media)
        media.release()
        self._is_volume_due = True
        self._player.play()
        self._player.set_rate(self._rate)

    def _restart(self) -> None:
        """After the end VLC plays a source again only once it was stopped."""
        media = self._player.get_media()
        self._has_ended = False
        self._player.stop()
        if media is not None:
            self._generation += 1
            media.add_option(":no-start-paused")
            media.add_option(f":start-time={self._start / 1000:.3f}")
            self._player.set_media(media)
            media.release()
            self._is_volume_due = True

    def _let_go(self) -> None:
        source, self._source = self._source, None
        if source is not None and not isinstance(source, Path):
            source.interrupt()  # or stop() would wait for bytes
        self._generation += 1
        self._is_loaded = self._is_playing = self._has_ended = False
        self._watchdog.resting()
        self._player.stop()
        self._player.set_media(None)
        self._callbacks = None

    def _give_up(self, sentence: str) -> None:
        self._let_go()
        self._tell(Failed(sentence))

    # -- devices ------------------------------------------------------------------------------

    def _on_output_moved(self) -> None:
        # Where nothing was chosen the sound server routes VLC to its default, now and later.
        if self._watch is not None and self._output_id:
            self._player.audio_output_device_set(None, device_id_of(self._watch.device))

    # -- what VLC tells -----------------------------------------------------------------------

    def _deliver(self, status: Status) -> None:
        match status:
            case Position():
                if self._is_playing:
                    self._watchdog.alive()
                    self._tell(status)
            case DurationKnown(duration):
                self._on_length(duration)
            case Ended() if not self._is_playing:
                # It ended while it was still to be paused: there was nothing to play in it.
                self._give_up(NO_AUDIO)
            case Ended():
                self._is_playing = False
                self._has_ended = True
                self._start = Ms(0)
                self._watchdog.resting()
                self._tell(status)
            case Failed(sentence):
                self._give_up(sentence)
            case _:
                self._tell(status)

    def _on_length(self, duration: Ms) -> None:
        if self._is_loaded:
            if duration > 0:
                self._tell(DurationKnown(duration))
            return
        self._is_loaded = True
        self._watchdog.resting()
        self._tell(Loaded(duration or None))

    def _tell_place(self) -> None:
        place = self._player.get_time()
        if place > 0:
            self._tell(Position(Ms(place)))
