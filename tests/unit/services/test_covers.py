import pytest
from factories import FEED, parsed_feed
from fakes_net import FakeHttp

from podplayer.media.artwork import CoverStore
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import OfflineError
from podplayer.model.events import CoversChanged
from podplayer.model.feed import ConditionalState
from podplayer.model.net import Purpose
from podplayer.services.covers import Covers
from podplayer.storage.podcasts import Podcasts

URL = "https://cdn.example.org/cover.png"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x02\x00\x00\x00"


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def covers(db, http, bus, clock, tmp_path):
    store = CoverStore(tmp_path / "covers")
    return Covers(db, store=store, http=http, bus=bus, now=clock)


def fetch(covers, *urls):
    return covers.fetch_missing(list(urls), cancel=CancelToken())


def test_a_missing_cover_is_fetched_once_and_announced(covers, http, bus):
    http.serve(URL, PNG)
    seen = []
    bus.subscribe(CoversChanged, seen.append)
    assert covers.path(URL) is None
    assert fetch(covers, URL, URL).fetched == 1
    assert covers.path(URL).read_bytes() == PNG
    assert fetch(covers, URL).fetched == 0
    assert len(http.requests) == 1
    assert http.requests[0].purpose is Purpose.COVER
    assert seen == [CoversChanged(frozenset({URL}))]


@pytest.mark.parametrize("body", [b"", b"<svg/>", b"<html>", PNG[:20]])
def test_what_is_no_picture_is_not_stored(covers, http, body):
    http.serve(URL, body)
    report = fetch(covers, URL)
    assert report.failed[0][0] == URL
    assert covers.path(URL) is None


def test_a_cover_that_failed_is_asked_for_again_after_hours(covers, http, clock):
    fetch(covers, URL)
    fetch(covers, URL)
    assert len(http.requests) == 1
    clock.go_on(hours=7)
    http.serve(URL, PNG)
    assert fetch(covers, URL).fetched == 1


def test_other_addresses_are_not_fetched(covers, http):
    fetch(covers, "file:///etc/passwd", "data:image/png;base64,x", "")
    assert http.requests == []


def test_without_names_the_covers_of_all_shows_are_meant(covers, http, db, clock):
    Podcasts(db).add(FEED, parsed_feed("a", cover_url=URL), state=ConditionalState(), now=clock())
    http.serve(URL, PNG)
    assert covers.fetch_missing(cancel=CancelToken()).fetched == 1


def test_offline_says_so(covers, http):
    http.fail(URL, error=OfflineError(URL))
    with pytest.raises(OfflineError):
        fetch(covers, URL)
