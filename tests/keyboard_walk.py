"""What Tab leads to, how that looks with the focus, and what a screen reader is told of it."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

AROUND = 4
"""Pixels beside a control where its focus may be painted."""
PLACES = frozenset(
    {
        QAccessible.Role.NoRole,
        QAccessible.Role.Client,
        QAccessible.Role.Border,
        QAccessible.Role.Pane,
        QAccessible.Role.Window,
    }
)
"""Roles of what only holds other things."""


def takes_tab(part: QWidget) -> bool:
    is_reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(is_reached and part.isEnabled() and part.isVisible())


def described(part: QWidget) -> str:
    name = part.accessibleName() or getattr(part, "text", str)()
    return f"{type(part).__name__} {name!r} in {type(part.parent()).__name__}"


def round_trip(window: QWidget, *, start: QWidget) -> list[QWidget]:
    """Where Tab leads, from `start` on, until it comes back to a place where it was."""
    start.setFocus()
    seen: list[QWidget] = []
    while True:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at in seen:
            assert at is seen[0], f"stuck: {described(at)}"
            return seen
        seen.append(at)


def missed(window: QWidget, path: list[QWidget]) -> list[str]:
    """The controls of a window that Tab did not lead to."""
    every = [part for part in window.findChildren(QWidget) if takes_tab(part)]
    inner = [part for part in every if part.focusProxy() is not None or part.window() is not window]
    return [described(part) for part in every if part not in path and part not in inner]


def without_role(path: list[QWidget]) -> list[str]:
    """Those of which a screen reader knows only that there is something."""
    roles = {part: QAccessible.queryAccessibleInterface(part).role() for part in path}
    bare = [part for part in path if roles[part] in PLACES and not isinstance(part, QScrollArea)]
    return [described(part) for part in bare]


def without_name(path: list[QWidget]) -> list[str]:
    heard = {part: QAccessible.queryAccessibleInterface(part) for part in path}
    names = {part: one.text(QAccessible.Text.Name) for part, one in heard.items()}
    return [described(part) for part in path if not names[part].strip()]


def shows_focus(window: QWidget, part: QWidget, *, rest: QWidget) -> bool:
    """Whether it looks otherwise with the focus than while `rest` has it."""
    rest.setFocus(Qt.FocusReason.TabFocusReason)
    before = looks(part)
    part.setFocus(Qt.FocusReason.TabFocusReason)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the key itself would
    return looks(part) != before


def looks(part: QWidget) -> QImage:
    """A picture of it with what is beside it, also where it is scrolled away."""
    around = part.geometry().marginsAdded(QMargins(AROUND, AROUND, AROUND, AROUND))
    return part.parentWidget().grab(around).toImage()
