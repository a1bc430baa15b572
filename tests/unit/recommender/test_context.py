from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy

from podplayer.recommender.context import harmonics, kernel, share_ratio, trust
from podplayer.recommender.moments import day_part, day_words, in_part


def test_midnight_is_near_to_eleven_in_the_evening_and_noon_is_far():
    near, far = kernel(
        np.array(23.5), np.array(False), np.array([0.5, 12.0]), np.array([False] * 2)
    )
    assert near > 0.9
    assert far < 0.03


def test_a_weekend_counts_less_for_a_weekday():
    same, across = kernel(
        np.array(8.0), np.array(False), np.array([8.0, 8.0]), np.array([False, True])
    )
    assert (same, across) == (1.0, pytest.approx(0.4))


def test_harmonics_have_no_mean_over_a_week():
    hours = np.tile(np.arange(24.0), 7)
    weekend = np.repeat(np.arange(7) >= 5, 24)
    assert np.allclose(harmonics(hours, weekend).mean(axis=0), 0, atol=1e-12)


def test_the_hour_starts_near_a_tenth_and_is_believed_once_it_predicts():
    library = toy()
    record = trust(library.events(habit(library, days=35)))
    assert record[0] == pytest.approx(0.1, abs=0.05)
    assert record[-1] > 0.65


def test_the_hour_is_not_believed_where_it_predicts_nothing():
    library = toy()
    rng = np.random.default_rng(3)
    spans = [
        library.span(
            library.row(int(rng.integers(3)), int(rng.integers(30))), NOW - timedelta(hours=5 * n)
        )
        for n in range(200, 0, -1)
    ]
    assert trust(library.events(spans))[-1] < 0.12


def test_answers_are_no_sign_of_the_hour():
    library = toy()
    events = library.events(habit(library, days=3))
    assert len(trust(events)) == len(events) + 1


@pytest.mark.parametrize(
    ("hour", "day", "words"),
    [(7, 23, "weekday morning"), (23, 23, "weekday night"), (12, 28, "weekend midday")],
)
def test_parts_of_the_day_have_names(hour, day, words):
    assert day_part(NOW.replace(hour=hour, day=day)) == words


def test_a_night_goes_over_midnight():
    night = NOW.replace(hour=23)
    inside = in_part(np.array([22.5, 2.0, 8.0]), np.array([False] * 3), now=night)
    assert inside.tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (3, "on Saturday"),
        (30, "on 25 October"),
        (365, "on 24 November 2025"),
    ],
)
def test_days_are_said_as_people_do(days, words):
    assert day_words(NOW - timedelta(days=days), now=NOW) == words


def test_hours_at_which_hardly_anything_is_heard_say_little():
    """At five in the afternoon, a show of the night is not seven times as likely as a morning's."""
    night, morning = 8 * kernel(
        np.array(17.0), np.array(False), np.array([22.0, 8.0]), np.array([False] * 2)
    )
    here = night + morning
    of_night, of_morning = share_ratio(8.0, 16.0, np.array([night, morning]), here)
    assert night / morning > 6
    assert of_night / of_morning < 2.6
    assert share_ratio(8.0, 16.0, 8.0, 8.0 + morning) > 1.7  # at ten, it is
