"""Labels, buttons and lines in podplayer's looks, each with what a screen reader says."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme
from podplayer.ui.widgets.headings import make_heading
from podplayer.ui.widgets.push_button import PushButton

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


class LabelRole(StrEnum):
    """How important a text is; sizes and colours are in resources/style.qss."""

    HERO = "hero"
    PAGE = "page"
    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    STRONG = "strong"
    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    CAPTION = "caption"
    FAINT = "faint"
    ACCENT = "accent"
    ERROR = "error"


_HEADINGS = frozenset({LabelRole.PAGE, LabelRole.TITLE, LabelRole.SECTION})
"""A screen reader leaps between them."""


class ButtonKind(StrEnum):
    """What a button looks like."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"
    CHIP = "chip"
    ICON = "icon"


def label(
    text: str = "",
    role: LabelRole = LabelRole.BODY,
    *,
    wraps: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label; feeds' words are plain text, never markup."""
    made = QLabel(parent)
    dress(made, role)
    made.setText(text)
    if _is_mirrored():
        # By itself a label goes where the writing of its text begins: an English title to the left.
        made.setAlignment(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
    if wraps:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def dress(made: QLabel, role: LabelRole) -> None:
    """Let a label without text yet look, and be read, as its role asks."""
    made.setProperty("role", role.value)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role in _HEADINGS:
        make_heading(made)


def number_box(*, least: int, most: int) -> QSpinBox:
    """Return a field for a whole number."""
    made = QSpinBox()
    made.setRange(least, most)
    # The style sheet pads around the field inside; its text begins where the field does.
    if _is_mirrored():
        made.lineEdit().setTextMargins(0, 0, 12, 0)
        made.setAlignment(_RIGHT)  # a mere number would go to the left, below the arrows
    else:
        made.lineEdit().setTextMargins(12, 0, 0, 0)
    return made


def let_copy(text: QLabel) -> None:
    """Let a pointer mark and copy a text. It takes no focus: keys have nothing to do there."""
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def literal(text: str) -> str:
    """Return a text for a button or menu as it is: there, & marks the letter of a shortcut."""
    return text.replace("&", "&&")


def shortened(title: str, *, most: int = 48) -> str:
    """Return as much of a title as a menu has room for: it is as wide as its longest line."""
    return title if len(title) <= most else f"{title[: most - 1]}…"


def button(
    text: str,
    kind: ButtonKind = ButtonKind.PLAIN,
    *,
    icon: tuple[Icons, str] | None = None,
    opens_with: Icons | None = None,
    tip: str = "",
) -> QPushButton:
    """Return a button with a text, and an icon before it if one is given.

    What opens a menu has an arrow behind its text, drawn by `opens_with`.
    """
    made = PushButton(literal(text), opens_with=opens_with)
    made.setProperty("kind", kind.value)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    # By key only: a ring around what was just clicked says nothing.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if tip:
        made.setToolTip(tip)
    if icon is not None:
        icons, name = icon
        icons.attach(made, name, _on_accent if kind is ButtonKind.PRIMARY else None, size=18)
    return made


def _on_accent(theme: Theme) -> str:
    return theme.accent_text


def icon_button(
    name: str, icon: str, *, icons: Icons, size: int = 20, parent: QWidget | None = None
) -> QToolButton:
    """Return a round button without text; `name` is its tip and what a screen reader says."""
    made = QToolButton(parent)
    made.setProperty("kind", ButtonKind.ICON.value)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    icons.attach(made, icon, size=size)
    made.setIconSize(QSize(size, size))
    return made


def search_field(prompt: str, *, icons: Icons, name: str = "") -> QLineEdit:
    """Return a field for words: a glass before them, a cross that takes them away.

    Args:
        prompt: stands in it while it is empty.
        icons: where the glass comes from.
        name: what a screen reader says, where that is not the prompt.
    """
    made = QLineEdit()
    made.setProperty("kind", "search")
    made.setPlaceholderText(prompt)
    made.setAccessibleName(name or prompt)
    made.setClearButtonEnabled(True)
    glass = made.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    glass.setText(tr("Search"))
    icons.attach(glass, "search")
    return made


def surface(kind: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame: "card", "outline", "panel" or "line" (one pixel high)."""
    made = QFrame(parent)
    made.setProperty("surface", kind)
    return made


def _is_mirrored() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def restyle(widget: QWidget) -> None:
    """Make a changed `kind`, `role` or `on` property visible."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
