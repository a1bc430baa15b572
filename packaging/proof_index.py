"""A package index on loopback that breaks off once in the middle, or hands out changed files."""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_CHUNK = 1 << 16


class Index(ThreadingHTTPServer):
    """Serves the wheels of a folder as PEP 503 says."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler))
        self.wheels = {_normal(path.name.split("-")[0]): path for path in folder.glob("*.whl")}
        self.breaks_off_after: int | None = None
        """Bytes of all files together after which every connection ends, until it is None."""
        self.is_changed = False
        """Whether a byte of each file is another one."""
        self.sent = 0
        self.ranges: list[str] = []
        """What was asked for in parts."""

    @property
    def url(self) -> str:
        """For `podplayer parts install --index`."""
        return f"http://127.0.0.1:{self.server_port}/simple"


class _Handler(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        kind, _, name = self.path.strip("/").partition("/")
        package = name.strip("/") if kind == "simple" else name.split("-")[0]
        wheel = self.server.wheels.get(_normal(package))
        if wheel is None:
            self.send_error(404)
        elif kind == "simple":
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            self._send(f'<a href="/files/{wheel.name}#sha256={digest}">x</a>'.encode())
        else:
            self._send_part(wheel)

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_part(self, wheel: Path) -> None:
        body = bytearray(wheel.read_bytes())
        if self.server.is_changed:
            body[len(body) // 2] ^= 1
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first = int(asked[1]) if asked else 0
        last = int(asked[2]) if asked and asked[2] else len(body) - 1
        if asked:
            self.server.ranges.append(f"{wheel.name.split('-')[0]} from byte {first}")
        self.send_response(206 if asked else 200)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("ETag", f'"{wheel.name}"')
        self.send_header("Content-Length", str(last - first + 1))
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(body)}")
        self.end_headers()
        for at in range(first, last + 1, _CHUNK):
            limit = self.server.breaks_off_after
            if limit is not None and self.server.sent >= limit:
                self.close_connection = True
                return
            chunk = bytes(body[at : min(at + _CHUNK, last + 1)])
            self.wfile.write(chunk)
            self.server.sent += len(chunk)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[Index]:
    """An index that runs until the end of the block."""
    index = Index(folder)
    thread = threading.Thread(target=index.serve_forever, daemon=True)
    thread.start()
    try:
        yield index
    finally:
        index.shutdown()
        index.server_close()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
