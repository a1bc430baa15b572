"""How fast feeds are read, sanitised, beside feedparser.

    .venv/bin/python scripts/bench/bench_parse.py [FEED ...] [--runs 3] [--peer FILE.py:FUNCTION]

Without files: a made-up feed of 1,000 episodes, and the real feeds of the corpus where there is
one (PODPLAYER_CORPUS). Measured are CPU seconds of this process from bytes to values, best of the
runs, and the tools take turns, so that a busy neighbour slows all of them down. feedparser is
measured as it is; for comparison also resolving relative addresses, as podplayer does. A peer is a
function of another file that takes the bytes of a feed, such as a prototype's. Exit status 1 if
podplayer is not 12 times as fast as plain feedparser in the same run, or reads less than 35 MB a
second (of a calm machine).
"""

import argparse
import importlib
import importlib.util
import io
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from refresh_feeds import feed

from podplayer.feeds.parse import parse
from podplayer.model.errors import FeedError
from scripts.feedcorpus.files import corpus_folder, documents

LEAST_RATIO = 12.0
LEAST_MB = 35.0
Reader = Callable[[bytes], object]


def ours(body: bytes) -> None:
    """As a first import reads it."""
    with suppress(FeedError):
        parse(body, url="https://example.org/feed")


def by_feedparser(body: bytes) -> None:
    """With its own sanitising; relative addresses stay, because it knows nothing to resolve by."""
    importlib.import_module("feedparser").parse(io.BytesIO(body))


def resolving(body: bytes) -> None:
    """The same with the address of the feed, as podplayer has it: relative ones are resolved."""
    headers = {"content-location": "https://example.org/feed"}
    importlib.import_module("feedparser").parse(io.BytesIO(body), response_headers=headers)


def peer_of(text: str) -> tuple[str, Reader]:
    """The function that `FILE.py:FUNCTION` names."""
    path, _, name = text.rpartition(":")
    spec = importlib.util.spec_from_file_location("peer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"bench_parse: {path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(Path(path).resolve().parent))
    spec.loader.exec_module(module)
    return name, getattr(module, name)


def measured(
    readers: Mapping[str, Reader], bodies: Sequence[bytes], *, runs: int
) -> dict[str, float]:
    """CPU seconds for all bodies, the best of the runs, by reader."""
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(runs):
        for name, read in readers.items():
            start = time.process_time()
            for body in bodies:
                read(body)
            best[name] = min(best[name], time.process_time() - start)
    return best


def report(what: str, bodies: Sequence[bytes], seconds: Mapping[str, float]) -> bool:
    """Print a table; whether podplayer is fast enough."""
    size = sum(map(len, bodies)) / 1e6
    own = seconds["podplayer"]
    sys.stdout.write(f"{what}: {len(bodies)} feeds, {size:.1f} MB; load {os.getloadavg()[0]:.1f}\n")
    for name, cpu in seconds.items():
        sys.stdout.write(
            f"  {name:12} {cpu:7.3f} CPU s {size / cpu:6.1f} MB/s {cpu / own:6.2f} x\n"
        )
    is_fast = seconds["feedparser"] / own >= LEAST_RATIO and size / own >= LEAST_MB
    sys.stdout.write(f"  {'fast enough' if is_fast else 'TOO SLOW'}\n")
    return is_fast


def main() -> int:
    """Measure, and compare with what is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("feeds", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", action="append", default=[], metavar="FILE.py:FUNCTION")
    options = parser.parse_args()
    readers: dict[str, Reader] = {
        "podplayer": ours, "feedparser": by_feedparser, "resolving": resolving,
    }  # fmt: skip
    readers |= dict(map(peer_of, options.peer))
    for read in readers.values():
        read(feed(3, 1).encode())  # what is loaded at the first use
    sets: dict[str, list[bytes]] = {}
    if options.feeds:
        sets["given"] = [path.read_bytes() for path in options.feeds]
    else:
        sets["made up"] = [feed(1000, 1).encode()]
        if corpus_folder().is_dir():
            sets["real"] = [document.body for document in documents("real")]
    verdicts = [
        report(what, bodies, measured(readers, bodies, runs=options.runs))
        for what, bodies in sets.items()
    ]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
