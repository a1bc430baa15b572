"""The studio's thread: takes orders from a queue, keeps the device filled, tells where it is.

Orders carry the number of the source and of the seek they belong to, and so do statuses: what is
late is recognised and dropped by whoever reads the queue.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import replace

from podplayer.model.errors import PlaybackError
from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.playback.backend import (
    DurationKnown,
    Ended,
    Failed,
    Loaded,
    OutputGone,
    Position,
    Status,
    clamped_seek,
)
from podplayer.playback.sound import Sound
from podplayer.playback.studio_deck import Deck, close_deck, open_deck
from podplayer.playback.studio_gate import Samples
from podplayer.playback.studio_orders import (
    Amplify,
    Change,
    Load,
    News,
    Order,
    Pause,
    Play,
    Prepare,
    Quit,
    Route,
    Seek,
    Stop,
)
from podplayer.playback.studio_output import Output
from podplayer.playback.studio_timeline import Timeline

logger = logging.getLogger(__name__)

_STEP = 0.04
_LOOK_SECONDS = 1.0
"""Between two looks whether the device is still there."""
_GRACE_STEPS = 25
"""So long a source that follows goes on sounding before anybody wants it."""
_AHEAD = 9_600
"""Frames that are written of it until then: a fifth of a second, which are heard in any case."""
_BEYOND = 500
"""Milliseconds by which a place may lie beyond the duration that was told."""


class Engine:
    """Everything in it happens on its own thread but `give` and the queue of news."""

    def __init__(self, *, open_output: Callable[[str], Output], wake: Callable[[], None]) -> None:
        self.news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        self._open_output = open_output
        self._wake = wake
        self._output: Output | None = None
        self._factor = 1.0
        self._device_id = ""
        self._deck: Deck | None = None
        self._next: Deck | None = None
        self._former: Deck | None = None
        """Still sounding, while the next one is already written."""
        self._timeline = Timeline()
        self._is_playing = False
        self._grace = 0
        self._until_look = 0.0
        self._thread = threading.Thread(target=self._run, name="studio", daemon=True)
        self._thread.start()

    def give(self, order: Order) -> None:
        """From any thread."""
        self._orders.put(order)

    def join(self) -> None:
        """Wait for the thread, after Quit."""
        self._thread.join(timeout=5.0)

    # -- the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            order = self._taken()
            if isinstance(order, Quit):
                break
            try:
                if order is not None:
                    self._follow(order)
                if self._is_playing:
                    self._sound()
            except PlaybackError as error:
                self._fail(str(error))
            except Exception:  # the thread must outlive a bug in one file
                logger.exception("the studio failed")
                self._fail(say("The audio cannot be played; the file may be damaged."))
        self._let_go()
        if self._output is not None:
            self._output.close()
            self._output = None

    def _taken(self) -> Order | None:
        try:
            return self._orders.get(timeout=_STEP if self._is_playing else None)
        except queue.Empty:
            return None

    def _follow(self, order: Order) -> None:
        match order:
            case Load():
                self._load(order)
            case Prepare(load):
                self._prepare(load)
            case Play():
                self._play()
            case Pause():
                self._pause()
            case Stop():
                self._let_go()
            case Seek(place, turn):
                self._seek(place, turn)
            case Change(sound, rate):
                self._change(sound, rate)
            case _:
                self._follow_device(order)

    def _follow_device(self, order: Order) -> None:
        match order:
            case Amplify(factor):
                self._amplify(factor)
            case Route(device_id):
                self._device_id = device_id
                self._move()
            case _:
                pass

    # -- sources ------------------------------------------------------------------------------

    def _load(self, load: Load) -> None:
        if self._adopt(load):
            return
        self._let_go()
        deck = self._opened(load)
        if deck is None:
            return
        self._deck = deck
        self._device()
        self._tell(deck, Loaded(deck.pipeline.duration))

    def _opened(self, load: Load) -> Deck | None:
        try:
            return open_deck(load)
        except PlaybackError as error:
            load.file.close()
            sentence = getattr(load.source, "failure", None) or str(error)
            self.news.put(News(load.number, load.turn, Failed(sentence)))
            self._wake()
            return None

    def _prepare(self, load: Load) -> None:
        if self._next is not None:
            close_deck(self._next)
        self._next = self._opened(load)

    def _adopt(self, load: Load) -> bool:
        """Whether the source that was prepared is the one that is wanted now: it just goes on."""
        deck, former = self._deck, self._former
        if former is None or deck is None:
            return False
        if deck.load.source != load.source or deck.load.start != load.start:
            return False
        if deck.load.file.was_interrupted:  # a stream whose bytes were not there in time
            return False
        deck.load.file.is_patient = True
        deck.load.file.follow(load.file)
        close_deck(former)
        self._former = None
        load.file.close()
        deck.load = replace(load, file=deck.load.file)
        deck.turn = load.turn
        deck.pipeline.change(sound=load.sound, rate=load.rate)
        self._grace = _GRACE_STEPS
        self._is_playing = True
        self._device().resume()
        self._tell(deck, Loaded(deck.pipeline.duration))
        return True

    def _let_go(self) -> None:
        self._is_playing = False
        for deck in (self._deck, self._next, self._former):
            close_deck(deck)
        self._deck = self._next = self._former = None
        self._restart()

    def _fail(self, sentence: str) -> None:
        deck = self._former or self._deck
        if deck is not None:
            self._tell(deck, Failed(sentence))
        self._let_go()

    # -- sound --------------------------------------------------------------------------------

    def _play(self) -> None:
        self._grace = 0
        if self._deck is None:
            return
        self._is_playing = True
        output = self._device()
        output.resume()
        self._fill(output)

    def _pause(self) -> None:
        self._is_playing = False
        if self._output is not None:
            self._output.suspend()

    def _amplify(self, factor: float) -> None:
        self._factor = factor
        if self._output is not None:
            self._output.set_amplitude(factor)

    def _seek(self, place: Ms, turn: int) -> None:
        if self._former is not None:  # what follows was begun already, and is not wanted yet
            close_deck(self._deck)
            self._deck, self._former = self._former, None
        deck = self._deck
        if deck is None:
            return
        deck.turn, deck.end, deck.has_ended = turn, None, False
        self._restart()
        try:
            self._deck = self._sought(deck, place)
        except PlaybackError:
            if not deck.load.file.is_behind:
                raise
            # The next seek is on its way, and made this one's reads come back empty.
            deck.is_starved = deck.load.file.was_interrupted = True
        if self._is_playing:
            self._play()

    def _sought(self, deck: Deck, place: Ms) -> Deck:
        """The source at another place. Raises PlaybackError."""
        was_interrupted = deck.load.file.was_interrupted
        deck.load.file.go_on(deck.turn)
        if was_interrupted:  # FFmpeg believes in an end where a read was given up
            deck = self._reopened(deck)
        deck.pipeline.seek(clamped_seek(place, duration=deck.pipeline.duration))
        return deck

    def _reopened(self, deck: Deck) -> Deck:
        old, pipeline = deck.load, deck.pipeline
        pipeline.close()
        old.file.seek(0)
        fresh = open_deck(
            replace(old, start=Ms(0), sound=pipeline.sound, rate=pipeline.rate, turn=deck.turn)
        )
        fresh.pipeline.saved = pipeline.saved
        return fresh

    def _change(self, sound: Sound | None, rate: float | None) -> None:
        for deck in (self._deck, self._next):
            if deck is not None:
                deck.pipeline.change(sound=sound if deck is self._deck else None, rate=rate)

    def _restart(self) -> None:
        """Nothing that was written counts any more."""
        self._timeline = Timeline()
        if self._output is not None:
            self._output.reset()

    def _device(self) -> Output:
        if self._output is None:
            self._output = self._open_output(self._device_id)
            self._output.set_amplitude(self._factor)
        return self._output

    def _sound(self) -> None:
        self._look_after(self._device())
        if not self._is_playing:
            return
        output = self._device()
        self._fill(output)
        self._report(output)
        if self._grace > 0:
            self._grace -= 1
            if self._grace == 0:
                self._is_playing = False
                output.suspend()

    def _look_after(self, output: Output) -> None:
        """Keep still where the device broke: nobody knows on which one it would go on."""
        self._until_look -= _STEP
        if self._until_look > 0:
            return
        self._until_look = _LOOK_SECONDS
        deck = self._former or self._deck
        if deck is not None and output.is_lost():
            self._is_playing = False
            self._move()
            self._tell(deck, OutputGone(is_last=False))

    def _move(self) -> None:
        """Let go of the device, and go on from what was heard, on another."""
        output, self._output = self._output, None
        if output is None:
            return
        heard = self._timeline.at(output.played())
        output.close()
        if self._former is not None:  # what follows was begun already; its beginning is silent now
            close_deck(self._deck)
            self._deck, self._former = self._former, None
        deck = self._deck
        if deck is not None and heard is not None:
            deck.pipeline.seek(clamped_seek(Ms(int(heard[0])), duration=deck.pipeline.duration))
            deck.end = None
        self._restart()
        if self._is_playing:
            self._play()

    def _fill(self, output: Output) -> None:
        while self._orders.empty() and output.free() > 0:
            deck = self._deck
            if deck is None or deck.end is not None or deck.is_starved:
                return
            if self._former is not None and self._is_ahead(self._former):
                return
            piece = deck.pipeline.read()
            if piece is not None:
                self._write(output, deck, piece)
            elif deck.load.file.was_interrupted:
                self._starve(deck)
            else:
                deck.end = self._timeline.written
                if self._next is not None:
                    self._former, self._deck, self._next = deck, self._next, None

    def _is_ahead(self, former: Deck) -> bool:
        """Whether enough is written of a source that nobody has asked for yet."""
        return former.end is not None and self._timeline.written - former.end > _AHEAD

    def _write(self, output: Output, deck: Deck, piece: tuple[float, float, Samples]) -> None:
        place, pace, samples = piece
        room = max(output.free(), 0)
        part, rest = samples[:room], samples[room:]
        output.write(part)
        self._timeline.add(place, pace, len(part), source=id(deck))
        if len(rest):
            deck.pipeline.put_back((place + len(part) * pace, pace, rest))

    def _starve(self, deck: Deck) -> None:
        """No bytes came: the source failed, or an order is on the way that makes them useless."""
        deck.is_starved = True
        failure = getattr(deck.load.source, "failure", None)
        if failure is not None:
            self._fail(failure)

    def _report(self, output: Output) -> None:
        deck = self._former or self._deck
        if deck is None or deck.has_ended:
            return
        frame = output.played()
        if deck.end is not None and frame >= deck.end:
            deck.has_ended = True
            self._tell(deck, Ended())
            if self._former is None:
                self._is_playing = False
                output.suspend()
            else:
                self._grace = _GRACE_STEPS  # until somebody wants the one that follows
            return
        heard = self._timeline.at(frame)
        if heard is None or heard[1] != id(deck):
            return
        place = Ms(max(0, int(heard[0])))
        if deck.told_duration is not None and place > deck.told_duration + _BEYOND:
            deck.told_duration = Ms(place + 1_000)
            self._tell(deck, DurationKnown(deck.told_duration))
        self._tell(deck, Position(place))

    def _tell(self, deck: Deck, status: Status) -> None:
        self.news.put(News(deck.load.number, deck.turn, status, deck.pipeline.saved))
        if not isinstance(status, Position):
            self._wake()  # what is to follow should follow at once
