"""What a vector of sound and of a cover consists of: the encoders write it, the recommender reads.

A block of which nothing is known (no voice in it, or its model is not installed) is NaN throughout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SOUND = "sound/1"
COVER = "efficientnet-lite0/1"

FACTS = (
    "speech_share",
    "singing_share",
    "music_share",
    "level_db",
    "level_spread_db",
    "pitch",
    "pitch_spread",
    "rate",
    "pause_share",
    "pauses",
    "tempo",
    "onset",
    "music_energy",
)
"""What can be said of a recording in words, in the order of the first block.

Shares of the time, 0 to 1. Level: mean and spread of the loudness in dB. Pitch: octaves above
100 Hz, its spread in semitones. Rate: syllables a second. Pauses: share of the time and number a
minute. Tempo: octaves above 120 beats a minute. Onset: mean rise of the spectrum in dB. Music
energy: -1 calm to 1 lively.
"""
TIMBRE = 48
"""Mean and spread over time of 20 MFCCs, then of the spectrum's centroid, bandwidth, roll-off (each
in kHz) and flatness (log10)."""
VOICE = 256
"""Who speaks: a unit vector."""
MUSIC = 200
"""What music plays: a unit vector."""


def _blocks(**widths: int) -> dict[str, slice]:
    blocks, start = {}, 0
    for name, width in widths.items():
        blocks[name] = slice(start, start + width)
        start += width
    return blocks


SOUND_BLOCKS: Mapping[str, slice] = _blocks(
    facts=len(FACTS), timbre=TIMBRE, voice=VOICE, music=MUSIC
)
SOUND_WIDTH = SOUND_BLOCKS["music"].stop

LOOK = 1280
COLOURS = 5
COVER_BLOCKS: Mapping[str, slice] = _blocks(look=LOOK, palette=4 * COLOURS)
"""The look: a unit vector. The palette: L, a, b and the share of up to five colours, the largest
first, zeros where there are fewer."""
COVER_WIDTH = COVER_BLOCKS["palette"].stop


class Sense(StrEnum):
    """What besides its text an episode can be known by."""

    SOUND = "sound"
    COVER = "cover"


ENCODERS: Mapping[Sense, str] = {Sense.SOUND: SOUND, Sense.COVER: COVER}
WIDTHS: Mapping[Sense, int] = {Sense.SOUND: SOUND_WIDTH, Sense.COVER: COVER_WIDTH}

Palette = Sequence[tuple[float, float, float, float]]
"""L, a, b and share of each colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundMix:
    """Shares of an episode's time, 0 to 1 each; a voice over music counts as both."""

    speech: float
    music: float
