"""What the window says, in the listener's language.

Qt Linguist's tools find the strings: `tr("Play")`, and `QT_TR_NOOP("Play")` where a constant is
made before the language is known; it is given to `tr` when it is shown.
"""

from PySide6.QtCore import QCoreApplication


def tr(source: str, hint: str | None = None, n: int = -1) -> str:
    """Return `source` in the language of the window; itself where nobody has translated it.

    Args:
        source: English, a literal; named fields are filled in afterwards with `str.format`.
        hint: tells two meanings of one English text apart, and tells translators what it is.
        n: stands in the place of %n and chooses the plural: `tr("%n episode(s)", n=3)`.
    """
    return QCoreApplication.translate("", source, hint, n)
