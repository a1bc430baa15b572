"""Handing over without a gap, with a device whose time a test moves."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from fakes_playback import FakeClock, MemorySource
from fakes_sound import tone, write_samples

from podplayer.model.ids import Ms
from podplayer.playback.backend import Ended, Failed, Loaded, OutputGone, Position, Status
from podplayer.playback.sound import Sound
from podplayer.playback.studio_backend import StudioBackend
from podplayer.playback.studio_gate import RATE
from podplayer.playback.studio_output import BUFFER


class TapedOutput:
    """Plays as fast as a test asks, and keeps what it was given."""

    def __init__(self) -> None:
        self.taped: list[np.ndarray] = []
        self.amplitude = 1.0
        self.guard = threading.Lock()
        self._written = self._played = 0
        self._runs = False
        self.is_gone = False
        self.closed = 0

    def advance(self, frames: int) -> None:
        with self.guard:
            if self._runs:
                self._played = min(self._written, self._played + frames)

    def free(self) -> int:
        with self.guard:
            return BUFFER - (self._written - self._played)

    def write(self, samples: np.ndarray) -> None:
        with self.guard:
            self.taped.append(samples.copy())
            self._written += len(samples)

    def played(self) -> int:
        with self.guard:
            return self._played

    def resume(self) -> None:
        self._runs = True

    def suspend(self) -> None:
        self._runs = False

    def reset(self) -> None:
        with self.guard:
            self._written = self._played = 0
            self._runs = False

    def set_amplitude(self, factor: float) -> None:
        self.amplitude = factor

    def is_lost(self) -> bool:
        return self.is_gone

    def close(self) -> None:
        self.closed += 1


class Stage:
    def __init__(self) -> None:
        self.outputs: list[TapedOutput] = []
        self.backend = StudioBackend(clock=FakeClock(), new_output=self._output)
        self.told: list[Status] = []
        self.backend.subscribe(self.told.append)
        self._pause = threading.Event()

    def _output(self) -> TapedOutput:
        self.outputs.append(TapedOutput())
        return self.outputs[-1]

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, self.told[-4:]
            self._pause.wait(0.005)
            for output in self.outputs[-1:]:
                output.advance(RATE // 50)
            self.backend.poll()

    def until_told(self, kind: type[Status], count: int = 1) -> None:
        self.until(lambda: sum(isinstance(s, kind) for s in self.told) >= count)

    @property
    def positions(self) -> list[int]:
        return [s.position for s in self.told if isinstance(s, Position)]


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.backend.close()


def test_the_next_source_follows_without_a_gap(stage, tmp_path):
    first = write_samples(tmp_path / "first.wav", tone(2))
    second = write_samples(tmp_path / "second.wav", tone(3))
    stage.backend.load(first, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.backend.prepare(second, start=Ms(0), sound=Sound(), rate=1.0)
    stage.until_told(Ended)
    stage.told.clear()
    stage.backend.load(second, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until_told(Ended)
    taped = np.concatenate(stage.outputs[0].taped)[:, 0]
    assert len(taped) == pytest.approx(5 * RATE, abs=RATE // 50)
    # Nowhere is there as much as a hundredth of a second of nothing.
    blocks = np.abs(taped[: len(taped) // 480 * 480]).reshape(-1, 480).max(axis=1)
    assert (blocks > 0.05).all()
    assert stage.positions == sorted(stage.positions)


@pytest.mark.parametrize("arrived", [None, 0, 60_000], ids=["whole", "nothing", "a part"])
def test_a_stream_follows_without_a_gap_if_it_is_there_in_time(stage, tmp_path, arrived):
    first = write_samples(tmp_path / "first.wav", tone(2))
    data = write_samples(tmp_path / "second.wav", tone(3)).read_bytes()
    second = MemorySource(data, arrived=arrived)
    stage.backend.load(first, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.backend.prepare(second, start=Ms(0), sound=Sound(), rate=1.0)
    stage.until_told(Ended)  # whatever became of the stream, nothing waits for it before
    second.arrive()
    stage.told.clear()
    stage.backend.load(second, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until_told(Ended)
    taped = np.concatenate(stage.outputs[0].taped)[:, 0]
    assert len(taped) == pytest.approx(5 * RATE, abs=RATE // 50)
    blocks = np.abs(taped[: len(taped) // 480 * 480]).reshape(-1, 480).max(axis=1)
    assert (blocks > 0.05).all()


def test_a_stream_that_followed_without_a_gap_waits_for_a_place_that_has_not_come(stage, tmp_path):
    first = write_samples(tmp_path / "first.wav", tone(1))
    data = write_samples(tmp_path / "second.wav", tone(30)).read_bytes()
    second = MemorySource(data, arrived=600_000)
    stage.backend.load(first, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.backend.prepare(second, start=Ms(0), sound=Sound(), rate=1.0)
    stage.until_told(Ended)
    stage.told.clear()
    stage.backend.load(second, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until(lambda: bool(stage.positions))
    stage.told.clear()
    stage.backend.seek(Ms(20_000))
    stage.until(lambda: second.is_waiting)
    for _ in range(5):
        stage.backend.poll()  # which wakes whoever waits for a place that is not wanted any more
    second.arrive()
    stage.until(lambda: bool(stage.positions))
    assert stage.positions[0] == pytest.approx(20_000, abs=500)


def _opus(path: Path, seconds: int) -> bytes:
    """Noise in a container that is sought in by reading here and there."""
    samples = np.random.default_rng(1).uniform(-0.3, 0.3, (seconds * RATE, 1)).astype(np.float32)
    with av.open(str(path), "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.read_bytes()


@pytest.mark.parametrize("again", [1, 3])
def test_seeks_that_overtake_each_other_break_no_stream(stage, tmp_path, again):
    data = _opus(tmp_path / "x.opus", 20)
    source = EndedSource(data, arrived=len(data) // 4, name="x.opus")
    stage.backend.load(source, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until(lambda: bool(stage.positions))
    for number in range(again):
        stage.backend.seek(Ms(12_000 + number * 2_000))
        stage.until(lambda: source.is_waiting)
    stage.told.clear()
    stage.backend.seek(Ms(1_000))
    stage.until(lambda: bool(stage.told))
    assert not [status for status in stage.told if isinstance(status, Failed)]
    stage.until(lambda: bool(stage.positions))
    assert stage.positions[0] == pytest.approx(1_000, abs=500)


def test_a_seek_that_overtakes_the_opening_anew_breaks_no_stream(stage, tmp_path):
    data = write_samples(tmp_path / "x.wav", tone(20)).read_bytes()
    source = HeldSource(data, arrived=1_500_000)
    stage.backend.load(source, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until(lambda: bool(stage.positions))
    stage.backend.seek(Ms(18_000))
    stage.until(lambda: source.is_waiting)
    source.holds = True
    stage.backend.seek(Ms(17_000))  # where FFmpeg believes in an end, it is opened anew
    assert source.is_held.wait(60)
    stage.told.clear()
    stage.backend.seek(Ms(1_000))
    source.holds = False
    source.goes_on.set()
    stage.until(lambda: bool(stage.told))
    assert not [status for status in stage.told if isinstance(status, Failed)]
    stage.until(lambda: bool(stage.positions))
    assert stage.positions[0] == pytest.approx(1_000, abs=500)


class EndedSource(MemorySource):
    """Its end has come, too, where FFmpeg looks for the duration."""

    def read_at(self, offset: int, count: int, *, blocks: bool = True) -> bytes:
        if offset >= len(self._data) - 65_536:
            return self._data[offset : offset + count]
        return super().read_at(offset, count, blocks=blocks)


class HeldSource(MemorySource):
    """Stops whoever reads its beginning until a test lets go."""

    def __init__(self, data: bytes, *, arrived: int) -> None:
        super().__init__(data, arrived=arrived)
        self.holds = False
        self.is_held, self.goes_on = threading.Event(), threading.Event()

    def read_at(self, offset: int, count: int, *, blocks: bool = True) -> bytes:
        if self.holds and offset == 0:
            self.is_held.set()
            self.goes_on.wait(60)
        return super().read_at(offset, count if offset else 16, blocks=blocks)


def test_a_file_that_cannot_be_opened_is_told(stage, tmp_path, monkeypatch):
    path = write_samples(tmp_path / "x.wav", tone(1))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    stage.backend.load(path, start=Ms(0))
    stage.until_told(Failed)
    assert "Permission denied" in stage.told[-1].sentence
    stage.backend.prepare(path, start=Ms(0), sound=Sound(), rate=1.0)


def test_a_prepared_source_that_is_not_wanted_does_not_sound_on(stage, tmp_path):
    first = write_samples(tmp_path / "first.wav", tone(1))
    second = write_samples(tmp_path / "second.wav", tone(3))
    third = write_samples(tmp_path / "third.wav", tone(2))
    stage.backend.load(first, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.backend.prepare(second, start=Ms(0), sound=Sound(), rate=1.0)
    stage.until_told(Ended)
    stage.told.clear()
    stage.backend.load(third, start=Ms(500))
    stage.until_told(Loaded)
    assert next(s for s in stage.told if isinstance(s, Loaded)).duration == 2_000
    stage.backend.play()
    stage.until_told(Ended)
    assert stage.positions[0] >= 480


def test_a_device_that_breaks_stops_it_until_play_and_then_it_goes_on_there(stage, tmp_path):
    path = write_samples(tmp_path / "long.wav", tone(20))
    stage.backend.load(path, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until(lambda: bool(stage.positions) and stage.positions[-1] > 2_000)
    place = stage.positions[-1]
    stage.outputs[0].is_gone = True
    stage.until_told(OutputGone)
    stage.backend.pause()
    assert len(stage.outputs) == 1
    stage.told.clear()
    stage.backend.play()
    stage.until(lambda: bool(stage.positions))
    assert stage.outputs[0].closed == 1
    assert stage.positions[0] == pytest.approx(place, abs=3_000)
    assert stage.positions[0] >= place - 500


def test_silence_that_was_left_out_is_told(stage, tmp_path):
    parts = [tone(1), np.zeros(4 * RATE), tone(1)]
    path = write_samples(tmp_path / "gap.wav", np.concatenate(parts))
    stage.backend.set_sound(Sound(skips_silence=True))
    stage.backend.load(path, start=Ms(0))
    stage.until_told(Loaded)
    stage.backend.play()
    stage.until_told(Ended)
    assert stage.backend.saved == pytest.approx(3_650, abs=50)


def test_the_volume_is_the_devices(stage, tmp_path):
    path = write_samples(tmp_path / "x.wav", tone(1))
    stage.backend.set_volume(0.5)
    stage.backend.load(path, start=Ms(0))
    stage.until_told(Loaded)
    assert stage.outputs[0].amplitude == pytest.approx(0.15, abs=0.01)
