"""A speed limit that all downloads share."""

import threading

import pytest
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.download import Streams
from podplayer.media.throttle import Throttle
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled

URL = "https://cdn.example.org/a.mp3"
BODY = b"\xff\xfb\x90\x00" * 25_000


@pytest.fixture
def clock():
    return FakeClock()


def test_bytes_are_waited_for_at_the_rate_of_the_limit(clock):
    throttle = Throttle(lambda: 1000, clock=clock.monotonic)
    clock.advance(100)
    waited = 0.0
    for _ in range(50):
        seconds = throttle.debt(100)
        waited += seconds
        clock.advance(seconds)
    assert waited == pytest.approx(5.0 - 0.25)


def test_without_a_limit_nothing_is_waited_for(clock):
    assert Throttle(lambda: 0, clock=clock.monotonic).debt(10**9) == 0


def test_a_quiet_hour_is_not_saved_up(clock):
    throttle = Throttle(lambda: 1000, clock=clock.monotonic)
    clock.advance(3600)
    assert throttle.debt(2000) == pytest.approx(1.75)


def test_a_changed_limit_holds_at_once(clock):
    limit = [0]
    throttle = Throttle(lambda: limit[0], clock=clock.monotonic)
    clock.advance(9)
    throttle.debt(10**6)
    limit[0] = 1000
    assert throttle.debt(1000) == pytest.approx(0.75)


def test_a_download_that_waits_for_its_turn_can_be_stopped(tmp_path):
    http = ServerHttp()
    http.serve(URL, BODY)
    streams = Streams(http=http, waits=(), throttle=Throttle(lambda: 1))
    token = CancelToken()
    threading.Timer(0.05, token.cancel).start()
    with pytest.raises(Cancelled):
        streams.download(URL, tmp_path / "a.mp3", on_complete=lambda *_: None, cancel=token)
    streams.close()


def test_what_plays_is_never_slowed_down(tmp_path):
    http = ServerHttp()
    http.serve(URL, BODY)
    streams = Streams(http=http, waits=(), throttle=Throttle(lambda: 1))
    reader = streams.open(URL, tmp_path / "a.mp3", on_complete=lambda *_: None)
    got = b""
    while len(got) < len(BODY):
        got += reader.read_at(len(got), 65_536)
    reader.close()
    streams.close()
    assert got == BODY
