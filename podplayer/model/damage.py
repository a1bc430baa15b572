"""Damaged media: whatever of it can be decoded is, however many packets cannot."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Frame = TypeVar("Frame", covariant=True)

_MOST_ERRORS = 500
"""Damaged packets in a row after which nothing good is expected any more."""


class Packet(Protocol[Frame]):
    """What a container is cut into."""

    def decode(self) -> Iterable[Frame]:
        """Raise where it is damaged."""
        ...


def decodable(
    packets: Iterator[Packet[Frame]], *, failures: tuple[type[Exception], ...]
) -> Iterator[Frame]:
    """The frames of the packets that are whole.

    Args:
        packets: an iterator that can be asked again after it has raised.
        failures: what it and the packets raise for a damaged place.
    """
    errors = 0
    while errors < _MOST_ERRORS:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            frames = packet.decode()
        except EOFError:
            return
        except failures:
            errors += 1
            continue
        for frame in frames:
            errors = 0
            yield frame
