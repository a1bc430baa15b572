"""Made-up sound and pictures, written with the standard library alone."""

import struct
import wave
import zlib
from pathlib import Path

import numpy as np

RATE = 16_000


def signal() -> np.ndarray:
    """Ten seconds of a gliding tone in syllables, a pause in every five, noise, and clicks.

    tests/data/sound/librosa.json holds what librosa 0.11.0 says of it, with n_fft=512,
    hop_length=256 and 40 mel bands.
    """
    t = np.arange(10 * RATE) / RATE
    hertz = 140 * 2 ** (0.3 * np.sin(2 * np.pi * 0.7 * t))
    phase = 2 * np.pi * np.cumsum(hertz) / RATE
    tone = sum(np.sin(k * phase) / k for k in range(1, 8))
    envelope = np.clip(np.sin(2 * np.pi * 2 * t), 0, 1) * (t % 5 < 4)
    noise = np.random.default_rng(1).standard_normal(len(t))
    clicks = np.exp(-80 * (t % 0.5)) * noise
    return (0.2 * tone * envelope + 0.02 * noise * (t > 7) + 0.2 * clicks * (t > 3)).astype("f4")


def tone(hertz: float, *, seconds: float = 10.0, level: float = 0.2) -> np.ndarray:
    """A sine."""
    t = np.arange(int(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * hertz * t)).astype("f4")


def write_wav(path: Path, samples: np.ndarray, *, rate: int = RATE) -> Path:
    """Sixteen bits, mono."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def write_png(path: Path, pixels: np.ndarray, *, size: tuple[int, int] | None = None) -> Path:
    """(h, w, 3 or 4) uint8; `size` is what the header claims."""
    height, width, channels = pixels.shape
    claimed = size or (width, height)
    kind = 2 if channels == 3 else 6
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", *claimed, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 1)),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path
