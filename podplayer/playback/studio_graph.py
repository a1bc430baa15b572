"""FFmpeg's filters as a chain that takes samples and gives samples, and the chains of a wish."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import av
import numpy as np
from av.filter import Graph

from podplayer.playback.sound import EQUALIZER_HERTZ, Sound
from podplayer.playback.studio_gate import RATE, Samples

_VOICE = (
    ("highpass", "f=75"),
    ("equalizer", "f=220:t=q:w=1:g=-2"),
    ("equalizer", "f=3200:t=q:w=0.9:g=4"),
    ("acompressor", "threshold=-26dB:ratio=3.5:attack=8:release=180:knee=6:makeup=2"),
)
_EVEN = ("speechnorm", "e=8:r=0.0002:f=0.0005:l=1")
METER = ("ebur128", "metadata=1")
LIMITER = ("alimiter", "limit=0.89:level=0:attack=4:release=60:latency=1")
"""A decibel below full scale: what comes out of a lossy codec may rise above its samples."""
_LOUDNESS = "lavfi.r128.I"

Part = tuple[str, str]


def shape_parts(sound: Sound) -> Sequence[Part]:
    """The filters of a timbre, without those of loudness and speed."""
    parts: list[Part] = []
    if sound.boosts_voice:
        parts += _VOICE
    for hertz, gain in zip(EQUALIZER_HERTZ, sound.equalizer, strict=False):
        if abs(gain) >= 0.1:
            parts.append(("equalizer", f"f={hertz}:t=o:w=1.5:g={max(-15.0, min(15.0, gain)):.1f}"))
    if sound.evens_voices:
        parts.append(_EVEN)
    return parts


def tempo_parts(rate: float) -> Sequence[Part]:
    """Speed at the same pitch. Above 2 a single atempo leaves samples out, so that two share it."""
    if abs(rate - 1.0) < 0.001:
        return ()
    if rate <= 2.0:
        return (("atempo", f"{rate:.4f}"),)
    half = rate**0.5
    return (("atempo", f"{half:.6f}"), ("atempo", f"{rate / half:.6f}"))


class Chain:
    """One filter after the other. Without any, samples pass as they are."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self.loudness: float | None = None
        """LUFS of what went through a METER so far."""
        self._pushed = 0
        self._graph: Graph | None = _graph(self.parts) if parts else None

    def push(self, samples: Samples) -> Samples:
        """Take some; what is ready comes back, which may be nothing yet."""
        if self._graph is None or not len(samples):
            return samples
        flat = np.ascontiguousarray(samples, dtype=np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(flat, format="flt", layout="stereo")
        frame.sample_rate = RATE
        frame.pts = self._pushed
        self._pushed += len(samples)
        self._graph.push(frame)
        return _joined(self._pull(self._graph))

    def flush(self) -> Samples:
        """Everything that is still inside; nothing can be pushed any more."""
        if self._graph is None or self._pushed == 0:
            return _joined(())
        self._graph.push(None)
        rest = _joined(self._pull(self._graph))
        self._graph = None
        return rest

    def _pull(self, graph: Graph) -> Iterator[Samples]:
        while True:
            try:
                frame = graph.pull()
            except (BlockingIOError, EOFError):
                return
            if not isinstance(frame, av.AudioFrame):
                continue
            metadata: Mapping[str, str] = frame.metadata
            if _LOUDNESS in metadata:
                self.loudness = float(metadata[_LOUDNESS])
            yield frame.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False)


def _graph(parts: Sequence[Part]) -> Graph:
    graph = Graph()
    graph.threads = 1  # starting threads costs more than these filters do
    second = Fraction(1, RATE)
    last = graph.add_abuffer(format="flt", sample_rate=RATE, layout="stereo", time_base=second)
    shape = ("aformat", f"sample_fmts=flt:channel_layouts=stereo:sample_rates={RATE}")
    for name, arguments in (*parts, shape):
        node = graph.add(name, arguments)
        last.link_to(node)
        last = node
    sink = graph.add("abuffersink")
    last.link_to(sink)
    graph.configure()
    return graph


def _joined(pieces: Iterator[Samples] | tuple[()]) -> Samples:
    found = list(pieces)
    if len(found) == 1:
        return found[0]
    return np.concatenate(found) if found else np.zeros((0, 2), dtype=np.float32)
