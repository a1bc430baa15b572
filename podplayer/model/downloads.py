"""Files of episodes: why they are there, what waits, what may go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from podplayer.model.ids import EpisodeId, Ms


class DownloadOrigin(StrEnum):
    """Who asked for a file."""

    HAND = "hand"
    """The listener, for this episode."""
    AUTO = "auto"
    """The rule of its show."""
    STREAM = "stream"
    """Nobody: it was played, and came whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A downloaded episode, with what decides whether it may go."""

    episode_id: EpisodeId
    title: str
    show: str
    path: Path
    size: int
    downloaded_at: datetime
    origin: DownloadOrigin
    is_kept: bool
    is_favourite: bool
    is_queued: bool
    is_started: bool
    finished_at: datetime | None
    heard_at: datetime | None = None
    """When any of it was heard last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingDownload:
    """Asked for, and not there yet."""

    episode_id: EpisodeId
    title: str
    show: str
    origin: DownloadOrigin
    asked_at: datetime
    error: str | None
    """The sentence of the last try."""
    done: int = 0
    """Bytes that are there."""
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningDownload:
    """A download that runs now, or waits for its turn."""

    episode_id: EpisodeId
    done: int
    """Bytes that are there."""
    total: int | None
    has_begun: bool
    """False while others go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedFile:
    """A file that can still be brought back."""

    episode_id: EpisodeId
    title: str
    show: str
    path: Path
    home: Path
    """Where it lay."""
    size: int
    trashed_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A file that is to go, and why."""

    file: StoredFile
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPlan:
    """What a clean-up would move into the trash."""

    removals: Sequence[Removal]
    used: int
    """Bytes of all files before it."""
    quota: int
    """Bytes that files may take; 0 is no limit."""
    lacking: int = 0
    """Bytes that stay above the limit, because nothing else may go."""

    @property
    def freed(self) -> int:
        """Bytes."""
        return sum(removal.file.size for removal in self.removals)


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoCandidate:
    """An episode as the rule of its show sees it."""

    id: EpisodeId
    title: str
    duration: Ms | None
    size: int | None
    has_media: bool
    is_open: bool
    """Neither heard nor dismissed nor hidden, and still in the feed."""
    is_there: bool
    """As a file, or asked for."""
    was_fetched: bool
    """By a rule, some time ago: the listener may have thrown it away since."""
