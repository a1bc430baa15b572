"""What the settings, and the vectors that a library has, ask of the encoder process.

The first run on an empty library lets the process choose a precision that suits the processor. From
then on the vectors themselves remember it: a library that moves to another computer is read on in
its own precision, so that vectors of two are never mixed.
"""

from collections.abc import Mapping

_FAMILIES = {"e5": "multilingual-e5-small/", "minilm": "all-MiniLM-L6-v2/", "static": "hashed-"}
"""Choices and how the names of their encoders begin, best first."""
_PRECISE = {"e5-int8": "multilingual-e5-small/q4-int8", "e5-fp32": "multilingual-e5-small/q4-fp32"}
"""Choices that leave the process no freedom."""
_NEWEST = {"static": "hashed-words/2"}
"""Encoders of which there were others under the same choice."""
_FREE = ("auto", "e5")
"""Choices that leave the precision to the processor."""


def family_of(encoder: str) -> str | None:
    """The model of an encoder: "e5" for multilingual-e5-small in any precision."""
    return next((kind for kind, start in _FAMILIES.items() if encoder.startswith(start)), None)


def is_rough(encoder: str) -> bool:
    """Whether an encoder only counts words: quick, and blind to what they mean."""
    return family_of(encoder) == "static"


def choice_of(encoder: str) -> str:
    """The choice that leads to an encoder by name, or to its nearest relative."""
    precise = (choice for choice, name in _PRECISE.items() if name == encoder)
    return next(precise, family_of(encoder) or "auto")


def choice_for(setting: str, counts: Mapping[str, int]) -> str:
    """The choice of the settings, in the precision of most vectors that the library has."""
    held = {name: count for name, count in counts.items() if count and name in _PRECISE.values()}
    if setting not in _FREE or not held:
        return setting
    return choice_of(max(held, key=lambda name: held[name]))


def is_wanted(encoder: str, choice: str) -> bool:
    """Whether an encoder is what a choice leads to where everything is installed."""
    starts = _FAMILIES | _PRECISE | _NEWEST
    return encoder.startswith(starts.get(choice, _FAMILIES["e5"]))


def by_wish(counts: Mapping[str, int], *, choice: str, known: str | None) -> list[str]:
    """Encoders with vectors, in the order in which they are wanted.

    Args:
        counts: how many vectors of each encoder there are.
        choice: what is asked of the process.
        known: the encoder that the process says this leads to; None before it was asked.
    """
    families = [*_FAMILIES, None]

    def place(name: str) -> tuple[bool, bool, int, int]:
        rank = families.index(family_of(name))
        return name != known, not is_wanted(name, choice), rank, -counts[name]

    return sorted(counts, key=place)
