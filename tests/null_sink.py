"""A sound server of a test's own, whose one device is a file that can be listened to."""

import functools
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

RATE = 48_000
PATIENCE = 60.0
_PROGRAMS = ("pulseaudio", "parec", "pactl")
_PIECE = RATE // 50 * 8
_SINK = "sink_name={name} sink_properties=device.description={name} " + (
    "rate=48000 format=float32le channels=2"
)


def missing_programs() -> list[str]:
    """Those of PulseAudio that are not installed."""
    return [name for name in _PROGRAMS if shutil.which(name) is None]


class NullSink:
    """PulseAudio with null sinks, reached through a socket in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._socket = folder / "s"
        home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        hidden = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PULSE_COOKIE": str(folder / "cookie")}
        self.environment = {
            **os.environ, **home, **hidden, "PULSE_SERVER": f"unix:{self._socket}",
        }  # fmt: skip
        self._log = (folder / "pulse.log").open("wb")
        self._plugged: list[str] = []
        self._server = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "--disable-shm=true", "--realtime=false", "--high-priority=false",
                f"--load=module-native-protocol-unix socket={self._socket} auth-anonymous=1",
                f"--load=module-null-sink {_SINK.format(name='first')}",
            ],
            env=self.environment, stdout=self._log, stderr=self._log,
        )  # fmt: skip

    def is_up(self) -> bool:
        """Whether it answers, after waiting for that."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._server.poll() is None:
            if self._socket.exists() and self._ask("info").returncode == 0:
                return True
            time.sleep(0.05)
        return False

    def _ask(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["pactl", *words], env=self.environment, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    def plug(self, name: str) -> str:
        """Another device comes, and is the default; its number comes back."""
        number = self._ask("load-module", "module-null-sink", *_SINK.format(name=name).split())
        self._ask("set-default-sink", name)
        self._plugged.append(number.stdout.strip())
        return self._plugged[-1]

    def unplug(self, number: str) -> None:
        """A device goes."""
        self._plugged.remove(number)
        assert self._ask("unload-module", number).returncode == 0

    def tidy(self) -> None:
        """Leave the first device only, whatever a test that failed left."""
        for number in [*self._plugged]:
            self.unplug(number)

    @contextmanager
    def recorder(self, *, latency_ms: int = 50) -> Iterator["Recorder"]:
        """Listens to the first device."""
        with subprocess.Popen(
            [
                "parec", "--raw", "--format=float32le", "--rate=48000", "--channels=2",
                f"--latency-msec={latency_ms}", "--device=first.monitor",
            ],
            env=self.environment, stdout=subprocess.PIPE, stderr=self._log,
        ) as process:  # fmt: skip
            recorder = Recorder(process)
            try:
                recorder.hear(0.1)  # it runs
                yield recorder
            finally:
                process.kill()
                recorder.end()

    def close(self) -> None:
        """End it."""
        self._server.kill()
        self._server.wait(PATIENCE)
        self._log.close()


class Recorder:
    """What sounds, heard on a thread of its own so that nothing waits in a pipe."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._data = bytearray()
        self._grown = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        file = self._process.stdout.fileno()
        while data := os.read(file, _PIECE):
            with self._grown:
                self._data += data
                self._grown.notify_all()

    def end(self) -> None:
        """Once nothing more comes."""
        self._thread.join(PATIENCE)

    @property
    def heard(self) -> np.ndarray:
        """The left channel so far."""
        with self._grown:
            whole = bytes(self._data[: len(self._data) // 8 * 8])
        return np.frombuffer(whole, "<f4").reshape(-1, 2)[:, 0]

    def hear(self, seconds: float) -> np.ndarray:
        """Listen so long from now on; what was heard in it comes back."""
        with self._grown:
            begin = len(self._data) // 8
            end = begin + round(seconds * RATE)
            is_heard = self._grown.wait_for(lambda: len(self._data) // 8 >= end, PATIENCE)
            assert is_heard, f"{len(self._data) // 8} frames came, and then none; {end} were due"
        return self.heard[begin:end]

    def hear_sound(self) -> None:
        """Listen until something sounds."""
        deadline = time.monotonic() + PATIENCE
        while np.abs(self.hear(0.1)).max() <= 0.01:
            assert time.monotonic() < deadline, "nothing sounds"

    def hear_out(self) -> None:
        """Listen until nothing sounds any more for half a second."""
        deadline = time.monotonic() + PATIENCE
        while np.abs(self.hear(0.5)).max() >= 1e-4:
            assert time.monotonic() < deadline, "it goes on sounding"


def recorded_again(test: Callable[..., None]) -> Callable[..., None]:
    """Let a test of a recording that failed record up to twice again.

    A recording is made in real time, and a computer that is busy for a second spoils it: that says
    nothing about the engine. What is wrong in the engine is wrong three times.
    """

    @functools.wraps(test)
    def run(*args: Any, **named: Any) -> None:
        for _ in range(2):
            try:
                return test(*args, **named)
            except AssertionError:
                continue
        return test(*args, **named)

    return run


def blocks(samples: np.ndarray) -> np.ndarray:
    """The peak of each hundredth of a second."""
    size = RATE // 100
    return np.abs(samples[: len(samples) // size * size]).reshape(-1, size).max(axis=1)


def loud_runs(samples: np.ndarray, *, level: float = 0.01) -> list[np.ndarray]:
    """Stretches without a hundredth of a second of silence, in order."""
    is_loud = blocks(samples) > level
    edges = np.flatnonzero(np.diff(is_loud, prepend=False, append=False)).reshape(-1, 2)
    size = RATE // 100
    return [samples[first * size : behind * size] for first, behind in edges]


def hertz(samples: np.ndarray) -> float:
    """The strongest tone."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), n=16 * RATE))
    return float(spectrum.argmax()) / 16


def environment_of(sink: NullSink) -> Mapping[str, str]:
    """For a program that sounds there."""
    root = Path(__file__).parents[1]
    return {**sink.environment, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
