"""Settings as rows of name and JSON value."""

import json
from collections.abc import Mapping
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

    def save(self, values: Mapping[str, Any]) -> None:
        """Store some settings by name. The others stay: another podplayer may have changed them."""
        defaults = asdict(Settings())
        with self._db.transaction():
            self._db.executemany("DELETE FROM setting WHERE name = ?", [(name,) for name in values])
            self._db.executemany(
                "INSERT INTO setting (name, value) VALUES (?, ?)",
                [
                    (name, json.dumps(value))
                    for name, value in values.items()
                    if value != defaults[name]
                ],
            )
