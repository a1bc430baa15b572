"""The map of topics: stored vectors on a plane, and the listener among them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeRow, Podcast
from podplayer.model.ranking import Interest
from podplayer.model.sentence import say
from podplayer.model.taste_map import NO_TOPIC, MapEpisode, MapMoment, MapShow, TasteMap
from podplayer.recommender.columns import Ints, Reals, Vectors
from podplayer.recommender.plane import around, centroids, principal_plane, spread_out
from podplayer.recommender.vectors import Transform, normalise
from podplayer.services.statistics import Stretch, stretches
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.vectors import Vectors as VectorStore

_EPISODES = 24
"""The newest of a show that are drawn."""
_HEARD = 600
"""Episodes heard last that are drawn besides."""
_SHOWS = 40
"""The most heard shows, then the fullest: more would be a cloud without names."""
_NEAR = 0.1
"""Cosine from which on an episode belongs to an interest."""
_LEAST_GAP, _REACH = 0.17, 0.05
_MOMENTS = 2
_LEAST_SHARE = 0.15
"""Of all listening: hours with less are no habit."""


@dataclass(frozen=True, slots=True)
class _Hours:
    name: str
    is_weekend: bool
    first: int
    last: int

    def holds(self, part: Stretch) -> bool:
        is_weekend = part.day.weekday() > 4
        return is_weekend is self.is_weekend and self.first <= part.hour < self.last


_HOURS = (
    _Hours(say("weekday mornings"), is_weekend=False, first=5, last=12),
    _Hours(say("weekday afternoons"), is_weekend=False, first=12, last=18),
    _Hours(say("weekday evenings"), is_weekend=False, first=18, last=24),
    _Hours(say("weekend mornings"), is_weekend=True, first=5, last=12),
    _Hours(say("weekend afternoons"), is_weekend=True, first=12, last=18),
    _Hours(say("weekend evenings"), is_weekend=True, first=18, last=24),
)


class TasteMaps:
    """Draws the map from what is stored. Blocks for a few hundred milliseconds."""

    def __init__(
        self,
        db: Database,
        *,
        now: Callable[[], datetime],
        active_encoder: Callable[[], str | None],
    ) -> None:
        self._podcasts = Podcasts(db)
        self._episodes = Episodes(db)
        self._vectors = VectorStore(db)
        self._log = ListeningLog(db)
        self._now = now
        self._encoder = active_encoder

    def draw(self, interests: Sequence[Interest]) -> TasteMap:
        """Place shows, episodes and the listener; empty where nothing is encoded.

        Args:
            interests: as `Recommendations.taste` names them; colours follow their order.
        """
        encoder = self._encoder()
        if encoder is None:
            return TasteMap()
        zone = self._now().astimezone().tzinfo
        parts = stretches(self._log.spans(), zone=zone) if zone is not None else []
        rows, shows = self._drawn(parts)
        found = self._load(encoder, [row.id for row in rows])
        rows = [row for row in rows if row.id in found]
        shows = [show for show in shows if any(row.podcast_id == show.id for row in rows)]
        if len(shows) < 2:
            return TasteMap()
        examples = self._load(encoder, [one for each in interests for one in each.episodes])
        return _compose(rows, shows, found, _centres(interests, examples), parts)

    def _drawn(self, parts: Sequence[Stretch]) -> tuple[list[EpisodeRow], list[Podcast]]:
        # In the order of the log, the latest last: dict keeps the last place of each.
        latest = dict.fromkeys(part.episode_id for part in reversed(parts))
        rows = {row.id: row for row in self._episodes.by_ids(list(latest)[:_HEARD])}
        plays = Counter(row.podcast_id for row in rows.values())
        everything = [show for show in self._podcasts.all() if show.episode_count]
        everything.sort(key=lambda show: (-plays[show.id], -show.episode_count, show.id))
        shows = everything[:_SHOWS]
        for show in shows:
            newest = self._episodes.rows(podcast_id=show.id, limit=_EPISODES)
            rows.update({row.id: row for row in newest})
        kept = {show.id for show in shows}
        return [row for row in rows.values() if row.podcast_id in kept], shows

    def _load(self, encoder: str, ids: Sequence[EpisodeId]) -> dict[EpisodeId, Vectors]:
        table = self._vectors.load(encoder, ids)
        if not table.ids:
            return {}
        transform = Transform.centring(table.dimensions, self._vectors.means(encoder))
        return dict(zip(table.ids, transform.table(table), strict=True))


def _centres(
    interests: Sequence[Interest], examples: Mapping[EpisodeId, Vectors]
) -> Vectors | None:
    """One unit vector an interest; zeros for one whose examples have no vectors."""
    if not examples:
        return None
    width = len(next(iter(examples.values())))
    centres = np.zeros((len(interests), width), dtype=np.float32)
    for place, interest in enumerate(interests):
        vectors = [examples[one] for one in interest.episodes if one in examples]
        if vectors:
            centres[place] = np.mean(vectors, axis=0)
    return normalise(centres)


def _compose(
    rows: Sequence[EpisodeRow],
    shows: Sequence[Podcast],
    found: Mapping[EpisodeId, Vectors],
    centres: Vectors | None,
    parts: Sequence[Stretch],
) -> TasteMap:
    place_of = {show.id: place for place, show in enumerate(shows)}
    labels = np.array([place_of[row.podcast_id] for row in rows], dtype=np.int64)
    vectors = np.stack([found[row.id] for row in rows])
    middles = centroids(vectors, labels, len(shows))
    plane = principal_plane(middles)
    homes = spread_out(plane.place(middles.astype(np.float32)), least=_LEAST_GAP)
    offsets = plane.place(vectors) - plane.place(middles.astype(np.float32))[labels]
    dots = np.clip(around(offsets, homes[labels], reach=_REACH), 0.01, 0.99)
    topics = _topics(vectors, centres)
    heard = Counter[EpisodeId]()
    for part in parts:
        heard[part.episode_id] += part.real
    heard_of = Counter[PodcastId]()
    for row in rows:
        heard_of[row.podcast_id] += heard[row.id]
    return TasteMap(
        shows=[
            MapShow(
                podcast_id=show.id,
                title=show.title,
                x=float(homes[place, 0]),
                y=float(homes[place, 1]),
                heard=Ms(heard_of[show.id]),
                topic=_most(topics[labels == place]),
            )
            for place, show in enumerate(shows)
        ],
        episodes=[
            MapEpisode(
                episode_id=row.id,
                podcast_id=row.podcast_id,
                title=row.title,
                x=float(x),
                y=float(y),
                is_heard=heard[row.id] > 0,
                topic=int(topic),
            )
            for row, (x, y), topic in zip(rows, dots, topics, strict=True)
        ],
        moments=_moments(parts, dict(zip([row.id for row in rows], dots, strict=True))),
        explained=plane.explained,
    )


def _topics(vectors: Vectors, centres: Vectors | None) -> Ints:
    if centres is None or not len(centres):
        return np.full(len(vectors), NO_TOPIC, dtype=np.int64)
    cosines = vectors @ centres.T
    return np.where(cosines.max(axis=1) >= _NEAR, cosines.argmax(axis=1), NO_TOPIC)


def _most(topics: Ints) -> int:
    named = topics[topics != NO_TOPIC]
    return int(np.bincount(named).argmax()) if len(named) * 2 >= len(topics) > 0 else NO_TOPIC


def _moments(parts: Sequence[Stretch], dots: Mapping[EpisodeId, Reals]) -> list[MapMoment]:
    total = sum(part.real for part in parts)
    moments = []
    for hours in _HOURS:
        inside = [part for part in parts if hours.holds(part) and part.episode_id in dots]
        real = sum(part.real for part in inside)
        if total and real >= _LEAST_SHARE * total:
            weights = np.array([part.real for part in inside], dtype=np.float64)
            places = np.stack([dots[part.episode_id] for part in inside])
            x, y = (places * weights[:, None]).sum(axis=0) / weights.sum()
            moments.append(MapMoment(name=hours.name, x=float(x), y=float(y), heard=Ms(real)))
    return sorted(moments, key=lambda moment: -moment.heard)[:_MOMENTS]
