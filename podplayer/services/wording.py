"""Small pieces of sentences."""

from collections.abc import Sized

from podplayer.model.errors import UsageError
from podplayer.model.sentence import say
from podplayer.model.shelves import LONGEST_NAME


def counted(things: Sized | int, noun: str) -> str:
    """`3 episodes`, `1 episode`."""
    number = things if isinstance(things, int) else len(things)
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def clean_name(text: str, *, what: str) -> str:
    """A name that the listener typed, on one line without spaces around it.

    Raises:
        UsageError: nothing is left, or it is too long.
    """
    name = " ".join(word for word in text.split() if word.isprintable())
    if not name:
        raise UsageError(say("A {what} needs a name.", what=what))
    if len(name) > LONGEST_NAME:
        raise UsageError(
            say(
                "The name of a {what} can have {longest_name} characters at most.",
                what=what,
                longest_name=LONGEST_NAME,
            )
        )
    return name
