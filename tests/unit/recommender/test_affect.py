import numpy as np
import pytest

from podplayer.model.senses import FACTS
from podplayer.recommender.affect import (
    LIMIT,
    Affect,
    blended,
    likeness,
    sound_arousal,
    standardised,
    text_affect,
)

CALM, LIVELY, SAD = 0, 1, 2
PLACES = np.array([[0.4, -0.9], [0.4, 0.9], [-0.8, -0.5]])


def library(count=30):
    """Texts of three moods in turn."""
    rng = np.random.default_rng(0)
    return np.eye(3)[np.arange(count) % 3] * 0.4 + rng.normal(0, 0.05, (count, 3)) + 0.5


def facts(count=20, **columns):
    values = np.random.default_rng(1).normal(0, 1, (count, len(FACTS)))
    for name, column in columns.items():
        values[:, FACTS.index(name)] = column
    return values


def test_texts_lie_where_their_mood_lies():
    felt = text_affect(library(), PLACES)
    assert (felt[LIVELY::3, 1] > 0.8).all()
    assert (felt[CALM::3, 1] < -0.3).all()
    assert (felt[SAD::3, 0] < -1).all()


def test_what_all_texts_share_says_nothing():
    near_calm = library() + np.array([0.3, 0.0, 0.0])
    assert text_affect(near_calm, PLACES) == pytest.approx(text_affect(library(), PLACES))


def test_of_a_handful_of_texts_nothing_is_said():
    assert not text_affect(library(5), PLACES).any()


def test_fast_lively_speech_without_pauses_is_aroused():
    pace = np.linspace(-1, 1, 20)
    felt = sound_arousal(facts(rate=pace, pitch_spread=pace, onset=pace, pause_share=-pace))
    assert np.corrcoef(felt, pace)[0, 1] > 0.9


def test_an_unknown_fact_speaks_neither_way():
    values = facts()
    values[0, :] = np.nan
    values[1, FACTS.index("music_energy")] = np.nan
    felt = sound_arousal(values)
    assert np.isnan(felt[0])
    assert np.isfinite(felt[1:]).all()


def test_a_few_recordings_say_nothing():
    assert np.isnan(sound_arousal(facts(5))).all()


def test_extremes_are_bounded_and_constants_are_usual():
    values = np.zeros((100, 2))
    values[0, 0] = 1000
    assert standardised(values).max() == LIMIT
    assert not standardised(values)[:, 1].any()


def test_sound_moves_arousal_only_and_a_guess_moves_it_less():
    text = Affect(values=np.full((3, 2), 0.5), is_known=np.ones(3, bool))
    both = blended(text, np.array([2.0, 2.0, np.nan]), is_guess=np.array([False, True, False]))
    assert both.values[:, 0] == pytest.approx(0.5)
    assert both.values[0, 1] > both.values[1, 1] > both.values[2, 1] == 0.5


def test_sound_alone_makes_something_known():
    both = blended(Affect.unknown(2), np.array([1.0, np.nan]), is_guess=np.zeros(2, bool))
    assert both.is_known.tolist() == [True, False]


def test_likeness_does_not_depend_on_how_long_an_anchor_is():
    vectors = np.eye(3, dtype=np.float32)
    assert likeness(vectors, 5 * vectors) == pytest.approx(np.eye(3))
