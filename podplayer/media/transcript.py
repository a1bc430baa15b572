"""Transcripts as publishers write them: WebVTT, SRT, SBV, TTML, JSON, HTML, plain text. Pure.

Kind and encoding are told by the content: servers serve SRT as text/plain and UTF-16 as UTF-8.
Damaged cues are passed over; a file without a single readable line is refused with a sentence.
"""

import codecs
import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from podplayer.model.errors import MediaError
from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.model.transcripts import TranscriptLine

LARGEST = 16 * 1024 * 1024
_MOST_LINES = 50_000
_LONGEST_LINE = 4_000
_JOINED = 180
"""Letters up to which very short cues of one speaker are joined: some name each word."""
_SHORT = 24
_MOSTLY = 0.6
_PAUSE = 1_500

_TIME = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?"
_STAMP = re.compile(rf"\s*{_TIME}\s*$")
_ARROW = re.compile(rf"^\s*{_TIME}\s*-+>\s*{_TIME}(?:\s.*)?$")
_SBV = re.compile(rf"^\s*{_TIME},{_TIME}\s*$")
_LEADING = re.compile(rf"^\s*[\[(]?{_TIME}[\])]?\s*(?:-\s+)?(.*)$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>")
_SPEAKER = re.compile(r"^\s*(?:>>+\s*)?([A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,3}):\s+(?=\S)")
_HEADED = re.compile(
    rf"^\s*(\S[^\n:]{{0,60}}?)(?:\s{{2,20}}{_TIME}|\s{{1,20}}[\[(]{_TIME}[\])]):?\s*$"
)
"""A speaker and a time in a line of their own, above what is said."""
_OVERRIDE = re.compile(r"\{\\[^{}]{0,60}\}")
"""Where on the screen a cue stands, as some write it into SRT."""
_BREAK = re.compile(r"(?i)<(?:tt:)?br\b[^<>]*>")
_FROM_TO = re.compile(r"(?i)\b(begin|end)\s*=\s*[\"']([^\"']{1,20})[\"']")
_SPACE = re.compile(r"\s+")
_HEADERS = ("NOTE", "STYLE", "REGION", "WEBVTT")

Lines = Iterator[TranscriptLine]


def read_transcript(data: bytes, *, mime: str = "") -> list[TranscriptLine]:
    """Read a transcript of any kind.

    Raises:
        MediaError: it is too large, or there is no word in it that can be read.
    """
    if len(data) > LARGEST:
        raise MediaError(say("The transcript is larger than 16 MB."))
    text = decoded(data)
    lines: list[TranscriptLine] = []
    for line in _reader(text, mime)(text):
        lines.append(line)
        if len(lines) >= _MOST_LINES:
            break
    if not lines:
        raise MediaError(say("There are no words in this transcript that can be read."))
    return _in_order(_joined(lines))


