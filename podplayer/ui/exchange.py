"""Work for which nobody may have the library open: the window closes for it and opens again."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What the window asks of the program around it."""

    title: str
    """While it is done: "Encrypting your library"."""
    work: Callable[[], object]
    """Blocks; called on a thread when the library is closed. Raises PodplayerError."""
    fraction: Callable[[], float]
    """How far it is, from 0 to 1; asked on any thread meanwhile."""


WantExchange = Callable[[Exchange], object]
