"""Cancelling is a request: every loop that can last asks the token and stops at a clean place."""

import threading
import weakref

from podplayer.model.errors import Cancelled


class CancelToken:
    """Set from one thread, asked from another."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._guard = threading.Lock()
        self._children: weakref.WeakSet[CancelToken] = weakref.WeakSet()

    def cancel(self) -> None:
        """Ask for a stop. Safe from any thread, and more than once."""
        self._event.set()
        with self._guard:
            children = tuple(self._children)
        for child in children:
            child.cancel()

    def child(self) -> "CancelToken":
        """A token that is set with this one, and can be set alone."""
        made = CancelToken()
        with self._guard:
            self._children.add(made)
        if self.is_cancelled:
            made.cancel()
        return made

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked for a stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled if somebody asked for a stop."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Sleep, but wake and raise Cancelled as soon as somebody asks for a stop."""
        if self._event.wait(seconds):
            raise Cancelled
