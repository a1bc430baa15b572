"""Measure lists and searches of a large library against their budgets.

Usage: python scripts/bench/bench_library.py [PROFILE] [--shows 1000] [--episodes 300]

Without a profile one is made in a temporary folder, which takes some minutes. Every list and every
keystroke is asked for ten times; printed are the first, which is what a listener meets, the median,
and the median of the processor's time, which others at work on the same computer do not change. The
exit status is 1 where that is over its budget.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.shelves import EpisodeFilter, Page, PlaylistRule
from podplayer.services.bus import EventBus
from podplayer.services.library import Library
from podplayer.services.playlists import Playlists
from podplayer.services.queueing import Queueing
from podplayer.services.search import SearchService
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.journal import Journal
from podplayer.storage.migrations import open_database
from podplayer.storage.search import Search

LIST_MS, KEYSTROKE_MS = 100, 50
TYPED = (
    "kalomi", "ren sto", "the", "ka lo mi", "tupan", "kalo milo rensto vardel tupan gores",
    "ka lo mi ren sto var del", "kalomi renstova delpantu",
)  # fmt: skip

Case = tuple[str, float, Callable[[], object]]


def touch(db: Database) -> None:
    """Years of use: half of the episodes heard, some begun, hearts, downloads, tags."""
    now = datetime.now(UTC).isoformat()[:19] + "Z"
    with db.transaction():
        db.execute(
            """
            INSERT OR REPLACE INTO progress (episode_id, position_ms, heard_ms, finished_at,
                                             favourite_at, last_heard_at)
            SELECT id, iif(id % 200 = 1, 60000, 0), 0, iif(id % 2 = 0, :now, NULL),
                   iif(id % 300 = 3, :now, NULL), published
            FROM episode WHERE id % 2 = 0 OR id % 200 = 1 OR id % 300 = 3
            """,
            {"now": now},
        )
        db.execute(
            """
            INSERT OR REPLACE INTO download (episode_id, path, size, downloaded_at)
            SELECT id, 'episodes/' || id || '.mp3', 1000, :now FROM episode WHERE id % 500 = 7
            """,
            {"now": now},
        )
        db.execute(
            "INSERT OR IGNORE INTO podcast_tag SELECT id, 'rare' FROM podcast WHERE id % 100 = 3"
        )
        db.execute(
            "INSERT OR IGNORE INTO podcast_tag SELECT id, 'common' FROM podcast WHERE id % 2 = 0"
        )
        db.execute("UPDATE podcast SET archived_at = :now WHERE id % 50 = 9", {"now": now})


def list_cases(library: Library) -> Iterator[Case]:
    """First pages and deep ones."""

    def page(name: str, chosen: EpisodeFilter, **fields: object) -> Case:
        part = Page(limit=60, **fields)  # type: ignore[arg-type]
        return name, LIST_MS, lambda: library.page(chosen, part)

    every = EpisodeFilter()
    unheard = EpisodeFilter(states=(EpisodeState.NEW, EpisodeState.STARTED))
    show = library.podcasts()[500].id
    deep = library.ids(every, Page(limit=200_000))[-1]
    yield (
        "shows, archived ones too",
        LIST_MS,
        lambda: (library.podcasts(), library.podcasts(archived=True)),
    )
    yield (
        "page of a show",
        LIST_MS,
        lambda: (library.podcast(show), library.page(EpisodeFilter(podcast_ids=(show,)))),
    )
    yield "counts of the side bar", LIST_MS, library.counts
    for order in EpisodeOrder:
        yield page(f"all, {order.value}", every, order=order)
    yield page("all, page 3,000 after an episode", every, after=deep)
    yield page("all, page 3,000 by offset", every, offset=180_000)
    for state in EpisodeState:
        yield page(state.value, EpisodeFilter(states=(state,)))
    yield page("unheard", unheard)
    yield page("downloaded", EpisodeFilter(downloaded=True))
    yield page("favourites", EpisodeFilter(favourite=True))
    yield page("one show", EpisodeFilter(podcast_ids=(show,)))
    yield page("a rare tag", EpisodeFilter(tags=("rare",)))
    yield page("a common tag", EpisodeFilter(tags=("common",)))
    yield page("under 6 minutes", EpisodeFilter(max_duration=Ms(360_000)))
    yield page("longer than any", EpisodeFilter(min_duration=Ms(36_000_000)))
    yield page("a rare word", EpisodeFilter(words="kalomi"))
    yield page("a common word", EpisodeFilter(words="ka"))
    yield page("a letter", EpisodeFilter(words="r"))
    yield page("a letter, one show", EpisodeFilter(words="r", podcast_ids=(show,)))
    yield page("two common beginnings", EpisodeFilter(words="ka mi"))
    yield page(
        "unheard, under 30 min, tagged, shortest",
        EpisodeFilter(states=unheard.states, max_duration=Ms(1_800_000), tags=("common",)),
        order=EpisodeOrder.SHORTEST,
    )
    yield page("last week", EpisodeFilter(since=datetime.now(UTC) - timedelta(days=7)))


def other_cases(db: Database) -> Iterator[Case]:
    """The play queue, playlists, downloads, what can be taken back."""
    stamp = time.time_ns()  # names of lists are taken once, and a profile is measured many times
    fields = {"bus": EventBus(), "now": lambda: datetime.now(UTC)}
    queueing, playlists = Queueing(db, **fields), Playlists(db, **fields)
    ids = Library(db, **fields).ids(EpisodeFilter(), Page(limit=500))
    queueing.replace(ids)
    by_hand = playlists.create(f"by hand {stamp}", ids=ids)
    rules = {
        "unheard, short, tagged": PlaylistRule(
            filter=EpisodeFilter(
                states=(EpisodeState.NEW,), max_duration=Ms(1_800_000), tags=("common",)
            ),
            limit=100,
        ),
        "a common word, 30 days": PlaylistRule(
            filter=EpisodeFilter(words="ka", last_days=30), limit=100
        ),
        "everything, shortest": PlaylistRule(
            filter=EpisodeFilter(), order=EpisodeOrder.SHORTEST, limit=100
        ),
    }
    made = {name: playlists.create(f"{name} {stamp}", rule=rule) for name, rule in rules.items()}
    yield "queue of 500", LIST_MS, queueing.rows
    yield "playlist of 500", LIST_MS, lambda: playlists.rows(by_hand.id)
    for name, playlist in made.items():
        yield f"rule: {name}", LIST_MS, lambda number=playlist.id: playlists.rows(number)
    table = DownloadTable(db)
    yield "downloads: files, and what waits", LIST_MS, lambda: (table.stored(), table.wishes())
    yield "what can be taken back", LIST_MS, lambda: Journal(db).recent(20)


def search_cases(search: SearchService) -> Iterator[Case]:
    """Every keystroke of a few searches."""
    for text in TYPED:
        for end in range(1, len(text) + 1):
            typed = text[:end]
            yield (
                f"typed: {typed}",
                KEYSTROKE_MS,
                lambda typed=typed: (search.shows(typed), search.words(typed)),
            )


def measure(cases: Sequence[Case]) -> bool:
    """Print a line a case; whether all keep their budget."""
    is_good = True
    print(f"{'ms':<42} {'first':>8} {'median':>8} {'processor':>10} {'budget':>8}")
    for name, budget, call in cases:
        times, processor = [], []
        for _ in range(10):
            start, start_processor = time.perf_counter(), time.thread_time()
            call()
            times.append(1000 * (time.perf_counter() - start))
            processor.append(1000 * (time.thread_time() - start_processor))
        middle, needed = statistics.median(times), statistics.median(processor)
        is_good = is_good and needed <= budget
        mark = "" if needed <= budget else "  OVER"
        print(f"{name:<42} {times[0]:>8.1f} {middle:>8.1f} {needed:>10.1f} {budget:>8}{mark}")
    return is_good


def main() -> int:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("profile", type=Path, nargs="?")
    options.add_argument("--shows", type=int, default=1000)
    options.add_argument("--episodes", type=int, default=300)
    args = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        profile = args.profile or Path(folder)
        if args.profile is None:
            maker = Path(__file__).with_name("make_library.py")
            numbers = ("--shows", str(args.shows), "--episodes", str(args.episodes))
            subprocess.run([sys.executable, str(maker), folder, *numbers], check=True)
        db = open_database(profile / "library.db")
        touch(db)
        library = Library(db, bus=EventBus(), now=lambda: datetime.now(UTC))
        search = SearchService(Search(db), neighbours=lambda _text, _count: ())
        cases = [*list_cases(library), *other_cases(db), *search_cases(search)]
        random.Random(7).shuffle(cases)
        is_good = measure(sorted(cases, key=lambda case: case[1], reverse=True))
        db.close()
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
