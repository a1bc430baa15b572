"""One pass over an audio file: its true length, loudness, waveform, silences, speech and music.

About four CPU seconds an hour, which is why it runs in a process of its own (scan.py).
"""

import logging
import math
from collections.abc import Callable, Iterator

import av
import numpy as np
import numpy.typing as npt
from av.audio.fifo import AudioFifo
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

from podplayer.media.fingerprint import BAND_EDGES, Printer, band_weights, to_bytes
from podplayer.media.loudness import Floats, integrated, powers, weights
from podplayer.media.mixture import MIXTURE_EDGES, mixture
from podplayer.model.containers import HERTZ, RECORDINGS_ONLY
from podplayer.model.damage import decodable
from podplayer.model.errors import MediaError
from podplayer.model.ids import Ms
from podplayer.model.sealed import MediaFile, for_decoder
from podplayer.model.sentence import say
from podplayer.model.sound import SHORTEST_SILENCE, Silence, SoundFacts, silence_level

logger = logging.getLogger(__name__)

Progress = Callable[[Ms], object]
"""Hears how much was decoded; may raise Cancelled."""

_PEAKS = 2_000
"""Stretches of the waveform: as many as a wide screen has columns."""
_SECONDS = 3
"""Of samples that are looked at together: no more than the cache of a processor holds."""
_ROW = 4
"""Blocks of some 23 ms whose loudness is measured together."""
_PRINTED = slice(2, 2 + len(BAND_EDGES) - 1)
"""Of the bands of the mixture those that the fingerprint is made of."""
_SAME = 1e-3
"""Of the power of a row: what two channels differ by less than is not looked at."""
_INAUDIBLE = np.float32(1e-9)
"""Decoders let silence fade to numbers so small that a processor counts with them ten times as
slowly; with this added there are none, and at no frequency that is heard."""
_MOST_HOURS = 60
"""A file that claims more is damaged or loops."""


def analyse(path: MediaFile, *, progress: Progress | None = None) -> SoundFacts:
    """Decode a file once.

    Raises:
        MediaError: it cannot be opened, or has no audio.
        Cancelled: by `progress`.
    """
    av.logging.set_level(av.logging.PANIC)
    try:
        container = av.open(
            for_decoder(path), mode="r", options=dict(RECORDINGS_ONLY), metadata_errors="replace"
        )
    except (FFmpegError, OSError, ValueError) as error:
        raise MediaError(say("{name} is no audio that can be read.", name=path.name)) from error
    with container:
        if not container.streams.audio:
            raise MediaError(say("There is no audio in {name}.", name=path.name))
        survey = _Survey()
        for samples, rate in _pieces(container):
            survey.add(samples, rate)
            if progress is not None:
                progress(survey.duration)
            if survey.duration > _MOST_HOURS * 3_600_000:
                raise MediaError(say("{name} does not end.", name=path.name))
        survey.finish()
    if survey.duration <= 0:
        raise MediaError(say("There is no audio in {name} that can be decoded.", name=path.name))
    return survey.facts()


