"""Three episodes of ten minutes, an engine without sound, and a clock that a test moves."""

from pathlib import Path

from factories import FEED, NOW, parsed_episode
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.download import Streams
from podplayer.model.events import EpisodesChanged, QueueChanged, TasteChanged
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.playback.silent import SilentBackend
from podplayer.services.bus import EventBus
from podplayer.services.downloads import Downloads
from podplayer.services.listening import Listening
from podplayer.services.listening_store import ListeningStore
from podplayer.services.settings import SettingsService
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue
from podplayer.storage.settings import SettingsStore

MINUTES = 10
LENGTH = MINUTES * 60_000


class Desk:
    """Three episodes of ten minutes, as files, and an engine that a test moves through them."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock(NOW)
        self.db = open_database(folder / "library.db")
        self.bus = EventBus()
        self.events: list[object] = []
        for kind in (EpisodesChanged, TasteChanged, QueueChanged):
            self.bus.subscribe(kind, self.events.append)
        episodes = [parsed_episode(guid, duration=Ms(LENGTH)) for guid in ("one", "two", "three")]
        episodes.append(parsed_episode("silent", enclosure=None))
        feed = ParsedFeed(title="A Show", episodes=episodes)
        self.podcasts = Podcasts(self.db)
        self.show = self.podcasts.add(FEED, feed, state=ConditionalState(), now=NOW)
        self.one, self.two, self.three = (
            Episodes(self.db).find(FEED, guid, None) for guid in ("one", "two", "three")
        )
        self.silent = Episodes(self.db).find(FEED, "silent", None)
        self.files = DownloadTable(self.db)
        for number in (self.one, self.two, self.three):
            path = folder / f"{number}.mp3"
            path.write_bytes(b"sound")
            self.files.set_file(number, path, size=5, now=NOW)
        self.settings = SettingsService(SettingsStore(self.db), self.bus)
        self.http = ServerHttp()
        self.downloads = Downloads(
            self.db,
            bus=self.bus,
            streams=Streams(http=self.http, waits=()),
            folder=folder / "episodes",
            clock=self.clock,
        )
        self.queue = PlayQueue(self.db)
        self.log = ListeningLog(self.db)
        self.listening = self.make()

    def make(self) -> Listening:
        self.store = ListeningStore(self.db, bus=self.bus, clock=self.clock)
        return Listening(
            backend=SilentBackend(clock=self.clock, duration=Ms(LENGTH)),
            store=self.store,
            downloads=self.downloads,
            settings=self.settings,
            clock=self.clock,
        )

    def play(self, episode: EpisodeId, seconds: float = 0) -> None:
        self.listening.play(episode)
        self.listening.poll()
        self.run(seconds)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            self.clock.advance(0.25)
            self.listening.poll()

    def position(self, episode: EpisodeId) -> int:
        progress = self.log.progress([episode]).get(episode)
        return 0 if progress is None else progress.position

    @property
    def spans(self) -> list[tuple[int, int, int, float]]:
        return [(s.episode_id, s.start, s.end, s.rate) for s in self.log.spans()]

    def close(self) -> None:
        self.listening.close()
        self.downloads.close()
        self.db.close()
