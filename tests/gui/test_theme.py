import pytest
import shiboken6
from PySide6.QtGui import QPalette
from PySide6.QtSvg import QSvgRenderer

from podplayer.model.ranking import ReasonKind
from podplayer.ui.fonts import font, load_fonts
from podplayer.ui.icons import Icons
from podplayer.ui.resources import resource
from podplayer.ui.style import palette, stylesheet
from podplayer.ui.theme import Theme, ThemeController, ThemeMode, contrast
from podplayer.ui.widgets.controls import icon_button

THEMES = [Theme.dark(), Theme.light()]
NAMES = ["dark", "light"]


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("surface", ["bg", "panel", "card", "hover"])
@pytest.mark.parametrize("ink", ["text", "muted", "faint", "accent_ink", "danger", "warning"])
def test_every_text_can_be_read_on_every_surface(theme, surface, ink):
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize(
    ("ink", "surface"),
    [
        ("accent_text", "accent"),
        ("accent_text", "accent_hover"),
        ("accent_text", "accent_pressed"),
        ("accent_ink", "accent_soft"),
        ("knob_text", "knob"),
        ("danger", "danger_soft"),
        ("text", "pressed"),
    ],
)
def test_text_on_buttons_can_be_read(theme, ink, surface):
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_reason_has_a_chip_that_can_be_read(theme, kind):
    chip = theme.chip(kind)
    assert contrast(chip.text, chip.background) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("surface", ["bg", "panel", "card"])
def test_the_focus_ring_stands_out(theme, surface):
    assert contrast(theme.focus, getattr(theme, surface)) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("surface", ["bg", "panel", "card"])
@pytest.mark.parametrize("drawn", ["graphic", "accent", "knob", "danger", "warning"])
def test_what_is_drawn_stands_out(theme, drawn, surface):
    # Not held to this: `track`, `border` and `buffered` (a groove, a line and what is behind the
    # position, each beside something that is), and the ink of what is switched off.
    assert contrast(getattr(theme, drawn), getattr(theme, surface)) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_bar_of_a_reason_stands_out(theme, kind):
    assert contrast(theme.chip(kind).bar, theme.card) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_every_hue_of_a_chart_stands_out(theme):
    assert len(set(theme.series)) == 8
    assert all(contrast(hue, theme.card) >= 3.0 for hue in theme.series)


def test_contrast_of_black_on_white_is_the_largest():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_the_style_sheet_has_a_value_for_every_name(qapp, theme):
    sheet = stylesheet(theme)
    assert "$" not in sheet.replace("$names", "")
    assert theme.accent in sheet


def test_the_palette_tells_disabled_from_enabled(qapp):
    made = palette(Theme.dark())
    role = QPalette.ColorRole.WindowText
    assert made.color(QPalette.ColorGroup.Disabled, role) != made.color(role)


def test_a_change_is_told_once(qapp, qtbot):
    themes = ThemeController(mode=ThemeMode.LIGHT)
    heard = []
    themes.changed.connect(heard.append)
    themes.set_mode(ThemeMode.DARK)
    themes.set_mode(ThemeMode.DARK)
    assert heard == [Theme.dark()]


def test_without_a_desktop_theme_the_system_is_light(qapp):
    assert ThemeController(mode=ThemeMode.SYSTEM).theme is Theme.light()


def test_the_bundled_font_is_there(qapp):
    assert load_fonts()
    assert font(14).families()[0] == "Inter"


@pytest.mark.parametrize("path", sorted(resource("icons").rglob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_is_a_picture(qapp, path):
    assert QSvgRenderer(str(path)).isValid()


def test_an_icon_takes_its_colour_and_its_scale(qapp):
    icons = Icons(ThemeController(mode=ThemeMode.DARK))
    pixmap = icons.pixmap("play", colour="#ff0000", size=20, ratio=2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20
    assert pixmap.toImage().pixelColor(20, 20).name() == "#ff0000"


def test_a_button_is_tinted_again_when_the_theme_changes(qapp, qtbot):
    themes = ThemeController(mode=ThemeMode.DARK)
    icons = Icons(themes)
    made = icon_button("Play", "play", icons=icons)
    qtbot.addWidget(made)
    before = made.icon().pixmap(24).toImage()
    themes.set_mode(ThemeMode.LIGHT)
    assert made.icon().pixmap(24).toImage() != before


def test_a_button_that_is_gone_is_not_tinted(qapp, qtbot):
    themes = ThemeController(mode=ThemeMode.DARK)
    icons = Icons(themes)
    made = icon_button("Play", "play", icons=icons)
    made.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(made))
    themes.set_mode(ThemeMode.LIGHT)


def test_an_upgrade_under_a_running_window_does_not_change_its_style(monkeypatch, tmp_path):
    before = stylesheet(Theme.dark())
    (tmp_path / "style.qss").write_text("QWidget { color: $of_a_later_podplayer }")
    monkeypatch.setattr("podplayer.ui.style.resource", tmp_path.joinpath)
    assert "of_a_later_podplayer" not in stylesheet(Theme.light())
    assert "QWidget" in before
