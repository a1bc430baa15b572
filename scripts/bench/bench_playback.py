"""How soon an episode sounds, and what playing costs, for each engine, on a sound server.

    .venv/bin/python scripts/bench/bench_playback.py [--engines studio,qt,vlc] [--rounds 7]

The whole application without its window plays into a PulseAudio null sink that is recorded: from
the order to play to the first sample that is not silent. The stream comes from a server on this
computer that sends 1 MB a second. "First" is the first episode of a process whose engine was made
before, as the window does. Exit status 1 if the default engine exceeds a budget:

- a file sounds within 150 ms, a stream within 1 s (medians; recording itself may take 30 ms);
- playing takes under 3 % of a core at 1x and under 6 % at 2x.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# ruff: noqa: E402 - these two come first
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

import av
import numpy as np
from null_sink import NullSink, Recorder, environment_of, missing_programs
from PySide6.QtCore import QCoreApplication, QTimer

from podplayer.app.bootstrap import App, build
from podplayer.app.paths import Paths
from podplayer.model.feed import ConditionalState, Enclosure, ParsedEpisode, ParsedFeed
from podplayer.model.ids import Ms
from podplayer.model.settings import Settings
from podplayer.playback.player import PlayerStatus
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore

BUDGET = {"file": 0.150, "stream": 1.0, "cpu 1x": 0.03, "cpu 2x": 0.06}
BYTES_A_SECOND = 1_000_000
PIECE = 16 * 1024
MINUTES = 10
CPU_SECONDS = 15.0
LOUD = 0.01


class Handler(BaseHTTPRequestHandler):
    """One file, with Range, slowly."""

    protocol_version = "HTTP/1.1"
    body = b""

    def do_GET(self) -> None:
        """Send it from where it is asked."""
        asked = self.headers.get("Range", "")
        start = int(asked[6:].partition("-")[0]) if asked.startswith("bytes=") else 0
        part = self.body[start:]
        self.send_response(206 if asked else 200)
        if asked:
            whole = len(self.body)
            self.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        self.send_header("Content-Type", "audio/mpeg")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        try:
            for at in range(0, len(part), PIECE):
                self.wfile.write(part[at : at + PIECE])
                time.sleep(PIECE / BYTES_A_SECOND)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Silent."""


