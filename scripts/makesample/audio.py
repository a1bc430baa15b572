"""Speech and music of the sample shows, as MP3 segments that can be joined byte by byte.

Mono, 24 kHz, 24 kbit/s at a constant rate: every frame has 72 bytes and lasts 24 ms. Without
the bit reservoir no frame needs the one before it, so that any run of frames is a valid stream.
"""

import json
import subprocess
import tempfile
import tomllib
import wave
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from makesample import music

FRAME_BYTES = 72
FRAME_MS = 24
SPEECH_RATE = 22_050
SPEECH_LEVEL = 0.11
_FIRST_FRAME = b"\xff\xf3\x34"  # MPEG-2 layer III, 24 kbit/s, 24 kHz, no padding


@dataclass
class Reel:
    """All segments of one show, one after the other."""

    frames: bytearray = field(default_factory=bytearray)
    segments: list[dict[str, Any]] = field(default_factory=list)

    def add(self, name: str, kind: str, sound: music.Sound) -> int:
        """Encode a sound and append it. Returns how many frames it has."""
        data = encode(sound)
        start = len(self.frames) // FRAME_BYTES
        count = len(data) // FRAME_BYTES
        self.segments.append({"name": name, "kind": kind, "start": start, "frames": count})
        self.frames += data
        return count


def encode(sound: music.Sound) -> bytes:
    """Run a sound through LAME."""
    samples = (np.clip(sound, -1, 1) * 32_000).astype("<i2")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.wav", Path(folder) / "out.mp3"
        with wave.open(str(source), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(music.RATE)
            file.writeframes(samples.tobytes())
        subprocess.run(
            ["/usr/bin/lame", "--silent", "--nores", "-t", "-m", "m", "--cbr", "-b", "24",
             "-q", "0", "--lowpass", "8.5", "--resample", "24", str(source), str(target)],
            check=True,
        )  # fmt: skip
        data = target.read_bytes()
    heads = {data[at : at + 3] for at in range(0, len(data), FRAME_BYTES)}
    if heads != {_FIRST_FRAME}:
        raise RuntimeError(f"LAME wrote frames of another kind: {heads}")
    return data


def speak(text: str, voice: dict[str, Any], *, pitch: int) -> music.Sound:
    """Run a sentence through eSpeak NG; loudness evened, silence at both ends cut."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.wav"
        subprocess.run(
            ["/usr/bin/espeak-ng", "-v", voice["voice"], "-s", str(voice["speed"]),
             "-p", str(pitch), "-w", str(target), voice["spelt"].get(text, text)],
            check=True,
        )  # fmt: skip
        with wave.open(str(target)) as file:
            raw = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    sound = resample(raw / 32_768.0)
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    sound = sound[max(0, loud[0] - 480) : loud[-1] + 2_400]
    return music.finish(sound, fade_in=0.01, fade_out=0.05, level=SPEECH_LEVEL)


def resample(sound: music.Sound) -> music.Sound:
    """From the rate of eSpeak to ours, through the spectrum."""
    length = int(len(sound) * music.RATE / SPEECH_RATE)
    spectrum = np.fft.rfft(sound)
    wider = np.zeros(length // 2 + 1, dtype=spectrum.dtype)
    wider[: len(spectrum)] = spectrum
    return np.asarray(np.fft.irfft(wider, n=length) * length / len(sound))


def record_all(scripts: Path, folder: Path, transcripts: Path) -> None:
    """Record every show of speech.toml into a folder, with segments.json beside."""
    folder.mkdir(parents=True, exist_ok=True)
    transcripts.mkdir(parents=True, exist_ok=True)
    index: dict[str, Any] = {}
    spelt = tomllib.loads(scripts.with_name("pinyin.toml").read_text("utf-8"))
    for slug, voice in tomllib.loads(scripts.read_text("utf-8")).items():
        voice["spelt"] = spelt
        reel = record(voice)
        entry: dict[str, Any] = {"segments": reel.segments}
        if "transcript" in voice:
            order, cues, chapters = recite(reel, voice)
            entry["transcript"] = order
            (transcripts / f"{slug}.vtt").write_text(vtt(cues), "utf-8")
            (transcripts / f"{slug}.chapters.json").write_text(
                json.dumps(
                    {"version": "1.2.0", "chapters": chapters}, ensure_ascii=False, indent=1
                ),
                "utf-8",
            )
        index[slug] = entry
        (folder / f"{slug}.mp3").write_bytes(bytes(reel.frames))
    (folder / "segments.json").write_text(json.dumps(index, separators=(",", ":")), "utf-8")


def record(voice: dict[str, Any]) -> Reel:
    """The music and the sentences of one show."""
    style = music.Style(**voice["music"])
    rng = np.random.default_rng(style.root)
    reel = Reel()
    reel.add("jingle", "jingle", music.jingle(style, rng))
    reel.add("bridge", "bridge", music.bridge(style, rng))
    reel.add("bed", "bed", music.bed(style, rng))
    reel.add("pause", "pause", np.zeros(int(0.42 * music.RATE)))
    for number, sentence in enumerate(voice["sentences"]):
        pitch = voice["pitch"] + (number * 5) % 7 - 3
        reel.add(f"say-{number}", "speech", speak(sentence, voice, pitch=pitch))
    return reel


def recite(
    reel: Reel, voice: dict[str, Any]
) -> tuple[list[str], list[tuple[int, int, str]], list[dict[str, Any]]]:
    """The whole text of one episode: order of segments, cues and chapters, in milliseconds."""
    frames = {segment["name"]: segment["frames"] for segment in reel.segments}
    order, cues, chapters = ["jingle"], [], []
    at = frames["jingle"]
    for number, chapter in enumerate(voice["transcript"]):
        chapters.append({"startTime": at * FRAME_MS / 1000, "title": chapter["chapter"]})
        if number == 0:
            chapters[0]["startTime"] = 0
        for place, line in enumerate(chapter["lines"]):
            name = f"line-{number}-{place}"
            pitch = voice["pitch"] + (place * 5) % 7 - 3
            count = reel.add(name, "line", speak(line, voice, pitch=pitch))
            cues.append((at * FRAME_MS, (at + count) * FRAME_MS, line))
            order += [name, "pause"]
            at += count + frames["pause"]
        is_last = number == len(voice["transcript"]) - 1
        between = ["bed", "bed", "jingle"] if is_last else ["bridge", "bed", "bed"]
        order += between
        at += sum(frames[name] for name in between)
    return order, cues, chapters


def vtt(cues: list[tuple[int, int, str]]) -> str:
    """Cues as WebVTT."""
    blocks = [f"{stamp(start)} --> {stamp(end)}\n{text}\n" for start, end, text in cues]
    return "WEBVTT\n\n" + "\n".join(blocks)


def stamp(ms: int) -> str:
    """Milliseconds as WebVTT writes them."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
