"""A file that is read while it arrives."""

import os
import threading
from pathlib import Path

import pytest
from fakes_playback import ServerHttp

from podplayer.media.download import Streams
from podplayer.media.part import part_progress
from podplayer.media.stream import StreamReader
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError

URL = "https://example.org/one.mp3"
BODY = bytes(range(251)) * 20_000  # 5 MB, and no power of two repeats


class Desk:
    """A server that sends up to where a test lets it."""

    def __init__(self, folder: Path) -> None:
        self.http = ServerHttp()
        self.served = self.http.serve(URL, BODY)
        self.served.chunk = 50_000
        self.served.gate = self._wait
        self.target = folder / "one.mp3"
        self.completed = threading.Event()
        self.streams = Streams(http=self.http, waits=(0.0, 0.0))
        self._allowed = 0
        self._changed = threading.Condition()

    def allow(self, count: int) -> None:
        with self._changed:
            self._allowed = count
            self._changed.notify_all()

    def _wait(self, offset: int) -> None:
        with self._changed:
            # The head of the file is held back; other parts come as soon as they are asked for.
            while offset >= self._allowed and offset < 3_000_000 and not self.is_redirected:
                self._changed.wait(0.05)

    @property
    def is_redirected(self) -> bool:
        growing = next(iter(self.streams._growing.values()), None)
        request = growing._request if growing else None
        return request is None or request.is_cancelled

    def open(self) -> StreamReader:
        return self.streams.open(
            URL, self.target, on_complete=lambda _path, _size: self.completed.set()
        )


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.allow(len(BODY))
    desk.streams.close()


def test_bytes_can_be_read_as_soon_as_they_are_there(desk):
    desk.allow(100_000)
    reader = desk.open()
    assert reader.read_at(60_000, 1_000) == BODY[60_000:61_000]
    assert reader.size == len(BODY)
    assert reader.has_head()
    assert 0 < reader.buffered() < 1
    reader.close()


def test_a_read_ahead_waits_for_what_comes(desk):
    desk.allow(100_000)
    reader = desk.open()
    assert reader.read_at(0, 10) == BODY[:10]
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.append(reader.read_at(200_000, 10)))
    thread.start()
    desk.allow(300_000)
    thread.join(20)
    assert got == [BODY[200_000:200_010]]
    assert desk.http.ranges == [None]
    reader.close()


def test_a_read_far_ahead_starts_another_request_there(desk):
    desk.allow(100_000)
    reader = desk.open()
    assert reader.read_at(0, 10) == BODY[:10]
    assert reader.read_at(4_000_000, 10) == BODY[4_000_000:4_000_010]
    assert desk.http.ranges[1] == f"bytes=4000000-{len(BODY) - 1}"
    reader.close()


def test_holes_are_filled_and_a_finished_stream_is_a_download(desk):
    desk.allow(100_000)
    reader = desk.open()
    assert reader.read_at(4_000_000, 10) == BODY[4_000_000:4_000_010]
    desk.allow(len(BODY))
    assert desk.completed.wait(20)
    assert desk.target.read_bytes() == BODY
    assert reader.is_complete
    assert reader.read_at(len(BODY) - 5, 100) == BODY[-5:]
    assert reader.read_at(len(BODY), 100) == b""
    reader.close()


def test_a_reader_that_must_not_wait_gets_nothing(desk):
    desk.allow(100_000)
    reader = desk.open()
    reader.read_at(0, 10)
    assert reader.read_at(2_000_000, 10, blocks=False) == b""
    reader.close()


@pytest.mark.parametrize("end", ["interrupt", "close"])
def test_a_waiting_read_can_be_ended(desk, end):
    desk.allow(100_000)
    reader = desk.open()
    reader.read_at(0, 10)
    began = threading.Event()
    got: list[bytes] = []

    def read() -> None:
        began.set()
        got.append(reader.read_at(400_000, 10))

    thread = threading.Thread(target=read)
    thread.start()
    began.wait(20)
    while not reader.is_waiting:
        assert thread.is_alive()
    getattr(reader, end)()
    thread.join(20)
    assert got == [b""]
    reader.close()


def test_a_page_instead_of_the_file_is_told_without_its_address(desk):
    desk.http.serve(URL, b"<!doctype html><title>Log in</title>" * 100, content_type="text/html")
    reader = desk.open()
    assert reader.read_at(0, 10) == b""
    assert reader.failure == "The server sent a web page or a text instead of the file."
    reader.close()


def test_a_refusal_is_a_sentence_and_ends_every_read(desk):
    desk.http.files.clear()
    reader = desk.open()
    assert reader.read_at(0, 10) == b""
    assert reader.failure == "There is nothing at this address (404)."
    reader.close()


def test_another_try_begins_without_the_old_failure(desk):
    desk.served.failures = [FetchError(URL, "the server refuses access (403)", status=403)]
    reader = desk.open()
    assert reader.read_at(0, 10) == b""
    desk.allow(100_000)
    again = desk.open()
    reader.close()
    assert again.read_at(0, 10) == BODY[:10]
    again.close()


def test_a_lost_connection_is_taken_up_while_the_reader_waits(desk):
    desk.served.breaks_after = [50_000]
    desk.allow(len(BODY))
    reader = desk.open()
    assert reader.read_at(300_000, 10) == BODY[300_000:300_010]
    assert reader.failure is None
    reader.close()


def test_a_server_without_ranges_is_waited_for(desk):
    desk.served.has_ranges = False
    desk.allow(100_000)
    reader = desk.open()
    reader.read_at(0, 10)
    desk.allow(len(BODY))
    assert reader.read_at(4_500_000, 10) == BODY[4_500_000:4_500_010]
    reader.close()


def test_a_download_of_what_is_streamed_joins_it(desk):
    desk.allow(100_000)
    reader = desk.open()
    reader.read_at(0, 10)
    desk.allow(len(BODY))
    path = desk.streams.download(
        URL, desk.target, on_complete=lambda _path, _size: None, cancel=CancelToken()
    )
    assert path.read_bytes() == BODY
    assert desk.http.ranges == [None]
    reader.close()


def test_closing_the_reader_keeps_what_came_for_the_next_time(desk):
    desk.allow(100_000)
    reader = desk.open()
    reader.read_at(60_000, 10)
    reader.close()
    desk.streams.close()
    assert desk.target.with_name("one.mp3.part.json").exists()


def test_closing_a_reader_whose_fetching_has_failed_waits_for_no_disk(desk, monkeypatch):
    desk.served.breaks_after = [100_000] + [0] * 5
    desk.allow(len(BODY))
    reader = desk.open()
    assert reader.read_at(50_000, 10) == BODY[50_000:50_010]
    assert reader.read_at(150_000, 10) == b""
    assert reader.failure is not None
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda _file: synced.append(threading.get_ident()))
    reader.close()
    desk.streams.close()
    assert threading.get_ident() not in synced
    assert part_progress(desk.target) == (100_000, len(BODY))
