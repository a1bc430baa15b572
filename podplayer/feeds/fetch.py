"""Conditional fetching: ask only for what is new, and see when nothing is."""

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from podplayer.model.errors import FetchError
from podplayer.model.feed import ConditionalState, FeedDocument
from podplayer.model.net import Purpose, Request, Response
from podplayer.model.sentence import say

MAX_FEED_BYTES = 64 * 1024 * 1024
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
_END = re.compile(rb"</(?:[a-z]+:)?(?:rss|rdf|feed|channel)\s*>")
_ITEM_END = re.compile(rb"</(?:[a-z]+:)?(?:item|entry)\s*>\s*$")
_TAIL = 4096
"""Bytes at the end of a feed in which it is closed; some servers write a remark behind that."""


def feed_request(url: str, state: ConditionalState | None = None, *, key: int = 0) -> Request:
    """A request that the server may answer with 304 Not Modified."""
    headers = {"Accept": _ACCEPT}
    if state is not None and state.etag:
        headers["If-None-Match"] = state.etag
    if state is not None and state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return Request(
        url=url, purpose=Purpose.FEED, headers=headers, max_bytes=MAX_FEED_BYTES, key=key
    )


def document_of(response: Response) -> FeedDocument | None:
    """The feed as it was served, or None for 304 Not Modified."""
    if response.status == 304:
        return None
    headers = response.headers
    return FeedDocument(
        url=response.url,
        final_url=response.final_url,
        body=response.body,
        content_type=headers.get("content-type", ""),
        state=ConditionalState(
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            body_hash=hash_of(response.body),
        ),
    )


def is_local(url: str) -> bool:
    """Whether a feed lies on this computer."""
    return url.startswith("file:")


def local_response(url: str) -> Response:
    """A feed in a file of the listener.

    Raises:
        FetchError: there is no such file, or it is too large.
    """
    path = Path(unquote(urlsplit(url).path))
    try:
        if path.stat().st_size > MAX_FEED_BYTES:
            raise FetchError(
                url,
                say(
                    "it is larger than {max_feed_bytes} MB, which is refused",
                    max_feed_bytes=MAX_FEED_BYTES >> 20,
                ),
            )
        body = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FetchError(url, say("the file cannot be read ({reason})", reason=reason)) from error
    return Response(url=url, final_url=url, status=200, headers={}, body=body)


def is_cut(body: bytes) -> bool:
    """Whether an XML feed stops before its end, which neither HTTP nor gzip always notice."""
    start = body[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return start.startswith(b"<") and not _END.search(_tail_of(body))


def ends_with_whole_item(body: bytes) -> bool:
    """Whether the last episode of a cut feed is all there."""
    return bool(_ITEM_END.search(_tail_of(body)))


def _tail_of(body: bytes) -> bytes:
    return body[-_TAIL:].replace(b"\0", b"").lower()  # UTF-16 has a zero beside each letter


def hash_of(body: bytes) -> bytes:
    """16 bytes that stand for a body."""
    return hashlib.sha256(body).digest()[:16]  # in hardware: twice as fast as blake2b
