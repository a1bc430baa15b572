"""Over several made-up listeners: what one of them does by chance proves nothing."""

import numpy as np
import pytest
from factories_listener import listener, recovered

from podplayer.recommender.metrics import calibration

pytestmark = pytest.mark.slow
SEEDS = range(5)


@pytest.fixture(scope="module", params=[True, False], ids=["planted", "none"])
def found(request):
    return request.param, [recovered(listener(seed=s, is_planted=request.param)) for s in SEEDS]


def test_hours_and_moods_are_believed_within_a_hundred_plays_and_only_where_they_matter(found):
    is_planted, listeners = found
    hours, mood = (np.mean([one.gain[name] for one in listeners]) for name in ("hours", "mood"))
    parts = {name: np.mean([one.share[name] for one in listeners]) for name in ("hours", "mood")}
    trust = [one.trust for one in listeners]
    if is_planted:
        assert hours > 0.03
        assert mood > 0.005
        assert parts["hours"] > 0.3
        assert min(trust) > 0.5
    else:
        assert abs(hours) < 0.02
        assert abs(mood) < 0.03
        assert parts["hours"] < 0.1
        assert parts["mood"] < 0.15
        assert max(trust) < 0.25


def test_what_is_called_seventy_percent_happens_seven_times_in_ten(found):
    _, listeners = found
    said, was = (np.concatenate([getattr(one, n) for one in listeners]) for n in ("said", "was"))
    # Of five hundred plays the error is known to three hundredths.
    assert calibration(said, was).error < 0.08
    assert abs(said.mean() - was.mean()) < 0.05
