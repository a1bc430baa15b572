from datetime import timedelta

import pytest
from fakes_ui import NOW
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from podplayer.model.net import Purpose, TrackerTotal
from podplayer.ui.models.connections import ConnectionsModel, spoken
from podplayer.ui.pages.privacy import MEANINGS, PrivacyPage


@pytest.fixture
def page(context, qtbot):
    made = PrivacyPage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    return made


def hosts(page):
    return [line.host for line in page.list.model.lines]


def test_figures_come_from_the_ledger(page):
    assert page.requests.value == "3"
    assert page.received.value == "1.2 kB"
    assert page.trackers.value == "1"
    assert page.learned.value == "0"


def test_a_host_opens_its_requests_and_the_way_back(page, qtbot):
    page.list.view.setFocus()
    page.list.view.setCurrentIndex(page.list.model.index(1))
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hosts(page) == ["feeds.example"] * 2)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: hosts(page) == ["media.example", "feeds.example"])


def test_a_text_leaves_the_hosts_that_have_it(page, qtbot):
    page.search_here()
    qtbot.keyClicks(page.list.field, "media")
    assert hosts(page) == ["media.example"]
    page.list.field.setText("nowhere")
    assert page.list._nothing.text() == "No host has this in its name."


def test_one_purpose_can_be_looked_at(page, qtbot):
    page.choose_purpose(Purpose.EPISODE)
    qtbot.waitUntil(lambda: hosts(page) == ["media.example"])


def test_the_same_again_keeps_the_place(page, context, qtbot):
    page.list.view.setCurrentIndex(page.list.model.index(1))
    page._load()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    assert page.list.view.currentIndex().row() == 1


def test_switches_hold_at_once_and_follow_changes_from_elsewhere(page, app, qtbot):
    page.unwraps.setChecked(False)
    assert not app.settings.current.unwraps_trackers
    app.settings.change(is_private=True)
    qtbot.waitUntil(page.private.isChecked)


def test_a_proxy_that_cannot_be_one_is_explained_and_not_taken(page, app, qtbot):
    qtbot.keyClicks(page.proxy, "127.0.0.1")
    qtbot.keyClick(page.proxy, Qt.Key.Key_Return)
    qtbot.waitUntil(page.proxy.problem.isVisible)
    assert "port" in page.proxy.problem.text()
    assert app.settings.current.proxy == ""
    qtbot.keyClicks(page.proxy, ":9050")
    qtbot.keyClick(page.proxy, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.settings.current.proxy == "127.0.0.1:9050")
    assert not page.proxy.problem.isVisible()


def test_the_password_of_a_proxy_is_kept_elsewhere_and_leaves_the_screen(page, app, qtbot):
    qtbot.keyClicks(page.proxy, "http://ann:pw@proxy.example:3128")
    qtbot.keyClick(page.proxy, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.proxy.text() == "http://ann@proxy.example:3128")
    assert app.proxy.passwords == ["pw"]
    assert app.settings.current.proxy == "http://ann@proxy.example:3128"


def test_the_ledger_is_exported(page, app, shell, qtbot, tmp_path):
    page.export(tmp_path / "a.csv")
    qtbot.waitUntil(lambda: any(call[0] == "toast" for call in shell.calls))
    assert app.connections.exported == [tmp_path / "a.csv"]
    assert ("toast", "Wrote 3 requests to a.csv") in shell.calls


def test_an_empty_ledger_says_that_nobody_was_asked(page, app, context, qtbot):
    app.connections.kept = []
    page.choose("30 days")
    qtbot.waitUntil(lambda: not page.list.model.lines)
    assert "connected to no one" in page.list._nothing.text()


def test_every_purpose_is_explained():
    assert set(MEANINGS) == set(Purpose)


def test_lines_are_spoken(app):
    model = ConnectionsModel()
    model.set_lines(app.connections.overview(since=None).hosts)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("media.example, 1")
    assert "feeds.example/1.xml" in spoken(app.connections.kept[1])


def test_old_requests_are_not_of_the_last_week(page, app, qtbot):
    app.connections.kept = [
        type(one)(**{**{name: getattr(one, name) for name in one.__slots__},
                     "at": NOW - timedelta(days=9)})
        for one in app.connections.kept
    ]  # fmt: skip
    page.choose("7 days")
    qtbot.waitUntil(lambda: page.requests.value == "0")


def test_trackers_are_listed_with_those_that_were_needed_after_all(page):
    totals = [
        TrackerTotal(host="chtbl.com", avoided=120, needed=3),
        TrackerTotal(host="pdst.fm", avoided=4, needed=0),
    ]
    page.gone_around.show_totals(totals)
    assert page.gone_around.isVisible()
    shown = [label.text() for label in page.gone_around.findChildren(QLabel)]
    assert {"chtbl.com", "120", "3", "pdst.fm", "4", "0"} <= set(shown)
    page.gone_around.show_totals([])
    assert not page.gone_around.isVisible()
