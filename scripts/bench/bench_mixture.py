"""How often the survey's speech and music are those that a network of events hears.

    .venv/bin/python scripts/bench/bench_mixture.py FOLDER...

Each recording in the folders is heard by both, five seconds at a time, up to `--seconds` of it.
fit_mixture.py fits the survey to the network.
"""

import argparse
import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import av
import numpy as np

from podplayer.encoders.events import Events, load_events
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.media.fingerprint import band_weights
from podplayer.media.loudness import powers
from podplayer.media.mixture import MIXTURE_EDGES, measures, mixture, stretches
from podplayer.model.sound import STRETCH

RATE = 16_000
"""What the network hears; the bands of the survey end at 4 kHz."""
SPEECH_SHARE, MUSIC_SHARE = 0.35, 0.5
"""Of a stretch that make it one of speech, with its pauses, or of music."""
NAMES = ("nothing", "speech", "music", "both")


def read(path: Path, seconds: float) -> np.ndarray:
    """Mono, at 16 kHz, as loud as any other."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    parts, have = [], 0
    with av.open(str(path), metadata_errors="replace") as container:
        for frame in container.decode(audio=0):
            parts += [one.to_ndarray().ravel() for one in resampler.resample(frame)]
            have = sum(map(len, parts[-1:]), have)
            if have > seconds * RATE:
                break
    sound = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return sound * np.float32(0.1 / max(1e-4, float(np.sqrt(np.mean(sound**2 + 1e-12)))))


def recordings(folders: Sequence[Path], seconds: float) -> Iterator[np.ndarray]:
    """Of at least two stretches."""
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        try:
            sound = read(path, seconds)
        except (av.error.FFmpegError, IndexError, OSError):
            continue
        if len(sound) >= 2 * STRETCH * RATE / 1000:
            yield sound


@dataclass(frozen=True)
class Heard:
    """A recording, stretch by stretch."""

    measures: np.ndarray
    power: np.ndarray
    truth: np.ndarray
    """(n, 2) whether the network hears speech and music."""
    said: np.ndarray
    """What podplayer says, as model.sound.Mixture."""


def heard(sound: np.ndarray, rate: int, events: Events, *, network: np.ndarray) -> Heard:
    """Listen as the survey does, and as the network does, which gets the same at 16 kHz."""
    block = 1 << round(math.log2(rate * 0.023))
    row = 4 * block
    whole = sound[: len(sound) // row * row].astype(np.float32)
    weights = band_weights(MIXTURE_EDGES, size=row, rate=rate)
    rows = powers(whole.reshape(-1, row)) @ weights
    blocks = np.square(whole).reshape(-1, block).mean(axis=1)
    row_ms = row * 1000 / rate
    parts = stretches(rows, blocks, row_ms=row_ms)
    found = np.concatenate([measures(*part, row_ms=row_ms) for part in parts])
    power = np.concatenate([their.mean(axis=1) for _, their in parts])
    said = np.frombuffer(mixture(rows, blocks, row_ms=row_ms, quietest=1e-6), np.uint8)
    probabilities = events.of(network).probabilities
    step = round(STRETCH / row_ms) * row_ms / 10
    truth = []
    for place in range(len(found)):
        part = probabilities[int(place * step) : int((place + 1) * step)] > 0.5
        if not len(part):  # the network ends a window earlier
            break
        shares = part[:, 0].mean(), (part[:, 1] | part[:, 2]).mean()
        truth.append((shares[0] > SPEECH_SHARE, shares[1] > MUSIC_SHARE))
    end = len(truth)
    return Heard(found[:end], power[:end], np.array(truth), said[:end])


def resampled(sound: np.ndarray, rate: int, wanted: int) -> np.ndarray:
    """At another rate."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=wanted)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(sound[None], dtype=np.float32), format="flt", layout="mono"
    )
    frame.rate = rate
    return np.concatenate(
        [one.to_ndarray().ravel() for part in (frame, None) for one in resampler.resample(part)]
    )


def compare(recordings: Sequence[Heard]) -> None:
    """Print how often podplayer says what the network does."""
    truth = np.concatenate([one.truth for one in recordings])
    said = np.concatenate([one.said for one in recordings])
    own = truth[:, 0] + 2 * truth[:, 1]
    table = np.zeros((4, 4), int)
    np.add.at(table, (own, said), 1)
    print(f"{len(own)} stretches; rows: the network, columns: podplayer ({', '.join(NAMES)})")
    print(table)
    for bit, name in ((1, "speech"), (2, "music")):
        print(f"{name}: {((own & bit) == (said & bit)).mean():.1%} alike")
    print(f"all of it: {(own == said).mean():.1%} alike")


def main() -> int:
    """Listen, compare, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=75)
    options = parser.parse_args()
    events = load_events(WeightStore(models=read_manifest(manifest_path()), cache_dir=None))
    if events is None:
        print("The network of events is not installed.")
        return 1
    sounds = recordings(options.folders, options.seconds)
    compare([heard(sound, RATE, events, network=sound) for sound in sounds])
    return 0


if __name__ == "__main__":
    sys.exit(main())
