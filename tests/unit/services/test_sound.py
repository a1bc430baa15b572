"""The sound of downloaded files, and what the player makes of it."""

from pathlib import Path

import pytest
from factories import NOW

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, MediaError
from podplayer.model.ids import Ms
from podplayer.model.podcast import PodcastSettings
from podplayer.model.settings import Settings
from podplayer.model.sound import Silence, SoundFacts
from podplayer.services.listening_store import Opening
from podplayer.services.sound import SoundService
from podplayer.services.sound_wishes import equalizer_of, sound_of
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes

FACTS = SoundFacts(
    duration=Ms(1_234_000),
    loudness=-21.5,
    peaks=bytes([0, 9, 255]),
    silences=(Silence(start=Ms(10), end=Ms(900)), Silence(start=Ms(5_000), end=Ms(70_000_000))),
    mixture=bytes([0, 1, 2, 3]),
)


class FakeScan:
    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.failure: str | None = None

    def __call__(self, path, *, cancel, progress=None) -> SoundFacts:
        cancel.check()
        self.paths.append(path)
        if self.failure is not None:
            raise MediaError(self.failure)
        return FACTS


@pytest.fixture
def scan():
    return FakeScan()


@pytest.fixture
def service(db, bus, scan):
    return SoundService(db, bus=bus, now=lambda: NOW, scan_file=scan)


@pytest.fixture
def file(db, by_guid, tmp_path):
    path = tmp_path / "pilot.mp3"
    path.write_bytes(b"sound")
    DownloadTable(db).set_file(by_guid["pilot"], path, size=5, now=NOW)
    return path


def test_a_file_is_analysed_once_and_its_true_length_is_shown(db, service, scan, by_guid, file):
    report = service.analyse_missing(cancel=CancelToken())
    assert (report.analysed, report.failed, report.missing) == (1, 0, 0)
    assert service.facts(by_guid["pilot"]) == FACTS
    assert Episodes(db).detail(by_guid["pilot"]).row.duration == 1_234_000
    service.analyse_missing(cancel=CancelToken())
    assert scan.paths == [file]


def test_another_file_is_another_sound(db, service, scan, by_guid, file):
    service.analyse_missing(cancel=CancelToken())
    DownloadTable(db).set_file(by_guid["pilot"], file, size=6, now=NOW)
    assert service.facts(by_guid["pilot"]) is None
    assert service.analyse_missing(cancel=CancelToken()).analysed == 1


def test_a_file_that_cannot_be_read_is_not_tried_again(service, scan, by_guid, file):
    scan.failure = "It is no audio."
    assert service.analyse_missing(cancel=CancelToken()).failed == 1
    assert service.analyse_missing(cancel=CancelToken()).failed == 0
    assert service.facts(by_guid["pilot"]) is None


def test_analysing_stops_when_it_is_asked_to(service, file):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        service.analyse_missing(cancel=cancel)


def test_a_shows_wishes_go_before_those_of_all(db, by_guid):
    detail = Episodes(db).detail(by_guid["pilot"])
    show = PodcastSettings(skips_silence=True, is_levelled=False)
    opening = Opening(detail=detail, start=Ms(0), show=show, facts=FACTS)
    sound = sound_of(opening, Settings(boosts_voice=True, equalizer="1,2,3"))
    assert (sound.skips_silence, sound.is_levelled, sound.boosts_voice) == (True, False, True)
    assert (sound.loudness, sound.duration, sound.silences) == (-21.5, 1_234_000, FACTS.silences)
    assert sound.equalizer == (1, 2, 3)


@pytest.mark.parametrize("text", ["", "x", "1,2,3,4,5,6,7", "nan", "inf"])
def test_an_equalizer_that_cannot_be_read_is_flat(text):
    assert equalizer_of(text) == ()
