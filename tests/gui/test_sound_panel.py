"""Speed and sound from the player bar, and the small player."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider, QSpinBox, QWidget

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.playback.backend import Capabilities, OutputDevice
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.beside_player import BesidePlayer, reasons
from podplayer.ui.context import PageName
from podplayer.ui.page_stack import PageStack
from podplayer.ui.pages.episode import EpisodePage
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.widgets.player_bar import PlayerBar

# Of a popup without a screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(context, qtbot):
    """The bar, as the window has it."""
    made = PlayerBar(themes=context.themes, icons=context.icons, covers=context.covers)
    qtbot.addWidget(made)
    made.resize(1360, 84)
    made.show()
    return made


@pytest.fixture
def link(context, app, tasks, window, qtbot):
    made = PlayerLink(app=app, bar=window, tasks=tasks)
    made.attach()
    app.listening.play(EpisodeId(1))
    qtbot.waitUntil(lambda: made.detail is not None and bool(made.chapters), timeout=10_000)
    yield made
    made.close()


@pytest.fixture
def beside(context, link, window, qtbot):
    stack = PageStack(context=context, factories={PageName.EPISODE: EpisodePage}, welcome=QWidget())
    qtbot.addWidget(stack)
    made = BesidePlayer(context=context, link=link, bar=window, stack=stack, window=window)
    yield made
    made.close()


@pytest.fixture
def panel(beside):
    beside.open_sound()
    return beside._panel


def wait(qtbot, condition):
    qtbot.waitUntil(condition, timeout=10_000)


def test_the_speed_goes_in_fine_steps_and_for_what_is_chosen(panel, app, qtbot):
    panel.faster.click()
    panel.faster.click()
    assert app.listening.state.rate == 1.1
    wait(qtbot, lambda: panel._rate.text() == "1.1×")
    panel.scopes[WishScope.EPISODE].click()
    assert app.listening.state.rate_scope is WishScope.EPISODE


def test_a_wish_is_for_everything_or_for_the_show(panel, app):
    panel.switches["skips_silence"].click()
    assert app.settings.current.skips_silence
    panel.only_show.click()
    taken = {"skips_silence": True, "is_levelled": True, "boosts_voice": False}
    assert ("sound", True, taken) in app.calls


def test_giving_up_the_shows_own_wishes_takes_them_back(beside, app):
    show = app.library.podcast(PodcastId(1))
    app.library.set_podcast_settings(show.id, replace(show.settings, skips_silence=True))
    beside.open_sound()
    assert beside._panel.only_show.isChecked()
    assert beside._panel.switches["skips_silence"].isChecked()
    beside._panel.only_show.click()
    nothing = dict.fromkeys(("skips_silence", "is_levelled", "boosts_voice"))
    assert ("sound", True, nothing) in app.calls


def test_what_the_engine_cannot_do_is_greyed_with_its_reason(beside, app):
    app.listening.capabilities = Capabilities(name="qt")
    beside.open_sound()
    switch = beside._panel.switches["boosts_voice"]
    assert not switch.isEnabled()
    assert "qt engine cannot" in switch.toolTip()
    assert switch.accessibleDescription() == switch.toolTip()
    assert not beside._panel.equalizer.isEnabled()
    assert beside._panel.switches["skips_silence"].isEnabled()


def test_before_anything_sounds_nothing_is_known_against_the_engine():
    assert not reasons(Capabilities(name="none"))
    able = Capabilities(name="studio", boosts_voice=True, has_equalizer=True)
    assert not reasons(able)


def test_a_curve_of_the_equaliser_is_stored_and_shown(panel, app):
    panel.equalizer.curve.setCurrentIndex(1)
    panel.equalizer.curve.activated.emit(1)
    assert app.settings.current.equalizer == "-6,-3,-1,2,4,1"
    panel.equalizer.bands[0].setValue(3)
    assert app.settings.current.equalizer.startswith("3,")
    assert panel.equalizer.curve.currentText() == "My own"
    panel.equalizer.curve.activated.emit(0)
    assert app.settings.current.equalizer == ""


def test_intro_and_outro_belong_to_the_show(panel, app):
    panel.intro.setValue(30)
    panel.outro.setValue(15)
    settings = app.library.podcast(PodcastId(1)).settings
    assert (settings.skip_intro, settings.skip_outro) == (30_000, 15_000)


def test_what_skipping_saved_is_the_truth(beside, app, link, qtbot):
    app.listening.set(saved=Ms(130_000))
    wait(qtbot, lambda: link.view.saved == 130_000)
    beside.open_sound()
    assert "2 min" in beside._panel._notes["skips_silence"].text()


def test_every_control_has_a_name(panel):
    for kind in (QAbstractButton, QSlider, QSpinBox, QComboBox):
        for part in panel.findChildren(kind):
            is_inner = part.objectName().startswith("qt_")
            assert is_inner or part.accessibleName() or getattr(part, "text", lambda: "")()


def test_a_bookmark_is_made_by_key_and_led_to(beside, link, app, shell, qtbot):
    app.listening.seek(Ms(65_000))
    wait(qtbot, lambda: link.view.position == 65_000)
    link.bookmark()
    wait(qtbot, lambda: bool(app.hearing.bookmarks.kept))
    wait(qtbot, lambda: any(call[:2] == ("toast", "Bookmarked 1:05") for call in shell.calls))
    page = beside._stack.page_of(PageName.EPISODE)
    page.show_episode(EpisodeId(1))  # as the window does it
    page.activate()
    next(call[-1] for call in shell.calls if call[0] == "toast")()
    wait(qtbot, lambda: page.bookmarks.list.count() == 1)
    assert page.tabs.current == "bookmarks"
    page.deactivate()


def test_chapters_are_stepped_through(link, app, qtbot):
    app.listening.seek(Ms(303_000))
    wait(qtbot, lambda: link.view.position == 303_000)
    link.step_chapter(by=1)
    assert app.listening.state.position == 781_000
    wait(qtbot, lambda: link.view.position == 781_000)
    link.step_chapter(by=-1)
    assert app.listening.state.position == 302_000


def test_after_the_sleep_timer_the_listener_is_asked(beside, link, app, shell, qtbot):
    app.listening.set(is_playing=False, dozed_from=Ms(600_000), faded_from=Ms(1_200_000))
    wait(qtbot, lambda: not link.view.is_playing)
    app.listening.toggle()
    wait(qtbot, lambda: any("Back to 20:00" in call for call in shell.calls))


def test_near_the_end_of_an_empty_queue_the_ranking_is_asked_once(link, app, qtbot):
    app.listening.wants_suggestion = True
    app.listening.seek(Ms(1_000_000))
    wait(qtbot, lambda: any(call[0] == "suggest" for call in app.calls))
    app.listening.seek(Ms(1_000_500))
    wait(qtbot, lambda: link.view.position == 1_000_500)
    assert sum(call[0] == "suggest" for call in app.calls) == 1


def test_the_small_player_takes_the_place_of_the_window(beside, window, app, link, qtbot):
    beside.toggle_mini()
    mini = beside._mini
    assert mini.isVisible()
    assert not window.isVisible()
    wait(qtbot, lambda: mini._title.text() == "The deep time of rivers")
    wait(qtbot, mini.isActiveWindow)
    qtbot.keyClick(mini, Qt.Key.Key_Space)
    assert not app.listening.state.is_playing
    qtbot.keyClick(mini, Qt.Key.Key_Right)
    assert ("skip", 30) in app.calls
    mini.move(40, 60)
    qtbot.keyClick(mini, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not mini.isVisible()
    assert app.settings.current.mini_place == "40,60"


def test_the_device_can_be_chosen_and_is_remembered_while_it_is_away(beside, app):
    app.listening.output = "Speakers"
    app.listening.outputs = (OutputDevice("a", "Speakers"), OutputDevice("b", "Headphones"))
    beside.open_sound()
    outputs = beside._panel.outputs
    assert outputs.currentText() == "As the desktop: Speakers"
    outputs.activated.emit(2)
    assert app.settings.current.output_device == "b"
    assert outputs.currentText() == "Headphones"
    app.listening.outputs = app.listening.outputs[:1]
    beside.open_sound()
    assert "not here" in outputs.currentText()
    outputs.activated.emit(0)
    assert app.settings.current.output_device == ""


def test_what_paused_it_is_said_once(app, link, qtbot):
    said = []
    link.failed.connect(said.append)
    for position in (1_000, 2_000, 3_000):
        app.listening.set(notice="The sound device is gone.", position=Ms(position))
        wait(qtbot, lambda position=position: link.view.position == position)
    assert said == ["The sound device is gone."]
