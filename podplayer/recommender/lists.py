"""What a list is besides right: varied, new to the listener, drawn from much of what there is."""

from dataclasses import dataclass, field

import numpy as np

from podplayer.recommender.columns import Events, Ints, Items, Reals
from podplayer.recommender.space import Space

TOP = 10


@dataclass(kw_only=True, eq=False)
class ListTally:
    """Collects the first ten of every list of one ranker."""

    items: Items
    space: Space
    diversity: list[float] = field(default_factory=list)
    novelty: list[float] = field(default_factory=list)
    _shown: set[int] = field(default_factory=set)
    _could: set[int] = field(default_factory=set)

    def add(self, rows: Ints, scores: Reals, past: Events) -> None:
        """Count one list; `past` is what came before it."""
        top = rows[np.argsort(-scores, kind="stable")[:TOP]]
        vectors = self.space.of(top)
        sims = vectors @ vectors.T
        pairs = sims[np.triu_indices(len(top), 1)]
        if len(pairs):
            self.diversity.append(float(1 - pairs.mean()))
        known = np.isin(self.items.shows[top], past.shows)
        self.novelty.append(float(1 - known.mean()))
        self._shown.update(top.tolist())
        self._could.update(rows.tolist())

    def document(self) -> dict[str, float]:
        """Mean distance of two in a list, share of shows never heard, share of all ever shown."""
        return {
            "diversity": float(np.mean(self.diversity)) if self.diversity else 0.0,
            "novelty": float(np.mean(self.novelty)) if self.novelty else 0.0,
            "coverage": len(self._shown) / max(1, len(self._could)),
        }
