"""A language that is read from right to left, for pictures: English within marks of direction.

Nobody translates podplayer into Hebrew or Arabic yet; whoever does must find a window that is
mirrored already.
"""

import re

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

NAME = "rtl"
_OVERRIDE, _END = "\u200f\u202e", "\u202c"
_PARTS = re.compile(r"(\{[^}]*\}|%n)")


class PseudoRtl(QTranslator):
    """Every letter reads from the right; fields and numbers are left to be filled in.

    The mark in front is what makes Qt take a text for one that begins on the right.
    """

    def translate(
        self,
        context: str,  # noqa: ARG002
        source: str,
        hint: str | None = None,
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return the text with its words turned around."""
        if hint and "Qt writes dates" in hint:
            return source
        return "".join(
            part if _PARTS.fullmatch(part) or not part.strip() else f"{_OVERRIDE}{part}{_END}"
            for part in _PARTS.split(source)
        )

    def isEmpty(self) -> bool:  # noqa: N802
        """Tell Qt that there is something to ask for."""
        return False


def speak(qt: QApplication) -> None:
    """Install it, and mirror the window."""
    translator = PseudoRtl(qt)
    qt.installTranslator(translator)
    QLocale.setDefault(QLocale(QLocale.Language.English))
    qt.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
