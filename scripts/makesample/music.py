"""Music from arithmetic: a jingle, a bridge and an ambient bed for each show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RATE = 24_000

Sound = npt.NDArray[np.float64]

SCALES: Mapping[str, Sequence[int]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "pentatonic": (0, 2, 4, 7, 9),
}
# Steps of the scale that a chord stands on, one a bar.
_CHORDS = {"minor": (0, 5, 3, 4), "dorian": (0, 3, 6, 3), "pentatonic": (0, 3, 1, 4)}
_MAJOR_CHORDS = (0, 4, 5, 3)


@dataclass(frozen=True, kw_only=True)
class Style:
    """How the music of one show sounds."""

    root: int
    """MIDI number."""
    scale: str
    mood: str
    """pad, pulse, pluck, blip or swing."""
    ambience: str = ""
    """birds or train: what is heard behind the bed."""

    def pitch(self, step: int, octave: int = 0) -> float:
        """The frequency of a step of the scale, counted across octaves."""
        steps = SCALES[self.scale]
        note = self.root + steps[step % len(steps)] + 12 * (step // len(steps) + octave)
        return float(440.0 * 2 ** ((note - 69) / 12))

    @property
    def chords(self) -> Sequence[int]:
        """The steps that four bars stand on."""
        return _CHORDS.get(self.scale, _MAJOR_CHORDS)


def envelope(length: int, *, attack: float, decay: float) -> Sound:
    """Rise for `attack` seconds, then fall to a third every `decay` seconds, closing at zero."""
    time = np.arange(length) / RATE
    shape = np.minimum(1.0, time / max(attack, 1e-4)) * np.exp(
        -np.maximum(0, time - attack) / decay
    )
    tail = min(length, RATE // 50)
    shape[-tail:] *= np.linspace(1, 0, tail)
    return np.asarray(shape)


def tone(frequency: float, seconds: float, partials: Sequence[float], **shape: float) -> Sound:
    """A sum of sines under an envelope; the second of each pair is slightly out of tune."""
    time = np.arange(int(seconds * RATE)) / RATE
    wave = np.zeros_like(time)
    for number, level in enumerate(partials, start=1):
        wave += level * np.sin(2 * np.pi * frequency * number * time)
        wave += level * 0.5 * np.sin(2 * np.pi * frequency * number * 1.003 * time + number)
    return wave * envelope(len(time), attack=shape["attack"], decay=shape["decay"])


def mix(track: Sound, part: Sound, at: float, level: float) -> None:
    """Add a part to a track; what reaches beyond the end is dropped."""
    start = int(at * RATE)
    part = part[: max(0, len(track) - start)]
    track[start : start + len(part)] += part * level


def pad(track: Sound, style: Style, bar: float) -> None:
    """Slow chords that overlap."""
    for number, step in enumerate(style.chords * 8):
        if number * bar > len(track) / RATE:
            break
        for voice in (0, 2, 4, 7):
            sound = tone(
                style.pitch(step + voice, 1),
                bar * 1.6,
                (1, 0.5, 0.3, 0.18, 0.1),
                attack=bar * 0.45,
                decay=bar,
            )
            mix(track, sound, number * bar, 0.22)
        mix(
            track,
            tone(style.pitch(step, -1), bar * 1.5, (1, 0.2), attack=0.3, decay=bar),
            number * bar,
            0.4,
        )


def melody(track: Sound, style: Style, beat: float, rng: np.random.Generator) -> None:
    """A line that walks up and down the scale and likes to return."""
    partials = {
        "pluck": (1, 0.6, 0.4, 0.3, 0.2),
        "blip": (1, 0, 0.33, 0, 0.2),
        "swing": (1, 0.6, 0.4, 0.25, 0.15),
    }
    step, at, number = 4, 0.0, 0
    while at < len(track) / RATE - beat:
        if rng.random() < 0.82:
            sound = tone(
                style.pitch(step, 1),
                beat * 2.2,
                partials.get(style.mood, (1, 0.2)),
                attack=0.01,
                decay=0.32,
            )
            mix(track, sound, at, 0.3)
        step = int(np.clip(step + rng.choice((-2, -1, 1, 2, 3)), 0, 9))
        late = style.mood == "swing" and number % 2 == 0
        at += beat * (1.32 if late else 0.68) if style.mood == "swing" else beat
        number += 1


def pulse(track: Sound, style: Style, beat: float) -> None:
    """A bass note on every beat, a soft tick between."""
    rng = np.random.default_rng(5)
    for number in range(int(len(track) / RATE / beat)):
        step = style.chords[(number // 8) % 4]
        bass = tone(style.pitch(step, -1), beat * 0.9, (1, 0.4, 0.2), attack=0.008, decay=0.2)
        mix(track, bass, number * beat, 0.5)
        noise = rng.standard_normal(RATE // 16)
        tick = np.diff(noise, prepend=0.0) * envelope(len(noise), attack=0.001, decay=0.015)
        mix(track, tick, (number + 0.5) * beat, 0.06)


def finish(track: Sound, *, fade_in: float, fade_out: float, level: float) -> Sound:
    """Fade both ends to silence and bring the loudness to a level."""
    rise, fall = int(fade_in * RATE), int(fade_out * RATE)
    track[:rise] *= np.sin(np.linspace(0, np.pi / 2, rise)) ** 2
    track[-fall:] *= np.cos(np.linspace(0, np.pi / 2, fall)) ** 2
    track *= level / max(1e-9, float(np.sqrt(np.mean(track**2))))
    return np.tanh(track)


def jingle(style: Style, rng: np.random.Generator) -> Sound:
    """Five seconds by which the show is known."""
    track = np.zeros(int(5.0 * RATE))
    beat = 0.55 if style.mood == "pad" else 0.31
    pad(track, style, 1.25)
    melody(track, style, beat, rng)
    if style.mood in ("pulse", "blip", "swing"):
        pulse(track, style, 0.62)
    return finish(track, fade_in=0.05, fade_out=1.4, level=0.14)


def bridge(style: Style, rng: np.random.Generator) -> Sound:
    """Six seconds between two thoughts."""
    track = np.zeros(int(6.0 * RATE))
    melody(track, style, 0.5, rng)
    pad(track, style, 3.0)
    return finish(track, fade_in=0.2, fade_out=1.8, level=0.1)


def birds(track: Sound, rng: np.random.Generator) -> None:
    """A few birds, each with a phrase of its own that it repeats."""
    for _ in range(4):
        base, notes = rng.uniform(2_400, 4_800), int(rng.integers(2, 6))
        sweep = rng.uniform(-900, 900, size=notes)
        for at in np.sort(rng.uniform(0.5, len(track) / RATE - 2.0, size=4)):
            for number in range(notes):
                time = np.arange(int(rng.uniform(0.05, 0.11) * RATE)) / RATE
                pitch = base + sweep[number] * time / time[-1] + 60 * np.sin(2 * np.pi * 38 * time)
                chirp = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.hanning(len(time))
                mix(track, chirp, float(at) + number * 0.14, 0.16 * float(rng.uniform(0.4, 1)))


def train(track: Sound, rng: np.random.Generator) -> None:
    """Wheels over rail joints: two pairs of knocks, again and again."""
    at = 0.3
    while at < len(track) / RATE - 1.0:
        for late, level in ((0.0, 0.5), (0.16, 0.38), (0.5, 0.5), (0.66, 0.38)):
            noise = rng.standard_normal(RATE // 8)
            smooth = np.convolve(noise, np.hanning(25) / 12, mode="same")
            knock = smooth * envelope(len(noise), attack=0.003, decay=0.03)
            mix(track, knock, at + late, level)
        at += 1.42


def bed(style: Style, rng: np.random.Generator) -> Sound:
    """Eighteen seconds of calm."""
    track = np.zeros(int(18.0 * RATE))
    pad(track, style, 4.5)
    wind = rng.standard_normal(len(track))
    kernel = np.hanning(15)
    wind = np.convolve(wind, kernel / kernel.sum(), mode="same")
    swell = 0.5 + 0.5 * np.sin(np.arange(len(track)) / RATE * 2 * np.pi / 9)
    mix(track, wind * swell, 0, 0.5)
    for at in rng.uniform(1, 15, size=7):
        step = int(rng.integers(4, 12))
        bell = tone(style.pitch(step, 2), 2.5, (1, 0.3, 0, 0.15), attack=0.01, decay=0.8)
        mix(track, bell, float(at), 0.22)
    if style.ambience == "birds":
        track *= 0.35
        birds(track, rng)
    elif style.ambience == "train":
        track *= 0.6
        train(track, rng)
    return finish(track, fade_in=1.5, fade_out=2.0, level=0.08)
