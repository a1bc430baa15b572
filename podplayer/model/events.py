"""Facts that services announce after they have stored them. Ids only: who hears one asks again."""

from dataclasses import dataclass

from podplayer.model.ids import EpisodeId, PodcastId


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """Shows or episodes were added or changed."""

    podcast_ids: frozenset[PodcastId]


@dataclass(frozen=True, slots=True)
class EpisodesChanged:
    """State of episodes changed: heard, position, favourite, download."""

    episode_ids: frozenset[EpisodeId]


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The play queue has another order or content."""


@dataclass(frozen=True, slots=True)
class PlaylistsChanged:
    """Playlists were made, filled, renamed or deleted."""


@dataclass(frozen=True, slots=True)
class TasteChanged:
    """Spans, feedback or forgetting: a ranking made before is stale."""


@dataclass(frozen=True, slots=True)
class VectorsChanged:
    """Episodes were encoded."""

    count: int


@dataclass(frozen=True, slots=True)
class SensesChanged:
    """Recordings were heard, or covers looked at."""

    count: int


@dataclass(frozen=True, slots=True)
class ModelsChanged:
    """The models' files have come or gone; another encoder may read now."""


@dataclass(frozen=True, slots=True)
class CoversChanged:
    """Covers arrived in the cache."""

    urls: frozenset[str]


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """A setting has another value."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class WorkProgress:
    """Long work moved on. `done == total` means that it ended."""

    work: str
    """refresh, encode, senses, download, covers."""
    done: int
    total: int
    detail: str = ""


Event = (
    LibraryChanged
    | EpisodesChanged
    | QueueChanged
    | PlaylistsChanged
    | TasteChanged
    | VectorsChanged
    | SensesChanged
    | CoversChanged
    | ModelsChanged
    | SettingsChanged
    | WorkProgress
)
