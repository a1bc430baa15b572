"""What the window asks of the services that find shows and that keep named interests."""

from collections.abc import Sequence
from typing import Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.discovery import Discovery, FoundShow
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.interests import StatedInterest, Topic
from podplayer.model.podcast import UndoToken
from podplayer.services.directories import Previewed

# ruff: noqa: D102 - the services document their methods


class DiscoveryPort(Protocol):
    """What followed shows say of others; asks nobody."""

    def suggest(self, *, count: int = 20) -> Sequence[Discovery]: ...


class DirectoriesPort(Protocol):
    """Asks servers, when told to."""

    def search(self, key: str, words: str, /, *, cancel: CancelToken) -> Sequence[FoundShow]: ...
    def look(self, address: str, /, *, cancel: CancelToken) -> Previewed: ...
    def follow(self, seen: Previewed, /, *, cancel: CancelToken) -> PodcastId: ...


class InterestsPort(Protocol):
    """What the listener says that they like."""

    def all(self) -> Sequence[StatedInterest]: ...
    def add(self, name: str, /) -> UndoToken: ...
    def add_all(self, names: Sequence[str], topics: Sequence[Topic] = (), /) -> UndoToken: ...
    def rename(self, number: int, name: str, /) -> UndoToken: ...
    def weigh(self, number: int, weight: float, /) -> UndoToken: ...
    def remove(self, number: int, /) -> UndoToken: ...
    def name_learned(self, episodes: Sequence[EpisodeId], name: str, /) -> object: ...


class InterestVectorsPort(Protocol):
    """Lets the ranking understand what was named. May start the encoder process."""

    def ensure(self, *, cancel: CancelToken | None = None) -> int: ...
