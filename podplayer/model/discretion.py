"""What a log keeps to itself: it is for finding faults, not for telling who listens to what."""

import re
from collections.abc import Sequence
from pathlib import Path

_ADDRESS = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\s'\"<>]+")


def discreet(text: str, *, folders: Sequence[Path] = ()) -> str:
    """The text without addresses, and without the names of files in these folders."""
    text = _ADDRESS.sub("(address)", text)
    for folder in folders:
        # Names hold blanks: up to what an error message ends a name with.
        text = re.sub(re.escape(str(folder)) + r"[^\n:;'\"]*", f"({folder.name})", text)
    return text
