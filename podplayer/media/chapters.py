"""Chapters that are not in the audio: the podcast namespace's JSON, and times in notes. Pure."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from podplayer.model.errors import MediaError
from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.model.sentence import say

LARGEST = 4 * 1024 * 1024
_MOST = 2_000
_LONGEST_TITLE = 500
_FEWEST = 3
"""Times in notes from which on they are chapters and not merely mentioned."""
_BLOCK = re.compile(r"(?i)<(?:br|/?p|/?div|/?li|/?tr|/?td|/?h\d|/?ul|/?ol)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_TIME = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?![\d:])"
_AT_START = re.compile(rf"^\W{{0,4}}{_TIME}\W{{0,6}}(?:{_TIME}\W{{0,6}})?(.*)$")
_AT_END = re.compile(rf"^(.*?)\W{{1,6}}{_TIME}\W{{0,3}}$")


def read_chapters(data: bytes) -> list[Chapter]:
    """Chapters of the podcast namespace, and those of Podlove, which are named otherwise.

    Raises:
        MediaError: it is no such file, or none of its chapters can be read.
    """
    try:
        document = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise MediaError(say("The chapters cannot be read; they are no JSON.")) from error
    listed = document.get("chapters") if isinstance(document, dict) else document
    if not isinstance(listed, list):
        raise MediaError(say("The chapters cannot be read; there are none in the file."))
    found = [chapter for entry in listed[:_MOST] for chapter in _entry(entry)]
    if not found:
        raise MediaError(say("The chapters cannot be read; none of them has a time."))
    return in_order(found)


def _entry(entry: Any) -> Iterator[Chapter]:  # noqa: ANN401 - JSON
    if not isinstance(entry, dict):
        return
    start = _seconds(entry.get("startTime", entry.get("start")))
    if start is None:
        return
    yield Chapter(
        start=start,
        end=_seconds(entry.get("endTime", entry.get("end"))),
        title=_words(entry.get("title"))[:_LONGEST_TITLE],
        url=_address(entry.get("url") or entry.get("href")),
        image=_address(entry.get("img") or entry.get("image")),
        is_hidden=entry.get("toc") is False,
    )


def _seconds(value: object) -> Ms | None:
    if isinstance(value, str):
        match = re.fullmatch(rf"\s*{_TIME}(\.\d+)?\s*", value)
        whole = _ms(*match.groups()[:3]) if match else None
        if match and whole is not None:
            return Ms(whole + round(float(match[4] or 0) * 1000))
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
        return None
    return Ms(round(value * 1000))


def _words(value: object) -> str:
    return _SPACE.sub(" ", value).strip() if isinstance(value, str) else ""


def _address(value: object) -> str | None:
    is_address = isinstance(value, str) and value.startswith(("http://", "https://"))
    return str(value).strip() if is_address else None


def chapters_in_notes(notes: str, *, duration: Ms | None) -> list[Chapter]:
    """Lines such as "12:34 Title" or "Title (1:02:03)", at least three, in rising order.

    Args:
        notes: sanitised HTML.
        duration: of the episode; what lies behind it is a time of day or of another recording.
    """
    before = [found for line in _lines(notes) for found in _titled(line)]
    rising = _rising(before, duration)
    return in_order(rising) if len(rising) >= _FEWEST else []


def _lines(notes: str) -> Iterator[str]:
    for piece in _BLOCK.sub("\n", notes).split("\n"):
        line = _SPACE.sub(" ", html.unescape(_TAG.sub("", piece))).strip()
        if 4 <= len(line) <= 400:
            yield line


def _titled(line: str) -> Iterator[Chapter]:
    match = _AT_START.match(line)
    if match is not None:
        start, end, title = _ms(*match.groups()[:3]), None, match[7]
        if match[5] is not None:
            end = _ms(*match.groups()[3:6])
    else:
        match = _AT_END.match(line)
        if match is None:
            return
        start, end, title = _ms(*match.groups()[1:]), None, match[1]
    title = title.strip(" -–—:|)(]•")
    if start is not None and any(sign.isalpha() for sign in title):
        yield Chapter(start=start, end=end, title=title[:_LONGEST_TITLE])


def _ms(hours: str | None, minutes: str | None, seconds: str | None) -> Ms | None:
    if minutes is None or seconds is None or int(seconds) >= 60:
        return None
    if hours is not None and int(minutes) >= 60:
        return None
    return Ms(((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000)


def _rising(found: Sequence[Chapter], duration: Ms | None) -> list[Chapter]:
    """The longest run in rising order: notes may list times of other things elsewhere."""
    runs: list[list[Chapter]] = [[]]
    for chapter in found:
        if duration is not None and chapter.start >= duration:
            continue
        if runs[-1] and chapter.start <= runs[-1][-1].start:
            runs.append([])
        runs[-1].append(chapter)
    return max(runs, key=len)


def in_order(chapters: Sequence[Chapter]) -> list[Chapter]:
    """By time, each lasting until the next unless it says otherwise.

    Hidden ones, which only change the picture or the link, lie beside the others.
    """
    by_time = sorted(chapters[:_MOST], key=lambda chapter: chapter.start)
    listed = _ended([chapter for chapter in by_time if not chapter.is_hidden])
    hidden = _ended([chapter for chapter in by_time if chapter.is_hidden])
    return sorted([*listed, *hidden], key=lambda chapter: chapter.start)


def _ended(by_time: Sequence[Chapter]) -> Iterator[Chapter]:
    for chapter, following in zip_longest(by_time, by_time[1:]):
        behind = None if following is None else following.start
        if behind == chapter.start:
            continue
        end = chapter.end
        if end is not None and end <= chapter.start:
            end = None
        if behind is not None and (end is None or end > behind):
            end = behind
        yield replace(chapter, end=end)
