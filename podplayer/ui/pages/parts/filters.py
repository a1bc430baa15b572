"""The ways to narrow a list of episodes, and the chips that choose among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.ui.pages.parts.layouts import FlowLayout
from podplayer.ui.widgets.controls import ButtonKind, button


class FilterName(StrEnum):
    """In the order of the chips."""

    ALL = "All"
    UNPLAYED = "Unplayed"
    DOWNLOADED = "Downloaded"
    STARTED = "Started"


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeFilter:
    """What the library is asked for."""

    state: EpisodeState | None = None
    downloaded: bool = False

    def fits(self, row: EpisodeRow) -> bool:
        """Whether a row that changed still belongs in the list."""
        is_state = self.state is None or row.state is self.state
        return is_state and (row.is_downloaded or not self.downloaded)


FILTERS: Mapping[FilterName, EpisodeFilter] = {
    FilterName.ALL: EpisodeFilter(),
    FilterName.UNPLAYED: EpisodeFilter(state=EpisodeState.NEW),
    FilterName.DOWNLOADED: EpisodeFilter(downloaded=True),
    FilterName.STARTED: EpisodeFilter(state=EpisodeState.STARTED),
}


class FilterChips(QWidget):
    """One of the filters is on."""

    chosen = Signal(object)
    """A FilterName."""

    def __init__(
        self,
        start: FilterName,
        *,
        names: Sequence[FilterName] = tuple(FilterName),
        parent: QWidget | None = None,
    ) -> None:
        """Make chips of these names; `start` is on."""
        super().__init__(parent)
        self._chips: dict[FilterName, QPushButton] = {}
        self._counts: Mapping[FilterName, int] = {}
        self._is_narrow = False
        self._group = QButtonGroup(self)
        row = FlowLayout(self, gap=8)
        for name in names:
            chip = button(name.value, ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(name is start)
            chip.clicked.connect(lambda _=False, picked=name: self.chosen.emit(picked))
            self._group.addButton(chip)
            self._chips[name] = chip
            row.addWidget(chip)
        self.setAccessibleName("Show which episodes")

    def set_counts(self, counts: Mapping[FilterName, int]) -> None:
        """Write how many there are of each; a kind without a number has none."""
        self._counts = counts
        self._write()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the numbers out where there is no room for them."""
        self._is_narrow = is_narrow
        self._write()

    def choose(self, name: FilterName) -> None:
        """Turn one on, without a signal."""
        self._chips[name].setChecked(True)

    def _write(self) -> None:
        for name, chip in self._chips.items():
            number = 0 if self._is_narrow else self._counts.get(name)
            chip.setText(f"{name.value} {number:,}" if number else name.value)
            chip.updateGeometry()
