"""While the window is open: look now and then for new episodes, if the listener wants that."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from podplayer.model.settings import Settings

_TICK = 5 * 60_000
"""Milliseconds between two looks at the clock; a computer that slept is noticed by the next."""


class Current(Protocol):
    """Where the settings are."""

    @property
    def current(self) -> Settings:
        """As they are now."""
        ...


class DueTimer(QObject):
    """Every so many hours as the settings say; never where they say 0, or offline.

    Args:
        settings: asked at each tick, so that a change holds at once.
        refresh: checks the shows that are due.
        now: the clock.
        parent: keeps it.
    """

    def __init__(
        self,
        *,
        settings: Current,
        refresh: Callable[[], object],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._refresh = refresh
        self._now = now
        self._last = now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_TICK)

    def look(self) -> bool:
        """Refresh if it is time. Whether it was."""
        settings = self._settings.current
        if settings.refresh_hours <= 0 or settings.is_offline:
            return False
        if self._now() - self._last < timedelta(hours=settings.refresh_hours):
            return False
        self._last = self._now()
        self._refresh()
        return True
