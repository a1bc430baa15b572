"""A show that is not followed, as a card: what it is called, why it is here, what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.layouts import ColumnsLayout

COVER = 56


@dataclass(frozen=True, slots=True)
class Deed:
    """One button of a card."""

    text: str
    act: Callable[[], object]
    icon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCard:
    """What a card shows."""

    title: str
    detail: str = ""
    """Author, or the show of an episode."""
    reason: str = ""
    cover_url: str | None = None
    cover_title: str = ""
    """Whose initials stand in for the cover; the title where it is empty."""
    address: str | None = None
    """Of the feed; None where it is none that can be followed."""
    deeds: Sequence[Deed] = ()


def _wrapped(text: str) -> QLabel:
    """A text whose tile grows with its lines."""
    made = label(text, LabelRole.CAPTION, wraps=True)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


class ShowTile(QFrame):
    """Cover and words side by side, buttons below."""

    def __init__(
        self, context: UiContext, card: ShowCard, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.card = card
        self.setProperty("surface", "card")
        self.setAccessibleName(". ".join(t for t in (card.title, card.detail, card.reason) if t))
        self._cover = QLabel()
        self._cover.setFixedSize(COVER, COVER)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(card.title, LabelRole.STRONG))
        if card.detail:
            words.addWidget(ElidedLabel(card.detail, LabelRole.CAPTION))
        if card.reason:
            words.addSpacing(2)
            words.addWidget(_wrapped(card.reason))
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self.buttons = [self._button(deed) for deed in card.deeds]
        for made in self.buttons:
            self._foot.addWidget(made)
        self._foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 14, 14, 12)
        box.setSpacing(10)
        box.addLayout(head, 1)
        box.addLayout(self._foot)
        context.covers.ready.connect(self._on_cover_ready)
        self._paint_cover()

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing be pressed while something is under way."""
        for made in self.buttons:
            made.setEnabled(not is_busy)

    def _button(self, deed: Deed) -> QPushButton:
        icon = (self._context.icons, deed.icon) if deed.icon else None
        made = button(deed.text, ButtonKind.CHIP, icon=icon)
        made.setAccessibleName(f"{deed.text}: {self.card.title}")
        made.clicked.connect(lambda _=False: deed.act())
        return made

    def _on_cover_ready(self, url: str) -> None:
        if url == self.card.cover_url:
            self._paint_cover()

    def _paint_cover(self) -> None:
        card = self.card
        self._cover.setPixmap(
            self._context.covers.pixmap(
                card.cover_url,
                COVER,
                self._context.theme.radii.cover,
                title=card.cover_title or card.title,
                ratio=self.devicePixelRatioF(),
            )
        )


class TileSection(QFrame):
    """A heading and cards in columns under it; hidden as long as there are none.

    A frame without lines: a screen reader calls it a panel, and says its name.
    """

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.heading = label("", LabelRole.SECTION)
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading)
        self._head.addStretch(1)
        self._holder = QWidget()
        self._grid = ColumnsLayout(self._holder, least=280, most=3)
        box = QVBoxLayout(self)
        # The distance to what stands above goes with the section when it is hidden.
        box.setContentsMargins(0, 22, 0, 0)
        box.setSpacing(10)
        box.addLayout(self._head)
        box.addWidget(self._holder)
        self.tiles: list[ShowTile] = []
        self.hide()

    def add_to_heading(self, widget: QWidget) -> None:
        """Put a control at the end of the heading's line."""
        self._head.addWidget(widget)

    def show_cards(self, title: str, cards: Sequence[ShowCard]) -> None:
        """Show these in place of those before."""
        self.heading.setText(title)
        self.setAccessibleName(title)
        self._grid.clear()
        self.tiles = [ShowTile(self._context, card) for card in cards]
        for tile in self.tiles:
            self._grid.addWidget(tile)
        self.setVisible(bool(cards))
