"""Settings as rows of name and JSON value."""

import json
from dataclasses import asdict, replace
from typing import Any

from podplayer.model.settings import Settings
from podplayer.storage.database import Database


class SettingsStore:
    """Only values that differ from the defaults are stored."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self) -> Settings:
        """The settings; names that this version does not know, and wrong types, are passed over."""
        defaults = asdict(Settings())
        stored: dict[str, Any] = {}
        for name, text in self._db.execute("SELECT name, value FROM setting"):
            value = json.loads(text)
            if isinstance(defaults.get(name), float) and isinstance(value, int):
                value = float(value)
            if type(value) is type(defaults.get(name)):
                stored[name] = value
        return replace(Settings(), **stored)

    def save(self, settings: Settings) -> None:
        """Replace all settings."""
        defaults = asdict(Settings())
        with self._db.transaction():
            self._db.execute("DELETE FROM setting")
            self._db.executemany(
                "INSERT INTO setting (name, value) VALUES (?, ?)",
                [
                    (name, json.dumps(value))
                    for name, value in asdict(settings).items()
                    if value != defaults[name]
                ],
            )
