"""What the window says, in the listener's language.

`scripts/translations` finds the strings: `tr("Play")`, `say("…")` of the layers below, and
`to_translate("Play")` where a constant is made before the language is known; that one is given
to `tr` when it is shown. Translations lie in `resources/translations`.
"""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from podplayer.model.errors import PodplayerError
from podplayer.model.sentence import Sentence, filled

_GROUPED = 1000
"""From here on a number has marks between its digits."""
_MARKED = re.compile(r"(?=.),?(?:\.(?P<digits>\d)f)?")
"""A format with a comma between thousands, a number of digits, or both."""


def tr(source: str, hint: str | None = None, *, n: int = -1) -> str:
    """Return `source` in the language of the window; English where nobody has translated it.

    Args:
        source: English, a literal; named fields are filled in afterwards with `str.format`.
        hint: tells two meanings of one English text apart.
        n: stands in the place of %n and chooses the plural: `tr("%n episode(s)", n=3)`.
    """
    if n < 0:
        return QCoreApplication.translate("", source, hint)
    text = QCoreApplication.translate("", source, hint, n)
    # Where there is no translation Qt fills in the number and leaves "(s)" as it stands.
    if "(s)" in text:
        return filled(source, {}, n)
    return text.replace(str(n), figure(n)) if n >= _GROUPED else text


def to_translate(source: str) -> str:
    """Return `source` as it is: the mark of a constant that `tr` is given later."""
    return source


def shown(text: str) -> str:
    """Return what a layer below said, translated if it is a `Sentence`; else as it is."""
    if not isinstance(text, Sentence):
        return text
    source = tr(text.template, n=text.number)
    if not text.fields:
        return source
    return source.format_map({name: _value(value) for name, value in text.fields.items()})


def told(error: PodplayerError) -> str:
    """Return an error's sentence for the window."""
    return shown(str(error))


def figure(value: float, *, digits: int = 0) -> str:
    """Return a number with the marks of the language: "1,204", "3.5"."""
    return QLocale().toString(float(value), "f", digits)


def hundredths(share: float) -> str:
    """Return "74 %" with a space that does not break, or as the language writes it."""
    return tr("{number}\N{NO-BREAK SPACE}%").format(number=round(share * 100))


def _value(value: object) -> object:
    if isinstance(value, Sentence):
        return shown(value)
    if isinstance(value, int | float):
        return _Number(value)
    return _Day(value) if isinstance(value, date) else value


class _Number:
    """A number of a sentence: the template says how many digits, the locale which marks."""

    def __init__(self, number: float) -> None:
        self._number = number

    def __format__(self, how: str) -> str:
        if how == ".0%":
            return hundredths(self._number)
        marked = _MARKED.fullmatch(how)
        if marked is None:
            return format(self._number, how)
        return figure(self._number, digits=int(marked["digits"] or 0))


class _Day:
    """A day of a sentence: the template says how English writes it, the locale how others do."""

    def __init__(self, day: date) -> None:
        self._day = day

    def __format__(self, how: str) -> str:
        if QLocale().language() == QLocale.Language.English:
            return format(self._day, how)
        day = QDate(self._day.year, self._day.month, self._day.day)
        return QLocale().toString(day, tr("d MMM yyyy", "day, month and year, as Qt writes dates"))
