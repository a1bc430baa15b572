"""Colours, distances and letters, as names: every painted thing takes a `Theme` as an argument."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from podplayer.model.ranking import ReasonKind


class ThemeMode(StrEnum):
    """What the listener chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ChipFamily(StrEnum):
    """Kinds of reasons that share a colour."""

    GREEN = "green"
    BLUE = "blue"
    AMBER = "amber"
    ROSE = "rose"
    GREY = "grey"


_FAMILIES = {
    ReasonKind.HABIT: ChipFamily.GREEN,
    ReasonKind.SERIES: ChipFamily.GREEN,
    ReasonKind.TOPIC: ChipFamily.BLUE,
    ReasonKind.SOUND: ChipFamily.BLUE,
    ReasonKind.COVER: ChipFamily.BLUE,
    ReasonKind.LANGUAGE: ChipFamily.BLUE,
    ReasonKind.TIME: ChipFamily.AMBER,
    ReasonKind.LENGTH: ChipFamily.AMBER,
    ReasonKind.MOOD: ChipFamily.AMBER,
    ReasonKind.DIFFERENT: ChipFamily.ROSE,
    ReasonKind.FRESH: ChipFamily.GREY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipColours:
    """How a small label of one family looks."""

    background: str
    text: str
    bar: str
    """Of the bar in "Why this, in numbers"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Distances in pixels at 100 %; Qt scales them."""

    xs: int = 4
    sm: int = 8
    md: int = 12
    lg: int = 16
    xl: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Radii:
    """Corners in pixels."""

    sm: int = 4
    md: int = 8
    lg: int = 12
    cover: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    """Sizes of letters in pixels."""

    caption: int = 12
    small: int = 13
    body: int = 14
    heading: int = 16
    title: int = 20
    page: int = 24
    hero: int = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour the window uses, as #rrggbb. Texts keep 4.5:1 on all three surfaces."""

    is_dark: bool
    bg: str
    """Behind pages."""
    panel: str
    """Side bar, player bar, menus, dialogs."""
    card: str
    border: str
    hover: str
    """A row or button under the pointer."""
    pressed: str
    text: str
    muted: str
    """Second lines, entries of the side bar."""
    faint: str
    """Counters, hints, what is switched off."""
    accent: str
    """Fills: the primary button, sliders, the bar beside the current page."""
    accent_hover: str
    accent_pressed: str
    accent_text: str
    """On `accent`."""
    accent_ink: str
    """Accent-coloured words on a surface."""
    accent_soft: str
    """A faint wash of the accent behind text."""
    track: str
    """The empty part of sliders and bars."""
    buffered: str
    graphic: str
    """Bars of a waveform, handles of scroll bars: what is drawn and must be seen, 3:1."""
    focus: str
    knob: str
    """The round play button and slider knobs."""
    knob_text: str
    danger: str
    danger_soft: str
    warning: str
    chips: Mapping[ChipFamily, ChipColours]
    series: tuple[str, ...]
    """Eight hues for the dots and bars of charts, 3:1 on a card; neighbours differ."""
    spacing: Spacing = Spacing()
    radii: Radii = Radii()
    type: TypeScale = TypeScale()

    @classmethod
    def dark(cls) -> "Theme":
        """Near black with a teal accent."""
        return _DARK

    @classmethod
    def light(cls) -> "Theme":
        """White panels on a cool grey."""
        return _LIGHT

    def chip(self, kind: ReasonKind) -> ChipColours:
        """Return the colours of a reason's chip and bar."""
        return self.chips[_FAMILIES[kind]]

    def color(self, name: str) -> QColor:
        """Return a token as a QColor, for painters."""
        return QColor(getattr(self, name))


_DARK = Theme(
    is_dark=True,
    bg="#0f1216",
    panel="#151a20",
    card="#1b2129",
    border="#262e38",
    hover="#222a33",
    pressed="#2a333e",
    text="#e8edf2",
    muted="#a0aab6",
    faint="#8a94a1",
    accent="#4cc2a8",
    accent_hover="#63d0b8",
    accent_pressed="#3dab93",
    accent_text="#06211c",
    accent_ink="#4cc2a8",
    accent_soft="#1b2f30",
    track="#2b343f",
    buffered="#3d4855",
    graphic="#6b7889",
    focus="#6fd6bf",
    knob="#f2f5f7",
    knob_text="#11151a",
    danger="#f38a8a",
    danger_soft="#3a2328",
    warning="#f0a868",
    chips={
        ChipFamily.GREEN: ChipColours(background="#21393b", text="#a9d8cc", bar="#4cc2a8"),
        ChipFamily.BLUE: ChipColours(background="#283143", text="#b9c4ea", bar="#8ea6ff"),
        ChipFamily.AMBER: ChipColours(background="#3a3531", text="#e3c19d", bar="#f0a868"),
        ChipFamily.ROSE: ChipColours(background="#3b2c3a", text="#e2b4d2", bar="#e08bbd"),
        ChipFamily.GREY: ChipColours(background="#29313b", text="#b3bcc7", bar="#8a94a1"),
    },
    series=(
        "#4cc2a8",
        "#8ea6ff",
        "#f0a868",
        "#e08bbd",
        "#6fb8e8",
        "#c79bf2",
        "#b9cf6a",
        "#f38a8a",
    ),
)

_LIGHT = Theme(
    is_dark=False,
    bg="#f6f7f9",
    panel="#ffffff",
    card="#ffffff",
    border="#e1e5ea",
    hover="#eff2f5",
    pressed="#e4e8ed",
    text="#171c23",
    muted="#545e6b",
    faint="#626c78",
    accent="#15806a",
    accent_hover="#12755f",
    accent_pressed="#106a57",
    accent_text="#ffffff",
    accent_ink="#117560",
    accent_soft="#e3f2ee",
    track="#dde1e6",
    buffered="#c3cad2",
    graphic="#7f8a97",
    focus="#15806a",
    knob="#1b2129",
    knob_text="#ffffff",
    danger="#b3333a",
    danger_soft="#fbe9ea",
    warning="#9a5b13",
    chips={
        ChipFamily.GREEN: ChipColours(background="#dcedea", text="#1f5c4f", bar="#15806a"),
        ChipFamily.BLUE: ChipColours(background="#e9ecfa", text="#3b4a86", bar="#5b74d8"),
        ChipFamily.AMBER: ChipColours(background="#f9ecdd", text="#75490f", bar="#bd7426"),
        ChipFamily.ROSE: ChipColours(background="#f8e6f1", text="#7d2f62", bar="#c05a97"),
        ChipFamily.GREY: ChipColours(background="#eceff2", text="#4b5563", bar="#8b95a1"),
    },
    series=(
        "#15806a",
        "#4f68d0",
        "#b8701f",
        "#b0488a",
        "#2180b5",
        "#8450c4",
        "#667d14",
        "#c2444b",
    ),
)


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast of two #rrggbb colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class ThemeController(QObject):
    """Knows which theme holds now, and says so when another does."""

    changed = Signal(object)
    """The new Theme."""

    def __init__(
        self,
        *,
        mode: ThemeMode = ThemeMode.SYSTEM,
        was_dark: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._was_dark = was_dark
        """What the desktop was last time: better than nothing until it has told."""
        self._is_desktop_dark: bool | None = None
        self.is_desktop_still = False
        """Whether the desktop wishes that nothing moves by itself."""
        self._theme = self._choose()
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """The theme that holds now."""
        return self._theme

    @property
    def mode(self) -> ThemeMode:
        """What the listener chose."""
        return self._mode

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow another choice."""
        self._mode = mode
        self._update()

    def set_desktop(self, *, is_dark: bool) -> None:
        """Know from the desktop itself whether it is dark; Qt often does not."""
        self._is_desktop_dark = is_dark
        self._update()

    def _on_system_changed(self) -> None:
        self._update()

    def _update(self) -> None:
        theme = self._choose()
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit(theme)

    def _choose(self) -> Theme:
        match self._mode:
            case ThemeMode.DARK:
                return _DARK
            case ThemeMode.LIGHT:
                return _LIGHT
            case ThemeMode.SYSTEM:
                return _DARK if self._is_system_dark() else _LIGHT

    def _is_system_dark(self) -> bool:
        if self._is_desktop_dark is not None:
            return self._is_desktop_dark
        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme is Qt.ColorScheme.Unknown:  # no desktop theme, or offscreen
            return self._was_dark
        return scheme is Qt.ColorScheme.Dark
