"""Where the files of episodes lie: under their titles, or locked under names that tell nothing."""

from collections.abc import Callable
from pathlib import Path

from podplayer.media.download import ending_of, safe_name
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeDetail
from podplayer.model.sealed import FileKeys

_MARK = b"episode\0"
"""Before the number of an episode, in the sixteen bytes that its name is made of."""


class Places:
    """Each episode has one place of either kind, so that what has come of it is found again."""

    def __init__(self, folder: Path, *, keys: FileKeys, seals: Callable[[], bool]) -> None:
        """`seals`: whether new files are to be locked."""
        self._folder = folder
        self._keys = keys
        self._seals = seals

    def target(self, detail: EpisodeDetail) -> Path:
        """Where a file goes that comes now."""
        return self.sealed(detail.row.id) if self._seals() else self.plain(detail)

    def both(self, detail: EpisodeDetail) -> list[Path]:
        """Where it may be."""
        locked = [self.sealed(detail.row.id)] if self._keys.can_seal else []
        return [*locked, self.plain(detail)]

    def sealed(self, episode_id: EpisodeId) -> Path:
        """Of a locked file."""
        return self._folder / self._keys.name(_MARK + episode_id.to_bytes(8, "big"))

    def plain(self, detail: EpisodeDetail) -> Path:
        """Of one that lies in the clear."""
        row = detail.row
        date = "" if row.published is None else f"{row.published:%Y-%m-%d} "
        # The number keeps apart what has the same title; it is ours, so it is stable.
        name = f"{date}{safe_name(row.title)} [{row.id}]{self.ending(detail)}"
        return self._folder / safe_name(row.podcast_title) / name

    @staticmethod
    def ending(detail: EpisodeDetail) -> str:
        """Of the file, which says its format."""
        mime = "" if detail.enclosure is None else detail.enclosure.mime
        return ending_of(detail.row.url or "", mime)
