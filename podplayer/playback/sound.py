"""What is known of a source's sound, and what the listener wants done with it. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import Ms
from podplayer.model.sound import Silence

TARGET_LUFS = -16.0
"""The loudness that the large podcast services ask for; spoken word at home and in a train."""
_MOST_GAIN = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Told to an engine before it loads a source, and again when the listener changes a wish."""

    is_levelled: bool = False
    """Every episode about as loud as every other."""
    boosts_voice: bool = False
    """Less rumble, more consonants, loud and soft voices nearer to each other."""
    skips_silence: bool = False
    evens_voices: bool = False
    """Brings up whoever sits far from the microphone."""
    equalizer: tuple[float, ...] = ()
    """Decibels for 60, 170, 350, 1000, 3500 and 10000 Hz; empty is flat."""
    loudness: float | None = None
    """Integrated loudness of the whole source in LUFS, where it was measured."""
    duration: Ms | None = None
    """As decoded; engines only guess it for some files."""
    silences: Sequence[Silence] = ()
    """In time order, for engines that skip by seeking."""


EQUALIZER_HERTZ = (60, 170, 350, 1000, 3500, 10_000)


def levelling_gain(loudness: float | None) -> float:
    """Decibels that bring a programme to the target; 0 where it was not measured or is silent."""
    if loudness is None or loudness < -60:
        return 0.0
    return max(-_MOST_GAIN, min(_MOST_GAIN, TARGET_LUFS - loudness))


def amplitude(decibels: float) -> float:
    """The factor of so many decibels."""
    return float(10.0 ** (decibels / 20.0))


def slider_amplitude(volume: float) -> float:
    """The factor of a slider: its middle should sound half as loud. The same curve as Qt's."""
    if volume > 0.99:
        return 1.0
    return -math.log(1.0 - max(volume, 0.0)) / math.log(100.0)
