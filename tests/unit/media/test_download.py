"""A download goes on where it was, and refuses what is no audio."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from fakes_playback import ServerHttp

from podplayer.media.download import Streams, ending_of, safe_name
from podplayer.media.part import discard_part
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, FetchError, MediaError

URL = "https://example.org/one.mp3"
BODY = bytes(range(256)) * 100


class Desk:
    def __init__(self, folder: Path) -> None:
        self.http = ServerHttp()
        self.served = self.http.serve(URL, BODY)
        self.target = folder / "Show" / "one.mp3"
        self.completed: list[tuple[Path, int]] = []
        self.progress: list[tuple[int, int | None]] = []
        self.streams = Streams(http=self.http, waits=(0.0, 0.0))

    def download(self, cancel: CancelToken | None = None) -> Path:
        return self.streams.download(
            URL,
            self.target,
            on_complete=lambda path, size: self.completed.append((path, size)),
            cancel=cancel or CancelToken(),
            progress=lambda done, total: self.progress.append((done, total)),
        )

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.target.parent.glob("*")}


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.streams.close()


def test_a_whole_file_gets_its_name_last(desk):
    assert desk.download() == desk.target
    assert desk.target.read_bytes() == BODY
    assert desk.files == {"one.mp3"}
    assert desk.completed == [(desk.target, len(BODY))]
    assert desk.progress[-1] == (len(BODY), len(BODY))
    assert desk.http.requests[0].headers == {"Accept-Encoding": "identity"}


def test_a_broken_connection_is_taken_up_again_where_it_broke(desk):
    desk.served.breaks_after = [10_000]
    desk.download()
    assert desk.target.read_bytes() == BODY
    assert desk.http.ranges == [None, f"bytes=10000-{len(BODY) - 1}"]
    assert desk.http.requests[1].headers["If-Range"] == '"v1"'


def test_it_gives_up_after_a_while_and_keeps_what_came(desk):
    desk.served.breaks_after = [10_000, 0, 0]
    with pytest.raises(FetchError, match="broke off"):
        desk.download()
    assert desk.files == {"one.mp3.part", "one.mp3.part.json"}
    desk.http.requests.clear()
    desk.download()
    assert desk.http.ranges == [f"bytes=10000-{len(BODY) - 1}"]
    assert desk.target.read_bytes() == BODY
    assert desk.files == {"one.mp3"}


def test_cancelling_keeps_what_came_for_another_time(desk):
    cancel = CancelToken()
    desk.served.gate = lambda offset: cancel.cancel() if offset >= 5_000 else None
    with pytest.raises(Cancelled):
        desk.download(cancel)
    assert desk.completed == []
    desk.served.gate = None
    desk.download()
    assert desk.http.ranges[-1] == f"bytes=5000-{len(BODY) - 1}"
    assert desk.target.read_bytes() == BODY


def test_pieces_of_two_versions_are_never_joined(desk):
    desk.served.breaks_after = [10_000, 0, 0]
    with pytest.raises(FetchError):
        desk.download()
    desk.served.body = BODY[::-1]
    desk.served.etag = '"v2"'
    desk.download()
    assert desk.target.read_bytes() == BODY[::-1]


def test_a_part_that_no_longer_exists_on_the_server_is_fetched_anew(desk):
    desk.served.breaks_after = [20_000, 0, 0]
    with pytest.raises(FetchError):
        desk.download()
    desk.served.body = BODY[:9_000]
    desk.served.etag = None
    desk.download()
    assert desk.target.read_bytes() == BODY[:9_000]


def test_a_server_that_claims_more_than_it_has_is_not_asked_for_ever(desk):
    desk.served.claims_more = 100
    cancel = CancelToken()
    desk.served.gate = lambda offset: cancel.cancel() if offset == 12_000 else None
    with pytest.raises(Cancelled):
        desk.download(cancel)  # some of it is there from another time
    desk.served.gate = None
    with pytest.raises(FetchError):
        desk.download()
    assert len(desk.http.requests) < 12


def test_what_was_thrown_away_while_it_played_can_be_fetched_again(desk):
    def complete(path, size):
        desk.completed.append((path, size))

    reader = desk.streams.open(URL, desk.target, on_complete=complete)
    assert reader.read_at(len(BODY) - 1, 1) == BODY[-1:]
    desk.download()
    desk.target.unlink()
    desk.completed.clear()
    desk.download()
    assert desk.target.read_bytes() == BODY
    assert desk.completed == [(desk.target, len(BODY))]
    assert reader.read_at(0, 4) == BODY[:4]
    reader.close()
    assert desk.streams.targets() == frozenset()


def test_a_server_without_ranges_sends_everything_again(desk):
    desk.served.has_ranges = False
    desk.served.breaks_after = [10_000]
    desk.download()
    assert desk.target.read_bytes() == BODY


def test_a_server_that_does_not_tell_the_size_is_believed_at_the_end(desk):
    desk.served.tells_size = False
    desk.download()
    assert desk.target.read_bytes() == BODY
    assert desk.progress[-1] == (len(BODY), len(BODY))


def test_a_web_page_is_refused_and_leaves_nothing(desk):
    desk.served.body = b"<!DOCTYPE html><html>Please log in</html>"
    with pytest.raises(MediaError, match="web page"):
        desk.download()
    assert desk.files == set()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!-- made by the portal -->\n<title>Please log in</title>", "audio/mpeg"),
        (b"\xef\xbb\xbf<meta charset=utf-8>", "audio/mpeg"),
        (b"Access denied: your address is not allowed.\n", "text/plain; charset=utf-8"),
        (b"denied", "application/json"),
        (b"#EXTM3U\n#EXT-X-VERSION:3\nsegment.ts\n", "application/vnd.apple.mpegurl"),
        (b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=audio 5004 RTP/AVP 0\r\n", "audio/mpeg"),
    ],
)
def test_a_text_is_no_file_whatever_it_is_called(desk, body, kind):
    desk.served.body = body
    desk.served.content_type = kind
    with pytest.raises(MediaError, match="web page or a text"):
        desk.download()
    assert desk.files == set()


def test_audio_that_the_server_calls_text_is_audio(desk):
    desk.served.content_type = "text/plain"
    assert desk.download().read_bytes() == BODY


def test_an_empty_file_is_refused(desk):
    desk.served.body = b""
    with pytest.raises(FetchError, match="empty"):
        desk.download()
    assert desk.files == set()


def test_a_missing_file_is_refused_at_once(desk):
    desk.http.files.clear()
    with pytest.raises(FetchError, match="404"):
        desk.download()
    assert len(desk.http.requests) == 1


def test_a_full_disk_is_told_before_anything_is_written(desk, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(1, 1, 1_000))
    with pytest.raises(MediaError, match="not enough room"):
        desk.download()
    assert desk.files == set()


def test_a_damaged_note_begins_anew(desk):
    desk.served.breaks_after = [10_000, 0, 0]
    with pytest.raises(FetchError):
        desk.download()
    desk.target.with_name("one.mp3.part.json").write_text("{half")
    desk.download()
    assert desk.target.read_bytes() == BODY


def test_what_came_can_be_thrown_away(desk):
    desk.served.breaks_after = [10_000, 0, 0]
    with pytest.raises(FetchError):
        desk.download()
    discard_part(desk.target)
    assert desk.files == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What/is: this?", "What is this"),
        ("../../etc/passwd", "etc passwd"),
        ("  .hidden. ", "hidden"),
        ("CON.mp3", "_CON.mp3"),
        ("\u202egnp.exe\x00", "gnp.exe"),
        ("", "untitled"),
        ("...", "untitled"),
        ("深" * 100, "深" * 26),
    ],
)
def test_names_are_safe_on_every_file_system(text, name):
    assert safe_name(text) == name


@pytest.mark.parametrize(
    ("url", "mime", "ending"),
    [
        ("https://x.org/a.m4a?token=1.mp3", "audio/mpeg", ".m4a"),
        ("https://x.org/play/17", "audio/ogg; codecs=opus", ".ogg"),
        ("https://x.org/play.php", "", ".mp3"),
        ("https://x.org/%61.OPUS", "", ".opus"),
    ],
)
def test_the_ending_comes_from_the_address_or_the_type(url, mime, ending):
    assert ending_of(url, mime) == ending
