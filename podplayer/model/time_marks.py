"""How times of one file of an episode become times of another one, with other advertisements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from podplayer.model.ids import Ms

_EDGE = 2_000
"""So near to a part its own shift holds: where it begins is known to some tenths of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a recording that is in another one, too."""

    start: Ms
    end: Ms
    """In the old one."""
    shift: Ms
    """To be added to get to the new one."""


def moved(place: Ms, stretches: Sequence[Stretch]) -> Ms:
    """Where a place of the old recording is in the new one.

    What was in an advertisement that is gone goes to the beginning of what followed it.
    """
    for number, stretch in enumerate(stretches):
        if place < stretch.start - _EDGE:
            return Ms(max(0, stretch.start + stretch.shift))
        following = stretches[number + 1].start if number + 1 < len(stretches) else None
        if place < stretch.end + _EDGE and (following is None or place < following):
            return Ms(max(0, place + stretch.shift))
    if not stretches:
        return place
    last = stretches[-1]
    return Ms(max(0, last.end + last.shift))


def moves_anything(stretches: Sequence[Stretch], *, slack: Ms) -> bool:
    """Whether any place is another one; encoders alone shift by a few hundredths of a second."""
    return any(abs(stretch.shift) > slack for stretch in stretches)


def joined(stretches: Sequence[Stretch], *, slack: Ms) -> list[Stretch]:
    """Neighbours with the same shift made one: between them was a pause, or damage."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and abs(found[-1].shift - stretch.shift) <= slack:
            found[-1] = replace(found[-1], end=stretch.end)
        else:
            found.append(stretch)
    return found
