"""How `podplayer play` is to play."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayOptions:
    """What was asked for beside the episode."""

    seconds: float | None = None
    """Stop after so long."""
    speed: float | None = None
    """For this episode, now and later."""
    sleep: str = ""
    """Minutes, "chapter" or "end": when the sleep timer pauses it."""
