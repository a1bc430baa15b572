"""What ranking costs: 50,000 episodes, 5,000 plays, 3,000 episodes heard.

    OPENBLAS_NUM_THREADS=1 .venv/bin/python scripts/bench/bench_rank.py [--episodes N] [--plays N]

Milliseconds of CPU on one core: what others do on the machine does not count; wall time stands
beside it. Budgets: the first list in under 2 s, later ones in under 100 ms, one after new listening
in under 250 ms, a refit in under 20 ms, and under 300 MB resident for all of it.
"""

import argparse
import logging
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Before numpy: two BLAS threads on a busy machine made a refit fifty times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from podplayer.model.feed import ConditionalState, Enclosure, ParsedEpisode, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import PlaySpan
from podplayer.model.ranking import RankingOptions
from podplayer.model.senses import COVER, COVER_WIDTH, SOUND, SOUND_WIDTH
from podplayer.recommender.training import Availability, fit_heads, learn_features, plan
from podplayer.recommender.vectors import language_means, to_bytes
from podplayer.services.bus import EventBus
from podplayer.services.moods import read_moods
from podplayer.services.recommendations import Recommendations
from podplayer.services.settings import SettingsService
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.senses import SenseTables, ShowCover
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors

logger = logging.getLogger("bench_rank")
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ENCODER = "bench/384"
SHOWS, DIMENSIONS, WORDS = 200, 384, 4000
HOUR = 3_600_000


def fill(db: Database, *, episodes: int, plays: int) -> None:
    """Make a library of 200 shows, and a listener of a dozen of them."""
    rng = np.random.default_rng(0)
    each = episodes // SHOWS
    podcasts = Podcasts(db)
    for show in range(SHOWS):
        own = rng.integers(0, WORDS, 200)
        feed = ParsedFeed(
            title=f"Show {show}",
            language="en",
            episodes=[_episode(show, place, each, rng.choice(own, 40)) for place in range(each)],
        )
        url = f"https://show{show}.example.org/feed"
        podcasts.add(url, feed, state=ConditionalState(), now=NOW)
    rows = Episodes(db).rows()
    centres = rng.normal(size=(SHOWS, DIMENSIONS))
    store = Vectors(db)
    for start in range(0, len(rows), 5000):
        part = rows[start : start + 5000]
        shows = [int(row.podcast_title.split()[1]) for row in part]
        vectors = centres[shows] + rng.normal(size=(len(part), DIMENSIONS)) + 1
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        data = vectors.astype(np.float32)
        store.put(
            ENCODER, [(row.id, "en", to_bytes(data[i : i + 1])) for i, row in enumerate(part)]
        )
    store.set_means(ENCODER, language_means(store.load(ENCODER)))
    heard = [row.id for row in rows if int(row.podcast_title.split()[1]) < 24]
    chosen = rng.choice(heard, min(plays, len(heard)), replace=False)
    ListeningLog(db).append_many(
        _span(EpisodeId(int(number)), NOW - timedelta(hours=3 * (len(chosen) - n)), rng)
        for n, number in enumerate(chosen)
    )


def perceive(db: Database, *, heard: int) -> None:
    """Let so many episodes have been heard, all covers seen, and moods have their place."""
    rng = np.random.default_rng(1)
    rows = Episodes(db).rows(limit=heard)
    Vectors(db).put(SOUND, [(row.id, None, _noise(rng, SOUND_WIDTH)) for row in rows])
    tables = SenseTables(db)
    for show in Podcasts(db).all():
        cover = ShowCover(show.id, show.cover_url or "")
        tables.put_cover(COVER, cover, _noise(rng, COVER_WIDTH))
    moods = read_moods()
    vectors = {mood: rng.normal(size=DIMENSIONS).astype("<f4").tobytes() for mood in moods.places}
    tables.put_anchors(ENCODER, moods.version, vectors)


def _noise(rng: np.random.Generator, width: int) -> bytes:
    return rng.normal(size=width).astype("<f2").tobytes()


