from datetime import timedelta

import pytest
from factories_rows import NOW, episode_row, episode_rows
from PySide6.QtCore import QModelIndex, Qt

from podplayer.model.ids import EpisodeId, Ms
from podplayer.ui.models.episodes import DayHeader, EpisodeListModel
from podplayer.ui.models.roles import Role


@pytest.fixture
def model(qapp):
    return EpisodeListModel()


def titles(model):
    return [model.index(place).data() for place in range(model.rowCount())]


def test_qt_finds_no_fault_with_the_model_while_rows_come_and_go(model, qtmodeltester):
    qtmodeltester.check(model)
    model.set_rows(episode_rows(5), has_more=True)
    model.append_rows(episode_rows(5, first=6))
    model.remove_rows([EpisodeId(2), EpisodeId(7)])
    model.set_rows([])


def test_qt_finds_no_fault_with_day_headers(qapp, qtmodeltester):
    model = EpisodeListModel(describe_day=lambda header: str(header.day))
    qtmodeltester.check(model)
    model.set_rows(episode_rows(3), has_more=True)
    model.append_rows(episode_rows(3, first=4))
    model.remove_rows([EpisodeId(1), EpisodeId(6)])


def test_the_next_page_is_asked_for_once_until_it_comes(model, qtbot):
    asked = []
    model.more_wanted.connect(lambda: asked.append(model.rowCount()))
    model.set_rows(episode_rows(3), has_more=True)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [3]
    model.append_rows(episode_rows(2, first=4))
    assert not model.canFetchMore(QModelIndex())
    assert model.rowCount() == 5


def test_a_row_that_moved_into_the_next_page_is_not_shown_twice(model):
    model.set_rows(episode_rows(3), has_more=True)
    model.append_rows(episode_rows(3, first=3))
    assert [row.id for row in model.rows] == [1, 2, 3, 4, 5]


def test_a_changed_row_repaints_only_its_own_line(model, qtbot):
    model.set_rows(episode_rows(3))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.update_rows([episode_row(2, heard=Ms(5)), episode_row(99)])
    first, last, _roles = changed.args
    assert (first.row(), last.row()) == (1, 1)
    assert model.rows[1].heard == 5


def test_rows_are_found_again_after_others_were_removed(model):
    model.set_rows(episode_rows(5))
    model.remove_rows([EpisodeId(1), EpisodeId(3), EpisodeId(77)])
    assert [row.id for row in model.rows] == [2, 4, 5]
    assert model.place_of(EpisodeId(5)) == 2
    assert model.place_of(EpisodeId(3)) is None


def test_the_playing_episode_is_marked_and_the_one_before_is_not(model):
    model.set_rows(episode_rows(2))
    model.set_playing(EpisodeId(1))
    model.set_playing(EpisodeId(2))
    assert [model.index(place).data(Role.IS_PLAYING) for place in range(2)] == [False, True]


def test_a_ranked_episode_has_its_probability(model):
    model.set_rows(episode_rows(2))
    model.set_probabilities({EpisodeId(2): 0.92})
    assert [model.index(place).data(Role.PROBABILITY) for place in range(2)] == [None, 0.92]


def test_screen_readers_get_the_description(qapp):
    model = EpisodeListModel(describe=lambda row: f"{row.title}, unheard")
    model.set_rows(episode_rows(1))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Episode 1, unheard"


def test_each_day_has_one_header_also_across_pages(qapp):
    model = EpisodeListModel(describe_day=lambda header: str(header.day))
    morning = [episode_row(n, published=NOW + timedelta(minutes=n)) for n in (1, 2, 3)]
    undated = episode_row(4, published=None)
    model.set_rows(morning[:2], has_more=True)
    model.append_rows([morning[2], undated])
    shapes = [type(model.entry_at(place)).__name__ for place in range(model.rowCount())]
    assert shapes == ["DayHeader", *["EpisodeRow"] * 3, "DayHeader", "EpisodeRow"]
    assert model.entry_at(4) == DayHeader(None)


def test_a_header_leaves_with_the_last_row_of_its_day(qapp):
    model = EpisodeListModel(describe_day=lambda header: str(header.day))
    model.set_rows(episode_rows(2))
    model.remove_rows([EpisodeId(1)])
    assert model.rowCount() == 2
    model.remove_rows([EpisodeId(2)])
    assert model.rowCount() == 0


def test_headers_cannot_be_selected(qapp):
    model = EpisodeListModel(describe_day=lambda header: str(header.day))
    model.set_rows(episode_rows(1))
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_there_is_nothing_below_the_last_row(model):
    model.set_rows(episode_rows(1))
    assert model.entry_at(-1) is None
    assert titles(model) == ["Episode 1"]
