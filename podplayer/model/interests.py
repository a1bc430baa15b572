"""What listeners say that they like, in their own words."""

from dataclasses import dataclass

MUTED, LESS, USUAL, MORE = 0.0, 0.5, 1.0, 2.0
"""How much an interest counts."""
LONGEST = 120
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that can be chosen before anything was heard."""

    key: str
    """What it is called in the library; never shown."""
    name: str
    """English from `say`, or as the window translated it."""
    text: str
    """What is encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedInterest:
    """One interest."""

    id: int
    name: str
    text: str
    """What is encoded."""
    topic: str | None
    """The key of the topic that it came from; None where it was typed."""
    weight: float
    """MUTED to MORE; it multiplies how near episodes lie."""

    @property
    def is_muted(self) -> bool:
        """Whether it is kept and counts for nothing."""
        return self.weight == MUTED
