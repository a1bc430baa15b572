"""The whole way of a stream: a loopback server, our own HTTP client, the engines on Qt."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fakes_playback import write_tone
from pytestqt.qtbot import QtBot

from podplayer.media.download import Streams
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.ids import Ms
from podplayer.net.client import CurlClient
from podplayer.playback.clock import SystemClock
from podplayer.playback.player import Player, PlayerStatus
from podplayer.playback.qt_backend import QtBackend
from podplayer.playback.studio_backend import StudioBackend

SECONDS = 60


class FileServer(ThreadingHTTPServer):
    """Serves one file with Range; breaks the first answer off when it is told to."""

    daemon_threads = True

    def __init__(self, body: bytes) -> None:
        super().__init__(("127.0.0.1", 0), FileHandler)
        self.body = body
        self.breaks_at: int | None = None
        self.ranges: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/tone.wav"


class FileHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FileServer

    def do_GET(self) -> None:
        if self.path != "/tone.wav":
            self.send_error(404)
            return
        body, wanted = self.server.body, self.headers.get("Range")
        self.server.ranges.append(wanted)
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted or "")
        start = int(match[1]) if match else 0
        end = int(match[2]) + 1 if match and match[2] else len(body)
        self.send_response(206 if match else 200)
        self.send_header("Content-Type", "audio/wav")
        self.send_header("Content-Length", str(end - start))
        self.send_header("ETag", '"1"')
        if match:
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(body)}")
        self.end_headers()
        breaks_at, self.server.breaks_at = self.server.breaks_at, None
        if breaks_at is not None:
            end = min(end, start + breaks_at)
            self.close_connection = True
        try:
            self.wfile.write(body[start:end])
        except OSError:
            self.close_connection = True  # the client wants another part by now

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002


@pytest.fixture
def server(tmp_path) -> Iterator[FileServer]:
    body = write_tone(tmp_path / "tone.wav", seconds=SECONDS, rate=44_100).read_bytes()
    server = FileServer(body)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def http() -> Iterator[CurlClient]:
    client = CurlClient(ledger=lambda _entry: None)
    yield client
    client.close()


@pytest.fixture
def streams(http) -> Iterator[Streams]:
    streams = Streams(http=http, waits=(0.01, 0.01))
    yield streams
    streams.close()


def download(streams: Streams, url: str, target: Path) -> Path:
    return streams.download(url, target, on_complete=lambda *_: None, cancel=CancelToken())


def test_a_broken_download_goes_on_where_it_broke(server, streams, tmp_path):
    server.breaks_at = 1_000_000
    path = download(streams, server.url, tmp_path / "got.wav")
    assert path.read_bytes() == server.body
    assert server.ranges[-1] is not None


def test_a_missing_file_is_a_sentence(server, streams, tmp_path):
    with pytest.raises(FetchError, match="404"):
        download(streams, server.url + ".not", tmp_path / "got.wav")
    assert not list(tmp_path.glob("got*"))


@pytest.mark.slow
@pytest.mark.qt_log_ignore("PulseAudio|No audio device|NOPTS|Could not|Invalid|rror")
@pytest.mark.parametrize("engine", [QtBackend, StudioBackend])
def test_a_stream_is_played_and_sought_in_and_becomes_a_file(
    server, streams, tmp_path, qtbot: QtBot, engine
):
    complete = threading.Event()
    reader = streams.open(
        server.url, tmp_path / "got.wav", on_complete=lambda _path, _size: complete.set()
    )
    backend = engine()
    player = Player(backend=backend, clock=SystemClock(), on_event=lambda _event: None)

    def is_beyond(place: int) -> bool:
        backend.poll()
        return player.position > place

    player.open(reader, start=Ms(20_000))
    qtbot.waitUntil(lambda: is_beyond(20_300))
    player.seek(Ms(45_000))
    qtbot.waitUntil(lambda: is_beyond(45_300))
    assert player.status is PlayerStatus.PLAYING
    assert player.duration == pytest.approx(SECONDS * 1000, abs=100)
    qtbot.waitUntil(complete.is_set)
    player.close()
    backend.close()
    assert (tmp_path / "got.wav").read_bytes() == server.body
