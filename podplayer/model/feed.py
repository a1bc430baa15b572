"""What a feed says: parsed, cleaned, not yet stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from podplayer.model.extras import EpisodeExtras, ShowExtras
from podplayer.model.ids import EpisodeId, Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """The media file of an episode, as the feed names it."""

    url: str
    mime: str = ""
    size: int | None = None
    """Bytes, as the feed claims; often wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A named stretch of an episode."""

    start: Ms
    title: str
    end: Ms | None = None
    url: str | None = None
    image: str | None = None
    is_hidden: bool = False
    """In the podcast namespace's terms toc=false: shown while it plays, not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptLink:
    """Where a transcript can be fetched."""

    url: str
    mime: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is heard: podcast:person, or the author tags where there are none."""

    name: str
    role: str = "host"
    url: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundbite:
    """A stretch that the publisher recommends as a taste of the episode."""

    start: Ms
    duration: Ms
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Where the show can be supported."""

    url: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedEpisode:
    """One item of a feed. Two items with the same content hash are the same to the listener."""

    guid: str
    """The feed's own GUID, or one that was made from enclosure or title and date if it has none."""
    title: str
    content_hash: bytes
    """16 bytes over everything that is stored, as the feed says it, before it was cleaned."""
    has_own_guid: bool = True
    notes: str = ""
    """Sanitised HTML: no script, style, form, frame or event handler."""
    summary: str = ""
    """One or two lines of plain text."""
    link: str | None = None
    published: datetime | None = None
    """Aware, UTC. None where the feed has none that can be read."""
    duration: Ms | None = None
    enclosure: Enclosure | None = None
    cover_url: str | None = None
    season: int | None = None
    number: float | None = None
    """itunes:episode; podcast:episode allows fractions such as 12.5."""
    kind: str = "full"
    """full, trailer or bonus."""
    is_explicit: bool = False
    language: str | None = None
    chapters: Sequence[Chapter] = ()
    chapters_url: str | None = None
    transcripts: Sequence[TranscriptLink] = ()
    people: Sequence[Person] = ()
    soundbites: Sequence[Soundbite] = ()
    extras: EpisodeExtras | None = None
    """None where the item has none of them: the rule."""
    is_known: bool = False
    """The library has it with this very hash: only GUID, title, date and hash are filled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A whole feed as it was served once."""

    title: str
    episodes: Sequence[ParsedEpisode]
    guid: str | None = None
    """podcast:guid."""
    link: str | None = None
    author: str = ""
    description: str = ""
    """Plain text."""
    language: str | None = None
    """As declared, lower case ("de-ch"); often wrong or absent."""
    categories: Sequence[str] = ()
    cover_url: str | None = None
    new_feed_url: str | None = None
    """itunes:new-feed-url, where it differs from the address that was fetched."""
    next_page_url: str | None = None
    """RFC 5005 paging."""
    kind: str = "episodic"
    """itunes:type: episodic or serial."""
    is_complete: bool = False
    is_blocked: bool = False
    funding: Sequence[Funding] = ()
    people: Sequence[Person] = ()
    extras: ShowExtras = field(default_factory=ShowExtras)
    how_read: str = "strict"
    """strict, repaired or feedparser: which tier of the parser could read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionalState:
    """What a server said last time, to be sent back so that it may answer 304."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    """16 bytes; equal bodies are not parsed again even if the server forgot its ETag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """The bytes of a feed that is new or has changed."""

    url: str
    """The address that was asked for."""
    final_url: str
    """Where redirects ended."""
    body: bytes
    content_type: str
    state: ConditionalState


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEpisode:
    """What the library knows of an episode, as far as a comparison needs it."""

    id: EpisodeId
    guid: str
    content_hash: bytes
    enclosure_key: str | None
    """The enclosure's address without query and trackers."""
    title: str
    published: datetime | None
    duration: Ms | None
    has_left_feed: bool = False


@dataclass(frozen=True, slots=True)
class FeedDiff:
    """What a refresh changes in one show. Nothing is ever removed by it."""

    added: Sequence[ParsedEpisode] = ()
    changed: Sequence[tuple[EpisodeId, ParsedEpisode]] = ()
    """Known episodes whose content differs, also those whose GUID was repaired."""
    left_feed: Sequence[EpisodeId] = ()
    """Known, but no longer listed: kept, with the time of leaving."""
    returned: Sequence[EpisodeId] = field(default=())
    """Had left, and are listed again without any other change."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to store."""
        return not (self.added or self.changed or self.left_feed or self.returned)
