"""The rarer things that a feed says of a show or an episode, mostly in the podcast namespace.

What nobody here could use is not kept, and why:

- `podcast:value`, `podcast:valueTimeSplit`: payments out of a wallet; podplayer has none.
- `podcast:locked`, `podcast:txt`, `podcast:podping`, `podcast:block`: messages from host to host.
- `podcast:liveItem`: a stream without length, position or identity; nothing of it can be resumed.
- Atom `first`, `last` and `prev`: a reader that starts at the newest page needs `next` alone.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeExtras:
    """Of an episode."""

    licence: Licence | None = None
    place: Place | None = None
    versions: Sequence[OtherVersion] = ()
    discussions: Sequence[Discussion] = ()
    keywords: Sequence[str] = ()
    """itunes:keywords and the item's own categories."""
