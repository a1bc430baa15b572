"""Fill a profile with a large made-up library, for the benchmarks of the window and the ranking.

Usage: python scripts/bench/make_library.py PROFILE [--shows 200] [--episodes 250] [--vectors]
       [--covers]

Texts are random words, vectors are random with a topic a show, and three months of listening follow
a habit, so that every part of a ranking has something to do.
"""

import argparse
import random
import sys
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import numpy as np

from podplayer.app.paths import Paths
from podplayer.media.artwork import CoverStore
from podplayer.model.feed import ConditionalState, Enclosure, ParsedEpisode, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import PlaySpan
from podplayer.model.vectors import LanguageMean
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.vectors import Vectors

ENCODER = "multilingual-e5-small/q4-fp32"
DIMENSIONS = 384
_SYLLABLES = ("ka", "lo", "mi", "ren", "sto", "var", "del", "tu", "pan", "gor", "esh", "qua", "wim")


def words(rng: random.Random, count: int) -> str:
    """Random words that look like a language."""
    return " ".join("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 3))) for _ in range(count))


def feed(number: int, episodes: int, now: datetime, rng: random.Random) -> ParsedFeed:
    """One show, one episode a day or so."""
    items = []
    for place in range(episodes):
        title = words(rng, 6).capitalize()
        items.append(
            ParsedEpisode(
                guid=f"{number}-{place}",
                title=title,
                content_hash=blake2b(title.encode(), digest_size=16).digest(),
                notes=f"<p>{words(rng, 90)}</p>",
                summary=words(rng, 20),
                published=now - timedelta(days=place * 1.7, minutes=number),
                duration=Ms(rng.randint(5, 90) * 60_000),
                enclosure=Enclosure(url=f"https://cdn.example.org/{number}/{place}.mp3"),
            )
        )
    return ParsedFeed(
        title=words(rng, 2).title(), language="en", cover_url=cover_url(number), episodes=items
    )


def cover_url(number: int) -> str:
    """Where the cover of a show would be."""
    return f"https://cdn.example.org/{number}/cover.jpg"


def save_covers(store: CoverStore, shows: int) -> None:
    """A picture of the usual size a show, each with other colours."""
    from PySide6.QtCore import QBuffer, QIODevice, QPointF  # noqa: PLC0415 - only where wanted
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter  # noqa: PLC0415

    for number in range(shows):
        image = QImage(1400, 1400, QImage.Format.Format_RGB32)
        sweep = QLinearGradient(QPointF(0, 0), QPointF(1400, 1400))
        sweep.setColorAt(0, QColor.fromHsv(number * 47 % 360, 160, 220))
        sweep.setColorAt(1, QColor.fromHsv(number * 83 % 360, 200, 90))
        with QPainter(image) as painter:
            painter.fillRect(image.rect(), sweep)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG")  # type: ignore[call-overload]  # its stub wants bytes
        store.save(cover_url(number), bytes(buffer.data().data()))


def fill_vectors(vectors: Vectors, episodes: Episodes, rng: np.random.Generator) -> None:
    """A random vector an episode, near to the others of its show."""
    rows = episodes.rows()
    topics: dict[int, np.ndarray] = {}
    items = []
    for row in rows:
        topic = topics.setdefault(row.podcast_id, rng.standard_normal(DIMENSIONS))
        vector = topic + 0.8 * rng.standard_normal(DIMENSIONS)
        data = (vector / np.linalg.norm(vector)).astype(np.float16).tobytes()
        items.append((row.id, "en", data))
    vectors.put(ENCODER, items)
    zero = np.zeros(DIMENSIONS, np.float32).tobytes()
    vectors.set_means(ENCODER, [LanguageMean(language="en", count=len(items), data=zero)])


def listening(episodes: Episodes, now: datetime, rng: random.Random) -> list[PlaySpan]:
    """Three plays a day for three months, from every tenth show."""
    rows = [row for row in episodes.rows() if row.podcast_id % 10 == 0]
    spans = []
    for place, row in enumerate(rng.sample(rows, min(270, len(rows)))):
        end = Ms(int((row.duration or 0) * rng.choice((0.02, 0.4, 1.0, 1.0))))
        heard_at = now - timedelta(hours=8 * place)
        spans.append(
            PlaySpan(
                episode_id=EpisodeId(row.id), start=Ms(0), end=end, rate=1.0, heard_at=heard_at,
                utc_offset=0,
            )
        )  # fmt: skip
    return spans


def main() -> int:
    """Fill the profile named on the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("profile", type=Path)
    options.add_argument("--shows", type=int, default=200)
    options.add_argument("--episodes", type=int, default=250)
    options.add_argument("--vectors", action="store_true")
    options.add_argument("--covers", action="store_true")
    args = options.parse_args()
    rng, now = random.Random(7), datetime.now(UTC).replace(microsecond=0)
    db = open_database(args.profile / "library.db")
    podcasts, episodes = Podcasts(db), Episodes(db)
    for number in range(args.shows):
        podcasts.add(
            f"https://feeds.example.org/{number}.xml",
            feed(number, args.episodes, now, rng),
            state=ConditionalState(etag="1"),
            now=now,
        )
    if args.vectors:
        fill_vectors(Vectors(db), episodes, np.random.default_rng(7))
    if args.covers:
        save_covers(CoverStore(Paths(args.profile).covers), args.shows)
    ListeningLog(db).append_many(listening(episodes, now, rng))
    db.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
