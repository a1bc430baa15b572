"""A file comes again with other advertisements: what was marked is where it was said."""

from datetime import timedelta

import numpy as np
import pytest
from factories import NOW

from podplayer.media.fingerprint import to_bytes
from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import DownloadOrigin
from podplayer.model.ids import Ms
from podplayer.model.sound import SoundFacts
from podplayer.model.transcripts import Transcript, TranscriptLine
from podplayer.services.bookmarks import Bookmarks
from podplayer.services.sound import SoundService
from podplayer.services.undo import Undo
from podplayer.storage.bookmarks import BookmarkTable
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.time_marks import TimeMarks
from podplayer.storage.transcripts import TranscriptTable

LATER = NOW + timedelta(days=9)


def codes(seconds: float, *, seed: int) -> np.ndarray:
    """A fingerprint of something."""
    count = round(seconds * 10)
    return np.random.default_rng(seed).integers(1, 65_536, count, dtype=np.uint16)


TALK = codes(300, seed=1)
OLD = to_bytes(np.concatenate([codes(30, seed=2), TALK]))
NEW = to_bytes(np.concatenate([TALK[:1000], codes(20, seed=3), TALK[1000:]]))
OTHER = to_bytes(codes(300, seed=4))


class Scan:
    fingerprint = OLD

    def __call__(self, path, *, cancel, progress=None) -> SoundFacts:
        return SoundFacts(duration=Ms(330_000), loudness=-16.0, fingerprint=self.fingerprint)


@pytest.fixture
def scan():
    return Scan()


@pytest.fixture
def pilot(by_guid):
    return by_guid["pilot"]


@pytest.fixture
def service(db, bus, scan):
    return SoundService(db, bus=bus, now=lambda: LATER, scan_file=scan)


@pytest.fixture
def arrive(db, service, scan, pilot, tmp_path):
    def arrive(fingerprint, *, size, at, origin=DownloadOrigin.HAND):
        scan.fingerprint = fingerprint
        path = tmp_path / "pilot.mp3"
        path.write_bytes(b"x" * size)
        DownloadTable(db).wish(pilot, origin=origin, now=at)
        DownloadTable(db).set_file(pilot, path, size=size, now=at)
        return service.analyse_missing(cancel=CancelToken()).followed

    return arrive


@pytest.fixture
def marked(db, bus, arrive, pilot):
    """The old file was heard to 1:40 and marked at 2:30; a line of it is a minute in."""
    arrive(OLD, size=5, at=NOW)
    ListeningLog(db).store_position(pilot, Ms(100_000), now=NOW + timedelta(hours=1))
    Bookmarks(db, bus=bus, now=lambda: NOW + timedelta(hours=1)).add(pilot, at=Ms(150_000))
    line = TranscriptLine(text="Now.", start=Ms(60_000), end=Ms(62_000))
    TranscriptTable(db).store(pilot, Transcript(lines=(line,)), now=NOW)


def places(db, pilot):
    line = TranscriptTable(db).get(pilot).lines[0]
    return (
        Episodes(db).detail(pilot).row.position,
        BookmarkTable(db).of_episode(pilot)[0].at,
        line.start,
        line.end,
    )


def test_everything_that_was_marked_moves_with_what_is_said(db, marked, arrive, pilot):
    (followed,) = arrive(NEW, size=6, at=LATER)
    assert places(db, pilot) == (70_000, 140_000, 30_000, 32_000)
    assert followed.sentence.startswith("Moved the times of “")


def test_it_can_be_undone(db, bus, marked, arrive, pilot):
    (followed,) = arrive(NEW, size=6, at=LATER)
    Undo(db, bus=bus, now=lambda: LATER).apply(followed.token)
    assert places(db, pilot) == (100_000, 150_000, 60_000, 62_000)
    assert TimeMarks(db).shifts(pilot) == ()


def test_another_recording_moves_nothing_and_says_so(db, marked, arrive, pilot):
    (followed,) = arrive(OTHER, size=6, at=LATER)
    assert "another recording; nothing in it was moved" in followed.sentence
    assert followed.token is None
    assert places(db, pilot) == (100_000, 150_000, 60_000, 62_000)


def test_the_same_file_again_moves_nothing(marked, arrive):
    assert arrive(OLD, size=6, at=LATER) == ()


def test_a_place_that_was_reached_in_the_new_file_stays(db, marked, arrive, pilot):
    ListeningLog(db).store_position(pilot, Ms(105_000), now=LATER + timedelta(minutes=1))
    arrive(NEW, size=6, at=LATER)
    assert places(db, pilot)[:2] == (105_000, 140_000)


def test_a_third_file_is_held_against_the_second(db, marked, arrive, pilot):
    arrive(NEW, size=6, at=LATER)
    arrive(OLD, size=7, at=LATER + timedelta(days=1))
    assert places(db, pilot) == (100_000, 150_000, 60_000, 62_000)
    assert all(abs(stretch.shift) <= 100 for stretch in TimeMarks(db).shifts(pilot))


def test_a_file_that_nobody_marked_anything_in_is_followed_in_silence(arrive):
    arrive(OLD, size=5, at=NOW)
    assert arrive(OTHER, size=6, at=LATER) == ()
