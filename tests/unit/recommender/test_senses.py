import numpy as np
import pytest
from factories_senses import cover, recording

from podplayer.recommender.senses import FEWEST, hear, see

SHOWS = np.repeat(np.arange(6), 20)


def recordings(rows):
    """Each show has a voice of its own."""
    return np.stack([recording(int(SHOWS[row]), seed=int(row)) for row in rows])


def heard(rows):
    return hear(recordings(rows), np.array(rows), SHOWS)


def test_a_voice_is_near_itself_and_far_from_others():
    rows = list(range(0, 120, 2))
    space = heard(rows).space
    sims = space.of(np.array(rows)) @ space.of(np.array(rows)).T
    same = SHOWS[rows][:, None] == SHOWS[rows][None, :]
    np.fill_diagonal(same, False)
    assert sims[same].mean() > 0.3
    assert sims[SHOWS[rows][:, None] != SHOWS[rows][None, :]].mean() < 0.05


@pytest.mark.parametrize("step", [10, 1], ids=["few", "enough to whiten"])
def test_vectors_are_of_unit_length(step):
    rows = list(range(0, 120, step))
    lengths = np.linalg.norm(heard(rows).space.of(np.array(rows)), axis=1)
    assert lengths == pytest.approx(1, abs=0.01)


def test_a_shows_other_episodes_stand_in_for_one_that_was_not_heard():
    rows = [row for row in range(80) if row % 2]
    found = heard(rows)
    assert not found.is_guess[1]
    assert found.is_guess[0]
    own, stand_in = found.space.of(np.array([1, 3])), found.space.of(np.array([0]))
    assert (own @ stand_in.T).min() > 0.3
    assert np.isfinite(found.arousal[0])


def test_of_a_show_that_was_never_heard_nothing_is_known():
    found = heard(list(range(80)))
    assert not found.space.has(np.array([100])).any()
    assert not found.is_guess[100]
    assert np.isnan(found.arousal[100])


def test_too_few_recordings_are_none():
    found = heard(range(FEWEST - 1))
    assert not found.space.has(np.arange(len(SHOWS))).any()
    assert np.isnan(found.arousal).all()
    assert not found.is_guess.any()


def test_an_unknown_block_is_neither_like_nor_unlike():
    raw = recordings(range(120))
    raw[0] = np.nan
    space = hear(raw, np.arange(120), SHOWS).space
    assert np.isfinite(space.white.astype(np.float32)).all()


def test_each_episode_has_its_shows_cover():
    podcasts = np.arange(10)
    raw = np.stack([cover(number % 5, seed=number) for number in range(10)])
    space = see(raw, podcasts, np.repeat(np.arange(12), 3))
    vectors = space.of(np.arange(36))
    assert vectors[0] == pytest.approx(vectors[2])
    assert vectors[0] @ vectors[15] > 0.5  # the fifth show has the look of the first
    assert vectors[0] @ vectors[3] < 0.2
    assert space.has(np.array([29, 30, 35])).tolist() == [True, False, False]


def test_too_few_covers_are_none():
    assert not see(np.stack([cover()] * 3), np.arange(3), SHOWS).has(np.arange(5)).any()
