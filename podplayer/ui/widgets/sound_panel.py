"""How it sounds: speed, silence, loudness, voices, equaliser; for this show or for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from podplayer.model.ids import Ms
from podplayer.playback.backend import FASTEST, SLOWEST, OutputDevice
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.format import duration, speed
from podplayer.ui.icons import Icons
from podplayer.ui.player_view import PlayerView
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import (
    ButtonKind,
    LabelRole,
    button,
    icon_button,
    label,
    number_box,
    surface,
)
from podplayer.ui.widgets.equalizer import Equalizer
from podplayer.ui.widgets.player_menus import scope_name
from podplayer.ui.widgets.switch import Switch

_WIDTH = 380
_FINE = 0.05
_PRESETS = (0.8, 1.0, 1.2, 1.5, 1.8, 2.0)
_LONGEST_EDGE = 600
"""Seconds of an intro or outro."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundView:
    """What the panel shows."""

    rate: float = 1.0
    scope: WishScope = WishScope.ALWAYS
    show: str = ""
    """The show that plays; empty: nothing is open."""
    wishes: Mapping[str, bool] = field(default_factory=dict)
    """By name of the setting, as they hold for the show."""
    is_of_show: bool = False
    """Whether the show has a wish of its own."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why the engine cannot do something, by name of the setting."""
    equalizer: tuple[float, ...] = ()
    saved: Ms = Ms(0)
    intro: Ms = Ms(0)
    outro: Ms = Ms(0)
    output: str = ""
    """The name of the device that sounds; empty: none does."""
    outputs: Sequence[OutputDevice] = ()
    output_id: str = ""
    """The device that was chosen; empty is the desktop's default."""


