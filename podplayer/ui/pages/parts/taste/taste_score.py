"""Whether the learning works: one sentence, and the bars behind it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from podplayer.model.ranking import Scoreboard
from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.taste.score_bars import ScoreBars
from podplayer.ui.text import shown, tr
from podplayer.ui.widgets.controls import LabelRole, label


class TasteScore(QFrame):
    """A card."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._sentence = label("", LabelRole.SMALL, wraps=True)
        self.bars = ScoreBars(context)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 12)
        box.setSpacing(8)
        box.addWidget(self._sentence)
        box.addWidget(self.bars)
        self.bars.hide()
        self.show_busy()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def show_busy(self) -> None:
        """Say that it is being worked out, unless an older result can stay meanwhile."""
        if not self.bars.isVisibleTo(self):
            self._sentence.setText(tr("Replaying your log…"))

    def show_board(self, board: Scoreboard) -> None:
        """Show a result."""
        self._sentence.setText(shown(board.sentence))
        self.bars.show_board(board)
        self.bars.setVisible(bool(board.rankers))

    def show_failure(self, sentence: str) -> None:
        """Say why there is none."""
        self._sentence.setText(sentence)
        self.bars.hide()
