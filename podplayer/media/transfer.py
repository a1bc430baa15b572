"""One request that fills one gap of a file, with every answer a server can give to it."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from podplayer.media.intervals import Gap
from podplayer.media.part import Identity, PartFile
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError
from podplayer.model.net import Http, Purpose, Request, Response
from podplayer.model.sentence import say

_LARGEST = 16 * 1024**3
_SILENCE_SECONDS = 30.0
_SPARE_ROOM = 64 * 1024 * 1024
_CONTENT_RANGE = re.compile(r"bytes\s+(\d+)-(\d+)/(\d+|\*)")
_TEXT = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<[!?a-z]|\{\s*\"|#EXTM3U|\[playlist\]|ffconcat |v=0\r?\no=)",
    re.IGNORECASE,
)
"""Markup, JSON, playlists and descriptions of sessions."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x80-\xff]")
"""Every format of audio has such a byte within its first few hundred."""
_TEXT_TYPES = ("text/", "application/json", "application/xml")


Progress = Callable[[int, int | None], None]
"""Bytes that are there, bytes of the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a file comes from."""

    http: Http
    url: str
    purpose: Purpose = Purpose.EPISODE


def fill_gap(
    origin: Origin,
    part: PartFile,
    gap: Gap,
    *,
    cancel: CancelToken,
    arrived: Callable[[int], None] = lambda _at: None,
) -> None:
    """Blocks until the gap is filled, or more than it if the server sends the whole file.

    Args:
        origin: who is asked, and for what.
        part: gets the bytes.
        gap: which are asked for.
        cancel: ends the request.
        arrived: hears where the next bytes will be written, at the begin and after each piece.

    Raises:
        FetchError: the network; what came until then is kept.
        MediaError: this is no audio, or the disk is full.
        Cancelled: what came until then is kept.
    """
    writer = _Writer(part, gap, url=origin.url, arrived=arrived)
    request = Request(
        url=origin.url,
        purpose=origin.purpose,
        headers=_headers(part.identity, gap),
        max_bytes=_LARGEST,
        timeout=_SILENCE_SECONDS,
    )
    try:
        origin.http.stream(request, sink=writer.take, started=writer.begin, cancel=cancel)
    except FetchError as error:
        if error.status == 416:
            part.reset()
            raise FetchError(
                origin.url, say("the file has changed on the server"), transient=True
            ) from error
        raise
    writer.end()


def _headers(identity: Identity, gap: Gap) -> Mapping[str, str]:
    headers = {"Accept-Encoding": "identity"}
    if gap.start > 0 or gap.end not in (None, identity.size):
        last = "" if gap.end is None else str(gap.end - 1)
        headers["Range"] = f"bytes={gap.start}-{last}"
        if identity.validator is not None:
            headers["If-Range"] = identity.validator
    return headers


class _Writer:
    """Puts the body of one answer where it belongs."""

    def __init__(
        self, part: PartFile, gap: Gap, *, url: str, arrived: Callable[[int], None]
    ) -> None:
        self._part = part
        self._gap = gap
        self._url = url
        self._arrived = arrived
        self._at = 0
        self._end: int | None = None
        self._is_called_text = False

    def begin(self, response: Response) -> None:
        """Judge the head of the answer, before a byte is written."""
        start, size = _place(response, self._gap, self._url)
        self._is_called_text = response.headers.get("content-type", "").startswith(_TEXT_TYPES)
        seen = Identity(size=size, validator=_validator(response.headers))
        if self._part.filled and not _is_same(self._part.identity, seen):
            # The server has another file by now (If-Range makes it send the whole one).
            self._part.reset()
            if start > 0:
                raise FetchError(
                    self._url, say("the file has changed on the server"), transient=True
                )
        self._part.learn(seen)
        self._at = start
        self._end = size if response.status == 200 else self._gap.end or size
        _require_room(self._part.target.parent, size, self._part.filled)
        self._arrived(start)

    def take(self, data: bytes) -> None:
        """A piece of the body."""
        if self._at == 0 and self._is_text(data[:512]):
            raise MediaError(
                say(
                    "{url}: the server sent a web page or a text instead of the file.",
                    url=self._url,
                )
            )
        self._part.write(self._at, data)
        self._at += len(data)
        self._arrived(self._at)

    def _is_text(self, begin: bytes) -> bool:
        """Whether this is a page that asks to log in, say, though the address is of a file."""
        if _TEXT.match(begin):
            return True
        # Some servers call their audio text.
        return self._is_called_text and not _NO_TEXT.search(begin)

    def end(self) -> None:
        """The answer is complete, by the transfer's own account."""
        if self._at == 0:
            raise FetchError(self._url, say("the server sent an empty file"))
        if self._end is None:
            identity = self._part.identity
            self._part.learn(Identity(size=self._at, validator=identity.validator))
        elif self._at < self._end:
            raise FetchError(self._url, say("the connection broke off"), transient=True)


def _place(response: Response, gap: Gap, url: str) -> tuple[int, int | None]:
    """Where the body belongs, and how large the whole file is."""
    if response.status != 206:
        length = response.headers.get("content-length", "")
        return 0, int(length) if length.isascii() and length.isdigit() else None
    match = _CONTENT_RANGE.match(response.headers.get("content-range", ""))
    if match is None or int(match[1]) != gap.start:
        raise FetchError(url, say("the server sent another part of the file than was asked for"))
    return gap.start, None if match[3] == "*" else int(match[3])


def _validator(headers: Mapping[str, str]) -> str | None:
    etag = headers.get("etag", "")
    if etag and not etag.startswith("W/"):
        return etag
    return headers.get("last-modified")


def _is_same(known: Identity, seen: Identity) -> bool:
    """Whether two answers are about the same file, as far as they tell."""
    if known.validator and seen.validator and known.validator != seen.validator:
        return False
    return known.size is None or seen.size is None or known.size == seen.size


def _require_room(folder: Path, size: int | None, filled: int) -> None:
    free = shutil.disk_usage(folder).free
    needed = (size or 0) - filled
    if free < needed + _SPARE_ROOM:
        raise MediaError(
            say(
                "There is not enough room in {folder}: {megabytes:,.0f} MB are needed and "
                "{megabytes2:,.0f} MB are free.",
                folder=folder,
                megabytes=_megabytes(needed),
                megabytes2=_megabytes(free),
            )
        )


def _megabytes(count: int) -> float:
    return max(0, count) / 1_000_000
