"""The event bus: services announce facts, whoever cares asks again."""

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from podplayer.model.events import Event

logger = logging.getLogger(__name__)

E = TypeVar("E")
Unsubscribe = Callable[[], None]


class EventBus:
    """Handlers run at once, on the thread that publishes; they mark themselves stale or schedule.

    A handler that fails is logged and does not disturb the others or the publisher.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._handlers: dict[type, list[Callable[[Any], object]]] = {}

    def subscribe(self, event_type: type[E], handler: Callable[[E], object]) -> Unsubscribe:
        """Call `handler` for each event of this type, until the function returned is called."""
        with self._guard:
            self._handlers.setdefault(event_type, []).append(handler)

        def unsubscribe() -> None:
            with self._guard:
                handlers = self._handlers.get(event_type, [])
                if handler in handlers:
                    handlers.remove(handler)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Announce a fact that is stored already."""
        with self._guard:
            handlers = list(self._handlers.get(type(event), ()))
        for handler in handlers:
            try:
                handler(event)
            except Exception:
                logger.exception("a handler of %s failed", type(event).__name__)
