"""Small pieces of sentences."""

from collections.abc import Sized


def counted(things: Sized | int, noun: str) -> str:
    """`3 episodes`, `1 episode`."""
    number = things if isinstance(things, int) else len(things)
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
