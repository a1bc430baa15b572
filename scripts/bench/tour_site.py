"""What the tour of the window reads: shows, one of which has audio, served on this computer."""

import gzip
import io
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path

from bench_window import ROOT
from refresh_feeds import write_library

LIST = "PODPLAYER_TOUR_LIST"
"""The variable that tells the child where the list of the served feeds is."""
TITLE = "Served here"
"""Of the show whose episodes sound."""
_CORPUS = ROOT.parent / "shared/corpus/feeds/real"
_GENERATED = 200
_EPISODES = 12
_MINUTES = 20
_NAMED = rb"""(\b(?:url|href)\s*=\s*["']|<(?:url|itunes:new-feed-url)>\s*)https?://[^/"'<\s]+"""
"""An address that podplayer would ask."""


@contextmanager
def serving(scratch: Path, feeds: Path | None) -> Iterator[None]:
    """Serve the feeds of a folder while the block runs: the corpus of real ones, if there is none.

    Where there is no such corpus they are generated. Nothing but this computer is ever asked: what
    a feed names elsewhere (covers, chapters, audio) is looked for here, and not found.
    """
    site, opml = scratch / "site", scratch / "feeds.opml"
    port = _free_port()
    _write_site(site, feeds or (_CORPUS if _CORPUS.is_dir() else None), port)
    command = [ROOT / "scripts/serve-feeds", site, "--opml", opml, "--port", str(port)]
    server = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE)
    os.environ[LIST] = str(opml)
    try:
        if server.stdout:
            server.stdout.readline()  # it serves now
        yield
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _write_site(site: Path, feeds: Path | None, port: int) -> None:
    here = f"http://127.0.0.1:{port}"
    site.mkdir(exist_ok=True)
    if feeds is None:
        list(write_library(site, shows=_GENERATED, least=100, most=300))
    else:
        for number, path in enumerate(sorted(feeds.rglob("*.xml*"))):
            body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            (site / f"{number}.xml").write_bytes(
                re.sub(_NAMED, rb"\1" + here.encode(), body, flags=re.IGNORECASE)
            )
    (site / "served.xml").write_text(_show(here), encoding="utf-8")
    audio = _minute() * _MINUTES
    for number in range(_EPISODES):
        (site / f"{number}.mp3").write_bytes(audio)


def _show(here: str) -> str:
    items = "".join(
        f"<item><title>Minutes {number}</title><guid>{number}</guid>"
        f"<pubDate>{formatdate()}</pubDate><itunes:duration>{_MINUTES * 60}</itunes:duration>"
        f'<enclosure url="{here}/{number}.mp3" type="audio/mpeg" length="0"/></item>'
        for number in range(_EPISODES)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
        f"<channel><title>{TITLE}</title>{items}</channel></rss>"
    )


def _minute() -> bytes:
    """A minute of something that swells, as MP3: it may be written one after the other."""
    import av  # noqa: PLC0415 - the child imports this module, and its start is measured
    import numpy as np  # noqa: PLC0415

    rate, size = 44_100, 1_152
    at = np.arange(rate * 60 // size * size) / rate
    wave = (0.2 * np.sin(2 * np.pi * 220 * at) * (1 + np.sin(3 * at))).astype(np.float32)
    out = io.BytesIO()
    with av.open(out, "w", format="mp3") as file:
        stream = file.add_stream("mp3", rate=rate, layout="mono")
        stream.bit_rate = 64_000
        for block in np.split(wave, len(wave) // size):
            frame = av.AudioFrame.from_ndarray(block[None], format="fltp", layout="mono")
            frame.rate = rate
            file.mux(stream.encode(frame))
        file.mux(stream.encode())
    return out.getvalue()
