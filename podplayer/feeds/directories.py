"""Directories that can be asked for shows without an account: what is asked, and how they answer.

Nothing here connects anywhere. Answers are somebody else's: every field may be missing or wrong.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from podplayer.model.discovery import FoundShow
from podplayer.model.errors import FetchError
from podplayer.model.net import Purpose, Request
from podplayer.model.sentence import say

MOST = 24
_MOST_BYTES = 4 * 1024 * 1024
_LONGEST = 300
_APPLE_PAGE = re.compile(r"/id(\d+)$")
_Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """One of them."""

    key: str
    name: str
    host: str
    """The server that the words go to."""
    question: Callable[[str], str]
    """Words -> address."""
    rows: Callable[[object], object]
    """The list in the answer."""
    read: Callable[[_Row], FoundShow]


def ask(directory: Directory, words: str) -> Request:
    """The question for some words."""
    return _request(directory.question(" ".join(words.split())))


def answer(directory: Directory, body: bytes) -> list[FoundShow]:
    """The shows in an answer that have a title and a feed, each once.

    Raises:
        FetchError: it is no answer of this directory. Its address would hold the words, which a
            log shall not: it names the host.
    """
    rows = _rows(directory, body)
    found = {show.address: show for show in map(directory.read, rows)}
    return [
        show
        for address, show in found.items()
        if show.title and address.startswith(("http://", "https://"))
    ][:MOST]


def apple_number(url: str) -> str | None:
    """The number of a show in an address of its page at Apple; None for any other page."""
    parts = urlsplit(url)
    found = _APPLE_PAGE.search(parts.path.rstrip("/"))
    is_apple = parts.hostname in ("podcasts.apple.com", "itunes.apple.com")
    return found[1] if found and is_apple else None


def ask_apple(number: str) -> Request:
    """The question where the feed of a show of Apple's lies."""
    return _request(f"https://{APPLE.host}/lookup?{urlencode({'id': number})}")


def _request(url: str) -> Request:
    return Request(
        url=url,
        purpose=Purpose.DIRECTORY,
        headers={"Accept": "application/json"},
        max_bytes=_MOST_BYTES,
        timeout=20.0,
    )


def _rows(directory: Directory, body: bytes) -> Sequence[_Row]:
    try:
        rows = directory.rows(json.loads(body))
    except (ValueError, TypeError, LookupError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise FetchError(directory.host, say("the directory gave an answer that cannot be read"))
    return [row for row in rows if isinstance(row, dict)]


def _text(row: _Row, *names: str) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:_LONGEST]
    return ""


def _address(row: _Row, name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""


def _key(name: str) -> Callable[[object], object]:
    return lambda value: value[name] if isinstance(value, dict) else None


APPLE = Directory(
    key="apple",
    name="Apple Podcasts",
    host="itunes.apple.com",
    question=lambda words: (
        "https://itunes.apple.com/search?"
        + urlencode({"media": "podcast", "limit": MOST, "term": words})
    ),
    rows=_key("results"),
    read=lambda row: FoundShow(
        title=_text(row, "collectionName", "trackName"),
        address=_address(row, "feedUrl"),
        author=_text(row, "artistName"),
        about=_text(row, "primaryGenreName"),
    ),
)
FYYD = Directory(
    key="fyyd",
    name="fyyd",
    host="api.fyyd.de",
    question=lambda words: (
        "https://api.fyyd.de/0.2/search/podcast?" + urlencode({"title": words, "count": MOST})
    ),
    rows=_key("data"),
    read=lambda row: FoundShow(
        title=_text(row, "title"),
        address=_address(row, "xmlURL"),
        author=_text(row, "author"),
        about=_text(row, "subtitle", "description"),
    ),
)
GPODDER = Directory(
    key="gpodder",
    name="gpodder.net",
    host="gpodder.net",
    question=lambda words: "https://gpodder.net/search.json?" + urlencode({"q": words}),
    rows=lambda value: value,
    read=lambda row: FoundShow(
        title=_text(row, "title"),
        address=_address(row, "url"),
        author=_text(row, "author"),
        about=_text(row, "description"),
    ),
)
DIRECTORIES = (APPLE, FYYD, GPODDER)
