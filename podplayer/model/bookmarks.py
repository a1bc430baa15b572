"""Places in episodes that the listener wants to find again."""

from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import EpisodeId, Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place with a note."""

    id: int
    episode_id: EpisodeId
    at: Ms
    note: str
    created_at: datetime
    episode_title: str = ""
    podcast_title: str = ""
