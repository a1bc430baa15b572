"""A few seconds from all over a recording, by seeking: an hour is never decoded whole."""

from collections.abc import Iterator, Sequence

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.container import InputContainer

from podplayer.encoders.acoustics import RATE, Signal
from podplayer.model.containers import RECORDINGS_ONLY
from podplayer.model.sealed import MediaFile, for_decoder
from podplayer.model.sentence import say

WINDOWS, SECONDS = 8, 10.0
_OPTIONS = {**RECORDINGS_ONLY, "probesize": "5000000"}
_SEEK_SLACK = 20.0
"""Seconds that may be decoded in vain after a seek, in files whose index is coarse."""
_SHORTEST = 0.5


class UnreadableError(ValueError):
    """A file that cannot be heard or seen; the text is a sentence."""


def read_windows(path: MediaFile) -> list[Signal]:
    """Up to eight stretches of ten seconds, mono, at 16 kHz.

    A recording of less than eighty seconds is read whole. Raises UnreadableError.
    """
    try:
        with av.open(for_decoder(path), mode="r", options=_OPTIONS) as container:
            found = [part for part in _parts(container) if len(part) >= _SHORTEST * RATE]
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UnreadableError(
            say("The recording cannot be decoded ({error}).", error=error)
        ) from error
    if not found:
        raise UnreadableError(say("The recording has no sound."))
    return found


def read_stretch(path: MediaFile, *, start: float, seconds: float) -> Signal:
    """So many seconds, mono, at 16 kHz; fewer at the end. Raises UnreadableError."""
    try:
        with av.open(for_decoder(path), mode="r", options=_OPTIONS) as container:
            if not container.streams.audio:
                raise UnreadableError(say("The recording has no sound."))
            if start > 0:
                container.seek(int(start * av.time_base))
            return _stretch(container, start=start, seconds=seconds)
    except EOFError:
        return np.zeros(0, np.float32)
    except (av.error.FFmpegError, OSError) as error:
        raise UnreadableError(
            say("The recording cannot be decoded ({error}).", error=error)
        ) from error


def _parts(container: InputContainer) -> list[Signal]:
    if not container.streams.audio:
        return []
    seconds = (container.duration or 0) / av.time_base
    if seconds <= WINDOWS * SECONDS:
        whole = _stretch(container, start=0.0, seconds=WINDOWS * SECONDS)
        size = int(SECONDS * RATE)
        return [whole[start : start + size] for start in range(0, len(whole), size)]
    return [_from(container, start) for start in _starts(seconds)]


def _starts(seconds: float) -> Sequence[float]:
    """Each window stands in the middle of an eighth."""
    part = seconds / WINDOWS
    return [part * (place + 0.5) - SECONDS / 2 for place in range(WINDOWS)]


def _from(container: InputContainer, start: float) -> Signal:
    try:
        container.seek(int(start * av.time_base))
        return _stretch(container, start=start, seconds=SECONDS)
    except av.error.FFmpegError:
        return np.zeros(0, np.float32)  # A hole in the file; the other windows may be whole.


def _stretch(container: InputContainer, *, start: float, seconds: float) -> Signal:
    resampler = AudioResampler(format="flt", layout="mono", rate=RATE)
    wanted, parts, have = int(seconds * RATE), [], 0
    for chunk in _decoded(container, resampler, start=start):
        parts.append(chunk)
        have += len(chunk)
        if have >= wanted:
            break
    return np.concatenate(parts)[:wanted] if parts else np.zeros(0, np.float32)


def _decoded(
    container: InputContainer, resampler: AudioResampler, *, start: float
) -> Iterator[Signal]:
    """Sound from `start` on, at our rate."""
    spent = 0.0
    for frame in container.decode(audio=0):
        begins = frame.time if frame.time is not None else start
        length = frame.samples / frame.sample_rate if frame.sample_rate else 0.0
        if begins + length <= start:
            spent += length
            if spent > _SEEK_SLACK:
                return
            continue
        skipped = int(max(0.0, start - begins) * RATE)
        for converted in resampler.resample(frame):
            samples = converted.to_ndarray().reshape(-1)
            yield samples[skipped:].astype(np.float32, copy=False)
            skipped = 0