class SoundPanel(QFrame):
    """A small window that closes when one clicks elsewhere or presses Esc."""

    rate_chosen = Signal(float, object)
    """A speed and a WishScope."""
    wish_changed = Signal(str, bool, bool)
    """The name of a setting, its value, and whether only for the show."""
    edges_changed = Signal(int, int)
    """Seconds of intro and outro."""
    equalizer_changed = Signal(object)
    output_chosen = Signal(str)
    """The id of a device, or nothing for the desktop's default."""

    def __init__(self, *, themes: ThemeController, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._themes = themes
        self._icons = icons
        self._view = SoundView()
        self._is_loading = False
        self.setObjectName("soundPanel")
        self.setProperty("surface", "panel")
        self.setAccessibleName(tr("Sound"))
        self.setFixedWidth(_WIDTH)
        self.switches: dict[str, Switch] = {}
        self._names: dict[str, QLabel] = {}
        self._notes: dict[str, QLabel] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(18, 14, 18, 16)
        self._box.setSpacing(10)
        self._add_speed()
        self._box.addWidget(surface("line"))
        self._add_wishes()
        self._box.addWidget(surface("line"))
        self.equalizer = Equalizer()
        self.equalizer.changed.connect(self.equalizer_changed)
        self._box.addWidget(self.equalizer)
        self._box.addWidget(surface("line"))
        self._add_edges()
        self._add_outputs()
        themes.changed.connect(self._tint)
        self._tint()

    def open_above(self, anchor: QWidget) -> None:
        """Show it over a button, within the window."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), -self.height() - 10))
        window = anchor.window()
        top = window.mapToGlobal(QPoint(0, 0))
        self.move(max(top.x() + 8, corner.x()), max(top.y() + 8, corner.y()))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_view(self, view: SoundView) -> None:
        """Show what holds now."""
        self._view = view
        self._is_loading = True
        self._rate.setText(speed(view.rate))
        self.slower.setEnabled(view.rate > SLOWEST)
        self.faster.setEnabled(view.rate < FASTEST)
        for rate, chip in self._presets.items():
            chip.setChecked(abs(rate - view.rate) < 0.005)
        for scope, chip in self.scopes.items():
            chip.setChecked(scope is view.scope)
            chip.setVisible(bool(view.show))
        for name, switch in self.switches.items():
            reason = view.reasons.get(name, "")
            switch.setChecked(view.wishes.get(name, False))
            switch.setEnabled(not reason)
            switch.setToolTip(reason)
            for part in (self._names[name], self._notes[name]):
                part.setEnabled(not reason)
                part.setToolTip(reason)
            switch.setAccessibleDescription(reason or self._notes[name].text())
        self._write_saved(view)
        self.only_show.setVisible(bool(view.show))
        self.only_show.setText(tr("Only for {show}").format(show=view.show))
        self.only_show.setChecked(view.is_of_show)
        reason = view.reasons.get("equalizer", "")
        self.equalizer.setEnabled(not reason)
        self.equalizer.setToolTip(reason)
        self.equalizer.setAccessibleDescription(reason)
        self.equalizer.set_gains(view.equalizer)
        self._edges.setVisible(bool(view.show))
        self.intro.setValue(view.intro // 1000)
        self.outro.setValue(view.outro // 1000)
        self._write_outputs(view)
        self._is_loading = False

    def is_stale(self, view: PlayerView) -> bool:
        """Whether speed or saved time are others than it shows."""
        here = self._view
        is_rate = (view.rate, view.rate_scope) != (here.rate, here.scope)
        return is_rate or view.saved // 1000 != here.saved // 1000

    # -- parts --------------------------------------------------------------------------------

    def _add_speed(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(tr("Speed"), LabelRole.STRONG), 1)
        self.slower = icon_button(tr("A little slower"), "minus", icons=self._icons, size=16)
        self._rate = label("", LabelRole.HEADING)
        self._rate.setFixedWidth(62)
        self._rate.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.faster = icon_button(tr("A little faster"), "plus", icons=self._icons, size=16)
        for part in (self.slower, self._rate, self.faster):
            row.addWidget(part)
        self.slower.clicked.connect(lambda: self._choose_rate(self._view.rate - _FINE))
        self.faster.clicked.connect(lambda: self._choose_rate(self._view.rate + _FINE))
        self._box.addLayout(row)
        presets = QHBoxLayout()
        presets.setSpacing(4)
        self._presets: dict[float, QPushButton] = {}
        for rate in _PRESETS:
            chip = self._chip(speed(rate), presets)
            chip.clicked.connect(lambda _=False, rate=rate: self._choose_rate(rate))
            self._presets[rate] = chip
        self._box.addLayout(presets)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.scopes: dict[WishScope, QPushButton] = {}
        group = ChipGroup(self)
        for scope in WishScope:
            chip = self._chip(scope_name(scope), row)
            chip.clicked.connect(
                lambda _=False, scope=scope: self._choose_rate(self._view.rate, scope)
            )
            group.addButton(chip)
            self.scopes[scope] = chip
        row.addStretch(1)
        self._box.addLayout(row)

    def _chip(self, text: str, row: QHBoxLayout) -> QPushButton:
        chip = button(text, ButtonKind.CHIP)
        chip.setCheckable(True)
        chip.setStyleSheet("padding: 0 8px;")
        row.addWidget(chip)
        return chip

    def _add_wishes(self) -> None:
        for name, text, about in (
            ("skips_silence", tr("Skip silence"), tr("Pauses of half a second and more.")),
            ("is_levelled", tr("Even loudness"), tr("Every episode as loud as every other.")),
            ("boosts_voice", tr("Boost voices"), tr("Less rumble, clearer consonants.")),
            ("evens_voices", tr("Even voices"), tr("Brings up whoever sits far away.")),
        ):
            words = QVBoxLayout()
            words.setSpacing(0)
            self._names[name] = label(text, LabelRole.STRONG)
            words.addWidget(self._names[name])
            self._notes[name] = label(about, LabelRole.CAPTION)
            words.addWidget(self._notes[name])
            switch = Switch(themes=self._themes)
            switch.setAccessibleName(text)
            switch.toggled.connect(lambda on, name=name: self._on_wish(name, is_on=on))
            self.switches[name] = switch
            row = QHBoxLayout()
            row.addLayout(words, 1)
            row.addWidget(switch)
            self._box.addLayout(row)
        self.only_show = button("", ButtonKind.CHIP)
        self.only_show.setCheckable(True)
        self.only_show.setToolTip(tr("Silence, loudness and voices of this show alone"))
        self.only_show.toggled.connect(self._on_only_show)
        self._box.addWidget(self.only_show, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_edges(self) -> None:
        self._edges = QWidget()
        grid = QGridLayout(self._edges)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.intro = self._seconds(tr("Skip intro of this show"))
        self.outro = self._seconds(tr("Skip outro of this show"))
        for column, (text, seconds) in enumerate(
            ((tr("Skip intro"), self.intro), (tr("Skip outro"), self.outro))
        ):
            grid.addWidget(label(text, LabelRole.SMALL), 0, column)
            grid.addWidget(seconds, 1, column)
        self._box.addWidget(self._edges)

    def _add_outputs(self) -> None:
        self._outputs = QWidget()
        row = QHBoxLayout(self._outputs)
        row.setContentsMargins(0, 0, 0, 0)
        name = label(tr("Plays on"), LabelRole.SMALL)
        row.addWidget(name)
        self.outputs = QComboBox()
        name.setBuddy(self.outputs)
        self.outputs.setAccessibleName(tr("Plays on"))
        self.outputs.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.outputs.activated.connect(
            lambda number: self.output_chosen.emit(self.outputs.itemData(number))
        )
        row.addWidget(self.outputs, 1)
        self._box.addWidget(self._outputs)

    def _seconds(self, name: str) -> QSpinBox:
        made = number_box(least=0, most=_LONGEST_EDGE)
        made.setSingleStep(5)
        made.setSuffix(tr(" s"))
        made.setKeyboardTracking(False)
        made.setAccessibleName(name)
        made.valueChanged.connect(self._on_edge)
        return made

    # -- what happens -------------------------------------------------------------------------

    def _choose_rate(self, rate: float, scope: WishScope | None = None) -> None:
        """Shown before the player tells it: a second press counts from the first."""
        rounded = round(min(max(rate, SLOWEST), FASTEST), 2)
        self.set_view(replace(self._view, rate=rounded, scope=scope or self._view.scope))
        self.rate_chosen.emit(self._view.rate, self._view.scope)

    def _on_wish(self, name: str, *, is_on: bool) -> None:
        if not self._is_loading:
            for_show = self.only_show.isChecked() and name != "evens_voices"
            self.wish_changed.emit(name, is_on, for_show)

    def _on_only_show(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's value
        if not self._is_loading:
            self.wish_changed.emit("", is_on, True)  # noqa: FBT003 - a signal's values

    def _on_edge(self) -> None:
        if not self._is_loading:
            self.edges_changed.emit(self.intro.value(), self.outro.value())

    def _write_saved(self, view: SoundView) -> None:
        if view.saved >= 1000:
            text = tr("Saved {duration} of this episode.")
            self._notes["skips_silence"].setText(text.format(duration=duration(view.saved)))
        else:
            self._notes["skips_silence"].setText(tr("Pauses of half a second and more."))

    def _write_outputs(self, view: SoundView) -> None:
        """The device that was chosen stays in the list while it is unplugged."""
        usual = tr("As the desktop")
        if view.output and not view.output_id:
            usual = tr("As the desktop: {device}").format(device=view.output)
        self.outputs.clear()
        self.outputs.addItem(usual, "")
        for device in view.outputs:
            self.outputs.addItem(device.name, device.id)
        number = self.outputs.findData(view.output_id)
        if number < 0:
            self.outputs.addItem(tr("Another device, not here now"), view.output_id)
            number = self.outputs.count() - 1
        self.outputs.setCurrentIndex(number)
        self.outputs.setToolTip(self.outputs.currentText())
        self._outputs.setVisible(bool(view.outputs or view.output_id))

    def _tint(self) -> None:
        # A window of its own: against a page of the same colour it needs an edge.
        edge = self._themes.theme.border
        self.setStyleSheet(f"QFrame#soundPanel {{ border: 1px solid {edge}; }}")
