"""Moving in: what kind of file it is, by its content, and the lines of a listening file."""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from podplayer.feeds.opml import is_list
from podplayer.model.errors import ImportFileError
from podplayer.model.ids import Ms
from podplayer.model.listening import ListeningLine
from podplayer.model.sentence import say

LARGEST_BYTES = 512 * 1024 * 1024
_LONGEST = 7 * 24 * 3_600_000
"""Milliseconds; no episode lasts a week."""


class ImportKind(StrEnum):
    """What can be imported."""

    OPML = "opml"
    LISTENING = "listening"


def detect(path: Path) -> ImportKind:
    """Tell the kind of a file by its first bytes.

    Raises:
        ImportFileError: it cannot be read, or it is of no kind that podplayer knows.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise ImportFileError(
            say("{path} cannot be read ({strerror}).", path=path, strerror=error.strerror)
        ) from error
    if size == 0:
        raise ImportFileError(say("{path} is empty; there is nothing to import.", path=path))
    if size > LARGEST_BYTES:
        raise ImportFileError(
            say("{path} is larger than 512 MB; that is no list of podcasts.", path=path)
        )
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return ImportKind.LISTENING
    if text.startswith(b"<") or head[:2] in (b"\xff\xfe", b"\xfe\xff") or is_list(head):
        return ImportKind.OPML
    raise ImportFileError(
        say(
            "{path} is neither an OPML list nor listening lines nor the data of a player that "
            "podplayer knows; export your subscriptions as OPML in your other player and import "
            "that.",
            path=path,
        )
    )


def listening_lines(path: Path) -> Iterator[ListeningLine]:
    """Read a file of JSON lines, one span a line.

    Raises:
        ImportFileError: a line is not what it should be; it is named, and nothing was imported.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield _line(text, where=f"{path}, line {number}")
    except UnicodeDecodeError as error:
        raise ImportFileError(say("{path} is not UTF-8 text.", path=path)) from error
    except OSError as error:
        raise ImportFileError(
            say("{path} cannot be read ({strerror}).", path=path, strerror=error.strerror)
        ) from error


def _line(text: str, *, where: str) -> ListeningLine:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(say("{where} is not JSON.", where=where)) from error
    if not isinstance(value, dict):
        raise ImportFileError(say("{where} is not a JSON object.", where=where))
    feed = _text(value, "feed", where)
    guid, title = _text(value, "guid", where), _text(value, "episode_title", where)
    title = title or _text(value, "title", where)
    if not feed or not (guid or title):
        raise ImportFileError(
            say("{where} names no episode: it needs feed, and guid or episode_title.", where=where)
        )
    start, end = _number(value, "start_ms", where, 0), _number(value, "end_ms", where, None)
    rate = _number(value, "rate", where, 1.0)
    if not (0 <= start <= end <= _LONGEST and 0.1 <= rate <= 10):
        raise ImportFileError(
            say(
                "{where} has a stretch that cannot be: start_ms to end_ms must lie within the "
                "episode.",
                where=where,
            )
        )
    return ListeningLine(
        feed_url=feed,
        guid=guid,
        episode_title=title,
        start=Ms(int(start)),
        end=Ms(int(end)),
        rate=float(rate),
        heard_at=_moment(value, where),
    )


def _text(value: dict[str, Any], name: str, where: str) -> str | None:
    found = value.get(name)
    if found is not None and not isinstance(found, str):
        raise ImportFileError(say("{where} has a {name} that is not text.", where=where, name=name))
    return found or None


def _number(value: dict[str, Any], name: str, where: str, default: float | None) -> float:
    found = value.get(name, default)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ImportFileError(say("{where} has no number for {name}.", where=where, name=name))
    return found


def _moment(value: dict[str, Any], where: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value["heard_at"])
    except (KeyError, TypeError, ValueError) as error:
        raise ImportFileError(
            say("{where} has no heard_at such as 2026-11-24T08:10:00Z.", where=where)
        ) from error
    if moment.tzinfo is None:
        raise ImportFileError(
            say("{where} has a heard_at without a time zone; add Z for UTC.", where=where)
        )
    return moment
