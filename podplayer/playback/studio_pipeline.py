"""From a source to what sounds: decoder, silence gate, levelling, timbre, speed, limiter.

Everything is counted in frames, so that each frame that sounds is known to be from a place in the
media: to the frame where nothing is left out, within a tenth of a second where a pause is.
No thread, no device: tests render it to an array.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from podplayer.model.ids import Ms
from podplayer.model.sound import silence_level
from podplayer.playback.sound import Sound, amplitude, levelling_gain
from podplayer.playback.studio_decoder import Decoder
from podplayer.playback.studio_gate import RATE, Gate, Samples
from podplayer.playback.studio_graph import LIMITER, METER, Chain, shape_parts, tempo_parts
from podplayer.playback.studio_timeline import Places

Piece = tuple[float, float, Samples]
"""Its place in milliseconds, milliseconds of media a frame, and the frames."""

_FADE = RATE // 200
"""Frames of a fade between two chains of filters: short enough to go unnoticed."""
_TRUSTED_SECONDS = 3.0
"""Of a programme that was not measured: before that its loudness is not known well enough."""
_EARLY_SECONDS = 15.0
_QUICK, _SLOW = 4.0, 0.7
"""Decibels a second by which the gain follows: at first, and once it is settled."""
_SILENT = -55.0


class Pipeline:
    """One source at one speed with one set of wishes; both can be changed between two reads."""

    def __init__(self, decoder: Decoder, *, sound: Sound, rate: float) -> None:
        self._decoder = decoder
        self._sound = sound
        self._rate = rate
        self._is_at_end = False
        self._fades_in = False
        self._gain = 0.0
        """Decibels beside those of the measured loudness, as the meter asks for them."""
        self._waiting: list[Piece] = []
        self.saved = Ms(0)
        """How much silence was left out, in media time."""
        self._begin()

    @property
    def duration(self) -> Ms | None:
        """As decoded if that is known, else as the container tells it."""
        return self._sound.duration or self._decoder.duration

    @property
    def sound(self) -> Sound:
        """The wishes it follows."""
        return self._sound

    @property
    def rate(self) -> float:
        """The speed."""
        return self._rate

    # -- orders -------------------------------------------------------------------------------

    def seek(self, place: Ms) -> None:
        """Go on from there. What was inside the filters is forgotten."""
        self._decoder.seek(place)
        self._waiting.clear()
        self._begin()

    def change(self, *, sound: Sound | None = None, rate: float | None = None) -> None:
        """Follow other wishes from the next frame that is decoded; what is inside still sounds."""
        sound, rate = sound or self._sound, rate or self._rate
        if sound == self._sound and rate == self._rate:
            return
        if _filters(sound) == _filters(self._sound) and rate == self._rate:
            self._sound = sound
            return
        self._waiting = self._faded_out([*self._waiting, *self._flushed()])
        self._sound, self._rate = sound, rate
        self._fades_in = True
        gain = self._gain
        self._begin()
        self._gain = gain if sound.is_levelled else 0.0

    def _begin(self) -> None:
        sound = self._sound
        self._is_at_end = False
        self._gate = Gate(silence_level(sound.loudness)) if sound.skips_silence else None
        shape = shape_parts(sound)
        # A measured programme needs no meter, unless its timbre is changed on the way.
        is_metered = sound.is_levelled and (bool(shape) or sound.loudness is None)
        self._lift = levelling_gain(sound.loudness) if sound.is_levelled else 0.0
        self._shape = Chain((*shape, METER) if is_metered else shape)
        tempo = tempo_parts(self._rate)
        may_clip = sound.is_levelled or bool(shape)
        self._tempo = Chain((*tempo, LIMITER) if may_clip else tempo)
        self._gain = 0.0
        self._metered = 0.0
        self._places = Places(rate=self._rate)
        if not self._waiting:
            self._fades_in = True

    # -- samples ------------------------------------------------------------------------------

    def read(self) -> Piece | None:
        """What sounds next: its place in ms, ms of media a frame, samples. None at the end."""
        # One piece stays behind, so that there is something to fade out when wishes change.
        while len(self._waiting) < 2 and not self._is_at_end:
            piece = self._decoder.read()
            if piece is None:
                self._is_at_end = True
                self._waiting += self._flushed()
            else:
                self._waiting += self._through(self._gated(*piece))
        return self._waiting.pop(0) if self._waiting else None

    def put_back(self, piece: Piece) -> None:
        """Give back what found no room."""
        self._waiting.insert(0, piece)

    def has_sound(self) -> bool:
        """Whether anything can be decoded at all."""
        first = self.read()
        if first is not None:
            self.put_back(first)
        return first is not None

    def _gated(self, place: float, samples: Samples) -> Iterator[tuple[float, Samples]]:
        if self._gate is None:
            yield place, samples
            return
        before = self._gate.saved
        yield from _merged(self._gate.push(place, samples))
        self.saved = Ms(self.saved + (self._gate.saved - before) * 1000 // RATE)

    def _through(self, pieces: Iterator[tuple[float, Samples]]) -> Iterator[Piece]:
        for place, samples in pieces:
            self._places.came(place, len(samples))
            shaped = self._shape.push(self._faded_in(samples))
            yield from self._out(self._tempo.push(self._levelled(shaped)))

    def _faded_in(self, samples: Samples) -> Samples:
        if not self._fades_in or len(samples) <= _FADE:
            return samples
        self._fades_in = False
        faded = samples.copy()
        faded[:_FADE] *= np.linspace(0, 1, _FADE, dtype=np.float32)[:, None]
        return faded

    def _out(self, samples: Samples) -> Iterator[Piece]:
        if len(samples):
            place = self._places.went(len(samples))
            yield place, self._rate * 1000 / RATE, samples

    def _flushed(self) -> list[Piece]:
        """Everything that is still inside gate and filters."""
        rest: list[Piece] = []
        if self._gate is not None:
            before = self._gate.saved
            rest += self._through(_merged(self._gate.flush()))
            self.saved = Ms(self.saved + (self._gate.saved - before) * 1000 // RATE)
        last = self._levelled(self._shape.flush())
        rest += self._out(self._tempo.push(last)) if len(last) else ()
        rest += self._out(self._tempo.flush())
        return rest

    @staticmethod
    def _faded_out(pieces: list[Piece]) -> list[Piece]:
        """The same, softly ending; what filters give last may come in very small pieces."""
        left = min(_FADE, sum(len(samples) for *_, samples in pieces))
        ramp = np.linspace(1, 0, left, dtype=np.float32)[:, None]
        faded: list[Piece] = []
        for place, pace, samples in reversed(pieces):
            count = min(left, len(samples))
            softer = samples.copy()
            if count:
                softer[len(samples) - count :] *= ramp[left - count : left]
            left -= count
            faded.append((place, pace, softer))
        return faded[::-1]

    # -- loudness -----------------------------------------------------------------------------

    def _levelled(self, samples: Samples) -> Samples:
        if not self._sound.is_levelled or not len(samples):
            return samples
        before = self._lift + self._gain
        self._follow(len(samples) / RATE)
        after = self._lift + self._gain
        if before == after:
            return samples * np.float32(amplitude(after))
        ramp = np.linspace(amplitude(before), amplitude(after), len(samples), dtype=np.float32)
        return samples * ramp[:, None]

    def _follow(self, seconds: float) -> None:
        loudness = self._shape.loudness
        if loudness is None or loudness < _SILENT:
            return
        self._metered += seconds
        if self._metered < _TRUSTED_SECONDS and self._sound.loudness is None:
            return
        wanted = levelling_gain(loudness) - self._lift
        step = (_QUICK if self._metered < _EARLY_SECONDS else _SLOW) * seconds
        self._gain += max(-step, min(step, wanted - self._gain))

    def close(self) -> None:
        """Free the decoder."""
        self._decoder.close()


def _filters(sound: Sound) -> Sound:
    """The part of a wish that decides which filters there are."""
    return replace(sound, duration=None, silences=())


def _merged(pieces: Iterator[tuple[float, Samples]]) -> Iterator[tuple[float, Samples]]:
    """Pieces that follow each other without a gap, joined: filters work better on long ones."""
    joined: list[Samples] = []
    begin = end = 0.0
    for place, samples in pieces:
        if joined and abs(place - end) > 1.0:
            yield begin, np.concatenate(joined)
            joined = []
        if not joined:
            begin = place
        joined.append(samples)
        end = place + len(samples) * 1000 / RATE
    if joined:
        yield begin, np.concatenate(joined)
