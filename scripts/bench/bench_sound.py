"""What hearing a downloaded hour and looking at a cover cost.

    OPENBLAS_NUM_THREADS=1 .venv/bin/python scripts/bench/bench_sound.py [--minutes 60] [--rounds 3]

The hour is made of the sample's recordings, at 44.1 kHz in stereo, as MP3, AAC and Opus; the covers
are the sample's and two of 3000 x 3000 pixels, a JPEG and a PNG. Measured is the processor time of
this process, one thread, after the models are loaded. Exit status 1 if a budget is exceeded:

- the sound of an hour, with its waveform and silences, in under 6 CPU seconds;
- a cover in under 100 ms;
- reading the windows and their numbers takes at most 150 MiB beside the models.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.update(OMP_NUM_THREADS="1", OMP_WAIT_POLICY="PASSIVE")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import av
import numpy as np

from podplayer.encoders import acoustics
from podplayer.encoders.acoustics import Spectrum
from podplayer.encoders.cover import CoverEncoder, load_cover
from podplayer.encoders.events import load_events
from podplayer.encoders.music import load_music
from podplayer.encoders.sound import SoundEncoder
from podplayer.encoders.voice import load_voice
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.encoders.windows import read_windows
from podplayer.media.analysis import analyse
from podplayer.worker.isolation import resident_bytes

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
RATE = 44_100
FORMATS = (("mp3", "libmp3lame", 128_000), ("m4a", "aac", 128_000), ("opus", "libopus", 64_000))
MOST_SECONDS, MOST_COVER, MOST_MIB = 6.0, 0.1, 150.0


def recordings() -> np.ndarray:
    """The sample's segments end to end: speech in four languages, music, pauses; (2, n) int16."""
    parts = []
    for path in sorted((SAMPLE / "audio").glob("*.mp3")):
        resampler = av.AudioResampler(format="s16p", layout="stereo", rate=RATE)
        with av.open(str(path)) as container:
            for frame in container.decode(audio=0):
                parts += [one.to_ndarray() for one in resampler.resample(frame)]
    return np.concatenate(parts, axis=1)


def write(path: Path, codec: str, bits: int, sound: np.ndarray, minutes: float) -> None:
    """Repeat the sound until it is long enough, and encode it."""
    rate = 48_000 if codec == "libopus" else RATE
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="stereo")
        stream.bit_rate = bits
        wanted, done, size = int(minutes * 60 * RATE), 0, RATE
        while done < wanted:
            place = done % (sound.shape[1] - size)
            piece = np.ascontiguousarray(sound[:, place : place + size])
            frame = av.AudioFrame.from_ndarray(piece, format="s16p", layout="stereo")
            frame.rate, frame.pts = RATE, None
            container.mux(stream.encode(frame))
            done += size
        container.mux(stream.encode(None))


def write_large_cover(path: Path, codec: str, pixel_format: str) -> None:
    """3000 x 3000, with the detail of a photograph."""
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (60, 60, 3), dtype=np.uint8)
    pixels = np.kron(coarse, np.ones((50, 50, 1), np.uint8))
    noisy = np.clip(pixels + rng.normal(0, 12, pixels.shape), 0, 255).astype(np.uint8)
    with av.open(str(path), "w", format="image2", options={"update": "1"}) as container:
        stream = container.add_stream(codec, rate=1, width=3000, height=3000)
        stream.pix_fmt = pixel_format
        container.mux(stream.encode(av.VideoFrame.from_ndarray(noisy, format="rgb24")))
        container.mux(stream.encode(None))


def seconds(call: Callable[[], object], rounds: int) -> float:
    """Median processor time."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        call()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def numbers(path: Path) -> None:
    """All that is told without a model."""
    for window in read_windows(path):
        acoustics.timbre([Spectrum.of(window)])
        acoustics.pitch(window)
        acoustics.syllables_a_second(acoustics.loudness(window))


def measure_sound(encoder: SoundEncoder, folder: Path, options: argparse.Namespace) -> bool:
    """Print a line for each format; whether a budget is exceeded."""
    sound, failed = recordings(), False
    for ending, codec, bits in FORMATS:
        path = folder / f"hour.{ending}"
        write(path, codec, bits, sound, options.minutes)
        before = resident_bytes()
        told = seconds(lambda path=path: numbers(path), options.rounds)  # type: ignore[misc]
        grown = (resident_bytes() - before) / 2**20
        windows = seconds(lambda path=path: read_windows(path), options.rounds)  # type: ignore[misc]
        heard = seconds(lambda path=path: encoder.encode(path), options.rounds)  # type: ignore[misc]
        surveyed = seconds(lambda path=path: analyse(path), 1)  # type: ignore[misc]
        total = heard + surveyed
        failed |= total > MOST_SECONDS or grown > MOST_MIB
        print(
            f"{ending:5} windows {windows:5.2f}  with numbers {told:5.2f} (+{grown:3.0f} MiB)  "
            f"with models {heard:5.2f}  waveform and silences {surveyed:5.2f}  "
            f"together {total:5.2f} CPU s (at most {MOST_SECONDS:g})"
        )
    return failed


def measure_covers(encoder: CoverEncoder, folder: Path, rounds: int) -> bool:
    """Print the slowest of the sample's covers and large ones; whether a budget is exceeded."""
    small = [
        seconds(lambda path=path: encoder.encode(path), rounds)  # type: ignore[misc]
        for path in sorted((SAMPLE / "covers").glob("*.jpg"))
    ]
    taken = {f"{len(small)} of the sample, the slowest": max(small)}
    for ending, codec, pixel_format in (("jpg", "mjpeg", "yuvj420p"), ("png", "png", "rgb24")):
        large = folder / f"large.{ending}"
        write_large_cover(large, codec, pixel_format)
        taken[f"3000 x 3000 {ending}"] = seconds(lambda path=large: encoder.encode(path), rounds)  # type: ignore[misc]
    for name, value in taken.items():
        print(f"cover {value * 1000:6.1f} ms  {name} (at most {MOST_COVER * 1000:g})")
    return max(taken.values()) > MOST_COVER


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    before = resident_bytes()
    sound = SoundEncoder(
        events=load_events(store), voice=load_voice(store), music=load_music(store)
    )
    cover = load_cover(store)
    print(f"models {(resident_bytes() - before) / 2**20:.0f} MiB")
    failed = False
    with tempfile.TemporaryDirectory() as name:
        if cover is not None:
            failed |= measure_covers(cover, Path(name), 3 * options.rounds)
        failed |= measure_sound(sound, Path(name), options)
    print(f"resident {resident_bytes() / 2**20:.0f} MiB")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
