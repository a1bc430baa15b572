"""Backups, what they hold, and what is left of a library that was damaged."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A copy that podplayer made by itself."""

    path: Path
    made_at: datetime
    size: int
    is_encrypted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFacts:
    """What a library holds, for people who have to choose between two."""

    shows: int
    """Followed ones."""
    episodes: int
    heard_hours: float
    newest: datetime | None
    """When the listener last played or answered something."""
    schema: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What the present library has and a backup lacks."""

    shows: tuple[str, ...]
    """Titles of shows that are followed now and are not in the backup."""
    episodes: int
    heard_hours: float
    since: datetime | None
    """What was heard after this moment is not in the backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What restoring would do. Nothing has happened yet."""

    path: Path
    facts: LibraryFacts
    loss: Loss | None
    """None where the present library is absent or cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What could be read of a damaged library."""

    path: Path
    """The new library that holds it."""
    facts: LibraryFacts
    rows: int
    lost_rows: int
    """Rows that are known to be lost: they could not be read, or belong to one that could not."""
    broken_tables: tuple[str, ...]
    """Tables of which something is missing."""
