"""What every engine promises, tried on each of them with real media."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes_playback import FakeClock, MemorySource, write_tone
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from podplayer.media.sealed_source import SealedSource
from podplayer.model.ids import Ms
from podplayer.model.sealed import FileKeys, write_sealed
from podplayer.playback import vlc_backend
from podplayer.playback.backend import (
    Backend,
    Ended,
    Failed,
    Loaded,
    MediaSource,
    Position,
    Status,
)
from podplayer.playback.qt_backend import QtBackend
from podplayer.playback.silent import SilentBackend
from podplayer.playback.studio_backend import StudioBackend
from podplayer.playback.vlc_backend import VlcBackend

SECONDS = 20
PATIENCE = 60.0


class Stage:
    """An engine, what it told, and a way to let time go by for it."""

    def __init__(self, backend: Backend, *, step: Callable[[], None]) -> None:
        self.backend = backend
        self.told: list[Status] = []
        self._step = step
        backend.subscribe(self.told.append)

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; told were {self.told[-5:]}"
            self._step()
            self.backend.poll()

    def until_told(self, kind: type[Status]) -> Status:
        self.until(lambda: any(isinstance(status, kind) for status in self.told))
        return next(status for status in self.told if isinstance(status, kind))

    @property
    def positions(self) -> list[int]:
        return [status.position for status in self.told if isinstance(status, Position)]

    def load(self, source: MediaSource, *, start: int = 0) -> None:
        self.told.clear()
        self.backend.load(source, start=Ms(start))
        self.until_told(Loaded)

    def play_until(self, condition: Callable[[int], bool]) -> None:
        self.told.clear()
        self.backend.play()
        self.until(lambda: any(condition(position) for position in self.positions))


@pytest.fixture(scope="module")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tone(tmp_path_factory.mktemp("tone") / "tone.wav", seconds=SECONDS, rate=44_100)


class BackendContract:
    """A subclass supplies `stage`."""

    def test_a_loaded_source_waits_paused_and_tells_its_duration(self, stage, tone):
        stage.load(tone)
        duration = stage.until_told(Loaded).duration
        assert duration == pytest.approx(SECONDS * 1000, abs=150)
        assert stage.positions == []

    def test_it_plays_from_the_position_it_was_loaded_at(self, stage, tone):
        stage.load(tone, start=9_000)
        stage.play_until(lambda position: position > 9_300)
        assert min(stage.positions) >= 8_000

    def test_a_seek_while_playing_leads_to_the_place(self, stage, tone):
        stage.load(tone)
        stage.play_until(lambda position: position > 300)
        stage.told.clear()
        stage.backend.seek(Ms(12_000))
        stage.until(lambda: any(position > 12_100 for position in stage.positions))
        assert max(stage.positions) < SECONDS * 1000 + 100

    def test_a_locked_file_plays_from_a_place_and_seeks(self, stage, tone, tmp_path):
        keys, path = FileKeys(b"k" * 32), tmp_path / "ab.sealed"
        with tone.open("rb") as file:
            write_sealed(file, path, keys=keys)
        source = SealedSource(keys.of(path), name="episode.wav")
        stage.load(source, start=9_000)
        stage.play_until(lambda position: position > 9_300)
        assert min(stage.positions) >= 8_000
        stage.told.clear()
        stage.backend.seek(Ms(3_000))
        stage.until(lambda: any(3_100 < position < 9_000 for position in stage.positions))
        stage.backend.stop()
        source.close()

    def test_a_seek_beyond_the_end_still_ends(self, stage, tone):
        stage.load(tone)
        stage.play_until(lambda position: position > 300)
        stage.backend.seek(Ms(90_000))
        stage.until_told(Ended)

    def test_pause_stops_the_ticks_and_play_goes_on_from_there(self, stage, tone):
        stage.load(tone, start=5_000)
        stage.play_until(lambda position: position > 5_200)
        stage.backend.pause()
        place = stage.positions[-1]
        stage.play_until(lambda position: position > place + 100)
        assert min(stage.positions) >= place - 500

    def test_twice_the_rate_moves_twice_as_fast(self, stage, tone):
        stage.load(tone)
        stage.backend.set_rate(3.0)
        stage.play_until(lambda position: position > 6_000)
        stage.backend.set_rate(1.0)
        assert not any(isinstance(status, Failed) for status in stage.told)

    def test_it_tells_the_end_once_after_the_last_sound(self, stage, tone):
        stage.load(tone, start=SECONDS * 1000 - 1_200)
        stage.backend.play()
        stage.until_told(Ended)
        assert sum(isinstance(status, Ended) for status in stage.told) == 1

    def test_it_plays_again_after_the_end(self, stage, tone):
        stage.load(tone, start=SECONDS * 1000 - 900)
        stage.backend.play()
        stage.until_told(Ended)
        stage.backend.seek(Ms(2_000))
        stage.play_until(lambda position: 2_100 < position < 15_000)

    def test_another_source_can_follow_while_one_plays(self, stage, tone, tmp_path):
        short = write_tone(tmp_path / "short.wav", seconds=4)
        stage.load(tone)
        stage.play_until(lambda position: position > 300)
        stage.load(short)
        assert stage.until_told(Loaded).duration == pytest.approx(4_000, abs=150)
        stage.play_until(lambda position: position > 200)
        assert max(stage.positions) < 4_100

    def test_a_missing_file_is_refused_with_a_sentence(self, stage, tmp_path):
        stage.backend.load(tmp_path / "gone.mp3", start=Ms(0))
        assert "not there" in stage.until_told(Failed).sentence

    def test_after_stop_nothing_more_is_told(self, stage, tone):
        stage.load(tone)
        stage.play_until(lambda position: position > 200)
        stage.backend.stop()
        stage.told.clear()
        stage.backend.poll()
        assert stage.told == []


class StreamContract:
    """What engines that sound promise for bytes that are still on their way."""

    def test_a_stream_plays_from_a_position(self, stage, tone):
        source = MemorySource(tone.read_bytes())
        stage.load(source, start=9_000)
        stage.play_until(lambda position: position > 9_300)
        assert min(stage.positions) >= 8_000
        stage.backend.stop()

    def test_the_main_thread_never_waits_for_bytes(self, stage, tone):
        data = tone.read_bytes()
        source = MemorySource(data, arrived=len(data) // 4)
        stage.load(source, start=4_000)
        stage.backend.play()
        stage.until(lambda: source.is_waiting)
        stage.backend.seek(Ms(15_000))
        stage.backend.poll()
        assert not source.is_complete, "it came back, and the bytes have not come"
        source.arrive()
        stage.until(lambda: any(position > 15_100 for position in stage.positions))
        stage.backend.stop()

    def test_switching_away_from_a_starving_stream_does_not_block(self, stage, tone):
        data = tone.read_bytes()
        source = MemorySource(data, arrived=len(data) // 4)
        stage.load(source, start=4_000)
        stage.backend.play()
        stage.until(lambda: source.is_waiting)
        source.close()
        stage.load(tone)
        stage.play_until(lambda position: position > 200)

    def test_a_stream_whose_head_fails_is_refused_with_its_sentence(self, stage):
        source = MemorySource(b"x" * 50_000, arrived=0)
        stage.backend.load(source, start=Ms(0))
        source.fail("the server refuses access (403)")
        assert "403" in stage.until_told(Failed).sentence

    def test_a_text_file_is_refused_and_does_not_hang(self, stage, tmp_path):
        text = tmp_path / "notes.mp3"
        text.write_text("This is no audio at all.\n" * 400)
        stage.backend.load(text, start=Ms(0))
        stage.until(lambda: bool(stage.told))
        stage.backend.play()
        stage.until(lambda: isinstance(stage.told[-1], Failed | Ended))
        assert stage.positions == []

    def test_a_picture_is_refused(self, stage, tmp_path):
        picture = QImage(32, 32, QImage.Format.Format_RGB32)
        picture.save(str(tmp_path / "folder.png"))
        stage.backend.load(tmp_path / "folder.png", start=Ms(0))
        stage.until(lambda: bool(stage.told))
        stage.backend.play()
        stage.until(lambda: isinstance(stage.told[-1], Failed | Ended))


class TestSilentBackend(BackendContract):
    @pytest.fixture
    def stage(self) -> Stage:
        clock = FakeClock()
        return Stage(SilentBackend(clock=clock), step=lambda: clock.advance(0.1))


@pytest.mark.slow
@pytest.mark.qt_log_ignore("PulseAudio|No audio device|NOPTS|Could not|Invalid|rror")
class TestQtBackend(BackendContract, StreamContract):
    @pytest.fixture
    def stage(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
        backend = QtBackend()

        def step() -> None:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 30)

        yield Stage(backend, step=step)
        backend.close()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("PulseAudio|No audio device|rror")
class TestStudioBackend(BackendContract, StreamContract):
    @pytest.fixture
    def stage(self, qtbot: QtBot) -> Iterator[Stage]:
        backend = StudioBackend()

        def step() -> None:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            pause.wait(0.02)

        pause = threading.Event()
        yield Stage(backend, step=step)
        backend.close()


@pytest.mark.slow
@pytest.mark.vlc
@pytest.mark.skipif(not vlc_backend.is_available(), reason="libVLC is not installed")
class TestVlcBackend(BackendContract, StreamContract):
    @pytest.fixture
    def stage(self) -> Iterator[Stage]:
        backend = VlcBackend(options=("--aout=dummy",))
        pause = threading.Event()
        yield Stage(backend, step=lambda: pause.wait(0.02) and None)
        backend.close()
