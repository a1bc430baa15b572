"""What really leaves each engine: recorded from a sound server without loudspeakers."""

import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes_sound import hush, loudness, speech, tone, write_samples
from null_sink import (
    PATIENCE,
    RATE,
    NullSink,
    blocks,
    environment_of,
    hertz,
    loud_runs,
    missing_programs,
    recorded_again,
)

from podplayer.media.analysis import analyse
from podplayer.playback import vlc_backend
from podplayer.playback.sound import TARGET_LUFS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_programs()), reason="PulseAudio is not installed"),
]
ENGINES = [
    "qt",
    "studio",
    pytest.param(
        "vlc",
        marks=[
            pytest.mark.vlc,
            pytest.mark.skipif(not vlc_backend.is_available(), reason="libVLC is not installed"),
        ],
    ),
]
SECONDS = 1.5
LONG = 120
"""Seconds; a tone that does not end while a test waits."""


@pytest.fixture(scope="module")
def sink() -> Iterator[NullSink]:
    # Not tmp_path: the name of a socket has at most a hundred letters.
    with tempfile.TemporaryDirectory(prefix="podplayer-sink-") as folder:
        sink = NullSink(Path(folder))
        try:
            if not sink.is_up():
                pytest.skip("no sound server can be started here")
            yield sink
        finally:
            sink.close()


