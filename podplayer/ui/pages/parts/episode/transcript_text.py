"""A transcript as one text: where each line lies in it, and what is said at a moment. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import Ms
from podplayer.model.transcripts import TranscriptLine

_LONGEST = 420
"""Letters of a paragraph before it ends with the next sentence."""
_PAUSE = 2_000
"""Milliseconds of silence that begin another paragraph."""
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "!", "?", "”", '"')


@dataclass(frozen=True, slots=True)
class TextRange:
    """A stretch of the text, from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptText:
    """Made once for a transcript, on any thread."""

    text: str
    ranges: Sequence[TextRange]
    """Of each line."""
    speakers: Sequence[TextRange]
    """Names at the beginning of paragraphs."""
    starts: Sequence[int]
    """When each line begins; a line without a time has that of the one before."""
    is_timed: bool

    @classmethod
    def empty(cls) -> "TranscriptText":
        """Return a text without a line."""
        return cls(text="", ranges=(), speakers=(), starts=(), is_timed=False)

    def line_at(self, position: Ms) -> int | None:
        """Return the number of the line that is said at a moment; None before the first."""
        if not self.is_timed:
            return None
        found = bisect_right(self.starts, position) - 1
        return None if found < 0 else found

    def line_of(self, place: int) -> int | None:
        """Return the number of the line that a place in the text belongs to."""
        found = bisect_right([part.start for part in self.ranges], place) - 1
        return None if found < 0 else found

    def find(self, words: str) -> list[TextRange]:
        """Return where some words stand, whatever their case."""
        wanted = words.strip().casefold()
        folded = self.text.casefold()
        # A letter that becomes two when folded would move every place behind it.
        if not wanted or len(folded) != len(self.text):
            folded, wanted = self.text.lower(), words.strip().lower()
        found: list[TextRange] = []
        at = folded.find(wanted) if wanted else -1
        while at >= 0:
            found.append(TextRange(at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted))
        return found


def compose(lines: Sequence[TranscriptLine]) -> TranscriptText:
    """Join lines to paragraphs: another speaker, a pause or a long paragraph begins a new one."""
    parts: list[str] = []
    ranges: list[TextRange] = []
    speakers: list[TextRange] = []
    starts: list[int] = []
    length = paragraph = 0
    before: TranscriptLine | None = None
    for line in lines:
        words, name = _words_and_name(line)
        if not words:
            continue
        begins = before is None or _begins(line, before, length - paragraph)
        gap = "" if before is None else "\n" if begins else _space(before.text, words)
        length = _append(parts, gap, length)
        if begins:
            paragraph = length
            if name and (before is None or line.speaker != before.speaker):
                speakers.append(TextRange(length, length + len(name)))
                length = _append(parts, f"{name}  ", length)
        ranges.append(TextRange(length, length + len(words)))
        length = _append(parts, words, length)
        starts.append(line.start if line.start is not None else (starts[-1] if starts else 0))
        before = line
    return TranscriptText(
        text="".join(parts),
        ranges=ranges,
        speakers=speakers,
        starts=starts,
        is_timed=any(line.start is not None for line in lines),
    )


def _words_and_name(line: TranscriptLine) -> tuple[str, str]:
    """A sentence with a colon may pass for a speaker; names have no small words in them."""
    words, name = " ".join(line.text.split()), line.speaker.strip()
    if any(part[:1].islower() for part in name.split()[1:]):
        return f"{name}: {words}", ""
    return words, name


def _append(parts: list[str], text: str, length: int) -> int:
    parts.append(text)
    return length + len(text)


def _begins(line: TranscriptLine, before: TranscriptLine, length: int) -> bool:
    if line.speaker != before.speaker:
        return True
    if line.start is None or before.start is None:
        return True  # lines without times are paragraphs already
    is_sentence = before.text.rstrip().endswith(_SENTENCE_ENDS)
    is_pause = before.end is not None and line.start - before.end >= _PAUSE
    return is_sentence and (is_pause or length >= _LONGEST)


def _space(before: str, after: str) -> str:
    """Chinese and Japanese have none between sentences."""
    is_wide = before[-1:] >= "\u2e80" and after[:1] >= "\u2e80"
    return "" if is_wide else " "
