"""After a restart: the episode that was open is shown paused, and nothing is opened for it."""

import pytest
from factories import FEED, NOW, parsed_episode
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.download import Streams
from podplayer.model.errors import NotFoundError
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.playback.player import PlayerStatus
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

LENGTH = 600_000


class Restarted:
    """One episode that was left at two minutes, another that waits in the queue."""

    def __init__(self, folder) -> None:
        self.clock = FakeClock(NOW)
        self.db = open_database(folder / "library.db")
        bus = EventBus()
        episodes = [parsed_episode(guid, duration=Ms(LENGTH)) for guid in ("one", "two")]
        feed = ParsedFeed(title="A Show", episodes=episodes)
        Podcasts(self.db).add(FEED, feed, state=ConditionalState(), now=NOW)
        self.one, self.two = (Episodes(self.db).find(FEED, guid, None) for guid in ("one", "two"))
        path = folder / "two.mp3"
        path.write_bytes(b"sound")
        DownloadTable(self.db).set_file(self.two, path, size=5, now=NOW)
        PlayQueue(self.db).append([self.two])
        self.log = ListeningLog(self.db)
        self.log.store_position(self.one, Ms(120_000), now=NOW)
        self.http = ServerHttp()
        self.downloads = Downloads(
            self.db,
            bus=bus,
            streams=Streams(http=self.http, waits=()),
            folder=folder / "episodes",
            clock=self.clock,
        )
        self.settings = SettingsService(SettingsStore(self.db), bus)
        self.listening = Listening(
            backend=SilentBackend(clock=self.clock, duration=Ms(LENGTH)),
            store=ListeningStore(self.db, bus=bus, clock=self.clock),
            downloads=self.downloads,
            settings=self.settings,
            clock=self.clock,
        )

    def position(self) -> int:
        return self.log.progress([self.one])[self.one].position

    def close(self) -> None:
        self.listening.close()
        self.downloads.close()
        self.db.close()


@pytest.fixture
def desk(tmp_path):
    made = Restarted(tmp_path)
    yield made
    made.close()


def test_it_is_shown_paused_where_it_was_left(desk):
    told = []
    desk.listening.on_state(told.append)
    desk.listening.recall(desk.one)
    state = desk.listening.state
    assert state.status is PlayerStatus.PAUSED
    assert (state.episode_id, state.position, state.duration) == (desk.one, 120_000, LENGTH)
    assert not state.is_playing
    assert [s.episode_id for s in told] == [desk.one]


def test_nothing_is_fetched_or_opened_for_it(desk):
    desk.listening.recall(desk.one)
    desk.listening.poll()
    assert desk.http.requests == []
    desk.listening.close()
    assert desk.position() == 120_000


def test_play_goes_on_with_it_and_not_with_the_queue(desk):
    desk.listening.recall(desk.two)
    desk.listening.toggle()
    desk.listening.poll()
    assert desk.listening.state.episode_id == desk.two
    assert desk.listening.state.is_playing


def test_its_place_can_be_changed_before_it_is_played(desk):
    desk.listening.recall(desk.one)
    desk.listening.skip(-30)
    assert desk.listening.state.position == 90_000
    desk.listening.seek(Ms(300_000))
    assert (desk.listening.state.position, desk.position()) == (300_000, 300_000)


def test_another_episode_takes_its_place(desk):
    desk.listening.recall(desk.one)
    desk.listening.next()
    assert desk.listening.state.episode_id == desk.two
    desk.listening.recall(desk.one)  # too late: something plays
    assert desk.listening.state.episode_id == desk.two


def test_an_episode_that_is_gone_is_a_sentence(desk):
    with pytest.raises(NotFoundError):
        desk.listening.recall(EpisodeId(999))
