"""What other feed libraries say that their test files contain, held against ours.

The fields that both have and that a player lives by: number of episodes, titles, GUIDs, dates and
media addresses.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any

from podplayer.feeds.html import plain
from podplayer.model.feed import ParsedEpisode, ParsedFeed

_EXPECT = re.compile(rb"Expect:\s*(!?)(\w+)")
_TAGS = ("script", "iframe", "object", "embed", "form", "style", "base", "meta", "link")
_SCRIPT = re.compile(r"\s*(?:javascript|data|vbscript|file):", re.I)
_DANGER = re.compile(
    r"<script|\son\w+\s*=|\sstyle\s*=|javascript:|<iframe|<object|<embed|<form|<style|<base|<meta|<link",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one episode."""

    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Theirs:
    """An episode as a peer sees it; None: it does not say."""

    title: str | None
    guid: str | None
    date: str | None
    media: str | None


def differences(feed: ParsedFeed, expected: bytes) -> list[Difference]:
    """Ours against a peer's expected result."""
    data = json.loads(expected)
    theirs = list(_feed_rs(data) if "feed_type" in data else _feedsmith(data))
    found = list(_title(feed, data))
    if len(theirs) != len(feed.episodes):
        found.append(Difference("episodes", str(len(feed.episodes)), str(len(theirs))))
        return found
    for ours, other in zip(feed.episodes, theirs, strict=True):
        found += _compare(ours, other)
    return found


def _title(feed: ParsedFeed, data: Mapping[str, Any]) -> Iterator[Difference]:
    title = data.get("title")
    text = plain((title or {}).get("content", "") if isinstance(title, dict) else title or "")
    if text and text != feed.title:
        yield Difference("title of the feed", feed.title, text)


def _compare(ours: ParsedEpisode, other: Theirs) -> Iterator[Difference]:
    media = ours.enclosure.url if ours.enclosure else ""
    if other.title and plain(other.title) != ours.title:
        yield Difference("title", ours.title, other.title)
    if (
        other.guid
        and ours.has_own_guid
        and other.guid not in (ours.guid, ours.guid.rpartition("#")[0])
    ):
        yield Difference("guid", ours.guid, other.guid)
    if other.media is not None and _spelt(other.media) != _spelt(media):
        yield Difference("media", media, other.media)
    when = _when(other.date)
    if when is not None and when != ours.published:
        yield Difference("date", str(ours.published), str(when))


def _spelt(url: str) -> str:
    return url.strip().replace(" ", "%20").rstrip("/")


def _when(text: str | None) -> datetime | None:
    if not text:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = read(text)
        except ValueError:
            continue
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when
        return when.replace(microsecond=0).astimezone(UTC)
    return None


def _feed_rs(data: Mapping[str, Any]) -> Iterator[Theirs]:
    """feed-rs makes up an id where there is none, as a hash that is not compared."""
    for entry in data["entries"]:
        media = [
            part["url"]
            for group in entry["media"]
            for part in group["content"]
            if part.get("url") and _is_media(part.get("content_type"))
        ]
        guid = entry["id"]
        yield Theirs(
            title=(entry["title"] or {}).get("content"),
            guid=None if re.fullmatch(r"[0-9a-f]{32}|[0-9a-f-]{36}", guid) else guid,
            date=entry["published"] or entry["updated"],
            media=media[0] if media else None,
        )


def _is_media(mime: str | None) -> bool:
    return bool(mime) and str(mime).startswith(("audio/", "video/"))


def _feedsmith(data: Mapping[str, Any]) -> Iterator[Theirs]:
    for entry in data.get("items") or data.get("entries") or []:
        guid = entry.get("guid") or {}
        media = [e["url"] for e in entry.get("enclosures", ()) if _is_media(e.get("type"))]
        yield Theirs(
            title=entry.get("title"),
            guid=(guid.get("value") if isinstance(guid, dict) else guid) or entry.get("id"),
            date=entry.get("pubDate") or entry.get("published") or entry.get("updated"),
            media=media[0] if media else None,
        )


def w3c_expectation(body: bytes) -> tuple[str, bool] | None:
    """What a case of the validator is about, and whether the validator accepts it."""
    match = _EXPECT.search(body)
    if match is None:
        return None
    word = match[2].decode()
    return word, bool(match[1]) or word.startswith("Valid")


class _Markup(HTMLParser):
    """Finds what could run among the tags and attributes of show notes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag."""
        if tag in _TAGS:
            self.found.append(tag)
        for name, value in attrs:
            is_link = name in ("href", "src") and _SCRIPT.match(value or "")
            if name.startswith("on") or name == "style" or is_link:
                self.found.append(f"{name}={value}")


def dangers(feed: ParsedFeed) -> list[str]:
    """What is left in show notes that could run or reach out: there must be nothing."""
    return [found for episode in feed.episodes for found in dangers_in(episode.notes)]


def dangers_in(notes: str) -> list[str]:
    """The tags and attributes of some notes that could run, load or cover the window."""
    # Most of what looks dangerous is text about it.
    if not _DANGER.search(notes):
        return []
    markup = _Markup()
    markup.feed(notes)
    return markup.found
