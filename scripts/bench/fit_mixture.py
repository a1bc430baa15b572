"""Fit what tells speech from music in podplayer/media/mixture.py; judge it on what was held back.

    apt-get download wesnoth-1.16-music=1:1.16.9-1
    apt-get download asterisk-core-sounds-en-wav=1.6.1-1 asterisk-core-sounds-fr-wav=1.6.1-1
    for package in *.deb; do dpkg-deb -x $package PACKAGES; done
    .venv/bin/python scripts/bench/fit_mixture.py PACKAGES CORPUS/audio

From these Debian packages and the corpus it comes to the very numbers that are shipped, in a
minute. Prompts are strung together to talk, with pauses and a little noise; each piece of music is
used as it is and with talk over it, 0, 6, 12 or 18 dB louder. A network of events says what is
heard. Every fourth piece, LibriVox and some talk are held back. Songs and studio voices are not in
it.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import av
import numpy as np
from bench_mixture import RATE, Heard, compare, heard, resampled

from podplayer.encoders.events import Events, load_events
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.media import mixture

STUDIO = 44_100
MUSIC_BEGINS, MUSIC_ENDS, LEAST_MUSIC = 5, 75, 20
"""Seconds."""
LEAST_BYTES = 40_000
"""Of a prompt in English or French: shorter ones are words."""
LEVEL = 0.1
QUIETEST = 1e-6
"""Mean power of a stretch; what is quieter is not learned from."""


@dataclass(frozen=True)
class Clip:
    """A piece of sound to learn from, or to judge by."""

    samples: np.ndarray
    rate: int
    is_held_back: bool


def read(path: Path, rate: int, *, seconds: float | None = None) -> np.ndarray:
    """Mono."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    parts, have = [], 0
    with av.open(str(path), metadata_errors="replace") as container:
        for frame in container.decode(audio=0):
            for one in resampler.resample(frame):
                parts.append(one.to_ndarray().ravel())
                have += len(parts[-1])
            if seconds is not None and have > seconds * rate:
                break
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def level(sound: np.ndarray) -> float:
    """Root of the mean square where something is heard."""
    loud = sound[np.abs(sound) > 1e-3]
    return float(np.sqrt(np.mean(loud**2) + 1e-9)) if len(loud) else 1e-3


class Maker:
    """Makes the same clips each time: all chance comes from two seeds."""

    def __init__(self, packages: Path, corpus: Path) -> None:
        self._random, self._noise = random.Random(1), np.random.default_rng(1)
        self._music = ordered(packages, "*.ogg")
        self._voices = {
            language: [
                path
                for path in ordered(packages, "*.wav")
                if any(part.startswith(f"{language}_") for part in path.parts)
                and path.stat().st_size > LEAST_BYTES
            ]
            for language in ("en", "fr")
        }
        speech = corpus / "speech"
        self._voices["es"] = ordered(speech / "debian_asterisk-core-sounds-es-wav", "*.wav")
        self._voices["librivox"] = ordered(speech / "pypi_pocketsphinx" / "librivox", "*.wav")
        if not self._music or not all(self._voices.values()):
            sys.exit("The packages or the corpus are not there; see the head of this file.")

    def clips(self) -> Iterator[Clip]:
        """Music, talk over music, talk, noise."""
        for place, path in enumerate(self._music):
            yield from self._with_talk(place, path)
        for language in self._voices:
            for turn in range(4):
                rate = self._random.choice([STUDIO, STUDIO, 48_000, 22_050])
                yield Clip(
                    self._talk(language, 60, rate), rate, language == "librivox" or turn == 3
                )
        for turn in range(3):
            sound = self._noise.normal(0, LEVEL * 10**-turn, STUDIO * 30).astype(np.float32)
            if turn == 1:  # brown
                sound = np.cumsum(sound).astype(np.float32)
                sound = sound - np.convolve(sound, np.ones(2000) / 2000, "same")
                sound = (sound / np.std(sound) * 0.05).astype(np.float32)
            yield Clip(sound, STUDIO, is_held_back=False)

    def _with_talk(self, place: int, path: Path) -> Iterator[Clip]:
        sound = read(path, STUDIO, seconds=MUSIC_ENDS)[MUSIC_BEGINS * STUDIO :]
        if len(sound) < LEAST_MUSIC * STUDIO:
            return
        sound = sound / level(sound) * LEVEL
        is_held_back = place % 4 == 0
        yield Clip(sound, STUDIO, is_held_back)
        spoken = (
            ("en", "librivox")[place // 4 % 2]
            if is_held_back
            else ("", "fr", "en", "es")[place % 4]
        )
        talk = self._talk(spoken, len(sound) / STUDIO, STUDIO)
        size = min(len(talk), len(sound))
        quieter = 10 ** (-self._random.choice([0, 6, 12, 18]) / 20)
        yield Clip(talk[:size] + sound[:size] * quieter, STUDIO, is_held_back)

    def _talk(self, language: str, seconds: float, rate: int) -> np.ndarray:
        paths = self._voices[language][:]
        self._random.shuffle(paths)
        parts: list[np.ndarray] = []
        have = place = 0
        while have < seconds * rate:
            said = read(paths[place % len(paths)], rate)
            place += 1
            if len(said) < rate * 0.5:
                continue
            pause = np.zeros(int(rate * self._random.uniform(0.05, 0.7)), np.float32)
            parts += [said / level(said) * LEVEL, pause]
            have += len(said) + len(pause)
        talk = np.concatenate(parts)[: int(seconds * rate)]
        hiss = 10 ** (self._random.uniform(-80, -50) / 20)
        return (talk + self._noise.normal(0, hiss, len(talk))).astype(np.float32)


def ordered(folder: Path, pattern: str) -> list[Path]:
    """The files below a folder, the same order everywhere."""
    return sorted(folder.rglob(pattern), key=str)


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


def heard_at_16(clip: Clip, events: Events) -> Heard:
    """The network hears 16 kHz, the measures are made of what there is."""
    return heard(clip.samples, clip.rate, events, network=resampled(clip.samples, clip.rate, RATE))


def main() -> int:
    """Make, listen, fit, judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("packages", type=Path)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    events = load_events(WeightStore(models=read_manifest(manifest_path()), cache_dir=None))
    if events is None:
        print("The network of events is not installed.")
        return 1
    learned: list[Heard] = []
    judged: list[Heard] = []
    for clip in Maker(options.packages, options.corpus).clips():
        (judged if clip.is_held_back else learned).append(heard_at_16(clip, events))
    values, truth = (np.concatenate(part) for part in zip(*map(loud, learned), strict=True))
    centres, spreads = values.mean(axis=0), values.std(axis=0)
    both = np.stack([fitted((values - centres) / spreads, truth[:, k]) for k in range(2)])
    print(f"{len(values)} stretches")
    shipped = (mixture.CENTRES, mixture.SPREADS, mixture.WEIGHTS.T, mixture.BIASES)
    found = (centres.round(3), spreads.round(3), both[:, :-1].round(2), both[:, -1].round(2))
    for name, new, old in zip(
        ("CENTRES", "SPREADS", "WEIGHTS", "BIASES"), found, shipped, strict=True
    ):
        print(name, new.tolist(), f"at most {np.abs(new - old).max():.3g} from what is shipped")
    compare(judged)
    return 0


def loud(one: Heard) -> tuple[np.ndarray, np.ndarray]:
    """The measures and the truth of what is not too quiet to learn from."""
    return one.measures[one.power > QUIETEST], one.truth[one.power > QUIETEST]


if __name__ == "__main__":
    sys.exit(main())
