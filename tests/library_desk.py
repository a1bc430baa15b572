"""The real services in a folder of a test, with the world left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from factories import NOW, parsed_episode
from fakes_key_ring import MemoryRing
from fakes_net import FakeHttp
from fakes_playback import FakeClock

from podplayer.app.bootstrap import App, Edges, build
from podplayer.app.paths import Paths
from podplayer.model.downloads import DownloadOrigin
from podplayer.model.feed import ConditionalState, Enclosure, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.playback.silent import SilentBackend
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts


class WithoutRanking:
    """The services of an app but the ranking, which brings numpy: it has nothing to say."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.recommendations = self

    def __getattr__(self, name: str) -> object:
        return getattr(self._app, name)

    def rank(self, options: object, *, record: bool = True) -> SimpleNamespace:
        return SimpleNamespace(items=())

    def feedback(self, *values: object, **named: object) -> None:
        return


class LibraryDesk:
    """`services` is what the window gets, `app` what is asked; `db` prepares the same library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.http = FakeHttp()
        self.ring = MemoryRing()
        self.app: App = build(
            Paths(folder / "profile"),
            Edges(
                http=self.http,
                backend=SilentBackend(clock=FakeClock(NOW)),
                now=lambda: NOW,
                key_ring=self.ring,
            ),
        )
        self.services = WithoutRanking(self.app)
        self.db: Database = open_database(self.app.paths.library)

    def follow(
        self, title: str, guids: Sequence[str], *, minutes: int = 30, days_apart: int = 1, **fields
    ) -> PodcastId:
        """Add a show with episodes, the first the newest."""
        slug = title.lower().replace(" ", "-")
        episodes = [
            parsed_episode(
                guid,
                published=NOW - timedelta(days=at * days_apart, hours=1),
                duration=Ms(minutes * 60_000),
                enclosure=Enclosure(
                    url=f"https://cdn.example/{slug}/{guid}.mp3", mime="audio/mpeg"
                ),
            )
            for at, guid in enumerate(guids)
        ]
        feed = replace(ParsedFeed(title=title, episodes=episodes), **fields)
        url = f"https://feeds.example/{slug}.xml"
        return Podcasts(self.db).add(url, feed, state=ConditionalState(), now=NOW)

    def id(self, guid: str) -> EpisodeId:
        """The episode of a GUID."""
        return next(row.id for row in self.app.library.episodes() if row.guid == guid)

    def store(
        self, guid: str, *, size: int = 1_000_000, origin: DownloadOrigin = DownloadOrigin.HAND
    ) -> Path:
        """Let an episode be on the disk."""
        path = self.app.paths.media / f"{guid}.mp3"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        table = DownloadTable(self.db)
        table.wish(self.id(guid), origin=origin, now=NOW)
        table.set_file(self.id(guid), path, size=size, now=NOW)
        return path

    def close(self) -> None:
        self.db.close()
        self.app.close()
