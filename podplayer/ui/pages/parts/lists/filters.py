"""The ways to narrow a list of episodes, and the chips that choose among them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.model.shelves import NEW_EPISODES, EpisodeFilter
from podplayer.ui.format import decimal
from podplayer.ui.text import tr
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, button
from podplayer.ui.widgets.layouts import FlowLayout


class FilterName(StrEnum):
    """In the order of the chips."""

    NEW = "New"
    """Unheard and of the last days: what the number in the side bar counts."""
    ALL = "All"
    UNPLAYED = "Unplayed"
    DOWNLOADED = "Downloaded"
    STARTED = "Started"
    FAVOURITE = "Favourites"
    HIDDEN = "Hidden"
    """By the rule of a show."""


COMMON = (FilterName.ALL, FilterName.UNPLAYED, FilterName.DOWNLOADED, FilterName.STARTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What the library is asked for, and whether a row that changed still belongs there."""

    chosen: EpisodeFilter
    fits: Callable[[EpisodeRow], bool]


def _is_new(row: EpisodeRow) -> bool:
    return row.state is EpisodeState.NEW and not row.is_dismissed


FILTERS: Mapping[FilterName, Narrowing] = {
    FilterName.NEW: Narrowing(chosen=NEW_EPISODES, fits=_is_new),
    FilterName.ALL: Narrowing(chosen=EpisodeFilter(), fits=lambda _: True),
    FilterName.UNPLAYED: Narrowing(chosen=EpisodeFilter(states=(EpisodeState.NEW,)), fits=_is_new),
    FilterName.DOWNLOADED: Narrowing(
        chosen=EpisodeFilter(downloaded=True), fits=lambda row: row.is_downloaded
    ),
    FilterName.STARTED: Narrowing(
        chosen=EpisodeFilter(states=(EpisodeState.STARTED,)),
        fits=lambda row: row.state is EpisodeState.STARTED,
    ),
    FilterName.FAVOURITE: Narrowing(
        chosen=EpisodeFilter(favourite=True), fits=lambda row: row.is_favourite
    ),
    FilterName.HIDDEN: Narrowing(chosen=EpisodeFilter(hidden=True), fits=lambda _: True),
}


def filter_text(name: FilterName) -> str:
    """What a chip says."""
    texts = {
        FilterName.NEW: tr("New", "episodes"),
        FilterName.ALL: tr("All", "episodes"),
        FilterName.UNPLAYED: tr("Unplayed"),
        FilterName.DOWNLOADED: tr("Downloaded"),
        FilterName.STARTED: tr("Started"),
        FilterName.FAVOURITE: tr("Favourites"),
        FilterName.HIDDEN: tr("Hidden"),
    }
    return texts[name]


class FilterChips(QWidget):
    """One of the filters is on."""

    chosen = Signal(object)
    """A FilterName."""

    def __init__(
        self,
        start: FilterName,
        *,
        names: Sequence[FilterName] = COMMON,
        parent: QWidget | None = None,
    ) -> None:
        """Make chips of these names; `start` is on."""
        super().__init__(parent)
        self._chips: dict[FilterName, QPushButton] = {}
        self._counts: Mapping[FilterName, int] = {}
        self._is_narrow = False
        self._group = ChipGroup(self)
        row = FlowLayout(self, gap=8)
        for name in names:
            chip = button(filter_text(name), ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(name is start)
            chip.clicked.connect(lambda _=False, picked=name: self.chosen.emit(picked))
            self._group.addButton(chip)
            self._chips[name] = chip
            row.addWidget(chip)
        self.setAccessibleName(tr("Show which episodes"))

    def set_counts(self, counts: Mapping[FilterName, int]) -> None:
        """Write how many there are of each; a kind without a number has none."""
        self._counts = counts
        self._write()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the numbers out where there is no room for them."""
        self._is_narrow = is_narrow
        self._write()

    def set_offered(self, name: FilterName, *, is_offered: bool) -> None:
        """Show one chip or not."""
        self._chips[name].setVisible(is_offered)
        self.updateGeometry()

    def choose(self, name: FilterName) -> None:
        """Turn one on, without a signal."""
        self._chips[name].setChecked(True)

    def _write(self) -> None:
        for name, chip in self._chips.items():
            number = 0 if self._is_narrow else self._counts.get(name)
            text = filter_text(name)
            chip.setText(f"{text} {decimal(number)}" if number else text)
            chip.updateGeometry()
