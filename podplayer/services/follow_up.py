"""What plays when an episode is over: the queue, then what the ranking suggested."""

from dataclasses import dataclass

from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.playback.backend import Backend
from podplayer.playback.up_next import next_after
from podplayer.services.downloads import Downloads
from podplayer.services.listening_store import ListeningStore
from podplayer.services.playing_wishes import PlayingWishes

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
        """Let the engine open what follows, where it is a file, so that it comes without a gap."""
        following = self.after(episode_id)
        file = None if following is None else self._downloads.file(following.episode_id)
        if following is None or file is None:
            return
        opening = self._store.opening(following.episode_id)
        self._backend.prepare(
            file,
            start=opening.start,
            sound=self._wishes.sound(opening),
            rate=self._wishes.rate(opening),
        )
