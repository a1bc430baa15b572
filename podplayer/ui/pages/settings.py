"""Settings: few, searchable, with sane defaults; every change holds at once."""

import sys
from collections import deque
from collections.abc import Callable
from ctypes.util import find_library

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.settings.models_card import ModelsCard
from podplayer.ui.pages.parts.settings.setting_cards import (
    DesktopCard,
    DownloadsCard,
    LearningCard,
    LooksCard,
    NetworkCard,
    PlayerCard,
)
from podplayer.ui.pages.parts.settings.setting_lines import SettingLines
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.controls import LabelRole, button, label, search_field
from podplayer.ui.widgets.facts import FactList, fact_of
from podplayer.ui.widgets.scrolling import ScrollBody

_AT_ONCE = 2
"""Cards that a window shows without scrolling."""
_VLC = 2
"""Its place among the engines."""


class SettingsPage(Page):
    """Cards of lines: a name, a sentence, a control. A field on top leaves those that are meant.

    With 240 widgets it is the largest page: the cards below the fold are made once the first ones
    are shown, one in each turn of the event loop.
    """

    title = to_translate("Settings")

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards: list[tuple[QWidget, SettingLines]] = []
        self._column = column = QVBoxLayout()
        column.setSpacing(12)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        self._left = deque[Callable[[], None]](
            (
                self._add_looks,
                self._add_player,
                self._add_downloads,
                self._add_learning,
                self._add_models,
                self._add_network,
                self._add_desktop,
                self._add_about,
            )
        )
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        self.nothing = label(tr("No setting has these words."), LabelRole.SMALL)
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addStretch(1)
        scroll = ScrollBody()
        scroll.column.addLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        for _ in range(_AT_ONCE):
            self._left.popleft()()
        self._turn.start()

    def complete(self) -> None:
        """Make at once what is still to be made."""
        while self._left:
            self._left.popleft()()

    def _go_on(self) -> None:
        if self._left:
            self._left.popleft()()
            self._turn.start()

    def activate(self) -> None:
        """Show what holds now, and look for VLC."""
        self._load()
        if not self._left:  # else it looks when it is made
            self.models.look()
        self._context.tasks.run(
            # On a thread: it may start ldconfig or a compiler to find the library.
            lambda _: sys.platform != "linux" or find_library("vlc") is not None,
            done=self._on_vlc_known,
            owner=self,
        )

    def search_here(self) -> None:
        """Put the cursor into the field on top."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _head(self) -> QHBoxLayout:
        self.field = search_field(tr("Search the settings"), icons=self._context.icons)
        self.field.setFixedWidth(260)
        self.field.textChanged.connect(self._narrow)
        head = QHBoxLayout()
        head.addWidget(label(tr("Settings"), LabelRole.PAGE))
        head.addStretch(1)
        head.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _add(self, title: str, card: SettingLines) -> None:
        heading = label(title, LabelRole.SECTION)
        heading.setContentsMargins(0, 8, 0, 0)
        at = 1 + 2 * len(self._cards)  # below the head
        self._column.insertWidget(at, heading)
        self._column.insertWidget(at + 1, card)
        self._cards.append((heading, card))
        card.load()

    def _add_looks(self) -> None:
        self.looks = LooksCard(self._context)
        self._add(tr("Looks"), self.looks)

    def _add_player(self) -> None:
        self.player = PlayerCard(self._context)
        self._add(tr("Player"), self.player)

    def _add_downloads(self) -> None:
        self.downloads = DownloadsCard(self._context)
        self._add(tr("Downloads"), self.downloads)

    def _add_learning(self) -> None:
        self.learning = LearningCard(self._context)
        self._add(tr("Learning"), self.learning)

    def _add_models(self) -> None:
        self.models = ModelsCard(self._context)
        self._add(tr("Models"), self.models)
        self.models.look()

    def _add_network(self) -> None:
        self.network = NetworkCard(self._context)
        self._add(tr("Network and privacy"), self.network)

    def _add_desktop(self) -> None:
        self.desktop = DesktopCard(self._context)
        self._add(tr("Desktop"), self.desktop)

    def _add_about(self) -> None:
        self.about = self._about()
        self._add(tr("About"), self.about)

    def _about(self) -> SettingLines:
        context = self._context
        card = SettingLines(context)
        keys = button(tr("Shortcuts"), icon=(context.icons, "keyboard"))
        keys.clicked.connect(context.shell.show_shortcuts)
        about = button(tr("About podplayer"), icon=(context.icons, "info"))
        about.clicked.connect(context.shell.show_about)
        card.add("podplayer", tr("Free software under the GPL, version 3 or later."), about)
        card.add(tr("Keys"), tr("Everything can be done without a mouse."), keys)
        self.check = button(tr("Check everything"), icon=(context.icons, "shield"))
        self.check.clicked.connect(self._on_check)
        card.add(
            tr("Doctor"),
            tr("Looks at the library, the models, the engines and the disk."),
            self.check,
        )
        self.facts = FactList(themes=context.themes, icons=context.icons)
        card.add_below(self.facts)
        return card

    # -- what happens -------------------------------------------------------------------------

    def _load(self) -> None:
        for _, card in self._cards:
            card.load()

    def _narrow(self, text: str) -> None:
        self.complete()
        words = text.casefold().split()
        left = 0
        for heading, card in self._cards:
            number = card.narrow(words)
            heading.setVisible(bool(number))
            left += number
        self.nothing.setVisible(not left)

    def _on_vlc_known(self, is_there: bool) -> None:  # noqa: FBT001 - a task's result
        engine = self.player.engine
        model = engine.model()
        if isinstance(model, QStandardItemModel):
            model.item(_VLC).setEnabled(is_there)
        engine.setItemText(_VLC, "VLC" if is_there else tr("VLC (not installed)"))
        engine.setToolTip(
            "" if is_there else tr("VLC needs libVLC. On Debian: sudo apt install libvlc5")
        )

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self.check.setText(tr("Checking…"))
        self._context.tasks.run(
            lambda _: [fact_of(check) for check in self._context.app.diagnostics.run()],
            done=self.facts.set_facts,
            failed=self._context.shell.show_error,
            ended=self._on_checked,
            owner=self,
        )

    def _on_checked(self) -> None:
        self.check.setEnabled(True)
        self.check.setText(tr("Check everything"))
