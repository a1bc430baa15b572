"""The edge to whatever turns a text into a vector."""

from collections.abc import Sequence
from typing import Protocol

from podplayer.recommender.columns import Vectors


class Encoder(Protocol):
    """Texts in, unit vectors out. Vectors of two encoders are never compared with each other."""

    @property
    def name(self) -> str:
        """Model, version and precision: "multilingual-e5-small/q4-fp32"."""
        ...

    @property
    def dimensions(self) -> int:
        """How long each vector is."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, dimensions) float32: rows of length one; zeros for a text that says nothing.

        The same text gives the same vector (but for the last bits), whatever stands beside it.
        """
        ...
