"""Episodes as files: fetched whole, fetched while they are played, thrown away."""

from pathlib import Path

import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.download import Streams
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, FetchError, NotFoundError
from podplayer.model.events import EpisodesChanged, WorkProgress
from podplayer.model.feed import ConditionalState
from podplayer.model.ids import EpisodeId
from podplayer.services.bus import EventBus
from podplayer.services.downloads import Downloads
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts

URL = "https://cdn.example.org/pilot.mp3"
BODY = b"\xff\xfb\x90\x00" * 50_000


class Desk:
    def __init__(self, folder: Path) -> None:
        self.db = open_database(folder / "library.db")
        self.bus = EventBus()
        self.changed: list[EpisodesChanged] = []
        self.progress: list[WorkProgress] = []
        self.bus.subscribe(EpisodesChanged, self.changed.append)
        self.bus.subscribe(WorkProgress, self.progress.append)
        feed = parsed_feed("pilot", title="A/Show: ../etc")
        feed = type(feed)(
            title=feed.title,
            episodes=[*feed.episodes, parsed_episode("silent", enclosure=None)],
        )
        Podcasts(self.db).add(FEED, feed, state=ConditionalState(), now=NOW)
        self.episodes = Episodes(self.db)
        self.pilot = self.episodes.find(FEED, "pilot", None)
        self.silent = self.episodes.find(FEED, "silent", None)
        self.http = ServerHttp()
        self.served = self.http.serve(URL, BODY)
        self.folder = folder / "episodes"
        self.downloads = Downloads(
            self.db,
            bus=self.bus,
            streams=Streams(http=self.http, waits=()),
            folder=self.folder,
            clock=FakeClock(NOW),
        )

    def download(self, episode: EpisodeId) -> Path:
        return self.downloads.download(episode, cancel=CancelToken())


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.downloads.close()
    desk.db.close()


def test_a_download_is_a_file_with_a_name_that_people_can_read(desk):
    path = desk.download(desk.pilot)
    assert path == desk.folder / "A Show .. etc" / f"2026-11-24 Pilot [{desk.pilot}].mp3"
    assert path.read_bytes() == BODY
    [row] = desk.episodes.by_ids([desk.pilot])
    assert row.is_downloaded
    assert desk.changed == [EpisodesChanged(frozenset({desk.pilot}))] * 2  # begun, there


def test_progress_ends_with_everything_and_only_then(desk):
    seen = []
    desk.downloads.download(
        desk.pilot, cancel=CancelToken(), progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1] == (len(BODY), len(BODY))
    assert desk.progress[-1] == WorkProgress(
        work="download", done=len(BODY), total=len(BODY), detail="Pilot"
    )
    assert all(event.done < event.total for event in desk.progress[:-1])


def test_what_is_there_is_not_fetched_again(desk):
    first = desk.download(desk.pilot)
    assert desk.download(desk.pilot) == first
    assert len(desk.http.requests) == 1


def test_a_failed_download_is_not_listed(desk):
    desk.http.files.clear()
    with pytest.raises(FetchError, match="404"):
        desk.download(desk.pilot)
    assert desk.downloads.file(desk.pilot) is None
    assert desk.downloads.pending()[0].error is not None


def test_an_episode_without_audio_is_refused_with_a_sentence(desk):
    with pytest.raises(NotFoundError, match="no audio"):
        desk.download(desk.silent)
    with pytest.raises(NotFoundError, match="no audio"):
        desk.downloads.open(desk.episodes.detail(desk.silent))


def test_removing_deletes_the_file(desk):
    path = desk.download(desk.pilot)
    desk.downloads.remove(desk.pilot)
    assert not path.exists()
    assert desk.downloads.file(desk.pilot) is None


def test_removing_deletes_what_came_of_it_too(desk):
    desk.served.breaks_after = [50_000]
    with pytest.raises(FetchError):
        desk.download(desk.pilot)
    assert list(desk.folder.rglob("*.part"))
    desk.downloads.remove(desk.pilot)
    assert not list(desk.folder.rglob("*.part*"))


def test_a_file_that_was_deleted_by_hand_is_forgotten(desk):
    desk.download(desk.pilot).unlink()
    desk.changed.clear()
    assert desk.downloads.file(desk.pilot) is None
    assert desk.changed == [EpisodesChanged(frozenset({desk.pilot}))]


def test_a_finished_stream_is_a_download(desk):
    reader = desk.downloads.open(desk.episodes.detail(desk.pilot))
    got = b""
    while len(got) < len(BODY):
        got += reader.read_at(len(got), 65_536)
    reader.close()
    desk.downloads.close()
    assert got == BODY
    path = desk.downloads.file(desk.pilot)
    assert path.read_bytes() == BODY
    assert desk.downloads.open(desk.episodes.detail(desk.pilot)) == path


def test_one_download_can_be_stopped_and_says_so(desk):
    heard = []

    def stop(offset: int) -> None:
        heard.append(desk.downloads.running())
        desk.downloads.pause(desk.pilot)

    desk.http.files[URL].gate = stop
    with pytest.raises(Cancelled):
        desk.download(desk.pilot)
    assert heard[0][0].episode_id == desk.pilot
    assert desk.downloads.running() == []
    assert "stopped" in desk.downloads.pending()[0].error
    assert not desk.downloads.pause(desk.pilot)
    desk.http.files[URL].gate = None
    assert desk.download(desk.pilot).is_file()
