import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from podplayer.model.errors import UsageError
from podplayer.services.topics import TOPICS
from podplayer.ui.context import PageName
from podplayer.ui.pages.welcome import Welcome


@pytest.fixture
def page(context, qtbot):
    made = Welcome(context)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def named(app):
    return [(one.name, one.topic) for one in app.interests.all()]


def press(page, text):
    next(made for made in page.findChildren(QPushButton) if made.text() == text).click()


def test_before_it_is_seen_nothing_of_it_is_made(context, qtbot):
    made = Welcome(context)
    qtbot.addWidget(made)
    assert made.picker is None
    made.show()
    assert made.picker is not None


def test_each_way_in_is_one_click_and_none_asks_by_itself(page, app, shell):
    assert not [call for call in app.calls if call[0] in ("ask", "look", "add", "refresh")]
    for text, call in (
        ("Import from another player…", ("import_library",)),
        ("Add a podcast", ("add_podcast",)),
        ("Look for shows…", ("open_page", PageName.DISCOVER)),
        ("Look around with sample shows", ("fill_sample",)),
        ("Skip all of this", ("open_page", PageName.DISCOVER)),
    ):
        shell.calls.clear()
        press(page, text)
        assert [tuple(v for v in c if v is not False) for c in shell.calls] == [call]


def test_a_topic_is_an_interest_as_soon_as_it_is_ticked_and_none_when_it_is_not(page, app, qtbot):
    chip = page.picker.topics["history"]
    chip.click()
    qtbot.waitUntil(lambda: named(app) == [("History", "history")])
    qtbot.waitUntil(lambda: page.picker.names == ["History"])
    text = next(topic.text for topic in TOPICS if topic.key == "history")
    assert app.interests.all()[0].text == text
    assert ("ensure-interests",) in app.calls
    chip.click()
    qtbot.waitUntil(lambda: named(app) == [])


def test_own_words_become_a_chip_that_takes_them_away(page, app, qtbot):
    page.picker.field.setText("  old maps ")
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.picker.own) == 1)
    assert named(app) == [("old maps", None)]
    assert page.picker.field.text() == ""
    assert page.picker.own[0].accessibleName() == "Take away “old maps”"
    page.picker.own[0].click()
    qtbot.waitUntil(lambda: named(app) == [])


def test_nothing_typed_adds_nothing(page, app, qtbot):
    assert not page.picker.add.isEnabled()
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    page.picker._on_topic(TOPICS[0], is_on=False)
    assert named(app) == []


def test_what_is_refused_is_said(page, app, shell, qtbot):
    def refuse(*_):
        raise UsageError("This is among your interests already.")

    app.interests.add_all = refuse
    for _ in range(2):
        page.picker.topics["news"].click()
        qtbot.waitUntil(lambda: any(call[0] == "show_error" for call in shell.calls))
        qtbot.waitUntil(lambda: not page.picker.topics["news"].isChecked())


def test_what_was_named_elsewhere_is_ticked(page, app, qtbot):
    app.interests.add_all([], [TOPICS[3]])
    qtbot.waitUntil(page.picker.topics[TOPICS[3].key].isChecked)


def test_narrow_the_cards_stand_below_each_other(page, context, qtbot):
    page.resize(700, 700)
    assert page._columns.direction().name == "TopToBottom"
    context.themes.changed.emit(context.theme)