def decoded(data: bytes) -> str:
    """Text in whatever encoding it is: a mark at the start, UTF-8, UTF-16 by its zeros, Latin."""
    marks = (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    )
    for mark, name in marks:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(name, "replace"))
    head = data[:2_000]
    if head and head.count(0) > len(head) // 4:
        return _clean(data.decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace"))
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _clean(data.decode("cp1252", "replace"))


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")


def _reader(text: str, mime: str) -> Callable[[str], Lines]:
    start = text.lstrip()[:400]
    head = start.lower()
    if start.startswith("WEBVTT"):
        return _cues
    if start.startswith(("{", "[")) and (text.rstrip()[-1:] in "}]" or "json" in mime):
        return _json
    if re.search(r"<(?:tt|tt:tt)\b", text[:4_000]):
        return _timed_text
    if re.search(r"<(?:!doctype|html|body|cite|time|p|div|br)\b", head):
        return _html
    for line in text[:20_000].split("\n"):
        if _ARROW.match(line):
            return _cues
        if _SBV.match(line):
            return _sbv
    return _html if "html" in mime and "<" in text else _plain


# -- cues: WebVTT, SRT, SBV -----------------------------------------------------------------------


def _cues(text: str) -> Lines:
    """Blocks of a time, an arrow, a time, and lines up to the next such line or an empty one."""
    start: Ms | None = None
    end: Ms | None = None
    said: list[str] = []
    is_open = False
    for raw in (*text.split("\n"), ""):
        match = _ARROW.match(raw)
        if match is not None:
            if said and said[-1].strip().isdigit():
                said.pop()  # the number of this cue, without an empty line before it
            yield from _cue(start, end, said)
            start, end = _ms(*match.groups()[:4]), _ms(*match.groups()[4:])
            said, is_open = [], True
        elif not raw.strip():
            yield from _cue(start, end, said)
            said, is_open = [], False
        elif is_open:
            said.append(raw)


def _cue(start: Ms | None, end: Ms | None, said: list[str]) -> Lines:
    text = " ".join(said)
    voice = _VOICE.search(text)
    speaker = html.unescape(voice[1]).strip() if voice else ""
    line = _line(_OVERRIDE.sub("", _TAG.sub("", text)), start=start, end=end, speaker=speaker)
    if line is not None and start is not None:
        yield line


def _sbv(text: str) -> Lines:
    for block in re.split(r"\n\s*\n", text):
        first, _, rest = block.strip().partition("\n")
        match = _SBV.match(first)
        if match is not None:
            start, end = _ms(*match.groups()[:4]), _ms(*match.groups()[4:])
            line = _line(rest, start=start, end=end)
            if line is not None:
                yield line


# -- JSON -----------------------------------------------------------------------------------------


def _json(text: str) -> Lines:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MediaError(
            say("The transcript claims to be JSON but cannot be read as such.")
        ) from error
    if isinstance(document, dict) and isinstance(document.get("results"), dict):
        document = document["results"]
    segments = document
    if isinstance(document, dict):
        names = ("segments", "transcript", "cues", "captions", "results", "utterances", "words")
        segments = next((document[n] for n in names if isinstance(document.get(n), list)), [])
    if not isinstance(segments, list):
        return
    for segment in segments:
        items = segment.get("items") if isinstance(segment, dict) else None
        if isinstance(items, list):  # what one speaker says, as Podlove groups it
            for item in items:
                if isinstance(item, dict):
                    yield from _segment({"speaker": segment.get("speaker"), **item})
        elif isinstance(segment, dict):
            yield from _segment(segment)


def _segment(segment: dict[str, Any]) -> Lines:
    body = _first(segment, "body", "text", "content", "transcript", "word")
    line = _line(
        str(body or ""),
        start=_json_time(_first(segment, "startTime", "start", "start_time", "begin")),
        end=_json_time(_first(segment, "endTime", "end", "end_time")),
        speaker=str(_first(segment, "speaker", "speakerName") or "").strip(),
    )
    if line is not None:
        yield line


def _first(segment: dict[str, Any], *names: str) -> Any | None:  # noqa: ANN401 - JSON
    return next((segment[name] for name in names if segment.get(name) is not None), None)


def _json_time(value: object) -> Ms | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        match = _STAMP.match(value)
        if match:
            return _ms(*match.groups())
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, int | float) and 0 <= value < 1_000_000:
        return Ms(round(value * 1000))
    return None


# -- HTML and plain text --------------------------------------------------------------------------


def _html(text: str) -> Lines:
    """The podcast namespace's cite, time and p; any other markup as its paragraphs."""
    text = re.sub(r"(?is)<(script|style|head)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", " ", text)
    pieces = re.split(r"(?i)<(/?(?:cite|time|p|div|li|tr|h\d|br)\b)[^<>]*>", text)
    speaker, start, inside = "", None, ""
    for number, piece in enumerate(pieces):
        if number % 2:
            inside = piece.lower()
            continue
        words = _SPACE.sub(" ", html.unescape(_TAG.sub(" ", piece))).strip()
        if not words:
            continue
        if inside == "cite":
            speaker = words.rstrip(":").strip()
        elif inside == "time":
            match = _STAMP.match(words)
            start = _ms(*match.groups()) if match else None
        else:
            if start is None:
                start, words = _led(words)
            line = _line(words, start=start, speaker=speaker)
            if line is not None:
                yield line
            start = None


