"""One pass over a file: length, loudness, waveform, silences."""

import sys

import numpy as np
import pytest
from fakes_recordings import encode
from fakes_sound import Rendered, hush, loudness, speech, tone, write_samples

from podplayer.media.analysis import analyse
from podplayer.media.scan import scan
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, MediaError
from podplayer.model.sound import silence_at


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    parts = [speech(6), hush(2.0), speech(4), hush(0.3), speech(3), hush(1.0)]
    return write_samples(tmp_path_factory.mktemp("talk") / "talk.wav", np.concatenate(parts))


def test_it_finds_the_length_and_the_silences(talk):
    facts = analyse(talk)
    assert facts.duration == 16_300
    assert [(s.start, s.end) for s in facts.silences] == [
        (pytest.approx(6_000, abs=60), pytest.approx(8_000, abs=60)),
        (pytest.approx(15_300, abs=60), pytest.approx(16_300, abs=60)),
    ]
    found = silence_at(facts.silences, facts.silences[0].start)
    assert found == facts.silences[0]
    assert silence_at(facts.silences, 1_000) is None


@pytest.mark.parametrize("level", [0.02, 0.3, 0.95])
@pytest.mark.parametrize("rate", [48_000, 44_100, 22_050])
def test_its_loudness_is_that_of_the_standard(tmp_path, level, rate):
    path = write_samples(tmp_path / "x.wav", speech(20, level=level), rate=rate)
    assert analyse(path).loudness == pytest.approx(loudness(Rendered(path).samples), abs=0.2)


def test_times_hold_for_every_sample_rate(tmp_path):
    samples = np.concatenate([tone(60, level=0.4), np.zeros(48_000 * 3), tone(2)])[::4]
    facts = analyse(write_samples(tmp_path / "x.wav", samples, rate=12_000))
    (silence,) = facts.silences
    assert silence.start == pytest.approx(60_000, abs=60)
    assert silence.end == pytest.approx(63_000, abs=60)


def test_the_waveform_shows_what_is_loud(talk):
    peaks = np.frombuffer(analyse(talk).peaks, np.uint8).astype(int)
    assert 0 < len(peaks) <= 2_000
    silent = peaks[round(len(peaks) * 6.5 / 16.3) : round(len(peaks) * 7.5 / 16.3)]
    assert silent.max() <= 2
    assert peaks.max() > 60


def test_nothing_but_silence_has_no_loudness(tmp_path):
    facts = analyse(write_samples(tmp_path / "x.wav", np.zeros(48_000 * 5)))
    assert facts.loudness is None
    assert facts.duration == 5_000


@pytest.mark.parametrize("data", [b"", b"words and no audio\n" * 300])
def test_what_is_no_audio_is_refused(tmp_path, data):
    path = tmp_path / "x.mp3"
    path.write_bytes(data)
    with pytest.raises(MediaError, match=r"x\.mp3"):
        analyse(path)


def test_places_are_right_where_a_part_of_another_rate_was_spliced_in(tmp_path):
    talk = np.concatenate([speech(4), hush(2.0), speech(4)])
    spoken = encode(tmp_path / "a.mp3", talk[::3], codec="mp3", bits=64_000, rate=44_100)
    spliced = encode(tmp_path / "b.mp3", speech(4)[::3], codec="mp3", bits=64_000, rate=48_000)
    path = tmp_path / "both.mp3"
    path.write_bytes(spoken.read_bytes() + spliced.read_bytes())
    facts = analyse(path)
    assert facts.duration == pytest.approx(14_000, abs=300)
    assert [silence.start for silence in facts.silences] == [pytest.approx(4_000, abs=150)]


def test_another_process_finds_the_same(talk):
    done: list[int] = []
    assert scan(talk, cancel=CancelToken(), progress=done.append) == analyse(talk)
    assert done


def test_a_refusal_comes_back_from_the_other_process(tmp_path):
    path = tmp_path / "x.mp3"
    path.write_bytes(b"words")
    with pytest.raises(MediaError, match="no audio"):
        scan(path, cancel=CancelToken())


@pytest.mark.parametrize("said", ["", '{"duration": 16'])
def test_a_process_that_dies_is_a_sentence(talk, said):
    program = f"import os, sys; sys.stdout.write({said!r}); sys.stdout.flush(); os.abort()"
    command = [sys.executable, "-c", program]
    with pytest.raises(MediaError, match="damaged"):
        scan(talk, cancel=CancelToken(), command=command)


def test_it_stops_when_it_is_asked_to(talk):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        scan(talk, cancel=cancel)
