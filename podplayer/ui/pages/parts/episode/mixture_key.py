"""What the two lines under a waveform stand for."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from podplayer.model.sound import Mixture
from podplayer.ui.delegates.paint import Ink, box, line, metrics
from podplayer.ui.text import to_translate, tr
from podplayer.ui.theme import ThemeController

LANES = ((Mixture.SPEECH, "graphic"), (Mixture.MUSIC, "accent"))
"""From above, each with the name of its colour in the theme."""
LANE = 3
"""Pixels that a line is high."""
_WORDS = {Mixture.SPEECH: to_translate("speech"), Mixture.MUSIC: to_translate("music")}
_HEIGHT, _SWATCH, _GAP = 18, 14, 6


class MixtureKey(QWidget):
    """A line and a word for each; the waveform says the same to a screen reader."""

    def __init__(self, *, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setFixedSize(self.sizeHint())
        themes.changed.connect(self.update)

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        parts = [_SWATCH + _GAP + self._width(tr(_WORDS[kind])) for kind, _ in LANES]
        return QSize(sum(parts) + 2 * _GAP * (len(parts) - 1), _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        left = 0
        with QPainter(self) as painter:
            for kind, colour in LANES:
                word = tr(_WORDS[kind])
                swatch = QRect(left, (_HEIGHT - LANE) // 2 + 1, _SWATCH, LANE)
                box(painter, self._flip(swatch), radius=0, fill=getattr(theme, colour))
                left += _SWATCH + _GAP
                area = self._flip(QRect(left, 0, self._width(word), _HEIGHT))
                line(painter, area, word, Ink(theme.type.caption, theme.muted))
                left += area.width() + 2 * _GAP

    def _flip(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _width(self, word: str) -> int:
        return metrics(self._themes.theme.type.caption).horizontalAdvance(word) + 2
