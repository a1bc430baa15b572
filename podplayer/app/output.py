"""Printing: results to stdout as lines or as one JSON document, progress to stderr."""

import json
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TextIO

from podplayer.model.events import WorkProgress
from podplayer.model.podcast import EpisodeRow
from podplayer.storage.times import to_text

JsonValue = Any
_WORK = {
    "refresh": "Looking for new episodes",
    "import": "Subscribing",
    "encode": "Reading episodes",
    "download": "Downloading",
    "covers": "Fetching covers",
    "parts": "Fetching models, bytes",
    "sealing": "Locking or unlocking, tenths of megabytes",
    "sample": "Filling the sample library",
}


class Output:
    """Where a command prints."""

    def __init__(self, *, is_json: bool, out: TextIO | None = None) -> None:
        self.is_json = is_json
        self._out = out or sys.stdout

    def document(self, value: JsonValue) -> None:
        """One JSON document."""
        # Where the reader has no UTF-8 the letters are written as JSON's own escapes.
        has_letters = (self._out.encoding or "utf-8").lower().replace("-", "") == "utf8"
        json.dump(value, self._out, ensure_ascii=not has_letters, indent=2)
        self._out.write("\n")

    def line(self, text: str = "") -> None:
        """One line for people; not among JSON, which is one document."""
        out = sys.stderr if self.is_json else self._out
        out.write(f"{text}\n")

    def result(self, value: JsonValue, lines: Iterable[str]) -> None:
        """The document if JSON was asked for, else the lines."""
        if self.is_json:
            self.document(value)
            return
        for text in lines:
            self.line(text)


def note(sentence: str) -> None:
    """One sentence to stderr."""
    sys.stderr.write(f"podplayer: {sentence}\n")


class ProgressLine:
    """Shows long work on one line of the terminal; silent where stderr is a file."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._guard = threading.Lock()
        self._last = 0.0

    def show(self, progress: WorkProgress) -> None:
        """A handler of the event bus, on any thread."""
        if not self._is_terminal:
            return
        is_over = progress.done >= progress.total
        with self._guard:
            if not is_over and time.monotonic() - self._last < 0.1:
                return
            self._last = time.monotonic()
            label = _WORK.get(progress.work, progress.work)
            text = f"\r\x1b[K{label}: {progress.done:,} of {progress.total:,}"
            sys.stderr.write("\r\x1b[K" if is_over else text)
            sys.stderr.flush()


def clock(ms: int | None) -> str:
    """`1:02:03`, `4:05`, or `–` for an unknown duration."""
    if ms is None:
        return "–"
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def day(moment: datetime | None) -> str:
    """`2026-11-24` in local time, or spaces."""
    return f"{moment.astimezone():%Y-%m-%d}" if moment else " " * 10


def episode_json(row: EpisodeRow) -> dict[str, JsonValue]:
    """An episode as every `--json` prints it."""
    return {
        "id": row.id,
        "show": {"id": row.podcast_id, "title": row.podcast_title},
        "title": row.title,
        "guid": row.guid,
        "url": row.url,
        "published": to_text(row.published) if row.published else None,
        "duration_ms": row.duration,
        "heard_ms": row.heard,
        "position_ms": row.position,
        "state": row.state.value,
        "downloaded": row.is_downloaded,
        "left_feed": row.has_left_feed,
    }


def episode_line(row: EpisodeRow) -> str:
    """An episode as lists for people print it."""
    mark = {"new": "•", "started": "◐", "heard": " "}[row.state.value]
    return (
        f"{row.id:>7} {mark} {day(row.published)}  {clock(row.duration):>8}  "
        f"{row.title}  ({row.podcast_title})"
    )


def rounded(numbers: Mapping[str, float], digits: int = 4) -> dict[str, float]:
    """Numbers for JSON without twelve meaningless digits."""
    return {name: round(value, digits) for name, value in numbers.items()}
