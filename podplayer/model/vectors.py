"""Vectors as they are stored: bytes, so that this package needs no numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import EpisodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorTable:
    """The vectors of many episodes under one encoder."""

    encoder: str
    """Name, version and precision: "multilingual-e5-small/q4-bf16". Never mixed with another."""
    dimensions: int
    ids: Sequence[EpisodeId]
    languages: Sequence[str | None]
    """As detected when the episode was encoded."""
    data: bytes
    """len(ids) rows of `dimensions` float16, row after row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageMean:
    """The mean vector of one language in the local library, which is subtracted before use."""

    language: str
    count: int
    data: bytes
    """`dimensions` float32."""