def _pieces(container: av.container.InputContainer) -> Iterator[tuple[Floats, int]]:
    """(channels, n) floats, whole rows of a few seconds where the format stays, and the rate.

    Which is that of the first frame: what was spliced in may have another.
    """
    fifo, shape, size, rate = AudioFifo(), None, 0, 0
    resampler: AudioResampler | None = None
    for frame in _frames(container):
        now = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != now:
            yield from _rest(fifo)
            fifo, shape, rate = AudioFifo(), now, rate or frame.sample_rate
            resampler = None if frame.sample_rate == rate else AudioResampler(rate=rate)
            row = _block_of(rate) * _ROW
            size = max(1, rate * _SECONDS // row) * row
        frame.pts = None  # time stamps jump in damaged media; samples are counted
        for part in (frame,) if resampler is None else resampler.resample(frame):
            part.pts = None
            fifo.write(part)
        while fifo.samples >= size:
            piece = fifo.read(size)
            if isinstance(piece, av.AudioFrame):
                yield _floats(piece), rate
    yield from _rest(fifo)


def _rest(fifo: AudioFifo) -> Iterator[tuple[Floats, int]]:
    frame = fifo.read() if fifo.samples else None
    if isinstance(frame, av.AudioFrame):
        yield _floats(frame), frame.sample_rate


def _block_of(rate: int) -> int:
    """A power of two near 23 ms: its spectrum costs a third of that of a round number."""
    return 1 << max(4, round(math.log2(rate * 0.023)))


def _frames(container: av.container.InputContainer) -> Iterator[av.AudioFrame]:
    stream = container.streams.audio[0]
    stream.codec_context.thread_count = 1
    frames = decodable(container.demux(stream), failures=(FFmpegError, OSError))
    return (frame for frame in frames if frame.samples and frame.sample_rate in HERTZ)


_FULL_SCALE = {"u8": 128.0, "s16": 2.0**15, "s32": 2.0**31, "s64": 2.0**63}


def _floats(frame: av.AudioFrame) -> Floats:
    data: npt.NDArray[np.float32] = frame.to_ndarray().astype(np.float32, copy=False)
    if not frame.format.is_planar:
        data = data.reshape(-1, frame.layout.nb_channels).T
    kind = frame.format.packed.name
    if kind == "u8":
        data = data - np.float32(128.0)
    scale = _FULL_SCALE.get(kind)
    return data if scale is None else data / np.float32(scale)


class _Survey:
    """Looks at ten seconds at a time, and remembers the rest of a row for the next time."""

    def __init__(self) -> None:
        self._rate = 0
        self._block = 0
        self._rest: Floats = np.zeros((0, 0), dtype=np.float32)
        self._weight: Floats = np.zeros(0, dtype=np.float32)
        self._bands: Floats = np.zeros((0, 0), dtype=np.float32)
        self._highest = 0
        """Behind the last bin of the highest band."""
        self._printer = Printer()
        self._seconds = 0.0
        self._rows: list[Floats] = []
        self._powers: list[Floats] = []
        self._peaks: list[Floats] = []
        self._bands_heard: list[Floats] = []

    @property
    def duration(self) -> Ms:
        """How much came."""
        return Ms(round(self._seconds * 1000))

    def add(self, samples: Floats, rate: int) -> None:
        """Look at a piece."""
        if rate != self._rate or len(samples) != len(self._rest):
            self.finish()
            self._rate = rate
            self._block = _block_of(rate)
            self._weight = weights(self._block * _ROW, rate)
            bands = band_weights(MIXTURE_EDGES, size=self._block * _ROW, rate=rate)
            self._highest = int(np.flatnonzero(bands.any(axis=1))[-1]) + 1
            self._bands = bands[: self._highest]
            self._rest = np.zeros((len(samples), 0), dtype=np.float32)
        self._seconds += samples.shape[1] / rate
        data = np.concatenate((self._rest, samples), axis=1) if self._rest.size else samples
        row = self._block * _ROW
        whole = data.shape[1] // row * row
        self._rest = data[:, whole:]
        self._look(data[:, :whole])

    def finish(self) -> None:
        """Look at what is left, filled up with silence."""
        if self._rest.size:
            missing = -self._rest.shape[1] % (self._block * _ROW)
            self._look(np.pad(self._rest, ((0, 0), (0, missing))))
            self._rest = self._rest[:, :0]

    def _look(self, data: Floats) -> None:
        if not data.shape[1]:
            return
        if not np.isfinite(data.sum()):  # a look at every number costs twice as much
            data = np.nan_to_num(data, posinf=1.0, neginf=-1.0)
        loudness, bands = self._spectra(data + _INAUDIBLE)
        self._rows.append(loudness)
        self._bands_heard.append(bands)
        self._printer.add(bands[:, _PRINTED], row_ms=self._block * _ROW * 1000 / self._rate)
        blocks = data.reshape(len(data), -1, self._block)
        self._powers.append(np.einsum("cnb,cnb->n", blocks, blocks) / (len(data) * self._block))
        self._peaks.append(np.maximum(blocks.max(axis=2), -blocks.min(axis=2)).max(axis=0))

    def _spectra(self, data: Floats) -> tuple[Floats, Floats]:
        """(n,) weighted power of each row, channels summed, and (n, bands), their mean."""
        row = self._block * _ROW
        if len(data) != 2:
            channels, scale = [one.reshape(-1, row) for one in data], 1.0
        else:
            # The powers of left and right are together those of sum and difference, halved. Talk
            # comes from the middle, so that the difference is most often not worth a spectrum.
            middle, side = ((data[0] + sign * data[1]).reshape(-1, row) for sign in (1, -1))
            power, other = (np.einsum("nb,nb->n", one, one) for one in (middle, side))
            side[other < _SAME * power] = 0.0
            channels, scale = [middle, side], 0.5
        loudness = np.zeros(data.shape[1] // row, dtype=np.float32)
        bands = np.zeros((len(loudness), self._bands.shape[1]), dtype=np.float32)
        for channel in channels:
            heard = channel.any(axis=1)
            power = powers(channel[heard])
            loudness[heard] += power @ self._weight * np.float32(scale)
            bands[heard] += power[:, : self._highest] @ self._bands * np.float32(scale / len(data))
        return loudness, bands

    def facts(self) -> SoundFacts:
        """Everything in a few numbers."""
        loudness = integrated(np.concatenate(self._rows))
        blocks, level = np.concatenate(self._powers), silence_level(loudness)
        block_ms = self._block * 1000 / self._rate
        return SoundFacts(
            duration=self.duration,
            loudness=None if loudness is None else round(loudness, 2),
            peaks=waveform(np.concatenate(self._peaks)),
            silences=tuple(silences_in(blocks, block_ms=block_ms, level=level, end=self.duration)),
            mixture=mixture(
                np.concatenate(self._bands_heard),
                blocks,
                row_ms=block_ms * _ROW,
                quietest=10.0 ** (level / 10.0),
            ),
            fingerprint=to_bytes(self._printer.codes()),
        )


def waveform(peaks: Floats) -> bytes:
    """The highest peak of each of at most 2,000 stretches, a byte each."""
    if not len(peaks):
        return b""
    starts = np.unique(  # noqa: TID251 - in a process of its own
        np.linspace(0, len(peaks), min(_PEAKS, len(peaks)), endpoint=False).astype(int)
    )
    highest = np.maximum.reduceat(peaks, starts)
    scaled: npt.NDArray[np.uint8] = np.clip(np.rint(highest * 255), 0, 255).astype(np.uint8)
    return scaled.tobytes()


def silences_in(blocks: Floats, *, block_ms: float, level: float, end: Ms) -> Iterator[Silence]:
    """Runs of blocks whose mean power lies below `level` dBFS, half a second and more."""
    quiet = blocks < 10.0 ** (level / 10.0)
    edges: npt.NDArray[np.int64] = np.flatnonzero(np.diff(quiet, prepend=False, append=False))
    for first, behind in edges.reshape(-1, 2):
        start = Ms(round(float(first) * block_ms))
        silence = Silence(start=start, end=Ms(min(round(float(behind) * block_ms), end)))
        if silence.length >= SHORTEST_SILENCE:
            yield silence
