"""Lines of a card: a name, a sentence, a control that changes one setting."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.widgets.controls import LabelRole, label, surface
from podplayer.ui.widgets.switch import Switch


class SettingLines(QFrame):
    """Kept true: a change from elsewhere shows."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._context = context
        self._settings = context.app.settings
        self._loaders: list[Callable[[], None]] = []
        self._is_loading = False
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

    def add(self, name: str, about: str, control: QWidget) -> None:
        """Add a line with any control."""
        if self._box.count():
            self._box.addWidget(surface("line"))
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(name, LabelRole.STRONG))
        sentence = label(about, LabelRole.SMALL, wraps=True)
        # Else the page reserves the height that the text would have in a narrow column.
        sentence.setMinimumWidth(190)
        text.addWidget(sentence)
        row = QHBoxLayout()
        row.setContentsMargins(0, 11, 0, 11)
        row.setSpacing(20)
        row.addLayout(text, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(row)
        control.setAccessibleName(control.accessibleName() or name)
        control.setAccessibleDescription(about)

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
