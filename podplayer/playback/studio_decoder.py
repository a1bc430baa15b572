"""Bytes become samples with their true place in the media. FFmpeg through PyAV."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

from podplayer.model.containers import HERTZ, RECORDINGS_ONLY
from podplayer.model.damage import decodable
from podplayer.model.errors import PlaybackError
from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.playback.backend import NO_AUDIO, ByteSource, MediaSource
from podplayer.playback.studio_gate import RATE, Samples

logger = logging.getLogger(__name__)

_MICROSECONDS = 1_000_000
_PREROLL_MS = 200
"""Decoded before a place that is sought: codecs need some frames before they sound right."""
_GAP_MS = 250.0
_PIECE = RATE // 10
_NEVER = -1

av.logging.set_level(av.logging.PANIC)


class Turns:
    """Which order is wanted, and which one whoever reads is about."""

    def __init__(self, turn: int) -> None:
        self.wanted = self.served = turn


class SourceFile:
    """A path or a growing source as the file that PyAV reads; its thread may wait in `read`."""

    def __init__(self, source: MediaSource, *, turn: int, is_patient: bool = True) -> None:
        """`is_patient`: whether reads wait for bytes; else they count as interrupted."""
        self.name = source.name
        self.is_patient = is_patient
        self._source = source
        self._file: BinaryIO | None = source.open("rb") if isinstance(source, Path) else None
        self._at = 0
        self.turns = Turns(turn)
        self.was_interrupted = False
        """Whether a read came back empty before the end, so that FFmpeg believes in an end."""

    def read(self, count: int) -> bytes:
        """Some bytes from where it stands; empty at the end or after an interruption."""
        if self.is_behind:
            self.was_interrupted = True
            return b""
        if self._file is not None:
            return self._file.read(count)
        source: ByteSource = self._source  # type: ignore[assignment]
        data = source.read_at(self._at, count, blocks=self.is_patient)
        self._at += len(data)
        if not data and (source.size is None or self._at < source.size):
            self.was_interrupted = True
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Stand elsewhere."""
        if self._file is not None:
            try:
                return self._file.seek(offset, whence)
            except (OSError, ValueError, OverflowError):
                return -1  # damaged media name places that no file has
        size = getattr(self._source, "size", None) or 0
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Where it stands."""
        return self._file.tell() if self._file is not None else self._at

    @property
    def is_behind(self) -> bool:
        """Whether whoever reads does so for an order that is not wanted any more."""
        return self.turns.wanted != self.turns.served

    def follow(self, other: "SourceFile") -> None:
        """Obey whoever holds the other one, of the same source, from now on."""
        self.turns = other.turns

    def give_up(self, turn: int = _NEVER) -> None:
        """From another thread: reads give nothing until that order is followed, or for ever."""
        self.turns.wanted = turn
        self.interrupt()

    def interrupt(self) -> None:
        """Wake whoever waits for bytes. A read that was about to wait may miss it: repeat it."""
        if not isinstance(self._source, Path):
            self._source.interrupt()

    def go_on(self, turn: int) -> None:
        """Reads give bytes again, for this order."""
        if isinstance(self._source, Path) and self.turns.wanted != _NEVER:
            self.turns.wanted = turn  # nobody gives up reading a file for a seek
        self.turns.served = turn
        self.was_interrupted = False

    def close(self) -> None:
        """Let go of the file; a source belongs to whoever made it."""
        if self._file is not None:
            self._file.close()


class Decoder:
    """One source, decoded forward from any place, as stereo at RATE.

    Raises:
        PlaybackError: it is no audio.
    """

    def __init__(self, file: SourceFile, *, is_growing: bool) -> None:
        self._file = file
        # Without fastseek FFmpeg reads an MP3 up to the place that is sought: exact for a file,
        # but for a stream it would have to be fetched first.
        options = {**RECORDINGS_ONLY, **({"fflags": "+fastseek"} if is_growing else {})}
        try:
            self._container = av.open(file, mode="r", options=options, metadata_errors="replace")
        except (FFmpegError, OSError, ValueError) as error:
            logger.info("FFmpeg cannot open the source: %s", type(error).__name__)
            raise PlaybackError(NO_AUDIO) from error
        streams = self._container.streams.audio
        if not streams:
            self._container.close()
            raise PlaybackError(say("There is no audio in this file."))
        self._stream = streams[0]
        self._stream.codec_context.thread_count = 1  # threads cost more than audio does
        self._zero = self._first_time()
        self._resampler = _resampler()
        self._pieces = self._decoded(from_ms=0.0)

    @property
    def duration(self) -> Ms | None:
        """As the container tells it; a guess for some files."""
        length = self._container.duration
        if length is None or length <= 0:
            return None
        return Ms(length * 1000 // _MICROSECONDS)

    def _first_time(self) -> float:
        start, base = self._stream.start_time, self._stream.time_base
        return 0.0 if start is None or base is None else max(0.0, float(start * base) * 1000)

    def seek(self, place: Ms) -> None:
        """The next piece is from there, to the sample.

        Raises:
            PlaybackError: the container cannot be sought in.
        """
        target = max(0.0, place + self._zero - _PREROLL_MS)
        try:
            self._container.seek(round(target * 1000), backward=True)
        except (FFmpegError, OSError) as error:
            if place > 0:
                raise PlaybackError(say("It is not possible to seek in this audio.")) from error
        self._resampler = _resampler()
        self._pieces = self._decoded(from_ms=float(place))

    def read(self) -> tuple[float, Samples] | None:
        """The next tenth of a second or so with its place in milliseconds; None at the end."""
        gathered: list[Samples] = []
        place, count = 0.0, 0
        while count < _PIECE:
            piece = next(self._pieces, None)
            if piece is None:
                break
            if not gathered:
                place = piece[0]
            gathered.append(piece[1])
            count += len(piece[1])
        if not gathered:
            return None
        return place, gathered[0] if len(gathered) == 1 else np.concatenate(gathered)

    def _decoded(self, *, from_ms: float) -> Iterator[tuple[float, Samples]]:
        """Samples from a place on. Places are counted: time stamps jump in damaged media."""
        at: float | None = None
        for told, samples in self._resampled():
            if at is None or (told is not None and told - at > _GAP_MS):
                at = told if told is not None else (from_ms if at is None else at)
            begin, at = at, at + len(samples) * 1000 / RATE
            if at <= from_ms:
                continue
            cut = round(max(0.0, from_ms - begin) * RATE / 1000)
            if cut < len(samples):
                yield begin + cut * 1000 / RATE, samples[cut:]

    def _resampled(self) -> Iterator[tuple[float | None, Samples]]:
        for frame in self._frames():
            told: float | None = None
            if frame.pts is not None and frame.time_base is not None:
                told = float(frame.pts * frame.time_base) * 1000 - self._zero
            try:
                results = self._resampler.resample(frame)
            except (FFmpegError, ValueError):
                # The layout changed on the way (chained streams): begin anew with the new one.
                self._resampler = _resampler()
                results = self._resampler.resample(frame)
            for result in results:
                yield told, as_samples(result)

    def _frames(self) -> Iterator[av.AudioFrame]:
        packets = self._container.demux(self._stream)
        frames = decodable(packets, failures=(FFmpegError, OSError))
        return (frame for frame in frames if frame.sample_rate in HERTZ)

    def close(self) -> None:
        """Free FFmpeg's side of it and the file; a growing source stays its owner's."""
        self._container.close()
        self._file.close()


def as_samples(frame: av.AudioFrame) -> Samples:
    """The samples of a frame of interleaved stereo floats."""
    return frame.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False)


def _resampler() -> AudioResampler:
    return AudioResampler(format="flt", layout="stereo", rate=RATE)
