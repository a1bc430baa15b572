"""What a reader found in a feed, before it is cleaned: plain strings as they stood there."""

from dataclasses import dataclass, field

from podplayer.feeds.extras import RawExtra


@dataclass(slots=True)
class EpisodeDraft:
    """One item, as any of the readers (XML, JSON, feedparser) found it. Empty means absent."""

    guid: str = ""
    identifier: str = ""
    """dc:identifier, used where there is nothing better."""
    title: str = ""
    other_title: str = ""
    """itunes:title or media:title, used where there is no title."""
    content: str = ""
    description: str = ""
    long_summary: str = ""
    """itunes:summary and its like."""
    subtitle: str = ""
    link: str = ""
    published: str = ""
    updated: str = ""
    duration: str = ""
    cover: str = ""
    season: str = ""
    number: str = ""
    kind: str = ""
    explicit: str = ""
    language: str = ""
    author: str = ""
    chapters_url: str = ""
    base: str = ""
    """xml:base, where the feed uses it."""
    # Tuples, because most items have none or one: five empty lists an item would be a sixth of
    # what the garbage collector has to look at.
    enclosures: tuple[tuple[str, str, str], ...] = ()
    """(url, mime, size)"""
    chapters: tuple[tuple[str, str, str, str], ...] = ()
    """(start, title, url, image)"""
    transcripts: tuple[tuple[str, str, str], ...] = ()
    """(url, mime, language)"""
    people: tuple[tuple[str, str, str, str], ...] = ()
    """(name, role, url, image)"""
    soundbites: tuple[tuple[str, str, str], ...] = ()
    """(start seconds, duration seconds, title)"""
    extras: tuple[RawExtra, ...] = ()


@dataclass(slots=True)
class FeedDraft:
    """The head of a feed and its items."""

    title: str = ""
    guid: str = ""
    link: str = ""
    author: str = ""
    owner: str = ""
    description: str = ""
    long_summary: str = ""
    subtitle: str = ""
    language: str = ""
    cover: str = ""
    other_cover: str = ""
    new_feed_url: str = ""
    next_page_url: str = ""
    kind: str = ""
    complete: str = ""
    blocked: str = ""
    base: str = ""
    categories: list[str] = field(default_factory=list)
    funding: list[tuple[str, str]] = field(default_factory=list)
    people: tuple[tuple[str, str, str, str], ...] = ()
    extras: tuple[RawExtra, ...] = ()
    items: list[EpisodeDraft] = field(default_factory=list)
