"""Transcripts that are made here, with a model that is made up."""

import pytest
from factories import NOW
from fakes_encoder import FakeEncoder

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import (
    Cancelled,
    MediaError,
    MissingModelError,
    NotFoundError,
    UsageError,
)
from podplayer.model.events import WorkProgress
from podplayer.model.transcripts import Transcript, TranscriptLine
from podplayer.services.transcription import MADE_HERE, Transcription
from podplayer.services.transcripts import Transcripts
from podplayer.storage.downloads import DownloadTable
from podplayer.worker.transcribing import SpeechWriter


@pytest.fixture
def encoder():
    return FakeEncoder()


@pytest.fixture
def transcripts(db, bus):
    return Transcripts(db, attachments=None, bus=bus, now=lambda: NOW)


@pytest.fixture
def service(db, bus, encoder, transcripts):
    return Transcription(db, writer=lambda: SpeechWriter(encoder), transcripts=transcripts, bus=bus)


@pytest.fixture
def pilot(db, by_guid, tmp_path):
    path = tmp_path / "pilot.mp3"
    path.write_bytes(b"sound")
    DownloadTable(db).set_file(by_guid["pilot"], path, size=5, now=NOW)
    return by_guid["pilot"]


def starts(transcript):
    return [line.start for line in transcript.lines]


def test_it_is_stored_and_found_like_any_transcript(service, transcripts, pilot):
    made = service.transcribe(pilot, cancel=CancelToken())
    assert starts(made) == [1_000, 31_000, 61_000, 91_000]
    assert transcripts.stored(pilot) == made
    assert (made.url, made.language) == (MADE_HERE, "en")
    assert [hit.at for hit in transcripts.search("60000")] == [61_000]


def test_it_tells_how_far_it_is_and_that_it_ended(service, bus, pilot):
    told = []
    bus.subscribe(WorkProgress, told.append)
    service.transcribe(pilot, cancel=CancelToken())
    assert [one.done for one in told[:-1]] == [0, 30_000, 60_000, 90_000]
    assert told[-1].done == told[-1].total


def test_what_was_written_before_a_stop_is_kept_and_the_next_time_goes_on(
    service, bus, transcripts, pilot
):
    cancel = CancelToken()

    def stop(progress):
        if progress.done == 60_000:
            cancel.cancel()

    end = bus.subscribe(WorkProgress, stop)
    with pytest.raises(Cancelled):
        service.transcribe(pilot, cancel=cancel)
    assert starts(transcripts.stored(pilot)) == [1_000, 31_000]
    del end
    made = service.transcribe(pilot, cancel=CancelToken())
    assert starts(made) == [1_000, 31_000, 61_000, 91_000]
    assert made.url == MADE_HERE


def test_a_transcript_that_is_there_is_not_replaced(service, transcripts, pilot):
    there = Transcript(lines=(TranscriptLine(text="Hello."),), url="https://example.com/t.vtt")
    transcripts.keep(pilot, there)
    with pytest.raises(UsageError, match="has a transcript already"):
        service.transcribe(pilot, cancel=CancelToken())
    assert transcripts.stored(pilot) == there


def test_without_the_model_one_sentence_says_how_to_get_it(service, encoder, transcripts, pilot):
    encoder.is_deaf = True
    with pytest.raises(MissingModelError, match=r"requirements-transcription\.lock"):
        service.transcribe(pilot, cancel=CancelToken())
    assert transcripts.stored(pilot) is None


def test_a_file_that_cannot_be_read_is_a_sentence(service, encoder, pilot):
    encoder.poison.add("pilot")
    with pytest.raises(MediaError, match="cannot be transcribed: It is poison"):
        service.transcribe(pilot, cancel=CancelToken())


def test_only_what_is_downloaded_can_be_heard(service, by_guid):
    with pytest.raises(NotFoundError, match="download it first"):
        service.transcribe(by_guid["finale"], cancel=CancelToken())
