import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from podplayer.model.errors import AlreadySubscribedError, Cancelled, FeedError, FetchError
from podplayer.model.ids import PodcastId
from podplayer.ui.dialogs import modal, palette
from podplayer.ui.dialogs.add_podcast import AddPodcastDialog
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.palette import Palette, Place, matching

ADDRESS = "https://example.org/feed.xml"


@pytest.fixture
def make_dialog(qtbot, tasks):
    def make(add, address=ADDRESS) -> AddPodcastDialog:
        made = AddPodcastDialog(add=add, tasks=tasks, address=address)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def failing(error):
    def add(url, cancel):
        raise error

    return add


def test_a_show_that_was_added_closes_the_dialog(make_dialog, qtbot):
    dialog = make_dialog(lambda url, cancel: PodcastId(7))
    with qtbot.waitSignal(dialog.added) as heard:
        qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert heard.args == [PodcastId(7)]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FeedError(ADDRESS, "this is a web page without a feed"),
         "This is a web page without a feed."),
        (AlreadySubscribedError("x"), "You follow this show already."),
        (FetchError(ADDRESS, "the server asks for a user name and password (401)", status=401),
         "This feed asks for a user name and a password. Write them into its address, as in "
         "https://name:password@example.org/feed; they are kept in the key ring."),
    ],
)  # fmt: skip
def test_a_failure_is_a_sentence_and_the_address_can_be_mended(make_dialog, qtbot, error, sentence):
    dialog = make_dialog(failing(error))
    dialog.follow.click()
    qtbot.waitUntil(lambda: dialog.message.text() == sentence)
    assert dialog.isVisible()
    assert dialog.address.isEnabled()
    assert dialog.address.selectedText() == ADDRESS


def test_the_sentence_goes_when_the_address_is_changed(make_dialog, qtbot):
    dialog = make_dialog(failing(FeedError(ADDRESS, "no feed")))
    dialog.follow.click()
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    qtbot.keyClicks(dialog.address, "x")
    assert not dialog.message.text()


def test_nothing_can_be_followed_without_an_address(make_dialog):
    QApplication.clipboard().clear()
    dialog = make_dialog(lambda url, cancel: PodcastId(1), address="")
    assert not dialog.follow.isEnabled()


def test_an_address_on_the_clipboard_is_offered(make_dialog):
    QApplication.clipboard().setText(f" {ADDRESS}\n")
    assert make_dialog(lambda url, cancel: PodcastId(1), address="").address.text() == ADDRESS


def test_other_words_on_the_clipboard_are_not(make_dialog):
    QApplication.clipboard().setText("a shopping list")
    assert make_dialog(lambda url, cancel: PodcastId(1), address="").address.text() == ""


def test_escape_first_stops_the_looking_and_then_closes(make_dialog, qtbot):
    stopped = []

    def add(url, cancel):
        try:
            cancel.wait(30)
        except Cancelled:
            stopped.append(url)
            raise

    dialog = make_dialog(add)
    dialog.follow.click()
    assert dialog.bar.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stopped == [ADDRESS] and dialog.address.isEnabled())
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_question_does_the_deed_only_when_it_is_confirmed(qtbot):
    done = []
    for answer in ("keep", "confirm"):
        dialog = ConfirmDialog(
            title="Unfollow?", text="", action="Unfollow", on_confirmed=lambda: done.append(1)
        )
        qtbot.addWidget(dialog)
        dialog.show()
        getattr(dialog, answer).click()
        assert not dialog.isVisible()
    assert done == [1]


PLACES = [Place(text, "Show", lambda: None) for text in ("Small Talk", "Talk of Towns", "Orbit")]


def test_places_that_begin_with_the_letters_come_first():
    assert [p.text for p in matching(PLACES, "talk")] == ["Talk of Towns", "Small Talk"]


def test_every_word_has_to_be_there():
    assert [p.text for p in matching(PLACES, "talk small")] == ["Small Talk"]
    assert matching(PLACES, "talk orbit") == []


def test_where_enter_leads_is_said(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(palette, "announce", lambda _, text: said.append(text))
    made = Palette([Place(name, "Page", lambda: None) for name in ("Queue", "Quiet", "Taste")])
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClicks(made.field, "q")
    qtbot.keyClick(made.field, Qt.Key.Key_Down)
    qtbot.keyClicks(made.field, "x")
    assert said == ["Queue, Page", "Quiet, Page", "Nothing found"]


def test_a_failure_in_a_dialog_interrupts_what_is_being_read(make_dialog, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(modal, "announce", lambda _, text, is_urgent: said.append(text))
    dialog = make_dialog(failing(FeedError(ADDRESS, "no feed")))
    dialog.follow.click()
    qtbot.waitUntil(lambda: "No feed." in said, timeout=10_000)


def test_the_arrows_move_through_the_places_while_one_types(qtbot):
    went = []
    places = [Place(name, "", lambda name=name: went.append(name)) for name in ("One", "Two")]
    palette = Palette(places)
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert went == ["Two"]
