"""The rarer things that a feed says of a show or an episode, mostly in the podcast namespace.

What is for hosts and players with a wallet (`podcast:value`, `locked`, `txt`, `block`, `podping`)
is kept as it was said, so that a listener can see it; podplayer does nothing with it. Not kept are
`podcast:valueTimeSplit`, `integrity`, and Atom's `first`, `last` and `prev`: a reader that starts
at the newest page needs `next` alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """podcast:location: what an episode or a show is about, or where it is made."""

    name: str
    geo: str = ""
    """A `geo:` address."""
    osm: str = ""
    """An object of OpenStreetMap, such as R113314."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Under which conditions it may be shared."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVersion:
    """podcast:alternateEnclosure: the same episode in another format, quality or language."""

    url: str
    mime: str = ""
    title: str = ""
    size: int | None = None
    bitrate: int | None = None
    """Bits a second."""
    height: int | None = None
    """Lines of a video."""
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """podcast:socialInteract: the post below which people talk about it."""

    url: str
    protocol: str = ""
    """activitypub, atproto, twitter, ..."""
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherShow:
    """podcast:remoteItem: a show that this one recommends (podroll) or is made of."""

    title: str = ""
    feed_url: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """podcast:trailer: a first taste of a show or a season."""

    title: str
    url: str
    mime: str = ""
    size: int | None = None
    season: int | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveShow:
    """podcast:liveItem: a stream at a time. Nothing of it can be resumed, so it is no episode."""

    title: str
    status: str = ""
    """pending, live or ended."""
    start: datetime | None = None
    end: datetime | None = None
    stream: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """podcast:valueRecipient: who gets a part of what listeners send out of a wallet."""

    name: str
    share: int
    """Parts of the sum of all shares."""
    kind: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """podcast:txt: free text, such as a proof of who owns the feed."""

    text: str
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowExtras:
    """Of a show."""

    medium: str = ""
    """podcast, music, video, film, audiobook, newsletter, blog, ...; empty: not said."""
    licence: Licence | None = None
    place: Place | None = None
    podroll: Sequence[OtherShow] = ()
    trailers: Sequence[Trailer] = ()
    discussions: Sequence[Discussion] = ()
    update_rule: str = ""
    """podcast:updateFrequency as an iCalendar rule ("FREQ=WEEKLY"), or "complete"."""
    live: Sequence[LiveShow] = ()
    recipients: Sequence[Recipient] = ()
    publisher: OtherShow | None = None
    """podcast:publisher: the feed of whoever makes this and other shows."""
    chat: str | None = None
    records: Sequence[TextRecord] = ()
    blocked_for: Sequence[str] = ()
    """podcast:block: services that shall not list the show; "all" for every one."""
    is_locked: bool = False
    """podcast:locked: other hosts shall not take the feed over."""
    is_podping: bool = False
    """podcast:podping: its host tells a public ledger when something is new."""
    is_explicit: bool = False
    rights: str = ""
    """Whose it is, as they say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeExtras:
    """Of an episode."""

    licence: Licence | None = None
    place: Place | None = None
    versions: Sequence[OtherVersion] = ()
    discussions: Sequence[Discussion] = ()
    keywords: Sequence[str] = ()
    """itunes:keywords and the item's own categories."""
    recipients: Sequence[Recipient] = ()
    season_name: str = ""
    """podcast:season name="…"."""
