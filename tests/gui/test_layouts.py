"""The layouts of chips and cards."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from podplayer.ui.widgets.layouts import ColumnsLayout, FlowLayout


class Chip(QWidget):
    """Of a size that may change; counts how often it was asked for it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.wide = width
        self.asked = 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(self.wide, 20)


@pytest.fixture
def holder(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_chips_break_into_lines_like_words(holder):
    row = FlowLayout(holder, gap=10)
    for width in (40, 40, 40):
        row.addWidget(Chip(width))
    assert [(rect.x(), rect.y()) for rect in row.place(100)] == [(0, 0), (50, 0), (0, 30)]
    assert row.heightForWidth(100) == 50
    assert row.heightForWidth(140) == 20


@pytest.mark.parametrize(
    ("width", "lines"), [(190, [4]), (189, [2, 2]), (90, [2, 2]), (40, [1] * 4)]
)
def test_even_lines_leave_no_chip_alone(width, lines, holder):
    row = FlowLayout(holder, gap=10, is_even=True)
    for _ in range(4):
        row.addWidget(Chip(40))
    assert list(Counter(rect.y() for rect in row.place(width)).values()) == lines


@pytest.mark.parametrize(
    ("chips", "widths"),
    [
        ((40, 40), [45, 45]),
        ((30, 42), [45, 45]),
        ((30, 50), [35, 55]),
        ((40, 40, 20), [45, 45, 20]),
        ((40, 40, 70), [45, 45, 100]),
        ((20, 20), [20, 20]),
    ],
)
def test_lines_that_are_nearly_full_end_together(chips, widths, holder):
    row = FlowLayout(holder, gap=10, fills=True)
    for width in chips:
        row.addWidget(Chip(width))
    places = row.place(100)
    assert [place.width() for place in places] == widths
    assert all(place.x() in (0, widths[0] + 10) for place in places)


@pytest.mark.parametrize("make", [FlowLayout, ColumnsLayout])
def test_a_height_is_found_out_once(make, holder):
    row = make(holder)
    chip = Chip(40)
    row.addWidget(chip)
    row.heightForWidth(100)
    asked = chip.asked
    for _ in range(5):
        row.heightForWidth(100)
    assert chip.asked == asked


def test_what_changes_is_placed_anew(holder, qtbot):
    row = FlowLayout(holder, gap=10)
    chips = [Chip(40), Chip(40)]
    for chip in chips:
        row.addWidget(chip)
    holder.show()
    qtbot.waitExposed(holder)
    assert row.heightForWidth(60) == 50
    chips[0].wide = 5
    chips[0].updateGeometry()
    assert row.heightForWidth(60) == 20, "one has shrunk"
    row.addWidget(Chip(40))
    qtbot.waitUntil(lambda: row.heightForWidth(60) == 50, timeout=15_000)  # Qt shows it later
    chips[1].hide()
    assert row.heightForWidth(60) == 20, "one was hidden"
    chips[1].show()
    assert row.heightForWidth(60) == 50, "and is back"
    row.takeAt(2)
    assert row.heightForWidth(60) == 20
    row.clear()
    assert row.heightForWidth(60) == 0
