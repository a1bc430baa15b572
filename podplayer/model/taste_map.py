"""The library's topics as a flat map, with the listener on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import EpisodeId, Ms, PodcastId

NO_TOPIC = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class MapShow:
    """A show: where most of its episodes are."""

    podcast_id: PodcastId
    title: str
    x: float
    """0 left to 1 right."""
    y: float
    """0 top to 1 bottom."""
    heard: Ms
    """Real time spent with it."""
    topic: int
    """Which of the interests it is nearest to, NO_TOPIC for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEpisode:
    """An episode, as a small dot."""

    episode_id: EpisodeId
    podcast_id: PodcastId
    title: str
    x: float
    y: float
    is_heard: bool
    topic: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMoment:
    """Where the listener is at certain hours: the middle of what is heard then."""

    name: str
    """"weekday mornings"."""
    x: float
    y: float
    heard: Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class TasteMap:
    """Near means alike, as far as two dimensions can say it."""

    shows: Sequence[MapShow] = ()
    episodes: Sequence[MapEpisode] = ()
    moments: Sequence[MapMoment] = ()
    explained: float = 0.0
    """Share of the differences between shows that the two directions hold, 0 to 1."""
