import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QScrollArea

from podplayer.model.errors import FetchError
from podplayer.ui.pages.settings import SettingsPage
from podplayer.ui.widgets.facts import Mark
from podplayer.ui.widgets.scrolling import PAGE_MARGINS, ScrollBody


@pytest.fixture
def page(context, qtbot):
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.complete()
    made.resize(900, 700)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    return made


def test_making_the_page_changes_nothing(page, app):
    assert app.settings.current == type(app.settings.current)()


def test_below_the_last_card_there_is_no_empty_room(page, qtbot):
    scroll = page.findChild(QScrollArea)

    def room() -> int:
        bottom = page.about.mapTo(scroll.widget(), page.about.rect().bottomLeft()).y()
        return scroll.widget().height() - bottom

    qtbot.waitUntil(lambda: 0 < room() < 60)
    page.resize(1100, 800)
    qtbot.waitUntil(lambda: 0 < room() < 60)


def test_a_choice_holds_at_once(page, app):
    page.looks.theme.setCurrentIndex(page.looks.theme.findData("dark"))
    assert app.settings.current.theme == "dark"


def test_a_switch_is_toggled_by_space(page, app, qtbot):
    page.learning.private.setFocus()
    qtbot.keyClick(page.learning.private, Qt.Key.Key_Space)
    assert app.settings.current.is_private


def test_a_click_anywhere_on_a_switch_toggles_it(page, app, qtbot):
    qtbot.mouseClick(page.network.offline, Qt.MouseButton.LeftButton)
    assert app.settings.current.is_offline


def test_seconds_to_skip_are_numbers(page, app):
    page.player.back.setValue(20)
    page.player.forward.setValue(45)
    assert app.settings.current.skip_back_seconds == 20
    assert app.settings.current.skip_forward_seconds == 45


def test_a_proxy_holds_when_it_was_typed_to_its_end(page, app, qtbot):
    qtbot.keyClicks(page.network.proxy, " socks5h://127.0.0.1:9050")
    assert app.settings.current.proxy == ""
    qtbot.keyClick(page.network.proxy, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.settings.current.proxy == "socks5h://127.0.0.1:9050")


def test_a_change_from_elsewhere_shows(page, app, qtbot):
    app.settings.change(speed=1.4, is_learning=False)
    qtbot.waitUntil(lambda: page.player.speed.currentData() == 1.4)
    assert not page.learning.learning.isChecked()


def test_a_speed_between_the_steps_is_shown_as_it_is(page, app, qtbot):
    app.settings.change(speed=1.33)
    qtbot.waitUntil(lambda: page.player.speed.currentText() == "1.33×")
    assert app.settings.current.speed == 1.33


def test_a_choice_is_named_by_its_label(page):
    # A screen reader on Linux takes the name of a combo box from the label that belongs to it.
    labels = {found.buddy(): found.text() for found in page.findChildren(QLabel)}
    combos = page.findChildren(QComboBox)
    assert combos
    assert all(labels.get(one) == one.accessibleName() for one in combos)


def test_the_doctor_says_what_to_do(page, qtbot):
    page.check.click()
    qtbot.waitUntil(lambda: bool(page.facts.facts))
    marks = [fact.mark for fact in page.facts.facts]
    assert marks == [Mark.OK, Mark.WARNING]
    assert page.facts.facts[1].remedy == "run ./run once with a network"
    assert page.check.isEnabled()


def test_vlc_that_is_not_there_is_grey_and_says_why(page):
    page._on_vlc_known(False)
    assert page.player.engine.itemText(2) == "VLC (not installed)"
    assert not page.player.engine.model().item(2).isEnabled()
    assert "libvlc5" in page.player.engine.toolTip()


def test_every_control_has_a_name(page):
    for part in (
        page.looks.theme,
        page.player.speed,
        page.player.back,
        page.network.offline,
        page.network.proxy,
        page.player.engine,
    ):
        assert part.accessibleName()


def test_the_field_leaves_the_settings_that_are_meant(page, qtbot):
    page.search_here()
    qtbot.keyClicks(page.field, "trash KEEP")
    shown = [card for _, card in page._cards if card.isVisible()]
    assert shown == [page.downloads]
    assert not page.downloads.quota.isVisible()
    page.field.setText("no such words")
    assert page.nothing.isVisible()
    page.field.clear()
    assert all(card.isVisible() for _, card in page._cards)


def test_a_limit_of_zero_is_a_word(page, app):
    assert page.downloads.quota.text() == "No limit"
    page.downloads.quota.setValue(3)
    assert app.settings.current.quota_gb == 3


def test_a_proxy_that_cannot_be_one_is_explained_and_not_taken(page, app, qtbot):
    qtbot.keyClicks(page.network.proxy, "ftp://nowhere")
    qtbot.keyClick(page.network.proxy, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no kind of proxy" in page.network.proxy.problem.text())
    assert app.settings.current.proxy == ""


def test_models_that_are_all_there_ask_for_nothing(page):
    assert not page.models.deed.isVisible()
    assert page.models.state.text() == "All models are there."


@pytest.fixture
def lite(page, app, context, qtbot):
    """The page of a package that came without models."""
    app.parts.is_missing = True
    page.activate()
    qtbot.waitUntil(page.models.deed.isVisible, timeout=10_000)
    yield page
    app.parts.may_end.set()
    qtbot.waitUntil(lambda: context.tasks.running == 0, timeout=10_000)


def test_lacking_models_are_fetched_at_a_click_with_their_progress(lite, app, qtbot):
    models = lite.models
    assert models.deed.text() == "Fetch 137 MB"
    assert "pypi.org" in models.state.text()
    qtbot.mouseClick(models.deed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: models.bar.value() == 70_000, timeout=10_000)
    assert models.state.text() == "70 MB of 137 MB, tiny"
    app.parts.may_end.set()
    qtbot.waitUntil(lambda: models.state.text() == "All models are there.", timeout=10_000)
    assert not models.deed.isVisible()


def test_fetching_models_can_be_stopped_and_begun_again(lite, qtbot):
    models = lite.models
    qtbot.mouseClick(models.deed, Qt.MouseButton.LeftButton)
    assert models.deed.text() == "Stop"
    qtbot.mouseClick(models.deed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: models.deed.text() == "Fetch 137 MB", timeout=10_000)
    assert models.deed.isEnabled()
    assert not models.bar.isVisible()


def test_models_that_do_not_come_say_why(lite, app, shell, qtbot):
    app.parts.error = FetchError("https://pypi.org", "The server does not answer.")
    app.parts.may_end.set()
    qtbot.mouseClick(lite.models.deed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lite.models.deed.text() == "Fetch 137 MB", timeout=10_000)
    assert ("toast", "https://pypi.org: The server does not answer.") in shell.calls


def test_what_a_search_leaves_begins_without_a_rule(page):
    page.field.setText("doctor")
    rules = [one for one in page.findChildren(QFrame) if one.property("surface") == "line"]
    assert not any(rule.isVisible() for rule in rules)
    page.field.clear()
    assert any(rule.isVisible() for rule in rules)


def test_a_page_does_not_grow_for_ever(page):
    page.resize(3600, 900)
    page.show()
    scroll = page.findChild(ScrollBody)
    QApplication.processEvents()
    assert scroll.width() == page.width()  # the scroll bar stays at the edge of the window
    column = scroll.column.contentsRect()
    assert column.width() == SettingsPage.widest - PAGE_MARGINS.left() - PAGE_MARGINS.right()
    assert column.center().x() == page.rect().center().x()
