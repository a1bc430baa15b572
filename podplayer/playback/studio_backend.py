"""The studio: PyAV decodes, FFmpeg's filters shape, Qt's audio device sounds.

What no other engine here can do: level every episode to the same loudness, boost voices, equalise,
leave silence out without a gap, and hand over to the next episode without one. Measured: about 2 %
of a core at 1x and 3 % at 2x, first sound some 30 ms after play.

Orders go to the studio's thread through a queue; what it tells lies in another one until `poll`.
"""

import queue
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.playback.backend import (
    ByteSource,
    Capabilities,
    Ended,
    Failed,
    Loaded,
    MediaSource,
    OutputGone,
    Position,
    Unheard,
    clamped_rate,
    missing_file,
)
from podplayer.playback.clock import Clock, SystemClock
from podplayer.playback.sound import Sound, slider_amplitude
from podplayer.playback.studio_decoder import SourceFile
from podplayer.playback.studio_engine import Engine
from podplayer.playback.studio_orders import (
    Amplify,
    Change,
    Load,
    News,
    Pause,
    Play,
    Prepare,
    Quit,
    Route,
    Seek,
    Stop,
)
from podplayer.playback.studio_output import Output, open_output
from podplayer.playback.watched import WatchedBackend

_AHEAD_BYTES = 256 * 1024
"""Of a stream that is to follow: a quarter of a minute, and all that a format has to tell."""


@dataclass(frozen=True, slots=True)
class _Coming:
    """A stream that is to follow, and has not begun to arrive."""

    source: ByteSource
    sound: Sound
    rate: float


class _Waker(QObject):
    """From the studio's thread to the owner's, where that has an event loop; else it polls."""

    woken = Signal()

    def __init__(self, wake: Callable[[], None]) -> None:
        super().__init__()
        self._wake = wake
        self.woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def end(self) -> None:
        """What is under way comes too late."""
        self._wake = lambda: None

    @Slot()
    def _on_woken(self) -> None:
        self._wake()


