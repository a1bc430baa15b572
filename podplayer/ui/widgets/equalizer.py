"""Six bands and a few curves to begin with."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from podplayer.playback.sound import EQUALIZER_HERTZ
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, label

MOST = 12
"""Decibels."""
_FLAT = (0.0,) * len(EQUALIZER_HERTZ)


def curves() -> Mapping[str, Sequence[float]]:
    """Return names and decibels of the curves."""
    return {
        tr("Flat"): _FLAT,
        tr("Clear voices"): (-6.0, -3.0, -1.0, 2.0, 4.0, 1.0),
        tr("Warm"): (2.0, 3.0, 1.0, 0.0, -2.0, -3.0),
        tr("Bright"): (-2.0, -1.0, 0.0, 1.0, 3.0, 4.0),
        tr("Small loudspeaker"): (-12.0, -4.0, 2.0, 3.0, 2.0, 0.0),
    }


class Equalizer(QWidget):
    """Says a whole curve after each change of a band."""

    changed = Signal(object)
    """A tuple of decibels."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve = QComboBox()
        self.curve.setAccessibleName(tr("Equaliser curve"))
        self._curves = curves()
        for name in self._curves:
            self.curve.addItem(name)
        self.curve.addItem(tr("My own"))
        self.bands: list[QSlider] = []
        bands = QGridLayout()
        bands.setSpacing(4)
        for place, hertz in enumerate(EQUALIZER_HERTZ):
            bands.addWidget(self._band(hertz), 0, place, Qt.AlignmentFlag.AlignHCenter)
            words = label(_short(hertz), LabelRole.FAINT)
            bands.addWidget(words, 1, place, Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        title = label(tr("Equaliser"), LabelRole.STRONG)
        title.setBuddy(self.curve)
        head.addWidget(title, 1)
        head.addWidget(self.curve)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addLayout(bands)
        self.curve.activated.connect(self._on_curve)

    def set_gains(self, gains: Sequence[float]) -> None:
        """Show a curve; missing bands are flat."""
        whole = (*gains, *_FLAT)[: len(_FLAT)]
        for slider, gain in zip(self.bands, whole, strict=True):
            slider.blockSignals(True)  # noqa: FBT003 - Qt's signature
            slider.setValue(round(gain))
            slider.blockSignals(False)  # noqa: FBT003
        known = [tuple(curve) for curve in self._curves.values()]
        place = known.index(tuple(whole)) if tuple(whole) in known else len(known)
        self.curve.setCurrentIndex(place)

    def _band(self, hertz: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Vertical)
        slider.setRange(-MOST, MOST)
        slider.setFixedHeight(84)
        slider.setAccessibleName(tr("{hertz} hertz").format(hertz=hertz))
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        slider.valueChanged.connect(self._on_band)
        self.bands.append(slider)
        return slider

    def _on_band(self) -> None:
        gains = tuple(float(slider.value()) for slider in self.bands)
        for slider in self.bands:
            slider.setToolTip(tr("{decibels:+d} dB").format(decibels=slider.value()))
        self.set_gains(gains)
        self.changed.emit(gains)

    def _on_curve(self, place: int) -> None:
        every = list(self._curves.values())
        if place < len(every):
            self.set_gains(every[place])
            self.changed.emit(tuple(every[place]))


def _short(hertz: int) -> str:
    return f"{hertz / 1000:g}k" if hertz >= 1000 else f"{hertz}"
