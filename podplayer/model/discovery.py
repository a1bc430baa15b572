"""Shows that are not followed: what followed ones say of others, and what a directory knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from podplayer.model.ids import EpisodeId, Ms, PodcastId


class DiscoveryKind(StrEnum):
    """How it came up."""

    RECOMMENDED = "recommended"
    """By the makers of a followed show: podcast:podroll."""
    PERSON = "person"
    """Somebody known from one followed show is heard in another."""
    MENTIONED = "mentioned"
    """Linked from the notes of episodes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """A show that is not followed, or an unheard episode, and why it may be worth a look."""

    kind: DiscoveryKind
    title: str
    reason: str
    """One sentence, true by what is stored."""
    strength: int
    """How many followed shows speak for it."""
    address: str | None = None
    """Feed or web page; None where only a title is known, or for an episode."""
    episode_id: EpisodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address in the notes of a followed show."""

    show: str
    words: str
    """What the link says; may be empty."""
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A person in an unheard episode of a show other than the one they are known from."""

    person: str
    known_from: str
    """Title of the show that the person hosts, or of the episode they were heard in."""
    is_host: bool
    """Whether `known_from` is a show."""
    episode_id: EpisodeId
    episode: str
    show: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShow:
    """A show that a directory knows."""

    title: str
    address: str
    """Of the feed."""
    author: str = ""
    about: str = ""
    """A line: what it is about."""
    followed: PodcastId | None = None
    """The show of the library, if it is followed already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewEpisode:
    """An episode of a show that is not followed."""

    title: str
    published: datetime | None
    duration: Ms | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPreview:
    """A show as its feed describes it, before it is followed."""

    address: str
    title: str
    author: str
    description: str
    language: str | None
    cover_url: str | None
    count: int
    """Episodes in the feed."""
    newest: Sequence[PreviewEpisode]