class Engine:
    """A program that sounds in the sink."""

    def __init__(self, name: str, sink: NullSink) -> None:
        self._sink = sink
        self._said = sink.folder / "engine.log"
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, str(Path(__file__).parents[1] / "sounding.py"), name],
                env=environment_of(sink), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=said, text=True,
            )  # fmt: skip
        self._take = 0
        self._told: deque[str] = deque(maxlen=20)
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.until("ready")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def give(self, **order: Any) -> None:
        assert self._process.stdin is not None
        self._take += "path" in order
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def until(self, *wanted: str) -> dict[str, Any]:
        """What is told of the last path that was given, and of nothing before."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                line = ""
            found = json.loads(line or '{"told": "nothing more", "take": -1}')
            self._told.append(line)
            assert found["told"] not in ("failed", "nothing more"), self._why(wanted)
            if found["told"] in wanted and found["take"] == self._take:
                return found

    def _why(self, wanted: Sequence[str]) -> str:
        state = self._process.poll()
        return (
            f"waited for {' or '.join(wanted)} of {self._take}; told were {''.join(self._told)}"
            f"its exit code is {state}; it said: {self._said.read_text(errors='replace')[-2000:]}"
        )

    def until_heard(self, wanted: str) -> None:
        """Like a listener who presses Play again where the loss of a device is told twice."""
        while self.until(wanted, "outputgone")["told"] == "outputgone":
            self.give(play=True)

    def route(self, output: str, *, sounds_on: str, among: Collection[str]) -> None:
        """Choose a device; it learns by and by which there are, and which the default is."""
        deadline = time.monotonic() + PATIENCE
        while True:
            self.give(output=output)
            found = self.until("routed")
            if found["output"] == sounds_on and set(found["outputs"]) == set(among):
                return
            assert time.monotonic() < deadline, found
            time.sleep(0.05)

    def recorded(self, path: Path, **order: Any) -> tuple[np.ndarray, dict[str, Any]]:
        """Play a file to its end; what sounded, and what was told last."""
        with self._sink.recorder() as recorder:
            self.give(path=str(path), **order)
            ended = self.until("ended")
            recorder.hear_out()
            return recorder.heard, ended

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.close()
            self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._reader.join(PATIENCE)
            self._process.stdout.close()


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, sink: NullSink) -> Iterator[Engine]:
    engine = Engine(request.param, sink)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def studio(sink: NullSink) -> Iterator[Engine]:
    engine = Engine("studio", sink)
    yield engine
    engine.close()


@recorded_again
def test_the_pitch_stays_at_every_speed_and_all_of_it_sounds(engine, tmp_path):
    path = write_samples(tmp_path / "tone.wav", tone(SECONDS))
    for rate in (0.5, 1.0, 3.0):
        heard, _ = engine.recorded(path, rate=rate)
        runs = loud_runs(heard)
        assert runs, rate
        assert hertz(max(runs, key=len)) == pytest.approx(440, abs=2), rate
        # Counted without breaks, which a busy computer may put in.
        sounded = sum(len(run) for run in runs) / RATE
        assert sounded == pytest.approx(SECONDS / rate, abs=0.12 + 0.1 * SECONDS / rate), rate


@recorded_again
def test_a_loud_programme_of_one_channel_is_levelled_to_the_target(engine, tmp_path):
    path = write_samples(tmp_path / "mono.wav", speech(3, level=0.95))
    measured = analyse(path).loudness
    assert measured is not None
    assert measured > TARGET_LUFS
    heard, _ = engine.recorded(path, sound={"is_levelled": True, "loudness": measured})
    assert loudness(stereo(heard)) == pytest.approx(TARGET_LUFS, abs=1.0)


@recorded_again
def test_the_studio_levels_a_soft_programme_up(studio, tmp_path):
    samples = speech(3, level=0.1)
    path = write_samples(tmp_path / "soft.wav", samples)
    # One channel becomes two, each half as strong.
    sound = {"is_levelled": True, "loudness": loudness(stereo(samples) * 0.5**0.5)}
    heard, _ = studio.recorded(path, sound=sound)
    assert loudness(stereo(heard)) == pytest.approx(TARGET_LUFS, abs=1.0)


@recorded_again
def test_the_studio_leaves_out_as_much_silence_as_it_says_without_a_click(studio, tmp_path):
    fade = np.concatenate((np.linspace(0, 1, 2400), np.ones(RATE - 4800), np.linspace(1, 0, 2400)))
    whole = np.concatenate([tone(1) * fade, hush(3), tone(1) * fade, hush(2), tone(1) * fade])
    path = write_samples(tmp_path / "gaps.wav", whole)
    heard, ended = studio.recorded(path, sound={"skips_silence": True})
    saved = ended["saved"] / 1000
    assert saved == pytest.approx(5 - 2 * 0.355, abs=0.06)
    loud = np.flatnonzero(blocks(heard) > 0.02)
    assert len(loud)
    lasted = (loud[-1] - loud[0]) / 100
    # A busy computer may make it longer, by a break; nothing makes it shorter.
    assert 8 - saved - 0.1 < lasted < 8 - saved + 1.5
    quiet = blocks(heard)[loud[0] : loud[-1]]
    rests = quiet[quiet < 0.02]
    assert len(rests) > 40
    assert 20 * np.log10(np.sort(rests)[len(rests) // 4 : -8].max()) < -40


def test_who_is_unplugged_is_silent_until_play_and_then_sounds_elsewhere(engine, sink, tmp_path):
    path = write_samples(tmp_path / "long.wav", tone(LONG))
    sink.tidy()
    headphones = sink.plug("headphones")
    engine.route("", sounds_on="headphones", among=("first", "headphones"))
    with sink.recorder() as recorder:
        engine.give(path=str(path))
        engine.until("moved")
        sink.unplug(headphones)
        engine.until("outputgone")
        # What was in the device already may be heard for a moment where it goes to.
        recorder.hear_out()
        engine.give(play=True)
        engine.until_heard("moved")
        recorder.hear_sound()
        engine.give(path=str(write_samples(tmp_path / "short.wav", tone(0.3))))
        engine.until_heard("ended")


def test_sound_goes_to_the_device_that_is_chosen_and_back_while_it_is_away(engine, sink, tmp_path):
    path = write_samples(tmp_path / "long.wav", tone(LONG))
    sink.tidy()
    other = sink.plug("other")
    both = ("first", "other")
    engine.route("first", sounds_on="first", among=both)
    with sink.recorder() as recorder:
        engine.give(path=str(path))
        engine.until("moved")
        recorder.hear_sound()
        engine.route("other", sounds_on="other", among=both)
        recorder.hear_out()
        engine.route("", sounds_on="other", among=both)
        sink.unplug(other)
        # Whatever plays when the news of that comes is paused, so nothing else may be given yet.
        engine.until("outputgone")
        engine.give(path=str(write_samples(tmp_path / "short.wav", tone(0.3))))
        engine.until_heard("ended")


def stereo(samples: np.ndarray) -> np.ndarray:
    return np.repeat(samples[:, None], 2, axis=1)
