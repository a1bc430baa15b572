"""Tells a screen reader which labels are headings, so that it can leap from one to the next.

Qt's own labels have the role of a text whatever they look like.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel
from typing_extensions import override

_IS_HEADING = "heading"
"""The property of such a label."""
_installed: list[object] = []


def make_heading(label: QLabel) -> None:
    """Make a heading of a label that has no text yet: with its first text Qt asks for its role."""
    label.setProperty(_IS_HEADING, True)  # noqa: FBT003 - Qt's own


def read_headings() -> None:
    """Let headings have their role; once, as Qt never forgets whom it asks."""
    if not _installed:
        _installed.append(_heading_of)
        QAccessible.installFactory(_heading_of)


def _heading_of(_name: str, asked: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader hears of a heading; none lets Qt answer."""
    if isinstance(asked, QLabel) and asked.property(_IS_HEADING):
        return _Heading(asked)
    return None


class _Heading(QAccessibleWidget):
    """A label's text, with the role of a heading.

    Without a level: an interface of its own would have to come from `interface_cast`, and Shiboken
    crashes on the "no" that it must answer for every other one.
    """

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    @override
    def text(self, t: QAccessible.Text) -> str:
        said = super().text(t)
        return said or self._label.text() if t is QAccessible.Text.Name else said
