from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, toy
from factories_senses import cover, recording

from podplayer.model.listening import Context, Mood
from podplayer.model.ranking import RankingOptions
from podplayer.recommender.affect import Affect
from podplayer.recommender.feature_list import COLUMNS
from podplayer.recommender.features import compute
from podplayer.recommender.mood import Belief
from podplayer.recommender.pipeline import moment_of
from podplayer.recommender.sense_features import feeling_words, noise
from podplayer.recommender.senses import Senses, hear, see

CALM = Mood(valence=0.2, arousal=-0.8)

KNOWN = Belief(np.zeros((1, 2)), np.zeros((1, 2)))


def listened(library, *, voices, heard=slice(None)):
    """Senses of a library in which shows share voices and looks."""
    rows = np.arange(len(library.items))[heard]
    shows = library.items.shows
    found = hear(
        np.stack([recording(voices[shows[row]], seed=int(row)) for row in rows]), rows, shows
    )
    looks = np.stack([cover(voices[show], seed=show) for show in range(len(voices))])
    return Senses(
        sound=found.space,
        is_guess=found.is_guess,
        cover=see(looks, np.arange(len(voices)), shows),
        affect=Affect.unknown(len(shows)),
    )


def feeling(library, arousal, valence=0.0):
    """Every show has a feeling of its own."""
    shows = library.items.shows
    values = np.stack([np.full(len(shows), valence), np.array(arousal)[shows]], axis=1)
    return replace(
        Senses.empty(len(shows)), affect=Affect(values=values, is_known=np.ones(len(shows), bool))
    )


def plays(library, show, count=10):
    return [library.span(library.row(show, n), NOW - timedelta(days=20 - n)) for n in range(count)]


def column(world, name, rows, *, mood=None):
    moment = moment_of(world, Context(at=NOW, mood=mood), np.array(rows))
    return compute(world, moment)[0][:, COLUMNS[name].start]


def latest(library, shows):
    return [library.row(show, -1 - place) for show in range(shows) for place in range(5)]


@pytest.mark.parametrize("name", ["sound_near", "cover_near"])
def test_a_show_with_the_voice_and_look_of_a_liked_one_is_near(name):
    library = toy(shows=8)
    senses = listened(library, voices=[0, 0, 1, 2, 3, 4, 5, 6])
    world = library.world(plays(library, 0), senses=senses)
    values = column(world, name, latest(library, 8)).reshape(8, 5).mean(axis=1)
    assert values[1] > 1
    assert (values[2:] < 0.5).all()


def test_the_same_show_is_no_evidence():
    library = toy(shows=8)
    senses = listened(library, voices=list(range(8)))
    world = library.world(plays(library, 0), senses=senses)
    values = column(world, "sound_near", latest(library, 8))
    assert values[:5].tolist() == [0] * 5


def test_a_guess_counts_less_and_is_less_certain():
    library = toy(shows=8)
    rows = np.arange(len(library.items))
    senses = listened(library, voices=[0, 0, 1, 2, 3, 4, 5, 6], heard=rows % 2 == 0)
    world = library.world(plays(library, 0), senses=senses)
    wanted = latest(library, 8)
    guessed = senses.is_guess[wanted]
    variance = noise(senses, np.array(wanted), KNOWN)[:, COLUMNS["sound_near"].start]
    assert set(variance[guessed]) == {0.5}
    assert set(variance[~guessed]) == {0.0}
    assert column(world, "sound_near", wanted).any()


def test_wider_variance_makes_a_wider_interval():
    library = toy(shows=8)
    rows = np.arange(len(library.items))
    senses = listened(library, voices=[0, 0, 1, 2, 3, 4, 5, 6], heard=rows % 2 == 0)
    options = RankingOptions(count=20)
    with_guess = library.recommend(plays(library, 0), options=options, senses=senses)
    certain = replace(senses, is_guess=np.zeros(len(rows), bool))
    without = library.recommend(plays(library, 0), options=options, senses=certain)
    wide = {line.row: line.uncertainty for line in with_guess.lines}
    narrow = {line.row: line.uncertainty for line in without.lines}
    shared = [row for row in wide if row in narrow and senses.is_guess[row]]
    assert shared
    assert all(wide[row] >= narrow[row] - 0.02 for row in shared)


def test_without_sound_and_covers_the_features_are_neutral():
    library = toy()
    spans = plays(library, 0)
    rows = latest(library, 6)
    empty = library.world(spans, senses=Senses.empty(len(library.items)))
    for name in ("sound_near", "cover_near", "mood_match"):
        assert not column(empty, name, rows, mood=CALM).any()
        assert not column(library.world(spans), name, rows, mood=CALM).any()
    assert not noise(empty.senses, np.array(rows), KNOWN).any()


def test_empty_senses_change_no_list():
    library = toy()
    spans = plays(library, 0)
    with_none = library.recommend(spans)
    with_empty = library.recommend(spans, senses=Senses.empty(len(library.items)))
    assert with_none == with_empty


def test_a_calm_mood_raises_what_is_calm():
    library = toy()
    senses = feeling(library, arousal=[1, 1, 1, -1, -1, 1])
    calm = library.recommend([], senses=senses, mood=CALM)
    lively = library.recommend([], senses=senses, mood=Mood(valence=0.0, arousal=0.8))
    assert library.items.shows[calm.lines[0].row] in (3, 4)
    assert library.items.shows[lively.lines[0].row] not in (3, 4)


def test_without_a_mood_it_does_not_matter_how_episodes_feel():
    library = toy()
    spans = plays(library, 0)
    felt = library.recommend(spans, senses=feeling(library, arousal=[1, 1, 1, -1, -1, 1]))
    plain = library.recommend(spans)
    assert [line.row for line in felt.lines] == [line.row for line in plain.lines]
    assert felt.lines[0].contributions["mood_match"] == 0


def test_later_listening_does_not_change_an_earlier_moment():
    library = toy(shows=8)
    senses = listened(library, voices=[0, 0, 1, 1, 3, 4, 5, 6])
    early = plays(library, 0)
    later = [library.span(library.row(2, 5), NOW + timedelta(days=1))]
    rows = np.array(latest(library, 8))
    one, other = (library.world(s, senses=senses) for s in (early, [*early, *later]))
    moment = moment_of(one, Context(at=NOW), rows)
    name = COLUMNS["sound_near"].start
    assert np.array_equal(compute(one, moment)[..., name], compute(other, moment)[..., name])


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        (Mood(valence=0.0, arousal=-0.8), "Calmer"),
        (Mood(valence=0.0, arousal=0.8), None),
        (Mood(valence=0.8, arousal=0.0), "Brighter"),
        (Mood(valence=0.1, arousal=0.1), None),
    ],
)
def test_a_feeling_is_said_only_where_it_is_what_was_asked_for(mood, said):
    library = toy()
    senses = feeling(library, arousal=[-1.5] * 6, valence=1.0)
    assert feeling_words(senses, 0, mood) == said
    assert feeling_words(Senses.empty(len(library.items)), 0, mood) is None
