"""Finding shows and naming interests, for tests of the pages that do it."""

from collections.abc import Sequence
from dataclasses import replace

from podplayer.model.discovery import (
    Discovery,
    DiscoveryKind,
    FeedPreview,
    FoundShow,
    PreviewEpisode,
)
from podplayer.model.errors import PodplayerError, UsageError
from podplayer.model.events import LibraryChanged, TasteChanged
from podplayer.model.feed import ConditionalState
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.interests import StatedInterest
from podplayer.services.directories import Previewed
from podplayer.services.feed_loading import Loaded

MOSS = "https://moss.example.org/feed"


class FakeDiscovery:
    """One of each kind."""

    def __init__(self) -> None:
        self.found: list[Discovery] = [
            Discovery(
                kind=DiscoveryKind.RECOMMENDED,
                title="Moss",
                reason="Recommended by the makers of “Ground Truth”",
                strength=1,
                address=MOSS,
            ),
            Discovery(
                kind=DiscoveryKind.RECOMMENDED,
                title="Only a name",
                reason="Recommended by the makers of “Orbit”",
                strength=1,
            ),
            Discovery(
                kind=DiscoveryKind.PERSON,
                title="The deep time of rivers",
                reason="With Ada Byron, who hosts “Orbit”",
                strength=1,
                episode_id=EpisodeId(1),
            ),
        ]

    def suggest(self, *, count: int = 20) -> list[Discovery]:
        return self.found[:count]


class FakeDirectories:
    """Knows two shows, one of them followed; `error` is raised by everything."""

    def __init__(self, app) -> None:
        self._app = app
        self.error: PodplayerError | None = None
        self.found = [
            FoundShow(title="Moss", address=MOSS, author="Ada", about="Nature"),
            FoundShow(title="Orbit", address="https://orbit.example.org/", followed=PodcastId(2)),
        ]

    def search(self, key: str, words: str, *, cancel) -> list[FoundShow]:
        self._app.calls.append(("ask", key, words))
        if self.error is not None:
            raise self.error
        return self.found

    def look(self, address: str, *, cancel) -> Previewed:
        self._app.calls.append(("look", address))
        if self.error is not None:
            raise self.error
        preview = FeedPreview(
            address=address,
            title="Moss and Stone",
            author="Ada",
            description="What grows on stones. " * 40,
            language="en",
            cover_url="https://moss.example.org/cover.png",
            count=2,
            newest=[PreviewEpisode(title="Walls", published=None, duration=Ms(600_000))],
        )
        loaded = Loaded(key=0, url=address, state=ConditionalState(), parsed=None)
        return Previewed(preview=preview, loaded=loaded)

    def follow(self, seen: Previewed, *, cancel) -> PodcastId:
        self._app.calls.append(("follow", seen.preview.address))
        self._app.bus.publish(LibraryChanged(frozenset({PodcastId(1)})))
        return PodcastId(1)


class FakeInterests:
    """Keeps them in a list."""

    def __init__(self, app) -> None:
        self._app = app
        self.kept: list[StatedInterest] = []
        self.learned_names: dict[tuple[EpisodeId, ...], str] = {}

    def all(self) -> list[StatedInterest]:
        return list(self.kept)

    def add(self, name: str):
        if name in [one.name for one in self.kept]:
            raise UsageError("This is among your interests already.")
        return self.add_all([name])

    def add_all(self, names: Sequence[str], topics=()):
        before = list(self.kept)
        for topic in topics:
            self._keep(str(topic.name), topic.text, topic.key)
        for name in names:
            self._keep(name, name, None)
        return self._changed(before, f"Added {len(self.kept) - len(before)}")

    def rename(self, number: int, name: str):
        return self._replace(number, "Renamed", name=name)

    def weigh(self, number: int, weight: float):
        return self._replace(number, "Weighed", weight=weight)

    def remove(self, number: int):
        before = list(self.kept)
        self.kept = [one for one in self.kept if one.id != number]
        return self._changed(before, "Removed")

    def name_learned(self, episodes: Sequence[EpisodeId], name: str) -> None:
        self.learned_names[tuple(episodes)] = name
        self._app.bus.publish(TasteChanged())

    def _keep(self, name: str, text: str, topic: str | None) -> None:
        number = len(self.kept) + 1
        self.kept.append(StatedInterest(id=number, name=name, text=text, topic=topic, weight=1.0))

    def _replace(self, number: int, sentence: str, **fields):
        before = list(self.kept)
        self.kept = [replace(o, **fields) if o.id == number else o for o in self.kept]
        return self._changed(before, sentence)

    def _changed(self, before: list[StatedInterest], sentence: str):
        self._app.bus.publish(TasteChanged())
        return self._app.token(sentence, lambda: setattr(self, "kept", before))


class FakeInterestVectors:
    """Encodes nothing, and counts how often it was asked to."""

    def __init__(self, app) -> None:
        self._app = app

    def ensure(self, *, cancel=None) -> int:
        self._app.calls.append(("ensure-interests",))
        return 0
