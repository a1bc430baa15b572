"""A talk of syllables and rests, advertisements, and files in which they are spliced."""

from pathlib import Path

import av
import numpy as np

RATE = 16_000


def talk(seconds: float, *, seed: int) -> np.ndarray:
    """Syllables of changing pitch and timbre, with rests: no two places are alike."""
    rng = np.random.default_rng(seed)
    parts: list[np.ndarray] = []
    count = 0
    while count < seconds * RATE:
        length = int(RATE * rng.uniform(0.09, 0.28))
        t = np.arange(length) / RATE
        pitch = rng.uniform(90, 260) * (1 + rng.uniform(-0.2, 0.2) * t / t[-1])
        phase = 2 * np.pi * np.cumsum(pitch) / RATE
        formants = rng.uniform(300, 3_000, 3)
        voice = np.zeros(length)
        for harmonic in range(1, 16):
            hertz = harmonic * float(pitch.mean())
            strength = sum(np.exp(-(((hertz - f) / 250) ** 2)) for f in formants) + 0.03
            voice += strength * np.sin(harmonic * phase)
        voice += 0.05 * rng.standard_normal(length)
        voice *= np.sqrt(np.hanning(length)) * rng.uniform(0.3, 1.0)
        parts.append(voice)
        count += length
        if rng.random() < 0.12:
            rest = int(RATE * rng.uniform(0.1, 0.7))
            parts.append(0.001 * rng.standard_normal(rest))
            count += rest
    joined = np.concatenate(parts)[: round(seconds * RATE)]
    return (0.3 * joined / np.abs(joined).max()).astype(np.float32)


def encode(path: Path, samples: np.ndarray, *, codec: str, bits: int, rate: int = RATE) -> Path:
    """Write samples as a file of that format."""
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        stream.bit_rate = bits
        for start in range(0, len(samples), RATE):
            piece = np.ascontiguousarray(samples[None, start : start + RATE], dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="mono")
            frame.rate = RATE
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
    return path