@contextmanager
def served(body: bytes) -> Iterator[str]:
    """The address of a server for as long as it is needed."""
    Handler.body = body
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def make_file(path: Path) -> None:
    """Ten minutes of a loud tone as an MP3 of 128 kbit/s."""
    tone = np.sin(np.arange(44_100) * 2 * np.pi * 440 / 44_100)
    second = np.repeat((tone * 20_000).astype(np.int16), 2).reshape(1, -1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mp3", rate=44_100, layout="stereo")
        stream.bit_rate = 128_000
        for number in range(MINUTES * 60):
            frame = av.AudioFrame.from_ndarray(second, format="s16", layout="stereo")
            frame.sample_rate = 44_100
            frame.pts = number * 44_100
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def make_profile(profile: Path, base: str, file: Path, rounds: int, engine: str) -> None:
    """Episodes that are files, and as many that are streams."""
    profile.mkdir()
    db = open_database(profile / "library.db")
    now = datetime.now(UTC)
    episodes = [
        ParsedEpisode(
            guid=f"{kind}-{number}", title=f"{kind} {number}", content_hash=bytes(16),
            duration=Ms(MINUTES * 60_000), published=now,
            enclosure=Enclosure(url=f"{base}/{kind}-{number}.mp3"),
        )
        for kind in ("file", "stream")
        for number in range(rounds)
    ]  # fmt: skip
    feed, url = ParsedFeed(title="Bench", episodes=episodes), f"{base}/feed.xml"
    Podcasts(db).add(url, feed, state=ConditionalState(), now=now)
    for number in range(rounds):
        found = Episodes(db).find(url, f"file-{number}", None)
        DownloadTable(db).set_file(found, file, size=file.stat().st_size, now=now)
    SettingsStore(db).save(Settings(engine=engine))
    db.close()


# -- the player -------------------------------------------------------------------------------


class Player:
    """The application in a process of its own; follows a line of stdin each."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._ids = {row.title: row.id for row in app.library.episodes()}
        self._lines: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(20)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._lines.append(line)
        os._exit(0)

    def _beat(self) -> None:
        listening = self._app.listening
        listening.poll()
        is_playing = listening.state.status is PlayerStatus.PLAYING
        self._timer.setInterval(100 if is_playing else 20)
        while self._lines:
            self._follow(self._lines.pop(0).split())

    def _follow(self, words: list[str]) -> None:
        listening, told = self._app.listening, time.monotonic()
        match words:
            case ["play", kind, number]:
                listening.play(self._ids[f"{kind} {number}"])
            case ["rate", rate]:
                listening.set_rate(float(rate))
            case ["pause"]:
                listening.pause()
            case _:
                pass
        sys.stdout.write(f"{told} {time.process_time()}\n")
        sys.stdout.flush()


def run_player(profile: Path) -> int:
    """Play until stdin ends."""
    qt = QCoreApplication(sys.argv[:1])
    app = build(Paths(profile))
    app.warm_player()
    if app.listening.capabilities.name != app.settings.current.engine:
        sys.exit("no such engine here")
    player = Player(app)
    status = qt.exec()
    del player
    return status


# -- the bench --------------------------------------------------------------------------------


class Remote:
    """The player, from outside."""

    def __init__(self, profile: Path, sink: NullSink) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--player", str(profile)],
            env={**environment_of(sink), "QT_LOGGING_RULES": "*=false"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.ask("hello")

    def ask(self, words: str) -> tuple[float, float]:
        """When it was followed, and the processor seconds of the process until then."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("a process without pipes")
        stdin.write(f"{words}\n")
        stdin.flush()
        told, cpu = stdout.readline().split()
        return float(told), float(cpu)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


def seconds_to_sound(remote: Remote, recorder: Recorder, words: str) -> float:
    """From the order to the first loud hundredth of a second that was recorded."""
    remote.ask("pause")
    while np.abs(recorder.hear(0.05)).max() > LOUD:
        pass
    told, _ = remote.ask(words)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        heard = recorder.hear(0.01)
        if np.abs(heard).max() > LOUD:
            return time.monotonic() - told
    raise TimeoutError(f"nothing sounded after {words}")


def cpu_at(remote: Remote, rate: float) -> float:
    """The share of a core while it plays."""
    remote.ask(f"rate {rate}")
    time.sleep(2.0)
    began, before = remote.ask("hello")
    time.sleep(CPU_SECONDS)
    ended, after = remote.ask("hello")
    return (after - before) / (ended - began)


def measured(engine: str, folder: Path, rounds: int) -> dict[str, float]:
    """All numbers of an engine."""
    file, sound = folder / "tone.mp3", folder / engine
    sound.mkdir()
    sink = NullSink(sound)
    try:
        if not sink.is_up():
            sys.exit("no sound server can be started here")
        with served(file.read_bytes()) as base:
            make_profile(sound / "profile", base, file, rounds, engine)
            remote = Remote(sound / "profile", sink)
            try:
                with sink.recorder(latency_ms=10) as recorder:
                    times = {
                        kind: [
                            seconds_to_sound(remote, recorder, f"play {kind} {number}")
                            for number in range(rounds)
                        ]
                        for kind in ("file", "stream")
                    }
                remote.ask("play file 0")
                cpu = {f"cpu {rate:g}x": cpu_at(remote, rate) for rate in (1.0, 2.0)}
            finally:
                remote.close()
    finally:
        sink.close()
    medians = {kind: statistics.median(found) for kind, found in times.items()}
    return {**medians, "first": times["file"][0], "worst": max(times["file"]), **cpu}


def main() -> int:
    """Measure, print a table, hold the default engine to its budget."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engines", default="studio,qt,vlc")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--player", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.player:
        return run_player(options.player)
    if missing := missing_programs():
        print(f"PulseAudio is not installed ({', '.join(missing)} missing)")
        return 1
    status = 0
    print("| engine | file | first | worst | stream | CPU 1x | CPU 2x |")
    print("|---|---|---|---|---|---|---|")
    # Not a longer name: that of a socket has at most a hundred letters.
    with tempfile.TemporaryDirectory(prefix="play-") as folder:
        make_file(Path(folder) / "tone.mp3")
        for engine in options.engines.split(","):
            found = measured(engine, Path(folder), options.rounds)
            times = " | ".join(
                f"{found[name] * 1000:.0f} ms" for name in ("file", "first", "worst", "stream")
            )
            print(f"| {engine} | {times} | {found['cpu 1x']:.1%} | {found['cpu 2x']:.1%} |")
            if engine == Settings().engine:
                status = int(any(found[name] > most for name, most in BUDGET.items()))
    return status


if __name__ == "__main__":
    sys.exit(main())
