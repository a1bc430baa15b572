"""A long description is folded, and opens by key as by click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from podplayer.ui.pages.parts.shows.description import Description

LONG = "Rivers, and those who live beside them. " * 20


@pytest.fixture
def description(context, qtbot):
    made = Description(context)
    qtbot.addWidget(made)
    made.resize(400, 40)
    made.set_whole(LONG)
    made.show()
    return made


def test_space_opens_it_and_folds_it_again(description):
    folded = description.heightForWidth(400)
    assert description.focusPolicy() is Qt.FocusPolicy.TabFocus
    QTest.keyClick(description, Qt.Key.Key_Space)
    assert description.heightForWidth(400) > 3 * folded
    QTest.keyClick(description, Qt.Key.Key_Space)
    assert description.heightForWidth(400) == folded


def test_a_screen_reader_has_all_of_it_and_hears_that_it_can_be_pressed(description):
    heard = QAccessible.queryAccessibleInterface(description)
    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == LONG.strip()


def test_the_focus_is_seen(description, qtbot):
    with qtbot.waitActive(description, timeout=10_000):
        description.activateWindow()
    description.clearFocus()
    before = description.grab().toImage()
    description.setFocus()
    assert description.grab().toImage() != before


def test_a_short_one_takes_no_focus(description):
    description.set_whole("Rivers.")
    assert description.focusPolicy() is Qt.FocusPolicy.NoFocus
