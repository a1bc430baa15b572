"""The waveform with a line under it: what it sounds like, what was skipped, how to draw it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from podplayer.model.ids import Ms
from podplayer.model.senses import SoundMix
from podplayer.model.sound import SoundFacts
from podplayer.ui.context import UiContext
from podplayer.ui.format import dotted, duration, percent
from podplayer.ui.pages.parts.episode.mixture_key import MixtureKey
from podplayer.ui.pages.parts.episode.waveform import Waveform
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.layouts import set_margins

_LEAST = 0.02


class WavePanel(QWidget):
    """Above chapters and transcript."""

    analyse_wanted = Signal()

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wave = Waveform(themes=context.themes)
        self._said = label("", LabelRole.CAPTION)
        self._key = MixtureKey(themes=context.themes)
        self._key.hide()
        self.analyse = button(tr("Draw the waveform"), ButtonKind.LINK)
        self._facts: SoundFacts | None = None
        self._mix: SoundMix | None = None
        self._saved = Ms(0)
        self._note = ""
        row = QHBoxLayout()
        set_margins(row, 2, 0, 4, 0)
        row.addWidget(self._said)
        row.addWidget(self.analyse)
        row.addStretch(1)
        row.addWidget(self._key)
        # In a low window it keeps its height: the letters of Chinese are higher than the button.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.wave)
        box.addLayout(row)
        self.analyse.clicked.connect(self._on_analyse)

    def show_sound(self, facts: SoundFacts | None, *, is_downloaded: bool, is_video: bool) -> None:
        """Draw what was measured; offer to measure what can be."""
        if facts is not self._facts:
            self.wave.set_sound(facts)
            self._key.setVisible(self.wave.has_mixture)
        self._facts = facts
        self.analyse.setVisible(facts is None and is_downloaded)
        self.analyse.setEnabled(True)
        self.analyse.setText(tr("Draw the waveform"))
        self._note = tr("podplayer plays the sound of this video") if is_video else ""
        if facts is None and not is_downloaded:
            self._note = dotted(self._note, tr("The waveform comes with the download"))
        self._write()

    def show_mix(self, mix: SoundMix | None) -> None:
        """Say how much of it is speech and music."""
        self._mix = mix
        self._write()

    def set_saved(self, saved: Ms) -> None:
        """Say how much silence was left out of what was heard."""
        if saved // 1000 != self._saved // 1000:
            self._saved = saved
            self._write()

    def fail(self) -> None:
        """It cannot be drawn."""
        self.analyse.setVisible(False)
        self._note = tr("This file cannot be analysed")
        self._write()

    def _write(self) -> None:
        speech = music = ""
        if self._mix is not None and self._mix.speech >= _LEAST:
            speech = tr("speech {share}").format(share=percent(self._mix.speech))
        if self._mix is not None and self._mix.music >= _LEAST:
            music = tr("music {share}").format(share=percent(self._mix.music))
        saved = ""
        if self._saved >= 1000:
            saved = tr("skipped {duration} of silence").format(duration=duration(self._saved))
        words = dotted(speech, music, saved, self._note)
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _on_analyse(self) -> None:
        self.analyse.setEnabled(False)
        self.analyse.setText(tr("Listening to the file…"))
        self.analyse_wanted.emit()
