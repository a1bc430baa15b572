from pathlib import Path

import pytest

from podplayer.model.errors import ImportFileError
from podplayer.model.moving import ForeignLibrary, MoveKind, Tally
from podplayer.services.moving_in import MovePlan
from podplayer.services.subscriptions import ImportReport
from podplayer.ui.dialogs.import_plan import ImportDialog, brings, remarks

FILE = Path("/tmp/AntennaPod.db")


def plan(**fields) -> MovePlan:
    values = {
        "kind": MoveKind.ANTENNAPOD,
        "path": FILE,
        "library": ForeignLibrary(kind=MoveKind.ANTENNAPOD),
        "shows": ImportReport(added=2, already=1, failed=[]),
        "changes": Tally(episodes=3, finished=2, favourites=1),
        "same": 0,
        "waiting": Tally(episodes=4, finished=3, plays=5),
    } | fields
    return MovePlan(**values)


NOTHING = {
    "shows": ImportReport(added=0, already=3, failed=[]),
    "changes": Tally(),
    "waiting": Tally(),
}


@pytest.fixture
def make_dialog(qtbot, tasks):
    def make(look) -> ImportDialog:
        made = ImportDialog(FILE, look=look, tasks=tasks)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_what_comes_now_and_later_is_one_sum():
    assert dict(brings(plan())) == {
        "Shows to follow": 2,
        "Episodes heard to the end": 5,
        "Favourites": 1,
        "Entries of the listening history": 5,
    }


def test_what_does_not_come_is_said():
    found = remarks(plan(missing=("A", "B", "C", "D", "E", "F"), same=2))
    assert found[0] == "1 show of the file you follow already."
    assert found[1] == "Of 2 episodes nothing is new."
    assert "4 episodes" in found[2]
    assert "A, B, C, D, E and 1 more" in found[3]


def test_nothing_is_imported_before_it_is_confirmed(make_dialog, qtbot):
    dialog = make_dialog(lambda path: plan(path=path))
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.bar.isHidden()
    with qtbot.waitSignal(dialog.confirmed) as heard:
        dialog.go.click()
    assert heard.args[0].path == FILE


def test_a_file_with_nothing_new_can_only_be_closed(make_dialog, qtbot):
    dialog = make_dialog(lambda path: plan(**NOTHING))
    qtbot.waitUntil(dialog.bar.isHidden)
    assert dialog.go.isHidden()
    assert "in your library already" in dialog.message.text()


def test_a_wrong_file_is_one_sentence_and_another_can_be_chosen(make_dialog, qtbot):
    def look(path):
        raise ImportFileError("notes.txt is of no kind that podplayer knows.")

    dialog = make_dialog(look)
    qtbot.waitUntil(dialog.bar.isHidden)
    assert dialog.message.text() == "notes.txt is of no kind that podplayer knows."
    assert dialog.go.isHidden()
    with qtbot.waitSignal(dialog.another_wanted):
        dialog.another.click()
    assert not dialog.isVisible()