def _episode(show: int, place: int, each: int, words: np.ndarray) -> ParsedEpisode:
    guid = f"{show}-{place}"
    text = " ".join(f"word{word}" for word in words)
    return ParsedEpisode(
        guid=guid,
        content_hash=guid.encode().ljust(16, b"-")[:16],
        title=" ".join(text.split()[:5]),
        summary=text,
        published=NOW - timedelta(days=each - place),
        duration=Ms(HOUR // 2),
        enclosure=Enclosure(url=f"https://show{show}.example.org/{place}.mp3"),
    )


def _span(episode: EpisodeId, at: datetime, rng: np.random.Generator) -> PlaySpan:
    heard = 30_000 if rng.random() < 0.25 else HOUR // 2
    return PlaySpan(
        episode_id=episode, start=Ms(0), end=Ms(heard), rate=1.0, heard_at=at, utc_offset=60
    )


@dataclass(frozen=True)
class Measured:
    """One line of the outcome."""

    name: str
    value: float
    budget: float
    beside: str = ""


def timed(name: str, budget: float, work: Callable[[], object], *, times: int = 1) -> Measured:
    """The median of several calls: CPU, with the time on the wall beside it."""
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        cpus.append((time.process_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    beside = f"wall {statistics.median(walls):.0f}, median of {times}"
    return Measured(f"{name}, ms of CPU", statistics.median(cpus), budget, beside)


def resident() -> float:
    """The most that was ever resident, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(db: Database) -> list[Measured]:
    """Milliseconds or MB, each with its budget."""
    bus = EventBus()
    service = Recommendations(
        db,
        bus=bus,
        now=lambda: NOW,
        settings=SettingsService(SettingsStore(db), bus),
        active_encoder=lambda: ENCODER,
    )
    options = RankingOptions(at=NOW, minutes=25)
    before = resident()
    rows, log = iter(Episodes(db).rows(limit=50)), ListeningLog(db)
    began = max((span.heard_at for span in log.spans(limit=1)), default=NOW)

    def after() -> None:
        number, row = next(numbered)
        log.append(_span(row.id, began + timedelta(hours=number), np.random.default_rng(number)))
        service.rank(options)

    numbered = enumerate(rows, start=1)
    return [
        timed("first list", 2000, lambda: service.rank(options)),
        timed("later list", 100, lambda: service.rank(options), times=15),
        timed("list after new listening", 250, after, times=9),
        *_refit(service),
        timed("scoreboard", 5000, service.evaluate_log),
        Measured("most resident, MB", resident(), 300, f"before ranking {before:.0f}"),
    ]


def _refit(service: Recommendations) -> list[Measured]:
    learned = service.learned()
    world = learned.world
    available = Availability(world.items)
    lesson_plan = plan(world.items, world.events, shown=world.shown, available=available)
    lessons = learn_features(world, lesson_plan)
    return [
        timed(
            "features of past decisions", 200, lambda: learn_features(world, lesson_plan), times=5
        ),
        timed("refit", 20, lambda: fit_heads(lessons, before=len(world.events)), times=15),
    ]


def main() -> int:
    """Build, measure, compare with the budgets."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episodes", type=int, default=50_000)
    parser.add_argument("--plays", type=int, default=5_000)
    parser.add_argument("--profile", type=Path, help="keep the library here and use it again")
    parser.add_argument("--heard", type=int, default=3_000, help="episodes whose sound is known")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = (arguments.profile or Path(folder)) / "library.db"
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        db = open_database(path)
        if is_new:
            fill(db, episodes=arguments.episodes, plays=arguments.plays)
            perceive(db, heard=arguments.heard)
        results = measure(db)
        db.close()
    for one in results:
        verdict = "ok" if one.value <= one.budget else "OVER"
        logger.info(
            "%-40s %7.1f  (budget %d) %-4s %s",
            one.name, one.value, one.budget, verdict, one.beside,
        )  # fmt: skip
    return int(any(one.value > one.budget for one in results))


if __name__ == "__main__":
    sys.exit(main())
