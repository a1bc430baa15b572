"""Fakes of the edges of playback: time, bytes that arrive, a server in memory, wave files."""

import math
import struct
import threading
import wave
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.ids import Ms
from podplayer.model.net import Request, Response
from podplayer.playback.backend import (
    Capabilities,
    Loaded,
    MediaSource,
    OnStatus,
    OutputDevice,
    Status,
)
from podplayer.playback.sound import Sound


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)) -> None:
        self._start = now
        self.seconds = 0.0

    def advance(self, seconds: float) -> None:
        self.seconds += seconds

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.seconds)


class ScriptedBackend:
    """An engine that tells only what a test lets it tell, and remembers its orders."""

    capabilities = Capabilities(name="scripted")
    output = "Headphones"
    outputs = (OutputDevice("headphones", "Headphones"), OutputDevice("desk", "Speakers"))

    def __init__(self) -> None:
        self.orders: list[tuple[object, ...]] = []
        self._on_status: OnStatus = lambda _status: None

    def tell(self, *statuses: Status) -> None:
        for status in statuses:
            self._on_status(status)

    def tell_loaded(self, duration: int | None = 600_000) -> None:
        self.tell(Loaded(None if duration is None else Ms(duration)))

    def subscribe(self, on_status: OnStatus) -> None:
        self._on_status = on_status

    def set_output(self, device_id: str) -> None:
        self.orders.append(("output", device_id))

    def load(self, source: MediaSource, *, start: Ms) -> None:
        self.orders.append(("load", source, start))

    def play(self) -> None:
        self.orders.append(("play",))

    def pause(self) -> None:
        self.orders.append(("pause",))

    def stop(self) -> None:
        self.orders.append(("stop",))

    def seek(self, position: Ms) -> None:
        self.orders.append(("seek", position))

    def set_rate(self, rate: float) -> None:
        self.orders.append(("rate", rate))

    def set_volume(self, volume: float) -> None:
        self.orders.append(("volume", volume))

    def set_sound(self, sound: Sound) -> None:
        self.sound = sound

    def prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        self.orders.append(("prepare", source, start))

    saved = Ms(0)

    def poll(self) -> None: ...

    def close(self) -> None:
        self.orders.append(("close",))


class MemorySource:
    """Bytes of which a part has arrived; the rest arrives when a test says so."""

    def __init__(self, data: bytes, *, arrived: int | None = None, name: str = "x.wav") -> None:
        self.name = name
        self.failure: str | None = None
        self.is_closed = False
        self.readers: set[int] = set()
        self._data = data
        self._arrived = len(data) if arrived is None else arrived
        self._waiting = 0
        self._interruptions = 0
        self._changed = threading.Condition()

    @property
    def size(self) -> int | None:
        return len(self._data)

    @property
    def is_complete(self) -> bool:
        return self._arrived >= len(self._data)

    @property
    def is_waiting(self) -> bool:
        return self._waiting > 0

    def has_head(self) -> bool:
        return self._arrived >= min(len(self._data), 4096)

    def arrive(self, count: int | None = None) -> None:
        with self._changed:
            self._arrived = len(self._data) if count is None else self._arrived + count
            self._changed.notify_all()

    def fail(self, sentence: str) -> None:
        with self._changed:
            self.failure = sentence
            self._changed.notify_all()

    def read_at(self, offset: int, count: int, *, blocks: bool = True) -> bytes:
        self.readers.add(threading.get_ident())
        with self._changed:
            self._waiting += 1
            before = self._interruptions
            try:
                while blocks and self._must_wait(offset, before):
                    self._changed.wait()
            finally:
                self._waiting -= 1
            end = min(offset + count, self._arrived)
            return b"" if self.is_closed else self._data[offset:end]

    def _must_wait(self, offset: int, interruptions: int) -> bool:
        is_there = offset < self._arrived or offset >= len(self._data)
        is_over = self.is_closed or self.failure is not None
        return not (is_there or is_over or interruptions != self._interruptions)

    def interrupt(self) -> None:
        with self._changed:
            self._interruptions += 1
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()


