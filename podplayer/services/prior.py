"""The prior that came with podplayer: what other people's choices say of the weights."""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from podplayer.model.resources import resource_path
from podplayer.recommender.feature_list import NAMES, Prior, Priors


def shipped_prior() -> Priors:
    """Read it; docs/models/prior.md says where it is from. Features of other versions drop out."""
    return _priors(_read()["choice"])


def fair_priors() -> Callable[[str], Priors]:
    """The prior for each person whose choices are evaluated, by their id in the data.

    Who was among those that the prior was learned from gets the one that was learned without them
    (and without a seventh of the others), so that nobody is foretold from their own choices.
    """
    document = _read()
    everybody = _priors(document["choice"])
    without = {number: _priors(lines) for number, lines in document["without_fold"].items()}
    folds: Mapping[str, int] = document["folds"]
    return lambda user: without[str(folds[user])] if user in folds else everybody


def _read() -> dict[str, Any]:
    document: dict[str, Any] = tomllib.loads(
        resource_path("prior.toml").read_text(encoding="utf-8")
    )
    return document


def _priors(lines: Mapping[str, Mapping[str, float]]) -> Priors:
    return {
        name: Prior(mean=float(line["mean"]), precision=float(line["precision"]))
        for name, line in lines.items()
        if name in NAMES
    }
