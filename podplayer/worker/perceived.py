"""What becomes of a recording or a cover in the encoder process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PerceivedFile:
    """The vector of a recording or a cover."""

    encoder: str
    vector: bytes
    """float16; NaN where nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerceiveFailure:
    """Why a file has no vector."""

    sentence: str
    is_absent: bool = False
    """The models are not installed: no other file will do better."""
