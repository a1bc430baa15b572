"""An address that expired is asked for again, of the feed, once."""

import wave

import pytest
from factories import NOW
from fakes_net import running_site
from fakes_playback import FakeClock

from podplayer.media.download import Streams
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.net.client import CurlClient
from podplayer.services.downloads import Downloads
from podplayer.services.refresh import Refresh
from podplayer.services.renewal import Renewal
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.episodes import Episodes

BODY = b"\xff\xfb\x90\x00" * 20_000


def rss(*addresses):
    items = "".join(
        f"<item><title>Episode {n}</title><guid>g{n}</guid>"
        f'<enclosure url="{address}" type="audio/mpeg" length="1"/></item>'
        for n, address in enumerate(addresses)
    )
    return f"<rss><channel><title>Show</title>{items}</channel></rss>"


class Desk:
    def __init__(self, db, bus, clock, site, folder):
        self.site = site
        self.http = CurlClient(ledger=lambda _: None)
        self.subscriptions = Subscriptions(db, http=self.http, bus=bus, now=clock)
        self.refresh = refresh = Refresh(db, http=self.http, bus=bus, now=clock)
        renewal = Renewal(
            db,
            check=lambda show, cancel: refresh.all(cancel=cancel, podcast_ids=[show]),
            now=clock,
        )
        self.streams = Streams(http=self.http, waits=(), renew=renewal.address)
        self.downloads = Downloads(
            db, bus=bus, streams=self.streams, folder=folder, clock=FakeClock(NOW)
        )
        self.episodes = Episodes(db)

    def feed(self, *paths):
        self.site.route("/feed", rss(*[self.site.url(path) for path in paths]))

    def follow(self, *paths):
        self.feed(*paths)
        self.subscriptions.add(self.site.url("/feed"), cancel=CancelToken())
        return [row.id for row in sorted(self.episodes.rows(), key=lambda row: row.guid)]

    def download(self, number):
        return self.downloads.download(number, cancel=CancelToken())


@pytest.fixture
def desk(db, bus, clock, tmp_path):
    with running_site() as site:
        desk = Desk(db, bus, clock, site, tmp_path / "episodes")
        yield desk
        desk.downloads.close()
        desk.http.close()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_an_address_that_expired_is_renewed_from_the_feed(desk, status):
    [episode] = desk.follow("/old.mp3")
    desk.site.route("/old.mp3", b"gone", status=status)
    desk.site.route("/new.mp3", BODY)
    desk.feed("/new.mp3")
    assert desk.download(episode).read_bytes() == BODY
    assert desk.site.hits["/feed"] == 2


def test_a_feed_without_another_address_is_asked_once_for_all_its_episodes(desk):
    one, two = desk.follow("/a.mp3", "/b.mp3")
    for episode in (one, two):
        with pytest.raises(FetchError, match="404"):
            desk.download(episode)
    assert desk.site.hits["/feed"] == 2


def test_a_new_address_that_fails_too_is_the_end_of_it(desk):
    [episode] = desk.follow("/old.mp3")
    desk.feed("/new.mp3")
    with pytest.raises(FetchError, match=r"new\.mp3.*404"):
        desk.download(episode)
    assert desk.site.hits["/new.mp3"] == 1


def test_a_feed_that_cannot_be_read_leaves_the_first_reason(desk):
    [episode] = desk.follow("/old.mp3")
    desk.site.route("/feed", b"broken", status=500)
    with pytest.raises(FetchError, match=r"old\.mp3.*404"):
        desk.download(episode)


def test_a_stream_is_renewed_as_well(desk):
    [episode] = desk.follow("/old.mp3")
    desk.site.route("/new.mp3", BODY)
    desk.feed("/new.mp3")
    reader = desk.downloads.open(desk.episodes.detail(episode))
    got = b""
    while len(got) < len(BODY) and reader.failure is None:
        got += reader.read_at(len(got), 65_536)
    reader.close()
    assert got == BODY


# -- what the file says ---------------------------------------------------------------------------


def wave_file(path, seconds):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return path.read_bytes()


def test_the_length_of_the_file_goes_before_that_of_the_feed_and_stays(desk, tmp_path):
    [episode] = desk.follow("/a.wav")
    desk.site.route("/a.wav", wave_file(tmp_path / "a.wav", seconds=7))
    desk.download(episode)
    assert desk.episodes.by_ids([episode])[0].duration == 7000
    changed = rss(desk.site.url("/a.wav")).replace("Episode 0", "Better title")
    desk.site.route("/feed", changed)
    assert desk.refresh.all(cancel=CancelToken()).updated == 1
    row = desk.episodes.by_ids([episode])[0]
    assert (row.title, row.duration) == ("Better title", 7000)


def test_a_file_that_was_complete_when_the_program_was_killed_is_not_fetched_again(desk):
    [episode] = desk.follow("/a.mp3")
    desk.site.route("/a.mp3", BODY)
    path = desk.download(episode)
    desk.downloads._table.remove(episode)
    assert desk.download(episode) == path
    assert desk.site.hits["/a.mp3"] == 1
