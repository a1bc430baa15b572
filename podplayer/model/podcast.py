"""Shows and episodes as the library holds them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from podplayer.model.extras import EpisodeExtras, ShowExtras
from podplayer.model.feed import Chapter, Enclosure, Funding, Person, Soundbite, TranscriptLink
from podplayer.model.ids import EpisodeId, Ms, PodcastId


class EpisodeState(StrEnum):
    """How far the listener is with an episode."""

    NEW = "new"
    STARTED = "started"
    HEARD = "heard"


class EpisodeOrder(StrEnum):
    """In which order a list of episodes comes."""

    NEWEST = "newest"
    OLDEST = "oldest"
    LONGEST = "longest"
    SHORTEST = "shortest"
    LAST_HEARD = "last-heard"
    """What was heard last comes first; what was never heard is left out."""


class ShowOrder(StrEnum):
    """In which order the shows come."""

    TITLE = "title"
    NEWEST = "newest"
    UNHEARD = "unheard"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class PodcastSettings:
    """What the listener chose for one show; None means: as everywhere."""

    speed: float | None = None
    skip_intro: Ms = Ms(0)
    skip_outro: Ms = Ms(0)
    skips_silence: bool | None = None
    boosts_voice: bool | None = None
    is_levelled: bool | None = None
    auto_download: int = 0
    """How many of the newest episodes are fetched by themselves; 0 is none."""
    download_words: Sequence[str] = ()
    """Fetched by itself only with one of these words or phrases in the title; empty: any."""
    download_not_words: Sequence[str] = ()
    """Never fetched by itself with one of these in the title."""
    download_min: Ms = Ms(0)
    download_max: Ms = Ms(0)
    """0 is no limit. An episode whose feed does not say how long it is fits no limit."""
    is_learned_from: bool = True
    """Whether what is heard of it is logged and learned from; not so for children's shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Podcast:
    """A show in the library."""

    id: PodcastId
    title: str
    feed_url: str
    author: str = ""
    description: str = ""
    link: str | None = None
    language: str | None = None
    categories: Sequence[str] = ()
    cover_url: str | None = None
    kind: str = "episodic"
    funding: Sequence[Funding] = ()
    extras: ShowExtras = field(default_factory=ShowExtras)
    episode_count: int = 0
    unheard_count: int = 0
    newest: datetime | None = None
    """When its latest episode was published."""
    added_at: datetime | None = None
    checked_at: datetime | None = None
    error: str | None = None
    """The sentence of the last failed refresh, gone after the next good one."""
    settings: PodcastSettings = PodcastSettings()
    tags: Sequence[str] = ()
    """What the listener calls it, in the order of the alphabet."""
    is_archived: bool = False
    """Out of the lists and not refreshed; its history stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow:
    """An episode as lists show it."""

    id: EpisodeId
    podcast_id: PodcastId
    podcast_title: str
    title: str
    guid: str
    url: str | None
    """Of the enclosure; None where the feed has no media for it."""
    published: datetime | None
    duration: Ms | None
    position: Ms
    """Where playing goes on."""
    heard: Ms
    """How much of it was heard, each stretch counted once."""
    state: EpisodeState
    is_downloaded: bool
    is_favourite: bool = False
    is_queued: bool = False
    has_chapters: bool = False
    has_transcript: bool = False
    has_left_feed: bool = False
    cover_url: str | None = None
    """Its own cover or its show's."""
    summary: str = ""
    language: str | None = None
    is_dismissed: bool = False
    """"Not interested": it has left New and is not recommended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeDetail:
    """Everything about one episode."""

    row: EpisodeRow
    notes: str
    """Sanitised HTML."""
    link: str | None
    enclosure: Enclosure | None
    season: int | None
    number: float | None
    kind: str
    chapters: Sequence[Chapter]
    transcripts: Sequence[TranscriptLink]
    people: Sequence[Person]
    file: str | None
    """Path of the downloaded file, if there is one."""
    soundbites: Sequence[Soundbite] = ()
    extras: EpisodeExtras = field(default_factory=EpisodeExtras)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers beside the entries of the side bar."""

    new: int
    queue: int
    shows: int
    downloads: int
    """Asked for, and running or waiting."""
    failed_downloads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoToken:
    """A change of user state that can be taken back."""

    journal_id: int
    sentence: str
    """What was done, for the toast: "Removed 3 episodes from the queue"."""
