"""What encryption costs: the same work on the same library and recording, plain and encrypted.

    .venv/bin/python scripts/bench/bench_encryption.py [PROFILE] [--shows 200] [--episodes 300]
    .venv/bin/python scripts/bench/bench_encryption.py --only-files

Without a profile one is made in a temporary folder, which takes some minutes; one that is given is
copied. Each piece of work is done on both libraries in turn, so that a busy neighbour hurts both;
the medians are printed as a table for docs/encryption-and-backups.md.
"""

import argparse
import math
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from make_library import feed

from podplayer.encoders.windows import read_windows
from podplayer.media.analysis import analyse
from podplayer.media.sealed_source import SealedSource
from podplayer.media.tags import counted_duration, read_tags
from podplayer.model.feed import ConditionalState
from podplayer.model.ids import Ms
from podplayer.model.resources import resource_path
from podplayer.model.sealed import FileKeys, MediaFile, write_sealed
from podplayer.model.shelves import EpisodeFilter, Page
from podplayer.playback.studio_decoder import Decoder, SourceFile
from podplayer.services.backups import Backups
from podplayer.services.bus import EventBus
from podplayer.services.encryption import Encryption
from podplayer.services.key_ring import SystemKeyRing
from podplayer.services.library import Library
from podplayer.services.opening import OpenLibrary, open_library
from podplayer.services.search import SearchService
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.salvage import damage_of
from podplayer.storage.search import Search

PASSPHRASE = "correct horse battery staple"  # noqa: S105 - of a made-up library
ROUNDS = 7
Work = Callable[[], object]


class Side:
    """One of the two libraries."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._serial = 0
        self.opened = self.open()
        self.library = Library(self.opened.db, bus=EventBus(), now=now)
        self.search = SearchService(Search(self.opened.db), neighbours=lambda _text, _count: ())

    def open(self) -> OpenLibrary:
        """Open it as a start of podplayer does, the passphrase typed already."""
        return open_library(self.path, ring=SystemKeyRing(), ask=lambda: PASSPHRASE)

    def reopen(self) -> None:
        """Open it once more, and close that."""
        self.open().close()

    def works(self) -> Iterator[tuple[str, Work]]:
        """What is measured."""
        every, unheard = EpisodeFilter(), EpisodeFilter(words="ka")
        yield "opening (with the passphrase)", self.reopen
        yield "the side bar's numbers", self.library.counts
        yield "the first page of all episodes", lambda: self.library.page(every, Page(limit=60))
        yield "a page far down", lambda: self.library.page(every, Page(limit=60, offset=40_000))
        yield "filtered by a word", lambda: self.library.page(unheard, Page(limit=60))
        yield "search, a common word", lambda: self.search.words("kalo")
        yield "search, a rare word", lambda: self.search.words("kalomirensto")
        yield "refresh: nothing new in 200 shows", self.find_nothing
        yield "refresh: what is known of 20 shows", self.look_up
        yield "refresh: storing a show of 300 episodes", self.store
        yield "reading every page", lambda: damage_of(self.path, self.opened.db.key)
        yield "a backup", Backups(self.opened.db, now=now).make

    def find_nothing(self) -> None:
        """200 servers answered that nothing has changed."""
        podcasts = Podcasts(self.opened.db)
        podcasts.unchanged([show.id for show in podcasts.all()[:200]], now=now())

    def look_up(self) -> None:
        """20 feeds came, and are compared with the library."""
        podcasts = Podcasts(self.opened.db)
        for show in podcasts.all()[:20]:
            podcasts.content_hashes(show.id)
            podcasts.known_episodes(show.id)

    def store(self) -> None:
        """Another show, with its words for the search."""
        self._serial += 1
        number = 100_000 + self._serial
        Podcasts(self.opened.db).add(
            f"https://feeds.example.org/{number}.xml",
            feed(number, 300, now(), random.Random(number)),
            state=ConditionalState(),
            now=now(),
        )


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def file_works(source: MediaFile) -> Iterator[tuple[str, Work]]:
    """What is measured of a recording of an hour, plain or locked."""

    def read() -> None:
        with source.open("rb") as file:
            while file.read(65_536):
                pass

    def sound(place: int) -> None:
        engine = source if isinstance(source, Path) else SealedSource(source, name="hour.mp3")
        decoder = Decoder(SourceFile(engine, turn=0), is_growing=False)
        decoder.seek(Ms(place))
        decoder.read()
        decoder.close()

    yield "reading a recording of an hour", read
    yield "its first sound", lambda: sound(0)
    yield "its first sound from half an hour on", lambda: sound(1_800_000)
    yield "its tags", lambda: read_tags(source)
    yield "hearing windows of it, as the encoder does", lambda: read_windows(source)
    yield "the scan for silence and loudness", lambda: analyse(source)


def measure_files(folder: Path) -> None:
    """The same recording, plain and locked."""
    plain, locked = folder / "hour.mp3", folder / "hour.sealed"
    frames = resource_path("sample/audio/mandu.mp3").read_bytes()
    seconds = (counted_duration(resource_path("sample/audio/mandu.mp3")) or 1) / 1000
    plain.write_bytes(frames * math.ceil(3600 / seconds))
    keys = FileKeys(b"k" * 32)
    with plain.open("rb") as file:
        start = time.perf_counter()
        size = write_sealed(file, locked, keys=keys)
    took = time.perf_counter() - start
    print(f"\nA recording of {size / 1e6:,.1f} MB was locked in {took:,.2f} s.\n")
    print("| what | plain | locked | times |\n| --- | ---: | ---: | ---: |")
    for (name, one), (_, other) in zip(file_works(plain), file_works(keys.of(locked)), strict=True):
        measure(name, [one, other])


def measure(name: str, works: list[Work]) -> None:
    """Do both in turn, and print a line of the table."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, spent in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            spent.append(1000 * (time.perf_counter() - start))
    plain, encrypted = (statistics.median(spent) for spent in times)
    print(
        f"| {name} | {plain:,.1f} ms | {encrypted:,.1f} ms | {encrypted / plain:.2f} |", flush=True
    )


def main() -> int:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("profile", type=Path, nargs="?")
    options.add_argument("--shows", type=int, default=200)
    options.add_argument("--episodes", type=int, default=300)
    options.add_argument("--only-files", action="store_true", help="recordings alone")
    args = options.parse_args()
    if args.only_files:
        with tempfile.TemporaryDirectory() as folder:
            measure_files(Path(folder))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name / "library.db" for name in ("plain", "encrypted")]
        for path in paths:
            path.parent.mkdir()
        if args.profile is None:
            maker = Path(__file__).with_name("make_library.py")
            numbers = ("--shows", str(args.shows), "--episodes", str(args.episodes))
            subprocess.run([sys.executable, maker, paths[0].parent, *numbers], check=True)
        else:
            shutil.copyfile(args.profile / "library.db", paths[0])
        shutil.copyfile(paths[0], paths[1])
        megabytes = paths[0].stat().st_size / 1e6
        start = time.perf_counter()
        Encryption(paths[1], ring=SystemKeyRing()).turn_on(PASSPHRASE)
        took = time.perf_counter() - start
        print(f"A library of {megabytes:,.0f} MB was encrypted in {took:,.1f} s.\n")
        print("| what | plain | encrypted | times |\n| --- | ---: | ---: | ---: |")
        sides = [Side(path) for path in paths]
        for (name, one), (_, other) in zip(*(side.works() for side in sides), strict=True):
            measure(name, [one, other])
        for side in sides:
            side.opened.close()
        measure_files(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
