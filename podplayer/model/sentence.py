"""Sentences for the listener that remember what they were made of, so that a window can translate.

A `Sentence` is its English text wherever it is printed, logged or compared. The window looks up its
template among the translations and fills in the fields again.
"""

import json
import os
from collections.abc import Mapping
from typing import Self

_KEPT = "\N{INFORMATION SEPARATOR TWO}"
"""Begins a sentence in a store, and no other text."""


class Sentence(str):
    """English, with the template and the fields behind it; made by `say`."""

    __slots__ = ("fields", "number", "template")

    template: str
    """With {named} fields, and %n where the number stands."""
    fields: Mapping[str, object]
    """Values of the named fields; a Sentence among them is translated, too."""
    number: int
    """What %n stands for and the plural follows; -1 where there is none."""

    def __new__(cls, template: str, fields: Mapping[str, object], number: int = -1) -> Self:
        """Make it; the text is the English one."""
        made = super().__new__(cls, filled(template, fields, number))
        made.template = template
        made.fields = fields
        made.number = number
        return made

    def __str__(self) -> str:
        """Return itself: `str(error)` must not forget what it was made of."""
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, object], int]]:
        """Survive a pickle and a copy."""
        return type(self), (self.template, self.fields, self.number)


def say(template: str, /, *, n: int = -1, **fields: object) -> Sentence:
    """Make a sentence: `say("%n episode(s) from {show}", n=3, show=title)`.

    Args:
        template: English, a literal, so that the translators' script finds it.
        n: the number that %n stands for; "(s)" behind a word follows it.
        **fields: what the {named} fields are filled with.
    """
    return Sentence(template, fields, n)


def filled(template: str, fields: Mapping[str, object], number: int = -1) -> str:
    """Return the English text of a template."""
    text = template.format_map(fields) if fields else template
    if number >= 0:
        text = text.replace("%n", f"{number:,}").replace("(s)", "" if number == 1 else "s")
    return text


def kept(text: str) -> str:
    """Return a text for a store: of a sentence all that `recalled` needs to make it again."""
    if not isinstance(text, Sentence):
        return text
    try:
        return _KEPT + json.dumps(_packed(text), default=os.fspath, ensure_ascii=False)
    except TypeError:  # a date, which JSON does not give back
        return text


def recalled(text: str) -> str:
    """Return what was `kept`: a `Sentence` again, or the text that it was."""
    if not text.startswith(_KEPT):
        return text
    return str(_unpacked(json.loads(text.removeprefix(_KEPT))))


def _packed(value: object) -> object:
    if not isinstance(value, Sentence):
        return value
    fields = {name: _packed(field) for name, field in value.fields.items()}
    return [value.template, fields, value.number]


def _unpacked(value: object) -> object:
    if not isinstance(value, list):
        return value
    template, fields, number = value
    return Sentence(template, {name: _unpacked(field) for name, field in fields.items()}, number)
