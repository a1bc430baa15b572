"""What the tokens of the speech model mean; the model itself where it is installed."""

import numpy as np
import pytest
from factories_sound import tone, write_wav

speech = pytest.importorskip(
    "podplayer.encoders.speech", reason="CTranslate2 is not installed", exc_type=ImportError
)

WORDS, TIME = 100, 1_000


class Tokenizer:
    def token_to_id(self, _text):
        return TIME - 1

    def decode(self, tokens):
        return " ".join(f"w{token - WORDS}" for token in tokens)


def at(seconds):
    return TIME + round(seconds * 50)


@pytest.fixture
def whisper():
    return speech.Whisper(None, Tokenizer())


def test_words_between_two_times_are_a_line(whisper):
    tokens = [at(0), 101, 102, at(2.5), at(3), 103, at(30)]
    assert whisper.lines(tokens, length=30_000) == (
        [(0, 2_500, "w1 w2"), (3_000, 30_000, "w3")],
        30_000,
    )


def test_what_has_only_begun_is_heard_in_the_next_window(whisper):
    whole = [at(0), 101, at(20), at(20), 102]
    assert whisper.lines(whole, length=30_000) == ([(0, 20_000, "w1")], 20_000)
    assert whisper.lines([at(0), 101, at(20), at(20)], length=30_000)[1] == 20_000


def test_at_the_end_of_the_recording_nothing_is_left_over(whisper):
    tokens = [at(0), 101, at(2), at(2), 102]
    assert whisper.lines(tokens, length=9_000) == (
        [(0, 2_000, "w1"), (2_000, 9_000, "w2")],
        9_000,
    )


def test_a_window_without_words_is_passed(whisper):
    assert whisper.lines([], length=30_000) == ([], 30_000)


def test_a_line_that_comes_again_is_written_once(whisper):
    tokens = [at(0), 101, at(1), at(1), 101, at(2)]
    assert len(whisper.lines(tokens, length=5_000)[0]) == 1


def test_the_spectrum_has_the_shape_that_the_model_knows():
    found = speech.log_mel(tone(440.0, seconds=3.0))
    assert found.shape == (80, 3_000)
    assert found.max() - found.min() == pytest.approx(2.0, abs=0.01)
    assert np.isfinite(found).all()


def test_behind_the_end_there_is_nothing(tmp_path, whisper):
    path = write_wav(tmp_path / "x.wav", tone(440.0, seconds=2.0))
    assert whisper.write_down(path, start=60_000) == ((), None)
