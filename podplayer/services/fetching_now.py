"""Which downloads run at this moment, how far each is, and a way to stop one of them."""

import threading
from collections.abc import Iterable, Iterator
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
        self._waiting: dict[EpisodeId, None] = {}
        """Of a long list: what nobody has begun to fetch yet, in its order."""

    def reserve(self, ids: Iterable[EpisodeId]) -> None:
        """List what will be fetched when its turn comes."""
        with self._guard:
            self._waiting.update(dict.fromkeys(ids))

    def release(self, ids: Iterable[EpisodeId]) -> None:
        """Their turn will not come any more."""
        with self._guard:
            for episode_id in ids:
                self._waiting.pop(episode_id, None)

    def withdraw(self, episode_id: EpisodeId) -> bool:
        """Take one out that only waits. Whether it did."""
        with self._guard:
            is_waiting = episode_id in self._waiting
            self._waiting.pop(episode_id, None)
        return is_waiting

    @contextmanager
    def entered(self, episode_id: EpisodeId, cancel: CancelToken) -> Iterator[CancelToken]:
        """List a download for as long as it lasts; the token stops it alone, or with `cancel`."""
        fetch = _Fetch(cancel.child())
        with self._guard:
            self._fetches[episode_id] = fetch
            self._waiting.pop(episode_id, None)
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
        """Stop one. Whether it ran."""
        with self._guard:
            fetch = self._fetches.get(episode_id)
        if fetch is None:
            return False
        fetch.token.cancel()
        return True

    def all(self) -> list[RunningDownload]:
        """What runs, in the order in which it was begun; then what waits for its turn."""
        with self._guard:
            running = [
                RunningDownload(
                    episode_id=episode_id,
                    done=fetch.done,
                    total=fetch.total or None,
                    has_begun=fetch.has_begun,
                )
                for episode_id, fetch in self._fetches.items()
            ]
            waiting = [number for number in self._waiting if number not in self._fetches]
        return running + [
            RunningDownload(episode_id=number, done=0, total=None, has_begun=False)
            for number in waiting
        ]