def _timed_text(text: str) -> Lines:
    """TTML: paragraphs with their times in the tag."""
    pieces = re.split(r"(?i)<(?:tt:)?p\b([^<>]*)>", text)
    for tag, behind in zip(pieces[1::2], pieces[2::2], strict=True):
        said = re.split(r"(?i)</(?:tt:)?p\s*>", behind, maxsplit=1)[0]
        times = {name.lower(): value.removesuffix("s") for name, value in _FROM_TO.findall(tag)}
        line = _line(
            _TAG.sub("", _BREAK.sub(" ", said)),
            start=_json_time(times.get("begin")),
            end=_json_time(times.get("end")),
        )
        if line is not None:
            yield line


def _plain(text: str) -> Lines:
    """A line a paragraph; times at the beginning of lines or above them where there are any."""
    speaker, above = "", None
    for raw in text.split("\n"):
        head = _HEADED.match(raw)
        if head is not None:
            speaker = head[1].strip()
            above = _ms(*(head.groups()[1:5] if head[3] else head.groups()[5:9]))
            continue
        start, words = _led(raw)
        line = _line(words, start=above if start is None else start, speaker=speaker)
        if line is not None and any(sign.isalpha() for sign in line.text):
            above = None
            yield line


def _led(line: str) -> tuple[Ms | None, str]:
    """The time that a line begins with, and the rest of it."""
    match = _LEADING.match(line)
    start = _ms(*match.groups()[:4]) if match else None
    return (None, line) if match is None or start is None else (start, match[5])


# -- parts ----------------------------------------------------------------------------------------


def _ms(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> Ms | None:
    if int(seconds) >= 60:
        return None
    part = int(f"{fraction or '0':0<3}"[:3])
    return Ms(((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + part)


def _line(
    text: str, *, start: Ms | None = None, end: Ms | None = None, speaker: str = ""
) -> TranscriptLine | None:
    words = _SPACE.sub(" ", html.unescape(text)).strip()
    if not speaker:
        match = _SPEAKER.match(words)
        if match:
            speaker, words = match[1], words[match.end() :]
    if not words or words in _HEADERS:
        return None
    if start is not None and end is not None and end < start:
        end = None
    return TranscriptLine(text=words[:_LONGEST_LINE], start=start, end=end, speaker=speaker[:100])


def _joined(lines: Sequence[TranscriptLine]) -> Sequence[TranscriptLine]:
    """Where most cues are single words, as some write them, they become lines to be read."""
    if sum(" " not in line.text for line in lines) < _MOSTLY * len(lines):
        return lines
    joined: list[TranscriptLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and _belongs(last, line):
            joined[-1] = replace(last, text=f"{last.text} {line.text}", end=line.end or last.end)
        else:
            joined.append(line)
    return joined


def _belongs(last: TranscriptLine, line: TranscriptLine) -> bool:
    if last.start is None or line.start is None or line.speaker not in ("", last.speaker):
        return False
    is_word = len(line.text) <= _SHORT and " " not in line.text
    is_near = line.start - (last.end or last.start) < _PAUSE
    return (
        is_word
        and is_near
        and len(last.text) + len(line.text) < _JOINED
        and not last.text.endswith((".", "?", "!", "…", "。"))
    )


def _in_order(lines: Sequence[TranscriptLine]) -> list[TranscriptLine]:
    """By time where every line has one; a line without an end lasts until the next."""
    if any(line.start is None for line in lines):
        return list(lines)
    lines = sorted(lines, key=lambda line: line.start or 0)
    ended = [
        line if line.end is not None else replace(line, end=following.start)
        for line, following in pairwise(lines)
    ]
    return [*ended, lines[-1]]
