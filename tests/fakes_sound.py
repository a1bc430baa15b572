"""Made-up sound and its measurements, and the studio rendered without any device."""

import wave
from pathlib import Path

import numpy as np

from podplayer.model.ids import Ms
from podplayer.playback.sound import Sound
from podplayer.playback.studio_decoder import Decoder, SourceFile
from podplayer.playback.studio_gate import RATE
from podplayer.playback.studio_graph import METER, Chain
from podplayer.playback.studio_pipeline import Pipeline


def write_samples(path: Path, samples: np.ndarray, *, rate: int = RATE) -> Path:
    """A mono wave file of floats between -1 and 1."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.clip(samples * 32767, -32768, 32767).astype("<i2").tobytes())
    return path


def tone(seconds: float, *, hertz: float = 440.0, level: float = 0.3) -> np.ndarray:
    """A sine."""
    return level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def speech(seconds: float, *, level: float = 0.3, seed: int = 7) -> np.ndarray:
    """Noise in syllables: about as restless as a voice."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE)
    noise = np.convolve(rng.standard_normal(count), np.ones(8) / 8, mode="same")
    syllables = 0.35 + 0.65 * np.abs(np.sin(2 * np.pi * 2.3 * np.arange(count) / RATE))
    return level * noise / np.abs(noise).max() * syllables


def hush(seconds: float) -> np.ndarray:
    """Nearly nothing: the noise of a good room."""
    rng = np.random.default_rng(1)
    return 0.0005 * rng.standard_normal(round(seconds * RATE))


class Rendered:
    """A file as it would sound."""

    def __init__(
        self, path: Path, sound: Sound | None = None, *, rate: float = 1.0, start: int = 0
    ) -> None:
        decoder = Decoder(SourceFile(path, turn=0), is_growing=False)
        pipeline = Pipeline(decoder, sound=sound or Sound(), rate=rate)
        if start:
            pipeline.seek(Ms(start))
        pieces, self.places, count = [], [], 0
        while (piece := pipeline.read()) is not None:
            place, pace, samples = piece
            self.places.append((count, place, pace))
            count += len(samples)
            pieces.append(samples)
        self.samples = np.concatenate(pieces) if pieces else np.zeros((0, 2), np.float32)
        self.saved = pipeline.saved
        pipeline.close()

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE

    @property
    def left(self) -> np.ndarray:
        return self.samples[:, 0]

    @property
    def hertz(self) -> float:
        part = self.left[RATE // 2 : RATE // 2 + 2 * RATE]
        spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), n=8 * len(part)))
        return float(spectrum.argmax()) * RATE / (8 * len(part))


def loudness(samples: np.ndarray) -> float:
    """LUFS as FFmpeg's own meter hears it."""
    meter = Chain((METER,))
    for start in range(0, len(samples), RATE // 10):
        meter.push(samples[start : start + RATE // 10].astype(np.float32))
    assert meter.loudness is not None
    return meter.loudness
