"""Where podplayer keeps its files: one profile folder holds everything it writes."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one profile."""

    profile: Path

    @property
    def library(self) -> Path:
        """The SQLite library."""
        return self.profile / "library.db"

    @property
    def covers(self) -> Path:
        """Covers, by hash of their address."""
        return self.profile / "covers"

    @property
    def media(self) -> Path:
        """Downloaded episodes."""
        return self.profile / "episodes"

    @property
    def trash(self) -> Path:
        """Episodes that were cleaned away and can be brought back for some days."""
        return self.profile / "trash"

    @property
    def cache(self) -> Path:
        """What can be rebuilt at any time: indexes, small covers."""
        return self.profile / "cache"

    @property
    def weights(self) -> Path:
        """Models' files that the listener let podplayer fetch."""
        return self.profile / "weights"

    @property
    def logs(self) -> Path:
        """The log files."""
        return self.profile / "logs"


def find_profile(option: str | None) -> Path:
    """The profile folder: `--profile`, else PODPLAYER_PROFILE, else the user's data folder."""
    named = option or os.environ.get("PODPLAYER_PROFILE")
    if named:
        return Path(named).expanduser().absolute()
    return usual_profile()


def usual_profile() -> Path:
    """The profile folder of somebody who named none."""
    return Path(platformdirs.user_data_dir("podplayer", appauthor=False))
