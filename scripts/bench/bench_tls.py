"""How much processor time asking 1,000 servers over TLS costs when nothing is new.

    .venv/bin/python scripts/bench/bench_tls.py [--feeds 1000] [--hosts 20]

A server in another process, with a certificate of its own made for the run, answers under as many
names as there are hosts; each is an origin of its own with its own handshake, as in life, and
the certificate is checked against all that a browser trusts. Measured is the time of this process,
user and system, for a refresh in which every answer is 304: once with the feeds spread over a few
hosts, as subscriptions are, once with a host for every feed. Beside it, the same requests by curl
alone without a library. Exit status 1 if the budget is exceeded.
"""

import argparse
import asyncio
import contextlib
import os
import resource
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import certifi
import pycurl  # type: ignore[import-untyped]

from podplayer.model.cancel import CancelToken
from podplayer.net.client import CurlClient
from podplayer.services.bus import EventBus
from podplayer.services.refresh import Refresh, RefreshReport
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.ledger import RequestLedger
from podplayer.storage.migrations import open_database

BUDGET = 1.6
"""CPU seconds for 1,000 feeds on a calm machine, on which curl alone takes 0.5."""
_DOMAIN = "bench.localhost"
"""Names under localhost are this computer's own; curl asks nobody for their addresses."""
_TAG = '"1"'
_FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Show</title>
<item><title>One</title><guid>1</guid></item></channel></rss>"""


def certificate(folder: Path) -> tuple[Path, Path]:
    """The server's key and certificate in one file, and a list of trusted ones that has it too."""
    both, trusted = folder / "tls.pem", folder / "trusted.pem"
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"]
    command += ["ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=bench"]
    command += ["-addext", f"subjectAltName=DNS:*.{_DOMAIN}"]
    command += ["-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    both.write_bytes(key.read_bytes() + cert.read_bytes())
    trusted.write_bytes(Path(certifi.where()).read_bytes() + cert.read_bytes())
    return both, trusted


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection, as long as it is kept."""
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            if b"\r\nif-none-match:" in request.lower():
                writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {_TAG}\r\n\r\n".encode())
            else:
                head = f"HTTP/1.1 200 OK\r\nETag: {_TAG}\r\nContent-Length: {len(_FEED)}\r\n\r\n"
                writer.write(head.encode() + _FEED)
            await writer.drain()
    writer.close()


async def serve(pem: str) -> None:
    """Until it is ended; the port is the first line of its output."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def cpu_seconds() -> float:
    """Of this process, all threads, user and system."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measured(work: Callable[[], object]) -> tuple[float, float, object]:
    """CPU seconds, seconds, and what came of it."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    result = work()
    return cpu_seconds() - cpu, time.perf_counter() - wall, result


def by_curl_alone(urls: Sequence[str]) -> int:
    """The floor: the same requests, 24 at a time, and nothing done with the answers."""
    multi, waiting, running, unchanged = pycurl.CurlMulti(), list(urls), 0, 0
    idle = [pycurl.Curl() for _ in range(24)]
    for curl in idle:
        curl.setopt(pycurl.CAINFO, os.environ["SSL_CERT_FILE"])
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.HTTPHEADER, [f"If-None-Match: {_TAG}"])
    while waiting or running:
        while waiting and idle:
            idle[-1].setopt(pycurl.URL, waiting.pop())
            multi.add_handle(idle.pop())
            running += 1
        multi.perform()
        for curl in multi.info_read()[1]:
            unchanged += curl.getinfo(pycurl.RESPONSE_CODE) == 304
            multi.remove_handle(curl)
            idle.append(curl)
            running -= 1
        multi.select(0.05)
    return unchanged


def run(hosts: int, urls: Sequence[str], folder: Path) -> bool:
    """Subscribe, ask again, and say what it cost. Whether that is within the budget."""
    db = open_database(folder / f"{hosts}.db")
    bus = EventBus()
    lines = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    opml = f'<opml version="2.0"><body>{lines}</body></opml>'
    http = CurlClient(ledger=RequestLedger(db).add)
    report = Subscriptions(db, http=http, bus=bus, now=now).import_opml(opml, cancel=CancelToken())
    http.close()  # in life hours lie between: no connection is open any more
    http = CurlClient(ledger=RequestLedger(db).add)
    refresh = Refresh(db, http=http, bus=bus, now=now)
    cpu, wall, result = measured(lambda: refresh.all(cancel=CancelToken()))
    floor, _, same = measured(lambda: by_curl_alone(urls))
    budget = BUDGET * len(urls) / 1000
    assert isinstance(result, RefreshReport)  # noqa: S101 - just made
    is_right = result.unchanged == report.added == same == len(urls)
    sys.stdout.write(
        f"{hosts:4} hosts {cpu:5.2f} CPU s (budget {budget:.1f}), {wall:5.2f} s; "
        f"curl alone {floor:.2f}, ratio {cpu / floor:.2f}; {result.unchanged} unchanged; "
        f"load {os.getloadavg()[0]:.1f}\n"
    )
    http.close()
    db.close()
    return is_right and cpu <= budget


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def main() -> int:
    """Measure in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.serve))
    feeds = range(options.feeds)
    with tempfile.TemporaryDirectory(prefix="bench-tls-") as name:
        folder = Path(name)
        pem, trusted = certificate(folder)
        os.environ["SSL_CERT_FILE"] = str(trusted)
        command = [sys.executable, __file__, "--serve", str(pem)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None  # noqa: S101 - a pipe was asked for
            port = int(server.stdout.readline())
            verdicts = [
                run(hosts, [f"https://{n % hosts}.{_DOMAIN}:{port}/{n}" for n in feeds], folder)
                for hosts in (options.hosts, len(feeds))
            ]
        finally:
            server.terminate()
            server.wait()
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
