"""A recording becomes a vector: what it sounds like, who speaks, what music plays.

Eighty seconds from all over it stand for the hour. The parts lie side by side as model.senses
names them; what could not be told is NaN, and is neither like nor unlike anything.
"""

import logging
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from podplayer.encoders import acoustics
from podplayer.encoders.acoustics import HOP, Reals, Signal, Spectrum
from podplayer.encoders.windows import UnreadableError, read_windows
from podplayer.model.sealed import MediaFile
from podplayer.model.senses import FACTS, SOUND, SOUND_BLOCKS, SOUND_WIDTH
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)

_PATCH = 187
"""Frames of music that are listened to at once."""
_MOST_MUSIC = 4
_ENOUGH_SPEECH, _ENOUGH_MUSIC = 0.05, 0.02
_MUSICAL = 0.5
_SILENT = 1e-4


class _Timeline(Protocol):
    """encoders.events.Timeline."""

    @property
    def speech(self) -> Reals: ...

    @property
    def probabilities(self) -> Reals: ...

    def shares(self) -> Reals: ...


class _EventsPart(Protocol):
    """encoders.events.Events."""

    def of(self, signal: Signal) -> _Timeline: ...


class _VoicePart(Protocol):
    """encoders.voice.Voice."""

    def vector(
        self, windows: Sequence[Signal], speech: Sequence[Reals] | None
    ) -> NDArray[np.float32] | None: ...


class _Heard(Protocol):
    """encoders.music.Heard."""

    @property
    def vector(self) -> NDArray[np.float32]: ...

    @property
    def energy(self) -> float: ...


class _MusicPart(Protocol):
    """encoders.music.Music."""

    def hear(self, spectra: Sequence[Spectrum]) -> _Heard | None: ...


class SoundEncoder:
    """Recordings in, vectors out. Works with any of its three models absent."""

    name = SOUND
    dimensions = SOUND_WIDTH

    def __init__(
        self,
        *,
        events: _EventsPart | None,
        voice: _VoicePart | None,
        music: _MusicPart | None,
    ) -> None:
        self._events = events
        self._voice = voice
        self._music = music

    def encode(self, path: MediaFile) -> NDArray[np.float32]:
        """(517,) as model.senses lays it out. Raises UnreadableError."""
        return self.encode_windows(read_windows(path))

    def encode_windows(self, windows: Sequence[Signal]) -> NDArray[np.float32]:
        """The same for sound that was read already."""
        windows = [one for one in windows if np.sqrt(np.mean(np.square(one))) > _SILENT]
        if not windows:
            raise UnreadableError(say("The recording is silent wherever it was listened to."))
        spectra = [Spectrum.of(one) for one in windows]
        times = None if self._events is None else [self._events.of(one) for one in windows]
        facts = dict.fromkeys(FACTS, np.nan)
        _put_shares(facts, times)
        _put_level(facts, windows)
        _put_pitch(facts, windows)
        _put_beat(facts, spectra)
        vector = np.full(SOUND_WIDTH, np.nan, dtype=np.float32)
        vector[SOUND_BLOCKS["timbre"]] = acoustics.timbre(spectra)
        speaker = self._speaker(windows, times)
        if speaker is not None:
            vector[SOUND_BLOCKS["voice"]] = speaker
        heard = self._heard_music(spectra, times)
        if heard is not None:
            vector[SOUND_BLOCKS["music"]] = heard.vector
            facts["music_energy"] = heard.energy
        vector[SOUND_BLOCKS["facts"]] = [facts[name] for name in FACTS]
        return vector

    def _speaker(
        self, windows: Sequence[Signal], times: Sequence[_Timeline] | None
    ) -> NDArray[np.float32] | None:
        if self._voice is None:
            return None
        if times is None:
            return self._voice.vector(windows, None)
        if np.mean([time.shares()[0] for time in times]) < _ENOUGH_SPEECH:
            return None
        return self._voice.vector(windows, [time.speech for time in times])

    def _heard_music(
        self, spectra: Sequence[Spectrum], times: Sequence[_Timeline] | None
    ) -> _Heard | None:
        # Of speech the network says "Hip-Hop", so that it is only asked where music plays.
        if self._music is None or times is None:
            return None
        if np.mean([time.shares()[2] for time in times]) < _ENOUGH_MUSIC:
            return None
        patches = sorted(
            (patch for one in zip(spectra, times, strict=True) for patch in _music_patches(*one)),
            key=lambda patch: -patch[0],
        )
        return self._music.hear([spectrum for _, spectrum in patches[:_MOST_MUSIC]])


def _music_patches(spectrum: Spectrum, time: _Timeline) -> list[tuple[float, Spectrum]]:
    """Three-second stretches in which music plays most of the time, with how much of it."""
    music = time.probabilities[:, 2]
    found = []
    for start in range(0, len(spectrum.power) - _PATCH + 1, _PATCH):
        part = slice(
            int(start / len(spectrum.power) * len(music)),
            int((start + _PATCH) / len(spectrum.power) * len(music)),
        )
        share = float((music[part] > 0.5).mean()) if len(music[part]) else 0.0
        if share >= _MUSICAL:
            found.append((share, Spectrum(spectrum.power[start : start + _PATCH])))
    return found


def _put_shares(facts: dict[str, float], times: Sequence[_Timeline] | None) -> None:
    if times is None:
        return
    shares = np.mean([time.shares() for time in times], axis=0)
    facts["speech_share"], facts["singing_share"], facts["music_share"] = shares.tolist()


def _put_level(facts: dict[str, float], windows: Sequence[Signal]) -> None:
    levels = [acoustics.loudness(one) for one in windows]
    found = [acoustics.pauses(level) for level in levels]
    loud = np.concatenate(levels)
    audible = loud[loud > np.percentile(loud, 90) - 40]
    facts["level_db"] = float(audible.mean())
    facts["level_spread_db"] = float(audible.std())
    facts["rate"] = float(np.mean([acoustics.syllables_a_second(level) for level in levels]))
    facts["pause_share"] = float(np.mean([one.share for one in found]))
    facts["pauses"] = float(np.mean([one.a_minute for one in found]))


def _put_pitch(facts: dict[str, float], windows: Sequence[Signal]) -> None:
    hertz = np.concatenate([acoustics.pitch(one) for one in windows])
    octaves = np.log2(hertz[~np.isnan(hertz)] / 100)
    if len(octaves) >= acoustics.RATE // HOP:  # a second of it
        facts["pitch"] = float(np.median(octaves))
        low, high = np.percentile(octaves, [10, 90])
        facts["pitch_spread"] = float((high - low) * 12)


def _put_beat(facts: dict[str, float], spectra: Sequence[Spectrum]) -> None:
    rises = [acoustics.onsets(one) for one in spectra]
    beats = np.array([acoustics.beats_a_minute(one) for one in rises])
    known = beats[~np.isnan(beats)]
    if len(known):
        # Over the whole hour a beat is often taken for two; the median of short stretches is not.
        facts["tempo"] = float(np.log2(np.median(known) / 120))
    facts["onset"] = float(np.mean([one.mean() for one in rises]))
