"""The words of an episode, as the library holds them: the raw material of documents and search."""

from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import EpisodeId, PodcastId


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeText:
    """All words that describe one episode."""

    id: EpisodeId
    podcast_id: PodcastId
    title: str
    notes: str
    """Sanitised HTML."""
    summary: str
    podcast_title: str
    podcast_description: str
    categories: Sequence[str] = ()
    people: Sequence[str] = ()
    language: str | None = None
    """As the feed declares it; often wrong or absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An episode that was found, with the words around the place."""

    episode_id: EpisodeId
    score: float
    snippet: str
    """Plain text; the words that were searched stand between \\x02 and \\x03."""
