"""A damaged library at the start of the window: what can be done, and nothing by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from podplayer.model.recovery import LibraryFacts
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.format import day_and_time, decimal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A library that could take the place of the damaged one."""

    name: str
    path: Path
    facts: LibraryFacts


class RecoverDialog(Modal):
    """A button for each way; `chosen` is the one that was taken, None for leaving all as it is."""

    def __init__(self, ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(tr("Your library is damaged"), width=520, parent=parent)
        self.chosen: Way | None = None
        self.add_text(
            tr(
                "Something has written over a part of the file. podplayer has left it as it is, "
                "and keeps it whatever you choose."
            )
            if ways
            else tr(
                "Something has written over the file. podplayer has left it as it is. Nothing in "
                "it can be read and there is no backup; a copy of yours can be put in its place "
                "with “podplayer restore FILE”."
            )
        )
        for way in ways:
            self.body.addWidget(label(way.name, LabelRole.STRONG))
            self.add_text(facts_sentence(way.facts))
            use = button(tr("Go on with this"), ButtonKind.PRIMARY)
            use.setAccessibleDescription(way.name)
            use.clicked.connect(lambda _=False, taken=way: self._take(taken))
            self.body.addWidget(use)
        close = button(tr("Close"))
        close.clicked.connect(self.reject)
        self.add_buttons(close)
        close.setFocus()

    def _take(self, way: Way) -> None:
        self.chosen = way
        self.accept()


def facts_sentence(facts: LibraryFacts) -> str:
    """A library in a few words."""
    newest = facts.newest
    return tr("{shows}, {episodes}, {hours} hours of listening; the last of it {day}.").format(
        shows=tr("%n show(s)", n=facts.shows),
        episodes=tr("%n episode(s)", n=facts.episodes),
        hours=decimal(facts.heard_hours, digits=1),
        day=day_and_time(newest) if newest else tr("never"),
    )
