"""Keys that a widget keeps for itself although the window has a shortcut on them."""

from collections.abc import Container, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def keeps_key(event: QEvent, keys: Container[Qt.Key]) -> bool:
    """Claim a key, from `QWidget.event`; True where it was claimed.

    Qt asks with a ShortcutOverride before it looks for a shortcut.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if Qt.Key(event.key()) not in keys or event.modifiers():
        return False
    event.accept()
    return True


def tab_through(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go from each to the next; parts made late would come last of the window.

    Chips that are not chosen get their place, too: Qt would leave out what takes no focus now.
    """
    resting = [one for one in widgets if one.focusPolicy() is Qt.FocusPolicy.NoFocus]
    for one in resting:
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for one, after in pairwise(widgets):
        QWidget.setTabOrder(one, after)
    for one in resting:
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def tab_before(late: Sequence[QWidget], known: QWidget) -> None:
    """Let the Tab key go through parts made late right before it comes to a known one."""
    before = known.previousInFocusChain() or known
    while before.focusPolicy() is Qt.FocusPolicy.NoFocus and before is not known:
        before = before.previousInFocusChain() or known
    tab_through([before, *late])
