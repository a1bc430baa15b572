"""The fast readers against feedparser, field by field, and the differences that are justified."""

import calendar
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
from lxml import etree

from podplayer.feeds.html import plain
from podplayer.feeds.parse import parse
from podplayer.model.errors import FeedError
from podplayer.model.feed import ParsedEpisode

_MEDIA = ("audio/", "video/")
_TWO_DATES = "several dates in one item: pubDate before others, feedparser takes the last"
_BY_NAME = {
    "duplicate_item_atompubdate.xml": _TWO_DATES,
    "duplicate_item_dcdate.xml": _TWO_DATES,
}
_EARLIEST, _CENTURY = 1970, 100
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field of one item."""

    name: str
    field: str
    ours: str
    theirs: str
    reason: str = ""
    """Why ours is right; empty: nobody knows."""


def compare(name: str, body: bytes) -> tuple[int, list[Disagreement]] | None:
    """How many items were compared, and what differs; None where feedparser calls it damaged."""
    try:
        mine = parse(body, url="https://example.org/feed")
    except FeedError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = feedparser.parse(io.BytesIO(body), sanitize_html=False)
    if theirs.bozo or mine.how_read != "strict":
        return None
    entries = [dict(entry) for entry in theirs.entries]
    paired, left = _paired(list(mine.episodes), entries)
    found = [each for pair in paired for each in _fields(name, *pair)]
    nested = _has_nested(body)
    found += [_lost(name, entry, entries, nested=nested) for entry in left]
    if len(paired) != len(mine.episodes):
        reason = "" if entries else "RSS 1.1, of which feedparser reads no item"
        ours, other = str(len(mine.episodes)), str(len(entries))
        found.append(Disagreement(name, "items", ours, other, reason))
    return len(paired), found


def _has_nested(body: bytes) -> bool:
    """Whether an item stands anywhere but in the feed itself."""
    if not body.lstrip().startswith(b"<"):
        return False
    items = etree.fromstring(body, etree.XMLParser(resolve_entities=False)).iter(
        "{*}item", "{*}entry"
    )
    parents = {
        str(up.tag).rpartition("}")[2].lower()
        for item in items
        if (up := item.getparent()) is not None
    }
    return not parents <= {"channel", "feed", "rdf", "items", "rss"}


def _paired(
    episodes: list[ParsedEpisode], entries: list[dict[str, Any]]
) -> tuple[list[tuple[ParsedEpisode, dict[str, Any]]], list[dict[str, Any]]]:
    """By title and media, then in order; an item that comes twice has one episode."""
    pairs: list[tuple[ParsedEpisode, dict[str, Any]]] = []
    rest, open_entries = _take_pairs(episodes, entries, pairs, with_title=True)
    rest, open_entries = _take_pairs(rest, open_entries, pairs, with_title=False)
    # Those that stand there once before those that may be the second of their kind.
    open_entries.sort(key=lambda entry: _is_repeated(entry, entries))
    pairs += zip(rest, open_entries, strict=False)
    left = open_entries[len(rest) :]
    return pairs, left


def _take_pairs(
    episodes: list[ParsedEpisode],
    entries: list[dict[str, Any]],
    pairs: list[tuple[ParsedEpisode, dict[str, Any]]],
    *,
    with_title: bool,
) -> tuple[list[ParsedEpisode], list[dict[str, Any]]]:
    """Pair those that look the same; what is left of both."""
    by_look: dict[tuple[str, str], list[ParsedEpisode]] = {}
    for episode in episodes:
        url = episode.enclosure.url if episode.enclosure else ""
        by_look.setdefault((episode.title if with_title else "", _spelt(url)), []).append(episode)
    left = []
    for entry in entries:
        title = plain(_text(entry, "title")) if with_title else ""
        same = by_look.get((title, _spelt(_media(entry)[0])), [])
        if same and (with_title or _media(entry)[0]):
            pairs.append((same.pop(0), entry))
        else:
            left.append(entry)
    return [episode for same in by_look.values() for episode in same], left


def _is_repeated(entry: dict[str, Any], entries: list[dict[str, Any]]) -> bool:
    guid, look = entry.get("id"), (_text(entry, "title"), _media(entry)[0])
    same = [
        other
        for other in entries
        if (guid and other.get("id") == guid)
        or (_text(other, "title"), _media(other)[0]) == look
        or (look[1] and _media(other)[0] == look[1])
    ]
    return len(same) > 1


def _media(entry: dict[str, Any]) -> list[str]:
    links = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
    return [str(link.get("href", "")).strip() for link in links] or [""]


def _lost(
    name: str, entry: dict[str, Any], entries: list[dict[str, Any]], *, nested: bool
) -> Disagreement:
    reason = ""
    if _is_repeated(entry, entries):
        reason = "the same item twice in the feed: kept once"
    elif nested:
        reason = "an item inside an item, a source or an unknown element is part of that"
    return Disagreement(name, "item", "", _text(entry, "title") or _text(entry, "id"), reason)


def _fields(name: str, episode: ParsedEpisode, entry: dict[str, Any]) -> Iterator[Disagreement]:
    title = plain(_text(entry, "title"))
    if title and title != episode.title:
        yield Disagreement(name, "title", episode.title, title, _of_title(episode.title, title))
    guid = _text(entry, "id")
    if guid and episode.has_own_guid and guid != episode.guid:
        yield Disagreement(name, "guid", episode.guid, guid, _of_guid(episode.guid, guid))
    links = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
    urls = [str(link.get("href", "")).strip() for link in links]
    ours = episode.enclosure.url if episode.enclosure else ""
    if _spelt(urls[0] if urls else "") != _spelt(ours):
        theirs = urls[0] if urls else ""
        yield Disagreement(name, "enclosure", ours, theirs, _of_media(ours, urls, links))
    date = entry.get("published_parsed") or entry.get("updated_parsed")
    when = datetime.fromtimestamp(calendar.timegm(date), UTC) if date else None
    if when is not None and when != episode.published:
        text = _text(entry, "published") or _text(entry, "updated")
        reason = _of_date(episode.published, when, text) or _BY_NAME.get(
            name.rpartition("/")[2], ""
        )
        yield Disagreement(name, "date", str(episode.published), str(when), reason)


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _spelt(url: str) -> str:
    return url.replace(" ", "%20").replace("\n", "").rstrip("/")


def _of_title(ours: str, theirs: str) -> str:
    if ours == plain(theirs):
        return "markup in a title: escaped by feedparser, taken off by us"
    if ours == "Untitled episode":
        return "a namespace that is not Atom's"
    return ""


def _of_guid(ours: str, theirs: str) -> str:
    if ours.rpartition("#")[0] == theirs:
        return "different items share the GUID: made different for each"
    if theirs.endswith(ours.lstrip("./")):
        return "feedparser resolves relative GUIDs: the identity would change with the address"
    if ours[:4] == theirs[:4]:
        return "two GUIDs in one item: we take the first, feedparser the last"
    return ""


def _of_media(ours: str, urls: list[str], links: list[Any]) -> str:
    kinds = [str(link.get("type", "")) for link in links]
    if ours and not urls:
        return "media:content or atom:content with audio, which feedparser does not count"
    if not ours:
        is_other = not any(kind.startswith(_MEDIA) for kind in kinds)
        return "a picture or a page is no episode" if urls and is_other else ""
    if urls[0].endswith(ours):
        return "a scheme before the scheme, taken off"
    if ours.endswith(urls[0].lstrip("./")):
        return "relative address, resolved"
    if not kinds[0].startswith("audio/") or len(urls) > 1:
        return "the first audio of an item, before a video or any other file"
    return ""


def _of_date(ours: datetime | None, theirs: datetime, text: str) -> str:
    if theirs.year < _EARLIEST:
        return "before 1970: a fault, and no episode is that old"
    if ours is not None and abs(theirs.year - ours.year) == _CENTURY:
        return "a year of two digits: 70 is 1970"
    if _HALF_DAY.search(text):
        return "am and pm, which feedparser overlooks, and the zone behind them"
    if ours is None or ours.date() != theirs.date():
        return "no such day or month, or several dates: feedparser bends it, or takes the last"
    if (ours.hour, ours.minute) == (0, 0):
        return "no such hour: the day is kept"
    return ""
