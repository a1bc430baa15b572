"""A heading and cards in columns under it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from podplayer.model.podcast import EpisodeRow
from podplayer.model.ranking import Recommendation
from podplayer.ui.pages.parts.for_you.pick_tile import PickTile
from podplayer.ui.widgets.controls import LabelRole, label
from podplayer.ui.widgets.layouts import ColumnsLayout

Card = EpisodeRow | Recommendation


class Section(QFrame):
    """Hidden as long as it has no cards.

    A frame without lines: a screen reader calls it a panel, and says its name.
    """

    def __init__(self, make: Callable[[], PickTile], *, parent: QWidget | None = None) -> None:
        """Make an empty one; `make` returns another connected card."""
        super().__init__(parent)
        self._make = make
        self._tiles: list[PickTile] = []
        self._heading = label("", LabelRole.SECTION)
        self._holder = QWidget()
        self._grid = ColumnsLayout(self._holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._heading)
        box.addWidget(self._holder)
        self.hide()

    @property
    def title(self) -> str:
        """What the heading says."""
        return self._heading.text()

    @property
    def tiles(self) -> Sequence[PickTile]:
        """The cards that are shown."""
        return [tile for tile in self._tiles if not tile.isHidden()]

    def show_cards(self, title: str, cards: Sequence[Card]) -> None:
        """Show these in place of those before.

        Cards are filled anew, not made anew: making a dozen widgets takes 60 ms, and a card under
        the pointer or with the focus stays what it is.
        """
        self._heading.setText(title)
        self.setAccessibleName(title)
        # One layout at the end, not one for each card.
        self._grid.setEnabled(False)
        while len(self._tiles) < len(cards):
            tile = self._make()
            self._grid.addWidget(tile)
            self._tiles.append(tile)
        for at, tile in enumerate(self._tiles):
            if at < len(cards):
                tile.set_card(cards[at])
            tile.setVisible(at < len(cards))
        self._grid.setEnabled(True)
        self._grid.invalidate()
        self.setVisible(bool(cards))
