"""The words of an episode, as the library holds them: the raw material of documents and search."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from podplayer.model.ids import EpisodeId, Ms, PodcastId


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


class FoundIn(StrEnum):
    """Where the words of a search were found; the order is that of the results."""

    TITLE = "title"
    SHOW = "show"
    NOTES = "notes"
    SPOKEN = "spoken"
    """In the transcript."""
    MEANING = "meaning"
    """None of the words occurs, but it is about the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An episode that was found, with the words around the place."""

    episode_id: EpisodeId
    score: float
    snippet: str
    """Plain text; the words that were searched stand between \\x02 and \\x03."""
    found_in: FoundIn = FoundIn.NOTES
    title: str = ""
    """The title with the same marks; empty where none of the words is in it."""
    at: Ms | None = None
    """When the words are said, where they were found in a transcript with times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHit:
    """A show that was found by its name or its author."""

    podcast_id: PodcastId
    title: str
    """With the same marks."""
