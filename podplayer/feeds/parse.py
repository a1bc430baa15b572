"""Bytes become a parsed feed, in three tiers: strict, repaired, feedparser.

Most feeds pass the first, at 50 MB a second with sanitising. The tiers, their order and their
cost are measured; see docs/decisions.
"""

import logging
import re
import zlib
from collections.abc import Mapping
from email.message import Message

from podplayer.feeds.drafts import FeedDraft
from podplayer.feeds.encodings import claims_wrong_encoding
from podplayer.feeds.finish import Finisher
from podplayer.feeds.json_feed import read_json
from podplayer.feeds.lenient_reader import read_leniently
from podplayer.feeds.repair import (
    closed_after_last_item,
    declares_entities,
    repair,
    to_utf8,
)
from podplayer.feeds.xml_reader import NoFeedError, NotWellFormedError, read_xml
from podplayer.model.errors import FeedError
from podplayer.model.feed import ParsedFeed
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)

_LARGEST_LENIENT = 4 * 1024 * 1024
"""feedparser reads 2.4 MB a second: beyond this a listener would wait too long."""
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_WRAPPINGS = 2
_PACKED = (b"\x1f\x8b", b"\x78\x9c", b"\x78\xda", b"\x78\x01")
"""How gzip and zlib begin."""
_SOMETHING = re.compile(rb"[^ \t\r\n\x00]")
_DAMAGED_GZIP = "this is a damaged gzip file, not a feed"
_ENTITIES = "it declares entities, which is refused because it can be an attack"


def parse(
    body: bytes, *, url: str, content_type: str = "", known: Mapping[str, bytes] | None = None
) -> ParsedFeed:
    """Read RSS, Atom or JSON Feed.

    Args:
        body: as it was served or lies on disk.
        url: where relative addresses start, and what an error names.
        content_type: the HTTP header.
        known: GUID to content hash of the episodes in the library. Those that are the same come
            back as `is_known`, neither cleaned nor built: nine tenths of a refresh.

    Raises:
        FeedError: it is no feed, or none that may be read.
    """
    try:
        draft, how = _read(_unpacked(body), _charset(content_type))
    except NoFeedError as error:
        raise FeedError(url, str(error)) from error
    if how != "strict":
        logger.info("%s could only be read as: %s", url, how)
    if not draft.title and not draft.items:
        raise FeedError(url, say("it has neither a title nor episodes"))
    return Finisher(feed_url=url, how_read=how, known=known).feed(draft)


def is_web_page(body: bytes) -> bool:
    """Whether the bytes are an HTML page and no feed."""
    start = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.startswith(b"<"):
        return False
    is_html = b"<html" in start or b"<!doctype html" in start or start.startswith(b"<head")
    return is_html and not any(root in start for root in (b"<rss", b"<feed", b"<rdf:rdf"))


def _unpacked(body: bytes) -> bytes:
    """The feed in a gzip file: some servers send one without saying so, or one in another."""
    for _ in range(_MOST_WRAPPINGS):
        if not body.startswith(_PACKED):
            break
        body = _inflated(body)
    return body


def _inflated(body: bytes) -> bytes:
    decompressor = zlib.decompressobj(wbits=47)  # gzip or zlib, whichever it is
    try:
        unpacked = decompressor.decompress(body, _LARGEST_UNPACKED)
    except zlib.error as error:
        raise NoFeedError(_DAMAGED_GZIP) from error
    if not unpacked:
        raise NoFeedError(_DAMAGED_GZIP)
    if decompressor.unconsumed_tail:
        raise NoFeedError(
            say(
                "unpacked it is larger than {largest_unpacked} MB",
                largest_unpacked=_LARGEST_UNPACKED >> 20,
            )
        )
    return unpacked


def _charset(content_type: str) -> str:
    message = Message()
    message["content-type"] = content_type
    return str(message.get_content_charset() or "")


def _read(body: bytes, charset: str) -> tuple[FeedDraft, str]:
    if not _SOMETHING.search(body):
        raise NoFeedError(say("what came is empty"))
    if is_web_page(body):
        raise NoFeedError(say("this is a web page, not a feed"))
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        try:
            return read_json(body), "strict"
        except NotWellFormedError as error:
            raise NoFeedError(say("this is neither a feed nor whole JSON")) from error
    if declares_entities(body):
        raise NoFeedError(_ENTITIES)
    if not claims_wrong_encoding(body):
        try:
            return read_xml(body), "strict"
        except NotWellFormedError:
            pass
    return _read_damaged(body, charset)


def _read_damaged(body: bytes, charset: str) -> tuple[FeedDraft, str]:
    if declares_entities(to_utf8(body)):
        raise NoFeedError(_ENTITIES)  # they were hidden in UTF-16
    repaired = repair(body, charset=charset)
    try:
        return read_xml(repaired), "repaired"
    except NotWellFormedError:
        pass
    if len(repaired) <= _LARGEST_LENIENT:
        try:
            return read_leniently(repaired), "feedparser"
        except NotWellFormedError:
            logger.info("feedparser broke on it")
    closed = closed_after_last_item(repaired)
    if closed is None:
        raise NoFeedError(say("this is not a feed, or it is too damaged to be read"))
    try:
        return read_xml(closed), "repaired"
    except NotWellFormedError as error:
        raise NoFeedError(say("this is too damaged to be read")) from error
