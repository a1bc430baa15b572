"""In every language each word of every page and dialog has room, in a small and a usual window."""

import pseudo_rtl
import pytest
from every_dialog import OPENERS, PANELS
from PySide6.QtCore import QDeadlineTimer, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout
from room import faults

from podplayer.app.gui import make_window
from podplayer.ui.context import PageName
from podplayer.ui.fonts import load_fonts
from podplayer.ui.language import LANGUAGES, speak
from podplayer.ui.main_window import MINIMUM, USUAL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PATIENCE = 20_000
SETTLES = 20_000


@pytest.fixture(params=[*LANGUAGES, pseudo_rtl.NAME])
def language(request, qapp):
    before, known = QLocale(), set(qapp.findChildren(QTranslator))
    if request.param == pseudo_rtl.NAME:
        pseudo_rtl.speak(qapp)
    else:
        speak(qapp, request.param)
    yield request.param
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def window(language, qapp, app, tasks, qtbot, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    load_fonts()
    made = make_window(qapp, app, tasks=tasks, cache=tmp_path)
    qtbot.addWidget(made)
    made.show()
    row = app.library.episodes(limit=1)[0]
    made.play(row.id)
    yield made
    made.quit()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def lasting(window, shown, qtbot):
    """What has no room once the parts have found their places, which takes a few turns."""
    qtbot.waitUntil(lambda: window.context.tasks.running == 0, timeout=PATIENCE)
    deadline = QDeadlineTimer(SETTLES)
    QApplication.processEvents()
    while (found := list(faults(shown))) and not deadline.hasExpired():
        qtbot.wait(20)
    return found


def pages(window, row):
    """Open each page."""
    for name in PageName:
        match name:
            case PageName.SHOW:
                window.open_show(row.podcast_id)
            case PageName.EPISODE:
                window.open_episode(row.id)
            case _:
                window.open_page(name)
        yield name.value


@pytest.mark.slow  # a window in five languages and two sizes, a second each
def test_every_page_has_room_for_its_words(window, app, qtbot):
    row = app.library.episodes(limit=1)[0]
    window.strip.begin("Looking for new episodes")
    found = []
    for size in (MINIMUM, USUAL):
        window.resize(*size)
        for name in pages(window, row):
            found += [f"{name} at {size[0]}: {one}" for one in lasting(window, window, qtbot)]
    assert not found, "\n".join(found)


@pytest.mark.slow  # twenty dialogs in five languages
def test_every_dialog_has_room_for_its_words(window, qtbot):
    window.resize(*MINIMUM)
    found = []
    for name, opener in (OPENERS | PANELS).items():
        opener(window)
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        found += [f"{name}: {one}" for one in lasting(window, dialog, qtbot)]
        dialog.close()
    assert not found, "\n".join(found)


def test_what_is_cut_sticks_out_or_lies_on_another_is_found(qtbot):
    frame = QFrame()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    parts = [QLabel("A sentence"), QPushButton("A button with a long name"), QComboBox()]
    parts[2].addItem("What is chosen")
    for part in parts:
        column.addWidget(part)
    frame.resize(400, 300)
    frame.show()
    QApplication.processEvents()
    assert list(faults(frame)) == []
    for part in parts:
        part.setFixedWidth(30)
    QApplication.processEvents()
    assert [one.split()[0] for one in faults(frame)] == ["QLabel", "QPushButton", "QComboBox"]
    parts[0].setGeometry(parts[1].geometry())
    parts[2].move(390, 10)
    said = "\n".join(faults(frame))
    assert "lies on" in said
    assert "sticks out" in said