class StudioBackend(WatchedBackend):
    """The owner's side; every method returns at once."""

    def __init__(
        self, *, clock: Clock | None = None, new_output: Callable[[], Output] | None = None
    ) -> None:
        clock = clock or SystemClock()
        super().__init__(clock=clock)
        if QCoreApplication.instance() is not None:
            self._watch_outputs()

        def output_of(device_id: str) -> Output:
            return new_output() if new_output else open_output(device_id, clock=clock)

        self._waker = _Waker(self.poll)
        self._engine = Engine(open_output=output_of, wake=self._waker.woken.emit)
        self._file: SourceFile | None = None
        self._number = 0
        self._turn = 0
        self._sound = Sound()
        self._rate = 1.0
        self._saved = Ms(0)
        self._coming: _Coming | None = None

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        return Capabilities(
            name="studio",
            has_equalizer=True,
            boosts_voice=True,
            skips_silence=True,
            hands_over=True,
        )

    def set_output(self, device_id: str) -> None:
        """Sound there from now on."""
        if device_id != self._output_id:
            super().set_output(device_id)

    @property
    def saved(self) -> Ms:
        """How much silence of this source was left out, in media time."""
        return self._saved

    # -- orders -------------------------------------------------------------------------------

    def load(self, source: MediaSource, *, start: Ms) -> None:
        """Open a source; the one that was prepared goes on where it is."""
        self._let_go()
        self._number += 1
        self._turn += 1
        if isinstance(source, Path) and not source.is_file():
            self._refuse(missing_file(source))
            return
        try:
            self._file = SourceFile(source, turn=self._turn)
        except OSError as error:
            self._refuse(say("The file cannot be read ({strerror}).", strerror=error.strerror))
            return
        self._source = source
        self._watchdog.opening(source)
        self._engine.give(self._order(source, self._file, start))

    def _refuse(self, sentence: str) -> None:
        self._engine.give(Stop())
        self._engine.news.put(News(self._number, self._turn, Failed(sentence)))

    def _order(self, source: MediaSource, file: SourceFile, start: Ms) -> Load:
        return Load(
            file=file,
            source=source,
            start=start,
            sound=self._sound,
            rate=self._rate,
            number=self._number,
            turn=self._turn,
        )

    def prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        """Let a source follow the one that plays without a gap, if it is loaded next.

        A stream is opened once its beginning is there: nothing may wait while another one sounds.
        """
        self._coming = None
        if not self._is_loaded:
            return
        if not isinstance(source, Path):
            if start == 0:  # elsewhere in it bytes would have to be waited for
                self._coming = _Coming(source, sound, clamped_rate(rate))
        elif source.is_file():
            with suppress(OSError):  # loading it will tell
                self._prepare(source, start=start, sound=sound, rate=clamped_rate(rate))

    def _prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        load = Load(
            file=SourceFile(source, turn=self._turn, is_patient=False),
            source=source,
            start=start,
            sound=sound,
            rate=rate,
            number=-1,  # nobody listens to news of it yet
            turn=self._turn,
        )
        self._engine.give(Prepare(load))

    def _prepare_if_come(self) -> None:
        coming = self._coming
        if coming is None or not coming.source.has_head():
            return
        if coming.source.read_at(_AHEAD_BYTES, 1, blocks=False) or self._is_short(coming.source):
            self._coming = None
            self._prepare(coming.source, start=Ms(0), sound=coming.sound, rate=coming.rate)

    @staticmethod
    def _is_short(source: ByteSource) -> bool:
        size = source.size
        return size is not None and bool(source.read_at(size - 1, 1, blocks=False))

    def play(self) -> None:
        """Go on."""
        if self._watch is not None and self._watch.is_missing:
            self._tell(OutputGone(is_last=True))
        elif self._is_loaded and not self._is_playing:
            self._is_playing = True
            self._watchdog.playing()
            self._engine.give(Play())
            if self._watch is not None and self._watch.name is None:
                self._tell(Unheard())

    def pause(self) -> None:
        """Keep the place, and tell it as it is known."""
        if self._is_playing:
            self.poll()
            self._is_playing = False
            self._watchdog.resting()
            self._engine.give(Pause())

    def stop(self) -> None:
        """Let go of the source."""
        self._let_go()
        self._engine.give(Stop())

    def seek(self, position: Ms) -> None:
        """Go elsewhere; a read that waits for other bytes is given up."""
        if self._file is None or not self._is_loaded:
            return
        self._turn += 1
        self._watchdog.alive()
        if not isinstance(self._source, Path):
            self._file.give_up(self._turn)
        self._engine.give(Seek(position, self._turn))
        if self._is_playing:
            self._engine.give(Play())  # it may have come to its end a moment ago, and rest

    def set_rate(self, rate: float) -> None:
        """Change the speed; what is in the device already still sounds at the old one."""
        self._rate = clamped_rate(rate)
        self._engine.give(Change(rate=self._rate))

    def set_sound(self, sound: Sound) -> None:
        """Change the filters, while it plays too."""
        if sound != self._sound:
            self._sound = sound
            self._engine.give(Change(sound=sound))

    def set_volume(self, volume: float) -> None:
        """Of the device: heard at once."""
        self._engine.give(Amplify(slider_amplitude(min(max(volume, 0.0), 1.0))))

    def poll(self) -> None:
        """Tell what the studio's thread has put in the queue, and look after a silent source."""
        self._prepare_if_come()
        file = self._file
        if file is not None and file.is_behind:
            file.interrupt()
        while True:
            try:
                news = self._engine.news.get_nowait()
            except queue.Empty:
                break
            if news.number == self._number:
                self._deliver(news)
        self._look_after()

    def close(self) -> None:
        """End the thread and free the device."""
        self._let_go()
        self._engine.give(Quit())
        self._engine.join()
        self._waker.end()
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    # -- what the thread tells ----------------------------------------------------------------

    def _deliver(self, news: News) -> None:
        self._saved = news.saved
        is_late = news.turn != self._turn
        match news.status:
            case Loaded():
                self._is_loaded = True
                self._watchdog.resting()
            case Position():
                if is_late or not self._is_playing:
                    return
                self._watchdog.alive()
            case Ended():
                if is_late or not self._is_playing:
                    return
                self._is_playing = False
                self._watchdog.resting()
            case OutputGone():
                if is_late or not self._is_playing:
                    return
            case Failed():
                self._let_go()
            case _:
                pass
        self._tell(news.status)

    def _on_output_gone(self, *, is_last: bool) -> None:
        if self._is_playing:
            self.poll()  # how far it came
        super()._on_output_gone(is_last=is_last)

    def _on_output_moved(self) -> None:
        self._engine.give(Route(self._output_id))

    def _give_up(self, sentence: str) -> None:
        self.stop()
        self._tell(Failed(sentence))

    def _let_go(self) -> None:
        self._number += 1  # nothing that was told before counts any more
        self._is_loaded = self._is_playing = False
        self._saved = Ms(0)
        self._watchdog.resting()
        file, self._file = self._file, None
        self._source = self._coming = None
        if file is not None:
            file.give_up()
