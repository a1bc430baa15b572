"""How often the survey's speech and music are those that a network of events hears.

    .venv/bin/python scripts/bench/bench_mixture.py FOLDER... [--mix] [--fit]

Each recording in the folders is heard by both, five seconds at a time, up to `--seconds` of it.
`--mix` also lays each recording over the next one, 0, 6, 12 and 18 dB louder: speech over music is
rare in folders of either. `--fit` fits the regressions to what the network says of these, and
prints the numbers for podplayer/media/mixture.py; judge them on other folders.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
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
BLOCK, ROW = 512, 2_048
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


def mixed(sounds: Sequence[np.ndarray]) -> Iterator[np.ndarray]:
    """Each over the next."""
    for place, sound in enumerate(sounds):
        other = sounds[(place + 1) % len(sounds)]
        size = min(len(sound), len(other))
        yield sound[:size] + other[:size] * np.float32(10 ** (-6 * (place % 4) / 20))


def heard(sound: np.ndarray, events: Events) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The measures of each stretch, what the network says of it, and what podplayer says."""
    whole = sound[: len(sound) // ROW * ROW].astype(np.float32)
    weights = band_weights(MIXTURE_EDGES, size=ROW, rate=RATE)
    rows = powers(whole.reshape(-1, ROW)) @ weights
    blocks = np.square(whole).reshape(-1, BLOCK).mean(axis=1)
    row_ms = ROW * 1000 / RATE
    parts = stretches(rows, blocks, row_ms=row_ms)
    found = np.concatenate([measures(*part, row_ms=row_ms) for part in parts])
    said = np.frombuffer(mixture(rows, blocks, row_ms=row_ms, quietest=1e-6), np.uint8)
    probabilities = events.of(whole).probabilities
    step = round(STRETCH / row_ms) * row_ms / 10
    truth = []
    for place in range(len(found)):
        part = probabilities[int(place * step) : int((place + 1) * step)] > 0.5
        if not len(part):  # the network ends a window earlier
            return found[:place], np.array(truth), said[:place]
        shares = part[:, 0].mean(), (part[:, 1] | part[:, 2]).mean()
        truth.append((shares[0] > SPEECH_SHARE, shares[1] > MUSIC_SHARE))
    return found, np.array(truth), said


def fitted(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Weights and, last, the bias of a regularised logistic regression, both answers as heavy."""
    inputs = np.c_[values, np.ones(len(values))]
    heavy = np.where(wanted, 0.5 / wanted.mean(), 0.5 / (1 - wanted.mean()))
    ridge = np.diag([1.0] * values.shape[1] + [0.0])
    found = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (heavy * (wanted - chance)) - ridge @ found
        curve = (inputs * (heavy * chance * (1 - chance))[:, None]).T @ inputs + ridge
        found += np.linalg.solve(curve, slope)
    return found


def main() -> int:
    """Listen, compare, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=75)
    parser.add_argument("--mix", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    events = load_events(WeightStore(models=read_manifest(manifest_path()), cache_dir=None))
    if events is None:
        print("The network of events is not installed.")
        return 1
    sounds = list(recordings(options.folders, options.seconds))
    if options.mix:
        sounds += list(mixed(sounds))
    values, truth, said = (
        np.concatenate(part) for part in zip(*(heard(one, events) for one in sounds), strict=True)
    )
    own = truth[:, 0] + 2 * truth[:, 1]
    table = np.zeros((4, 4), int)
    np.add.at(table, (own, said), 1)
    print(f"{len(own)} stretches; rows: the network, columns: podplayer ({', '.join(NAMES)})")
    print(table)
    for bit, name in ((1, "speech"), (2, "music")):
        print(f"{name}: {((own & bit) == (said & bit)).mean():.1%} alike")
    print(f"all of it: {(own == said).mean():.1%} alike")
    if options.fit:
        centres, spreads = values.mean(axis=0), values.std(axis=0)
        weights = [fitted((values - centres) / spreads, truth[:, k]) for k in range(2)]
        print("CENTRES", centres.round(3).tolist())
        print("SPREADS", spreads.round(3).tolist())
        print("WEIGHTS", [one[:-1].round(2).tolist() for one in weights])
        print("BIASES", [round(float(one[-1]), 2) for one in weights])
    return 0


if __name__ == "__main__":
    sys.exit(main())
