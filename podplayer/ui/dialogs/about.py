"""What podplayer is, whether all of it works, and what a bug report should say of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from podplayer import __version__
from podplayer.services.diagnostics import Check
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.format import decimal
from podplayer.ui.stalls import StallWatch
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, let_copy
from podplayer.ui.widgets.facts import FactList, fact_of
from podplayer.ui.widgets.scrolling import ScrollBody

_FACTS_HEIGHT = 270


class AboutDialog(Modal):
    """Version, licence, data folder, the doctor's lines, and a text to paste into a report.

    Args:
        stalls: what watches the window, None before anything does.
    """

    def __init__(
        self, context: UiContext, *, stalls: StallWatch | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("About podplayer"), width=640, parent=parent)
        self._context = context
        self._stalls = stalls
        self._checks: Sequence[Check] = ()
        self._add_lines()
        self.state = label(tr("Checking whether everything works…"), LabelRole.MUTED, wraps=True)
        self.body.addWidget(self.state)
        self.facts = FactList(themes=context.themes, icons=context.icons)
        scroll = ScrollBody(margins=QMargins(0, 0, 24, 0))
        scroll.column.addWidget(self.facts)
        scroll.column.addStretch(1)
        scroll.setFixedHeight(_FACTS_HEIGHT)
        scroll.verticalScrollBar().rangeChanged.connect(
            lambda _, most: scroll.setFocusPolicy(  # the arrow keys scroll it
                Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus
            )
        )
        scroll.setObjectName("checked")
        scroll.setAccessibleName(tr("What podplayer checked"))
        self.body.addWidget(scroll)
        self.copy = button(tr("Copy for a bug report"))
        self.copy.setAccessibleDescription(tr("It names no show, no episode and not you."))
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._on_copy)
        close = button(tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(close, before=self.copy)
        close.setFocus()
        context.tasks.run(
            lambda _: context.app.diagnostics.run(),
            done=self._on_checked,
            failed=lambda error: self.state.setText(told(error)),
            owner=self,
        )

    def _add_lines(self) -> None:
        folder = label(
            tr("Your data is in {folder}").format(folder=self._context.app.diagnostics.folder),
            wraps=True,
        )
        let_copy(folder)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(tr("Version {version}").format(version=__version__)))
        column.addWidget(label(tr("Free software under the GPL, version 3 or later.")))
        column.addWidget(folder)
        if self._stalls is not None:
            column.addWidget(label(_stall_line(self._stalls), wraps=True))
        self.body.addLayout(column)

    def _on_checked(self, checks: Sequence[Check]) -> None:
        self._checks = checks
        self.state.setText(tr("What podplayer checked:"))
        self.facts.set_facts([fact_of(check) for check in checks])
        self.copy.setEnabled(True)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(bug_report(self._checks, self._stalls, Path.home()))
        self.copy.setText(tr("Copied"))


def _stall_line(stalls: StallWatch) -> str:
    return tr("Since it was opened, the window stood still for {time} ms at most.").format(
        time=decimal(stalls.longest * 1000)
    )


def bug_report(checks: Sequence[Check], stalls: StallWatch | None, home: Path) -> str:
    """Return what a maintainer asks for first. It names no show, nor who `home` belongs to.

    In English whatever the window speaks: the checks are, and who reads it may know nothing else.
    """
    lines = [f"podplayer {__version__}"]
    for check in checks:
        remedy = f" -> {check.remedy}" if check.remedy else ""
        lines.append(f"{check.verdict:<4} {check.name}: {check.detail}{remedy}")
    if stalls is not None:
        page = stalls.longest_at.partition("/")[0]
        where = f" (page: {page})" if page else ""
        lines.append(f"The window stood still for {stalls.longest * 1000:.0f} ms at most{where}.")
    return "\n".join(lines).replace(str(home), "~") + "\n"
