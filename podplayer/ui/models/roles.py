"""What the models of this package answer besides Qt's own roles."""

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Numbers above Qt's own, so that a role is never mistaken for another."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    """The whole value behind a row: EpisodeRow, DayHeader or Podcast."""
    IS_PLAYING = Qt.ItemDataRole.UserRole + 2
    """Whether this is the episode that is loaded in the player."""
    PROBABILITY = Qt.ItemDataRole.UserRole + 3
    """0 to 1 for episodes that were ranked, else None."""
