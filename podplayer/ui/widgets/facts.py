"""Checked facts: a mark, a name, what was found, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from podplayer.services.diagnostics import Check, Verdict
from podplayer.ui.icons import Icons
from podplayer.ui.text import shown, to_translate, tr
from podplayer.ui.theme import Theme, ThemeController
from podplayer.ui.widgets.controls import LabelRole, label, let_copy


class Mark(StrEnum):
    """How a check ended."""

    OK = "check"
    WARNING = "warning"
    FAILURE = "close"
    NOTE = "info"


_SPOKEN = {
    Mark.OK: to_translate("All right"),
    Mark.WARNING: to_translate("Warning"),
    Mark.FAILURE: to_translate("Fault"),
    Mark.NOTE: to_translate("Note"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line."""

    mark: Mark
    name: str
    detail: str
    remedy: str = ""


def fact_of(check: Check) -> Fact:
    """Return a line of the doctor as it is shown."""
    marks = {Verdict.OK: Mark.OK, Verdict.WARN: Mark.WARNING, Verdict.FAIL: Mark.FAILURE}
    return Fact(
        marks[check.verdict], shown(check.name), shown(check.detail), shown(check.remedy or "")
    )


class FactList(QWidget):
    """Facts below one another; hidden while there are none."""

    def __init__(
        self, *, themes: ThemeController, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._facts: Sequence[Fact] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(1, 150)
        self._grid.setColumnStretch(2, 1)
        self.hide()
        themes.changed.connect(self._on_theme_changed)

    @property
    def facts(self) -> Sequence[Fact]:
        """What is shown."""
        return self._facts

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        self._facts = facts
        self.setVisible(bool(facts))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, fact in enumerate(facts):
            mark = QLabel()
            mark.setFixedSize(18, 18)
            mark.setPixmap(self._pixmap(fact.mark))
            mark.setAccessibleName(tr(_SPOKEN[fact.mark]))
            self._grid.addWidget(mark, row, 0, top)
            self._grid.addWidget(label(fact.name, LabelRole.SMALL), row, 1, top)
            words = fact.detail + (f"\n{fact.remedy}" if fact.remedy else "")
            detail = label(words, LabelRole.SMALL, wraps=True)
            let_copy(detail)
            self._grid.addWidget(detail, row, 2, top)

    def _pixmap(self, mark: Mark) -> QPixmap:
        theme = self._themes.theme
        colours = {
            Mark.OK: theme.accent_ink,
            Mark.WARNING: theme.warning,
            Mark.FAILURE: theme.danger,
            Mark.NOTE: theme.faint,
        }
        ratio = self.devicePixelRatioF()
        return self._icons.pixmap(mark.value, colour=colours[mark], size=18, ratio=ratio)

    def _on_theme_changed(self, theme: Theme) -> None:
        del theme
        self.set_facts(self._facts)
