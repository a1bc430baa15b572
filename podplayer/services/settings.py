"""The settings, with a change announced to whoever shows or obeys them."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from podplayer.model.errors import StorageError
from podplayer.model.events import SettingsChanged
from podplayer.model.settings import Settings
from podplayer.services.backlog import Backlog
from podplayer.services.bus import EventBus
from podplayer.storage.settings import SettingsStore


class SettingsService:
    """Read from any thread; changes are stored before they are announced.

    After `write_beside` they hold and are announced at once, and are stored on another thread.
    """

    def __init__(self, store: SettingsStore, bus: EventBus) -> None:
        self._store = store
        self._bus = bus
        self._guard = threading.Lock()
        self._current = store.load()
        self._backlog = Backlog()
        self._failed: Callable[[StorageError], object] | None = None

    def write_beside(self, *, failed: Callable[[StorageError], object]) -> None:
        """Let nobody wait for the disk, or for another writer; `failed` is told on that thread."""
        self._backlog.start_thread()
        self._failed = failed

    def close(self) -> None:
        """Store what is under way."""
        self._backlog.flush()
        self._backlog.close()

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
                self._save({name: fields[name] for name in names})
                self._current = changed
        if names:
            self._bus.publish(SettingsChanged(names))
        return self._current

    def _save(self, values: Mapping[str, Any]) -> None:
        if (failed := self._failed) is None:
            self._store.save(values)
            return

        def save() -> None:
            try:
                self._store.save(values)
            except StorageError as error:
                failed(error)
                raise

        self._backlog.write_beside(save)
