from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, toy

from podplayer.model.ids import ContextId
from podplayer.model.listening import Context, Mood
from podplayer.model.ranking import RankingOptions
from podplayer.recommender.affect import Affect
from podplayer.recommender.feature_list import COLUMNS
from podplayer.recommender.features import compute
from podplayer.recommender.mood import belief
from podplayer.recommender.pipeline import moment_of
from podplayer.recommender.sense_features import noise
from podplayer.recommender.senses import Senses

CALM = Mood(valence=0.2, arousal=-0.8)
REST = np.log(2 * np.pi * np.e)
"""Entropy of two independent numbers of variance 1."""


@pytest.fixture
def library():
    return toy()


def senses_of(library, arousal):
    """All episodes are as lively."""
    size = len(library.items)
    values = np.tile([0.0, arousal], (size, 1))
    return replace(Senses.empty(size), affect=Affect(values=values, is_known=np.ones(size, bool)))


def believed(world, *, hours=0.0, mood=None):
    at = NOW + timedelta(hours=hours)
    return belief(world.events, moment_of(world, Context(at=at, mood=mood), np.array([0])))


def test_where_nothing_was_asked_nothing_is_known(library):
    found = believed(library.world([]))
    assert found.mean.tolist() == [[0, 0]]
    assert found.variance.tolist() == [[1, 1]]
    assert found.entropy == pytest.approx(REST)


def test_a_mood_that_was_set_is_taken_at_its_word(library):
    found = believed(library.world([]), mood=CALM)
    assert found.mean.tolist() == [[0.2, -0.8]]
    assert found.entropy[0] < 0


def test_it_is_forgotten_within_some_hours(library):
    contexts = {ContextId(1): Context(at=NOW, mood=CALM)}
    world = library.world([library.span(0, NOW, context_id=ContextId(1))], contexts=contexts)
    soon, later, next_day = (believed(world, hours=hours) for hours in (0.1, 2, 24))
    assert soon.mean[0, 1] < -0.7
    assert later.mean[0, 1] == pytest.approx(-0.8 * np.exp(-1), abs=0.01)
    assert abs(next_day.mean[0, 1]) < 1e-4
    assert soon.entropy < later.entropy < next_day.entropy
    assert next_day.entropy == pytest.approx(REST, abs=1e-4)


def test_what_is_still_believed_acts_only_through_weights_that_are_learned(library):
    contexts = {ContextId(1): Context(at=NOW, mood=CALM)}
    played = library.span(0, NOW - timedelta(hours=1), context_id=ContextId(1))
    world = library.world([played], contexts=contexts, senses=senses_of(library, 1.0))
    features = compute(world, moment_of(world, Context(at=NOW), np.arange(3)))[0]
    assert not features[:, COLUMNS["mood_match"]].any()
    assert features[:, COLUMNS["mood_affect"]].any()


def test_a_mood_that_was_not_asked_for_leaves_its_features_uncertain(library):
    senses, rows = senses_of(library, 1.5), np.arange(3)
    world = library.world([], senses=senses)
    unknown, asked = (noise(senses, rows, believed(world, mood=mood)) for mood in (None, CALM))
    columns = [COLUMNS["mood_match"], COLUMNS["mood_affect"]]
    assert all((unknown[:, place].sum(axis=1) > 2).all() for place in columns)
    assert all((asked[:, place].sum(axis=1) < 0.1).all() for place in columns)


def test_a_list_says_how_little_was_known(library):
    options = RankingOptions(at=NOW)
    unknown, asked = (library.recommend([], options=options, mood=mood) for mood in (None, CALM))
    assert unknown.mood_entropy == pytest.approx(REST)
    assert asked.mood_entropy < 0
