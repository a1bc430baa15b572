"""What plays when an episode is over: the queue, then what the ranking suggested."""

import logging
from dataclasses import dataclass
from pathlib import Path

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.playback.backend import Backend, MediaSource
from podplayer.playback.up_next import next_after
from podplayer.services.downloads import Downloads
from podplayer.services.listening_store import ListeningStore
from podplayer.services.playing_wishes import PlayingWishes

logger = logging.getLogger(__name__)

NEAR_END = Ms(20_000)
"""So long before its end the engine is told what comes next."""


@dataclass(frozen=True, slots=True)
class Following:
    """An episode, and the ranked list that it was taken from."""

    episode_id: EpisodeId
    context_id: ContextId | None = None


class FollowUp:
    """Asked at the end; told by the window, which ranks on another thread, before it."""

    def __init__(
        self,
        *,
        backend: Backend,
        store: ListeningStore,
        downloads: Downloads,
        wishes: PlayingWishes,
    ) -> None:
        self._backend = backend
        self._store = store
        self._downloads = downloads
        self._wishes = wishes
        self._suggested: Following | None = None
        self._prepared: tuple[EpisodeId, MediaSource] | None = None

    def suggest(self, following: Following | None) -> None:
        """Go on with this one where the queue has nothing; None forgets it."""
        self._suggested = following

    def after(self, episode_id: EpisodeId | None) -> Following | None:
        """What comes behind an episode; None is the end of it all."""
        queued = next_after(self._store.queue(), episode_id)
        if queued is not None:
            return Following(queued)
        suggested = self._suggested
        is_other = suggested is not None and suggested.episode_id != episode_id
        return suggested if is_other else None

    def has_queued(self, episode_id: EpisodeId | None) -> bool:
        """Whether the queue has something else."""
        return next_after(self._store.queue(), episode_id) is not None

    def prepare(self, episode_id: EpisodeId) -> None:
        """Let the engine open what follows, so that it comes without a gap; a stream, too."""
        following = self.after(episode_id)
        if following is None:
            return
        opening = self._store.opening(following.episode_id)
        try:
            source = self._downloads.open(opening.detail)
        except PodplayerError as error:
            logger.info("what follows cannot be opened yet: %s", error)
            return
        self.forget_prepared()
        self._prepared = (following.episode_id, source)
        self._backend.prepare(
            source,
            start=opening.start,
            sound=self._wishes.sound(opening),
            rate=self._wishes.rate(opening),
        )

    def taken(self, episode_id: EpisodeId) -> MediaSource | None:
        """The source that was prepared for this episode; another one is closed."""
        prepared = self._prepared
        if prepared is not None and prepared[0] == episode_id:
            self._prepared = None
            return prepared[1]
        self.forget_prepared()
        return None

    def forget_prepared(self) -> None:
        """Close what was prepared and is not wanted."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None and not isinstance(prepared[1], Path):
            prepared[1].close()
