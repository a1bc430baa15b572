"""The chips over the queue: what plays next, the playlists, and the way to another."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from podplayer.model.shelves import Playlist
from podplayer.ui.context import UiContext
from podplayer.ui.text import tr
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, button
from podplayer.ui.widgets.layouts import FlowLayout


class PlaylistBar(QWidget):
    """One of the lists is on; None is the queue itself."""

    chosen = Signal(object)
    """The number of a playlist, or None."""
    add_wanted = Signal(QPoint)
    """Where the menu's corner belongs."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._group: ChipGroup | None = None
        self.chips: dict[int | None, QPushButton] = {}
        self.current: int | None = None
        self._row = FlowLayout(self, gap=8)
        self.setAccessibleName(tr("Playlists"))
        self.set_playlists(())

    def set_playlists(self, playlists: Sequence[Playlist]) -> None:
        """Show these; where the chosen one is gone the queue is on again."""
        numbers = {one.id for one in playlists}
        if self.current not in numbers:
            self.current = None
        self._row.clear()
        self._group = ChipGroup(self)
        self.chips = {None: self._chip(None, tr("Up next"))}
        for one in playlists:
            self.chips[one.id] = self._chip(one.id, one.name, is_rule=one.rule is not None)
        add = button(tr("New playlist"), ButtonKind.CHIP, icon=(self._context.icons, "plus"))
        add.clicked.connect(
            lambda: self.add_wanted.emit(add.mapToGlobal(QPoint(0, add.height() + 4)))
        )
        self._row.addWidget(add)
        self.updateGeometry()

    def choose(self, number: int | None) -> None:
        """Turn one on, without a signal."""
        self.current = number if number in self.chips else None
        self.chips[self.current].setChecked(True)

    def _chip(self, number: int | None, text: str, *, is_rule: bool = False) -> QPushButton:
        icon = (self._context.icons, "filter" if is_rule else "list")
        chip = button(text, ButtonKind.CHIP, icon=None if number is None else icon)
        chip.setCheckable(True)
        chip.setChecked(number == self.current)
        if is_rule:
            chip.setToolTip(tr("A rule fills this playlist"))
        chip.clicked.connect(lambda: self._on_clicked(number))
        if self._group is not None:
            self._group.addButton(chip)
        self._row.addWidget(chip)
        return chip

    def _on_clicked(self, number: int | None) -> None:
        self.current = number
        self.chosen.emit(number)
