"""The settings, with a change announced to whoever shows or obeys them."""

import threading
from dataclasses import replace
from typing import Any

from podplayer.model.events import SettingsChanged
from podplayer.model.settings import Settings
from podplayer.services.bus import EventBus
from podplayer.storage.settings import SettingsStore


class SettingsService:
    """Read from any thread; changes are stored before they are announced."""

    def __init__(self, store: SettingsStore, bus: EventBus) -> None:
        self._store = store
        self._bus = bus
        self._guard = threading.Lock()
        self._current = store.load()

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._current

    def change(self, **fields: Any) -> Settings:  # noqa: ANN401 - the fields of Settings
        """Change some settings by name; TypeError for a name that is none."""
        with self._guard:
            changed = replace(self._current, **fields)
            names = frozenset(
                name for name in fields if getattr(changed, name) != getattr(self._current, name)
            )
            if names:
                self._store.save(changed)
                self._current = changed
        if names:
            self._bus.publish(SettingsChanged(names))
        return self._current
