"""Which downloads run at this moment, how far each is, and a way to stop one of them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import RunningDownload
from podplayer.model.ids import EpisodeId


@dataclass(slots=True, eq=False)
class _Fetch:
    token: CancelToken
    done: int = 0
    total: int = 0
    has_begun: bool = False


class FetchingNow:
    """In memory only: asked several times a second by whoever shows it. From any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._fetches: dict[EpisodeId, _Fetch] = {}

    @contextmanager
    def entered(self, episode_id: EpisodeId, cancel: CancelToken) -> Iterator[CancelToken]:
        """List a download for as long as it lasts; the token stops it alone, or with `cancel`."""
        fetch = _Fetch(cancel.child())
        with self._guard:
            self._fetches[episode_id] = fetch
        try:
            yield fetch.token
        finally:
            with self._guard:
                if self._fetches.get(episode_id) is fetch:
                    del self._fetches[episode_id]

    def advance(self, episode_id: EpisodeId, done: int, total: int) -> None:
        """So many bytes are there; `total` is 0 while nobody knows."""
        with self._guard:
            fetch = self._fetches.get(episode_id)
            if fetch is not None:
                fetch.done, fetch.total, fetch.has_begun = done, total, True

    def stop(self, episode_id: EpisodeId) -> bool:
        """Stop one. Whether it ran or waited for its turn."""
        with self._guard:
            fetch = self._fetches.get(episode_id)
        if fetch is None:
            return False
        fetch.token.cancel()
        return True

    def all(self) -> list[RunningDownload]:
        """What runs, in the order in which it was begun."""
        with self._guard:
            return [
                RunningDownload(
                    episode_id=episode_id,
                    done=fetch.done,
                    total=fetch.total or None,
                    has_begun=fetch.has_begun,
                )
                for episode_id, fetch in self._fetches.items()
            ]