class ServedFile:
    """What a ServerHttp has at an address, and how it misbehaves."""

    def __init__(self, body: bytes, *, content_type: str = "audio/mpeg") -> None:
        self.body = body
        self.content_type = content_type
        self.etag: str | None = '"v1"'
        self.has_ranges = True
        self.tells_size = True
        self.claims_more = 0
        """Bytes by which the size that is told is too large."""
        self.breaks_after: list[int] = []
        """Body bytes after which an answer breaks off, one entry an answer."""
        self.failures: list[FetchError] = []
        self.chunk = 1000
        self.gate: Callable[[int], None] | None = None
        """Called before each chunk with its offset in the file; may block."""


class ServerHttp:
    """An Http that serves files from memory, with Range and If-Range, and breaks as it is told."""

    def __init__(self) -> None:
        self.files: dict[str, ServedFile] = {}
        self.requests: list[Request] = []

    def serve(self, url: str, body: bytes, *, content_type: str = "audio/mpeg") -> ServedFile:
        self.files[url] = ServedFile(body, content_type=content_type)
        return self.files[url]

    @property
    def ranges(self) -> list[str | None]:
        return [request.headers.get("Range") for request in self.requests]

    def fetch(self, request: Request, *, cancel: CancelToken) -> Response:
        raise NotImplementedError

    def fetch_many(
        self, requests: Iterable[Request], *, cancel: CancelToken
    ) -> Iterator[tuple[Request, Response | FetchError]]:
        raise NotImplementedError

    def stream(
        self,
        request: Request,
        *,
        sink: Callable[[bytes], None],
        cancel: CancelToken,
        started: Callable[[Response], None] | None = None,
    ) -> Response:
        self.requests.append(request)
        served = self.files.get(request.url)
        if served is None:
            raise FetchError(request.url, "there is nothing at this address (404)", status=404)
        if served.failures:
            raise served.failures.pop(0)
        start, end = _asked(request, served)
        response = _head(request, served, start, end)
        if started is not None:
            started(response)
        limit = served.breaks_after.pop(0) if served.breaks_after else None
        first = start or 0
        last = len(served.body) if end is None else end
        for offset in range(first, last, served.chunk):
            if served.gate is not None:
                served.gate(offset)
            cancel.check()
            if limit is not None and offset - first >= limit:
                raise FetchError(request.url, "the connection broke off", transient=True)
            sink(served.body[offset : min(offset + served.chunk, last)])
        return response


def _asked(request: Request, served: ServedFile) -> tuple[int | None, int | None]:
    wanted = request.headers.get("Range")
    condition = request.headers.get("If-Range")
    if wanted is None or not served.has_ranges:
        return None, None
    if condition is not None and condition != served.etag:
        return None, None
    first, _, last = wanted.removeprefix("bytes=").partition("-")
    if int(first) >= len(served.body):
        raise FetchError(request.url, "the server does not have that part (416)", status=416)
    return int(first), int(last) + 1 if last else None


def _head(request: Request, served: ServedFile, start: int | None, end: int | None) -> Response:
    whole = len(served.body) + served.claims_more
    headers = {"content-type": served.content_type}
    if served.etag is not None:
        headers["etag"] = served.etag
    if served.tells_size:
        last = whole if end is None else end
        headers["content-length"] = str(last - (start or 0))
        if start is not None:
            headers["content-range"] = f"bytes {start}-{last - 1}/{whole}"
    return Response(
        url=request.url,
        final_url=request.url,
        status=200 if start is None else 206,
        headers=headers,
        body=b"",
    )


def write_tone(path: Path, *, seconds: float, rate: int = 8000, hertz: float = 440.0) -> Path:
    """A real wave file, mono, 16 bits."""
    period = b"".join(
        struct.pack("<h", int(8000 * math.sin(2 * math.pi * hertz * n / rate))) for n in range(rate)
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        whole, rest = divmod(seconds, 1)
        file.writeframes(period * int(whole) + period[: 2 * int(rest * rate)])
    return path
