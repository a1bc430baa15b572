"""The prior that came with podplayer: what other people's choices say of the weights."""

import tomllib

from podplayer.model.resources import resource_path
from podplayer.recommender.feature_list import NAMES, Prior, Priors


def shipped_prior() -> Priors:
    """Read it; docs/models/prior.md says where it is from. Features of other versions drop out."""
    document = tomllib.loads(resource_path("prior.toml").read_text(encoding="utf-8"))
    return {
        name: Prior(mean=float(line["mean"]), precision=float(line["precision"]))
        for name, line in document["choice"].items()
        if name in NAMES
    }
