"""What must hold of anything that the parser makes of anything."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from podplayer.feeds.parse import parse
from podplayer.model.errors import FeedError
from podplayer.model.feed import ParsedEpisode, ParsedFeed
from scripts.feedcorpus.peers import dangers

URL = "https://example.org/show/feed.xml"
_WEB = ("http://", "https://")


def verdict(body: bytes) -> str:
    """The tier that read it, or "refused".

    Raises:
        AssertionError: something that must never be was made of it.
        Exception: any that is not FeedError is a fault, too.
    """
    try:
        feed = parse(body, url=URL)
    except FeedError as error:
        _require(0 < len(error.sentence) < 300, "a refusal is one clear sentence")
        return "refused"
    check(feed)
    return feed.how_read


def check(feed: ParsedFeed) -> None:
    """The promises of a parsed feed."""
    guids = [episode.guid for episode in feed.episodes]
    _require(len(set(guids)) == len(guids), "every GUID once")
    _require(all(guids), "every episode has a GUID")
    _require(bool(feed.title), "every show has a title")
    _require(not dangers(feed), "no markup that could run")
    _check_texts(_texts(feed))
    for episode in feed.episodes:
        _check_episode(episode)
    for address in (feed.link, feed.cover_url, feed.new_feed_url, feed.next_page_url):
        _require(address is None or address.startswith(_WEB), "addresses are of the web")


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of the model, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _texts(getattr(value, entry.name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _check_texts(texts: Iterator[str]) -> None:
    """All of it can be stored: no lone surrogate, and no NUL, which ends a text in C."""
    for text in texts:
        text.encode("utf-8")
        _require("\x00" not in text, "text that SQLite can store")


def _check_episode(episode: ParsedEpisode) -> None:
    _require(bool(episode.title), "every episode has a title")
    _require(len(episode.content_hash) == 16, "every episode has a hash")
    media = episode.enclosure.url if episode.enclosure else None
    for address in (media, episode.link, episode.cover_url, episode.chapters_url):
        _require(address is None or address.startswith(_WEB), "addresses are of the web")
        _require(address is None or "127.0.0.1" not in address.split("/")[2], "no private host")
    _require(episode.duration is None or episode.duration > 0, "a length is positive")
    _require(
        episode.published is None or episode.published.utcoffset() is not None, "dates are aware"
    )


def _require(holds: bool, what: str) -> None:  # noqa: FBT001
    if not holds:
        raise AssertionError(what)
