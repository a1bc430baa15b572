import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from podplayer.model.interests import LESS, MORE, MUTED, USUAL
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.pages.parts.taste.stated_card import StatedCard, step_of


@pytest.fixture
def card(context, app, qtbot):
    app.interests.add_all(["old maps", "bread"])
    made = StatedCard(context)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.load()
    qtbot.waitUntil(lambda: len(made.lines) == 2)
    return made


def weights(app):
    return [one.weight for one in app.interests.all()]


def trigger(card, at, text):
    menu = card.menu(app_interest(card, at))
    next(action for action in menu.actions() if action.text() == text).trigger()


def app_interest(card, at):
    return card.lines[at].interest


def test_each_says_its_name_and_how_much_it_counts(card):
    assert [line.accessibleName() for line in card.lines] == ["old maps, counts", "bread, counts"]
    assert card.lines[0].more.accessibleName() == "“old maps” counts more"


def test_it_can_count_more_and_less_down_to_nothing_with_undo(card, app, shell, qtbot):
    card.lines[0].more.click()
    qtbot.waitUntil(lambda: weights(app) == [MORE, USUAL])
    qtbot.waitUntil(lambda: not card.lines[0].more.isEnabled())
    for weight in (USUAL, LESS, MUTED):
        card.lines[0].less.click()
        qtbot.waitUntil(lambda weight=weight: card.lines[0].interest.weight == weight)
    assert not card.lines[0].less.isEnabled()
    qtbot.waitUntil(lambda: [call[0] for call in shell.calls].count("undoable") == 4)
    assert ("ensure-interests",) in app.calls


def test_the_menu_mutes_and_unmutes(card, app, qtbot):
    trigger(card, 1, "Mute")
    qtbot.waitUntil(lambda: card.lines[1].interest.is_muted)
    assert card.lines[1].accessibleName() == "bread, muted"
    trigger(card, 1, "Let it count")
    qtbot.waitUntil(lambda: weights(app) == [USUAL, USUAL])


def test_the_menu_renames(card, app, qtbot):
    trigger(card, 0, "Rename…")
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, NameDialog)
    asked.field.setText("maps of the sea")
    asked.go.click()
    qtbot.waitUntil(lambda: card.lines[0].interest.name == "maps of the sea")


def test_the_menu_takes_away_until_nothing_is_left(card, app, qtbot):
    for left in (1, 0):
        trigger(card, 0, "Take it away")
        qtbot.waitUntil(lambda left=left: len(card.lines) == left)
    assert card._none.isVisible()


def test_subjects_unfold_beside_the_field(card, app, qtbot):
    assert not card.picker.topics["space"].isVisible()
    card.subjects.click()
    assert card.picker.topics["space"].isVisible()
    card.picker.topics["space"].click()
    qtbot.waitUntil(lambda: len(card.lines) == 3)
    assert card.picker.own == []


def test_the_bars_are_painted(card, app, qtbot):
    def painted():
        image = QImage(card.lines[0].size(), QImage.Format.Format_RGB32)
        card.lines[0].render(image)
        return image

    before = painted()
    app.interests.weigh(1, MORE)
    qtbot.waitUntil(lambda: card.lines[0].interest.weight == MORE)
    QApplication.processEvents()
    assert painted() != before


def test_weights_from_elsewhere_are_shown_as_the_nearest_step():
    assert [step_of(weight) for weight in (0.0, 0.1, 0.6, 1.2, 1.9)] == [0, 0, 1, 2, 3]
