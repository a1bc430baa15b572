import tomllib

import numpy as np

from podplayer.recommender.feature_list import FEATURES, Prior
from podplayer.services.prior import fair_priors, shipped_prior
from podplayer.training.conditional import Choice
from podplayer.training.prior import FOLDS, TAUGHT, difference, folds, is_better, learn, write

RNG = np.random.default_rng(1)


def people(weights, *, count=6, lists=60):
    made = {}
    for person in range(count):
        own = []
        for _ in range(lists):
            features = RNG.normal(size=(30, len(TAUGHT)))
            utility = features @ np.array(weights) + RNG.gumbel(size=30)
            own.append(Choice(features=features, labels=np.arange(30) == utility.argmax()))
        made[f"p{person}"] = own
    return made


def test_what_people_choose_by_moves_the_prior_and_nothing_speaks_against_its_nature():
    by_hand = {one.name: one.choice.mean for one in FEATURES}
    learned = learn(people([0, 0, 0, 0, 1.5, -1.0, 0]))
    assert learned["text_linear"].mean > 2 * by_hand["text_linear"]
    assert learned["words_near"].mean == 0.0


def test_people_who_are_alike_have_a_high_precision():
    lists = people([0.2] * len(TAUGHT))
    assert min(difference(lists, learn(lists)).values()) > 8


def test_everybody_is_in_one_fold_and_stays_there_in_another_order():
    users = [f"u{n}" for n in range(40)]
    assert folds(users) == folds(users[::-1])
    assert set(folds(users).values()) == set(range(FOLDS))


def test_only_a_prior_that_is_surely_better_somewhere_and_worse_nowhere_is_shipped():
    assert is_better({"new-items": (0.0, -0.003, 0.002), "zero-history": (0.03, 0.01, 0.07)})
    assert not is_better({"new-items": (0.0, -0.003, 0.002), "zero-history": (0.03, -0.01, 0.07)})
    assert not is_better({"new-items": (-0.01, -0.02, 0.0), "zero-history": (0.03, 0.01, 0.07)})


def test_a_written_prior_tells_where_it_is_from(tmp_path):
    path = tmp_path / "prior.toml"
    write(
        path,
        {"text_near": Prior(0.5, 16.0)},
        about={"data": "stars"},
        fold={"u1": 0, "u2": 1},
        without_fold={0: {"text_near": Prior(0.4, 16.0)}, 1: {"text_near": Prior(0.6, 16.0)}},
    )
    document = tomllib.loads(path.read_text())
    assert document["choice"]["text_near"] == {"mean": 0.5, "precision": 16.0}
    assert document["about"] == {"data": "stars"}
    assert document["folds"] == {"u1": 0, "u2": 1}
    assert document["without_fold"]["1"]["text_near"]["mean"] == 0.6


def test_the_shipped_prior_speaks_of_similarities_only():
    assert set(shipped_prior()) == set(TAUGHT)


def test_nobody_is_evaluated_by_what_their_own_choices_taught():
    fold = folds([f"u{number:02}" for number in range(35)])  # the people of resources/prior.toml
    prior_of = fair_priors()
    for one in fold:
        assert set(prior_of(one)) == set(TAUGHT)
        assert prior_of(one) != shipped_prior()
        for other in fold:
            assert (prior_of(one) == prior_of(other)) == (fold[one] == fold[other])
    assert prior_of("somebody else") == shipped_prior()
