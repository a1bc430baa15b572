"""The style sheet and the palette of a theme.

Widgets say what they are through dynamic properties, set by `widgets.controls`: `kind` for buttons,
`role` for labels, `surface` for frames. Nothing here names a bare QWidget under an id: such a rule
would beat the rules of every control inside it.
"""

from functools import cache
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from podplayer.ui.fonts import font
from podplayer.ui.resources import resource
from podplayer.ui.theme import Theme


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application a theme's letters, palette and style sheet."""
    app.setFont(font(theme.type.body))
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


def palette(theme: Theme) -> QPalette:
    """Return what painters and controls without a rule use."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.bg,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.hover,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.accent_text,
        QPalette.ColorRole.Link: theme.accent_ink,
        QPalette.ColorRole.LinkVisited: theme.accent_ink,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Accent: theme.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.buffered))
    return made


def stylesheet(theme: Theme) -> str:
    """Return the whole style sheet, with the theme's tokens put in."""
    names = {name: getattr(theme, name) for name in Theme.__slots__}
    names |= {f"r_{name}": getattr(theme.radii, name) for name in ("sm", "md", "lg")}
    names |= {
        f"t_{name}": getattr(theme.type, name)
        for name in ("caption", "small", "body", "heading", "title", "page", "hero")
    }
    tone = "dark" if theme.is_dark else "light"
    for name in ("check", "chevron-down", "chevron-up", "close", "tick"):
        names["i_" + name.replace("-", "_")] = resource("icons", tone, f"{name}.svg").as_posix()
    return _template().substitute(names)


@cache
def _template() -> Template:
    """Read once: an upgrade may lay another file there while this podplayer runs."""
    return Template(resource("style.qss").read_text(encoding="utf-8"))
