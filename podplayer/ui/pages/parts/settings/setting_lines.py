"""Lines of a card: a name, a sentence, a control that changes one setting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from podplayer.ui.context import UiContext
from podplayer.ui.widgets.controls import LabelRole, label, literal, number_box, surface
from podplayer.ui.widgets.switch import Switch

_CHOICE, _NUMBER = 208, 120
"""Least widths: what is chosen stands in one column."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What a number may be."""

    least: int
    most: int
    step: int
    unit: str
    zero: str = ""
    """What stands in the place of the least number, where that is a word."""


class SettingLines(QFrame):
    """Kept true: a change from elsewhere shows."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._context = context
        self._settings = context.app.settings
        self._loaders: list[Callable[[], None]] = []
        self._is_loading = False
        self._rows: list[tuple[str, QWidget, QWidget]] = []
        """The words of each line, the line, and the rule above it."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(18, 4, 18, 4)
        self._box.setSpacing(0)
        context.bridge.settings_changed.connect(self.load)

    def load(self) -> None:
        """Show what holds now."""
        self._is_loading = True
        for loader in self._loaders:
            loader()
        self._is_loading = False

    def add_switch(self, field: str, name: str, about: str) -> Switch:
        """Add a line that turns one setting on and off."""
        made = Switch(themes=self._context.themes)
        made.toggled.connect(lambda on: self.change(field, on))
        self._loaders.append(lambda: made.setChecked(bool(getattr(self._settings.current, field))))
        self.add(name, about, made)
        return made

    def add_choice(
        self,
        field: str,
        name: str,
        about: str,
        choices: Sequence[tuple[str, object]],
        *,
        written: Callable[[object], str] = str,
    ) -> QComboBox:
        """Add a line that chooses one value; `written` names one that is none of `choices`."""
        made = QComboBox()
        made.setMinimumWidth(_CHOICE)
        for text, value in choices:
            made.addItem(text, value)
        made.currentIndexChanged.connect(lambda _: self.change(field, made.currentData()))

        def load() -> None:
            value = getattr(self._settings.current, field)
            if made.findData(value) < 0:
                made.addItem(written(value), value)
            made.setCurrentIndex(made.findData(value))

        self._loaders.append(load)
        self.add(name, about, made)
        return made

    def add_number(self, field: str, name: str, about: str, steps: Steps) -> QSpinBox:
        """Add a line that sets a whole number."""
        made = number_box(least=steps.least, most=steps.most)
        made.setSingleStep(steps.step)
        made.setSuffix(steps.unit)
        made.setSpecialValueText(steps.zero)
        made.setFixedWidth(_NUMBER)
        made.setKeyboardTracking(False)
        made.valueChanged.connect(lambda value: self.change(field, value))
        self._loaders.append(lambda: made.setValue(round(getattr(self._settings.current, field))))
        self.add(name, about, made)
        return made

    def add(self, name: str, about: str, control: QWidget) -> None:
        """Add a line with any control."""
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        rule = surface("line")
        box.addWidget(rule)
        rule.setHidden(not self._rows)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addStretch(1)
        title = label(literal(name), LabelRole.STRONG)
        # On Linux a screen reader is told a list's choice as its name, and its label as another.
        title.setBuddy(control)
        text.addWidget(title)
        if about:
            sentence = label(about, LabelRole.SMALL, wraps=True)
            # Else the page reserves the height that the text would have in a narrow column.
            sentence.setMinimumWidth(190)
            text.addWidget(sentence)
        text.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(0, 11, 0, 11)
        line.setSpacing(20)
        line.addLayout(text, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(line)
        self._box.addWidget(row)
        self._rows.append((f"{name} {about}".casefold(), row, rule))
        if isinstance(control, QPushButton):  # it says itself what it does
            control.setAccessibleDescription(f"{name}. {about}")
        else:
            control.setAccessibleName(control.accessibleName() or name)
            control.setAccessibleDescription(about)

    def narrow(self, words: Sequence[str]) -> int:
        """Leave the lines that have all the words in lower case; returns how many those are."""
        left = 0
        for text, row, rule in self._rows:
            is_left = all(word in text for word in words)
            row.setVisible(is_left)
            rule.setVisible(left > 0)
            left += is_left
        self.setVisible(bool(left))
        return left

    def add_below(self, widget: QWidget) -> None:
        """Add something under the last line that belongs to it."""
        self._box.addWidget(widget)

    def on_load(self, loader: Callable[[], None]) -> None:
        """Call this whenever settings changed."""
        self._loaders.append(loader)

    def change(self, field: str, value: object) -> None:
        """Change a setting, unless it is only being shown."""
        if not self._is_loading and getattr(self._settings.current, field) != value:
            self._settings.change(**{field: value})
