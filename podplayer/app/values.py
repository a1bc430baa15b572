"""The values of the command line: how words become numbers, times, moods, places and files."""

import argparse
import re
from datetime import datetime
from pathlib import Path

from podplayer.model.ids import Ms
from podplayer.model.listening import Mood

MOODS = {
    "calm": Mood(valence=0.4, arousal=-0.7),
    "relaxed": Mood(valence=0.5, arousal=-0.5),
    "tired": Mood(valence=-0.2, arousal=-0.8),
    "sad": Mood(valence=-0.7, arousal=-0.4),
    "bored": Mood(valence=-0.3, arousal=-0.4),
    "serious": Mood(valence=-0.1, arousal=0.1),
    "focused": Mood(valence=0.2, arousal=0.2),
    "curious": Mood(valence=0.5, arousal=0.3),
    "happy": Mood(valence=0.8, arousal=0.4),
    "energetic": Mood(valence=0.6, arousal=0.8),
    "stressed": Mood(valence=-0.6, arousal=0.6),
}
"""Words for points of the mood pad. The listener says them; podplayer never guesses one."""


_PLACE = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)")


def moment(text: str) -> datetime:
    """An ISO date and time; without a zone it is local."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a time such as 2026-11-24T08:10") from None
    return value.astimezone()


def mood(text: str) -> Mood:
    """A word of MOODS, or valence and arousal."""
    if text.lower() in MOODS:
        return MOODS[text.lower()]
    try:
        valence, arousal = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is no mood; say one of {', '.join(MOODS)}, or two numbers from -1 to 1: "
            "pleasant, energetic"
        ) from None
    if not (-1 <= valence <= 1 and -1 <= arousal <= 1):
        raise argparse.ArgumentTypeError("the numbers of a mood lie between -1 and 1")
    return Mood(valence=valence, arousal=arousal)


def place(text: str) -> Ms:
    """`1:02:03`, `62:03` or seconds as a place in an episode."""
    match = _PLACE.fullmatch(text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text} is not a place such as 12:34")
    hours, minutes, seconds = int(match[1] or 0), int(match[2] or 0), float(match[3])
    return Ms(round(((hours * 60 + minutes) * 60 + seconds) * 1000))


def path_of(text: str) -> str:
    """A file or folder, whole; empty as it is."""
    try:
        return str(Path(text).expanduser().absolute()) if text else text
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"nobody here is called {text.split('/')[0]}") from None


def target(text: str) -> str:
    """A file to write, or `-`; a device or a folder that was meant by mistake is not replaced."""
    path = Path(path_of(text) or "/")
    if not path.name or (path.exists() and not path.is_file()):
        raise argparse.ArgumentTypeError(f"“{text}” is no file that can be written")
    return text if text == "-" else str(path)


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to 1")
    return value


def count(text: str) -> int:
    """A number from 1 on, such as that of a show or an episode."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 1,000,000")
    return int(text)


def speed(text: str) -> float:
    """How fast to play."""
    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not 0.5 <= rate <= 3.5:
        raise argparse.ArgumentTypeError(f"{text} is not a speed from 0.5 to 3.5")
    return rate


def sleep(text: str) -> str:
    """When to pause: minutes, or one of two words."""
    is_minutes = text.isdecimal() and len(text) < 5
    if text not in {"chapter", "end"} and not is_minutes:
        raise argparse.ArgumentTypeError(f"{text} is neither minutes nor chapter or end")
    return text


def number(text: str) -> int:
    """As `count`, or 0."""
    return 0 if text == "0" else count(text)
