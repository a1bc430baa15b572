"""Pause, stay private, export, forget."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.settings.setting_lines import SettingLines
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.switch import Switch


class TasteControls(QWidget):
    """A heading and a card of lines."""

    export_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = SettingLines(context)
        self.pause = Switch(themes=context.themes)
        settings = context.app.settings
        self.pause.toggled.connect(lambda on: self._lines.change("is_learning", not on))
        self._lines.on_load(lambda: self.pause.setChecked(not settings.current.is_learning))
        self._lines.add(
            tr("Pause learning"), tr("Nothing new is learned; what was learned stays."), self.pause
        )
        self.private = self._lines.add_switch(
            "is_private",
            tr("Private listening"),
            tr("Your place in an episode is kept; nothing is logged and nothing learned."),
        )
        self.export = button(tr("Export…"), icon=(context.icons, "open"))
        self.export.clicked.connect(self.export_wanted)
        self._lines.add(
            tr("Export"),
            tr("What you played and when, one JSON object a line, which “podplayer import” reads."),
            self.export,
        )
        self.forget = button(tr("Forget…"), ButtonKind.DANGER)
        self.forget.clicked.connect(self.forget_wanted)
        self._lines.add(
            tr("Forget"),
            tr(
                "Everything, or what was learned since a day. One interest or show: in its menu "
                "above."
            ),
            self.forget,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label(tr("Learning"), LabelRole.SECTION))
        box.addWidget(self._lines)

    def load(self) -> None:
        """Show what holds now."""
        self._lines.load()
