import pytest
from factories_rows import episode_rows
from PySide6.QtCore import QModelIndex

from podplayer.ui.models.queue import QueueModel


@pytest.fixture
def model(qapp):
    model = QueueModel()
    model.set_rows(episode_rows(4))
    return model


@pytest.mark.parametrize(
    ("source", "target", "order"),
    [(0, 2, [2, 3, 1, 4]), (3, 0, [4, 1, 2, 3]), (0, 3, [2, 3, 4, 1]), (2, 1, [1, 3, 2, 4])],
)
def test_a_dragged_episode_lands_where_it_was_dropped(model, qtbot, source, target, order):
    moved_id = model.rows[source].id
    with qtbot.waitSignal(model.moved) as moved:
        model.move_row(source=source, target=target)
    assert model.ids() == order
    assert moved.args == [moved_id, target]
    assert model.place_of(moved_id) == target


def test_a_drop_on_its_own_place_changes_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.moved):
        assert not model.moveRows(QModelIndex(), 1, 1, QModelIndex(), 1)
        assert not model.moveRows(QModelIndex(), 1, 1, QModelIndex(), 2)
        assert not model.moveRows(QModelIndex(), 9, 1, QModelIndex(), 0)
    assert model.ids() == [1, 2, 3, 4]


def test_qt_finds_no_fault_with_moving(model, qtmodeltester):
    qtmodeltester.check(model)
    model.move_row(source=0, target=3)
    model.move_row(source=3, target=1)
