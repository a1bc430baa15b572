"""Settings: few, with sane defaults; every change holds at once."""

import sys
from collections.abc import Callable, Sequence
from ctypes.util import find_library

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from podplayer.services.diagnostics import Check, Verdict
from podplayer.ui.context import UiContext
from podplayer.ui.format import speed
from podplayer.ui.language import LANGUAGES
from podplayer.ui.pages.page import Page
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.controls import LabelRole, button, label, surface
from podplayer.ui.widgets.facts import Fact, FactList, Mark
from podplayer.ui.widgets.player_menus import SPEEDS
from podplayer.ui.widgets.switch import Switch

_WIDTH = 720
_TEXT_WIDTH = 360

Choice = tuple[str, object]
_VLC = 2
"""Its place among the engines."""


class SettingsPage(Page):
    """Cards of lines: a name, a sentence, a control."""

    title = to_translate("Settings")

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = context.app.settings
        self._refreshers: list[Callable[[], None]] = []
        self._is_loading = False
        body = QWidget()
        body.setObjectName("pageBody")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._column.addWidget(label(tr("Settings"), LabelRole.PAGE))
        self._add_looks()
        self._add_player()
        self._add_learning()
        self._add_privacy()
        self._add_desktop()
        self._add_about()
        self._column.addStretch(1)
        wide = QWidget()
        wide.setMaximumWidth(_WIDTH)
        wide.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(body)
        row.setContentsMargins(28, 22, 28, 28)
        row.addWidget(wide, 10)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        context.bridge.settings_changed.connect(self._load)
        self._load()

    def activate(self) -> None:
        """Show what holds now, and look for VLC."""
        self._load()
        self._context.tasks.run(
            # On a thread: it may start ldconfig or a compiler to find the library.
            lambda _: sys.platform != "linux" or find_library("vlc") is not None,
            done=self._on_vlc_known,
            owner=self,
        )

    # -- the cards ----------------------------------------------------------------------------

    def _add_looks(self) -> None:
        card = self._card(tr("Looks"))
        self.theme = self._choice(
            card,
            "theme",
            (tr("Theme"), tr("System follows the desktop.")),
            [(tr("System"), "system"), (tr("Light"), "light"), (tr("Dark"), "dark")],
        )
        self.language = self._choice(
            card,
            "language",
            (tr("Language"), tr("Holds after the next start.")),
            [(tr("As the desktop"), ""), *((text, name) for name, text in LANGUAGES.items())],
        )
        self._toggle(
            card, "shows_for_you", (tr("Recommendations"), tr("Off: podplayer opens with New."))
        )

    def _add_player(self) -> None:
        card = self._card(tr("Player"))
        self.speed = self._choice(
            card,
            "speed",
            (tr("Speed"), tr("For shows without a speed of their own.")),
            [(speed(rate), rate) for rate in SPEEDS],
        )
        self.back = self._seconds(card, "skip_back_seconds", tr("Skip back"))
        self.forward = self._seconds(card, "skip_forward_seconds", tr("Skip forward"))
        self._toggle(
            card, "plays_next", (tr("Play the queue"), tr("Goes on by itself at the end."))
        )
        self.engine = self._choice(
            card,
            "engine",
            (tr("Engine"), tr("What turns files into sound. Holds after the next start.")),
            [(tr("Studio"), "studio"), ("Qt", "qt"), ("VLC", "vlc")],
        )

    def _add_learning(self) -> None:
        card = self._card(tr("Learning"))
        self.learning = self._toggle(
            card,
            "is_learning",
            (
                tr("Learn from what I hear"),
                tr("Off: nothing new is learned, what was learned stays."),
            ),
        )
        self.private = self._toggle(
            card,
            "is_private",
            (tr("Private listening"), tr("Your place in an episode is kept; nothing is logged.")),
        )
        self.encoder = self._choice(
            card,
            "encoder",
            (
                tr("Reads episodes with"),
                tr("What turns titles and notes into topics, on this computer."),
            ),
            [
                (tr("Best that is installed"), "auto"),
                (tr("E5, many languages"), "e5"),
                (tr("MiniLM, English, lighter"), "minilm"),
                (tr("Words only, lightest"), "static"),
            ],
        )

    def _add_privacy(self) -> None:
        card = self._card(tr("Network and privacy"))
        self.offline = self._toggle(
            card, "is_offline", (tr("Offline"), tr("Nothing is fetched at all."))
        )
        self._toggle(
            card,
            "refreshes_on_start",
            (tr("Look for episodes at the start"), tr("Otherwise only when you ask.")),
        )
        self._toggle(
            card,
            "unwraps_trackers",
            (
                tr("Go around trackers"),
                tr("Asks the show's own server, not the counters before it."),
            ),
        )
        self.proxy = QLineEdit()
        self.proxy.setPlaceholderText("socks5h://127.0.0.1:9050")
        self.proxy.setFixedWidth(260)
        self.proxy.editingFinished.connect(self._on_proxy)
        self._refreshers.append(lambda: self.proxy.setText(self._settings.current.proxy))
        self._line(card, (tr("Proxy"), tr("For everything that is fetched.")), self.proxy)

    def _add_desktop(self) -> None:
        card = self._card(tr("Desktop"))
        self._toggle(
            card,
            "notifies",
            (
                tr("Tell of new episodes"),
                tr("When a check finds some while you do not look at podplayer."),
            ),
        )
        self._toggle(
            card,
            "keeps_awake",
            (
                tr("Stay awake while playing"),
                tr("The computer does not go to sleep; the screen may."),
            ),
        )
        self.tray = self._toggle(
            card, "shows_tray", (tr("Icon in the tray"), tr("Where there is one."))
        )
        self.hiding = self._toggle(
            card,
            "closes_to_tray",
            (tr("Close to the tray"), tr("The window goes, what plays plays on. Ctrl+Q quits.")),
        )
        self._refreshers.append(lambda: self.hiding.setEnabled(self._settings.current.shows_tray))
        if sys.platform == "linux":
            self.autostart = self._toggle(
                card,
                "starts_with_desktop",
                (tr("Start with the desktop"), tr("In the tray, without a window.")),
            )

    def _add_about(self) -> None:
        context = self._context
        card = self._card(tr("About"))
        keys = button(tr("Shortcuts"), icon=(context.icons, "keyboard"))
        keys.clicked.connect(context.shell.show_shortcuts)
        self._line(
            card, ("podplayer", tr("Free software under the GPL, version 3 or later.")), keys
        )
        self.check = button(tr("Check everything"), icon=(context.icons, "shield"))
        self.check.clicked.connect(self._on_check)
        self._line(
            card,
            (tr("Doctor"), tr("Looks at the library, the models, the engines and the disk.")),
            self.check,
        )
        self.facts = FactList(themes=context.themes, icons=context.icons)
        card.addWidget(self.facts)

    # -- lines --------------------------------------------------------------------------------

    def _card(self, title: str) -> QVBoxLayout:
        self._column.addSpacing(8)
        self._column.addWidget(label(title, LabelRole.SECTION))
        frame = surface("card")
        box = QVBoxLayout(frame)
        box.setContentsMargins(18, 4, 18, 4)
        box.setSpacing(0)
        self._column.addWidget(frame)
        return box

    def _line(self, card: QVBoxLayout, words: tuple[str, str], control: QWidget) -> None:
        name, about = words
        if card.count():
            card.addWidget(surface("line"))
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(name, LabelRole.STRONG))
        if about:
            line = label(about, LabelRole.SMALL, wraps=True)
            # Else the page reserves the height that the text would have in a narrow column.
            line.setMinimumWidth(_TEXT_WIDTH)
            text.addWidget(line)
        row = QHBoxLayout()
        row.setContentsMargins(0, 11, 0, 11)
        row.setSpacing(20)
        row.addLayout(text, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        card.addLayout(row)
        control.setAccessibleName(control.accessibleName() or name)
        control.setAccessibleDescription(about)

    def _toggle(self, card: QVBoxLayout, field: str, words: tuple[str, str]) -> Switch:
        made = Switch(themes=self._context.themes)
        made.toggled.connect(lambda on: self._change(field, on))
        self._refreshers.append(
            lambda: made.setChecked(bool(getattr(self._settings.current, field)))
        )
        self._line(card, words, made)
        return made

    def _choice(
        self, card: QVBoxLayout, field: str, words: tuple[str, str], choices: Sequence[Choice]
    ) -> QComboBox:
        made = QComboBox()
        made.setMinimumWidth(150)
        for text, value in choices:
            made.addItem(text, value)
        made.currentIndexChanged.connect(lambda _: self._change(field, made.currentData()))

        def load() -> None:
            value = getattr(self._settings.current, field)
            if made.findData(value) < 0:
                made.addItem(speed(value) if isinstance(value, float) else str(value), value)
            made.setCurrentIndex(made.findData(value))

        self._refreshers.append(load)
        self._line(card, words, made)
        return made

    def _seconds(self, card: QVBoxLayout, field: str, name: str) -> QSpinBox:
        made = QSpinBox()
        made.setRange(5, 300)
        made.setSingleStep(5)
        made.setSuffix(" s")
        made.setFixedWidth(96)
        # A style sheet's padding does not reach the field inside of a spin box.
        made.lineEdit().setTextMargins(9, 0, 0, 0)
        made.setKeyboardTracking(False)
        made.valueChanged.connect(lambda value: self._change(field, value))
        self._refreshers.append(lambda: made.setValue(getattr(self._settings.current, field)))
        self._line(card, (name, ""), made)
        return made

    # -- what happens -------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_loading = True
        for refresh in self._refreshers:
            refresh()
        self._is_loading = False

    def _change(self, field: str, value: object) -> None:
        if not self._is_loading and getattr(self._settings.current, field) != value:
            self._settings.change(**{field: value})

    def _on_proxy(self) -> None:
        self._change("proxy", self.proxy.text().strip())

    def _on_vlc_known(self, is_there: bool) -> None:  # noqa: FBT001 - a task's result
        model = self.engine.model()
        if isinstance(model, QStandardItemModel):
            model.item(_VLC).setEnabled(is_there)
        self.engine.setItemText(_VLC, "VLC" if is_there else tr("VLC (not installed)"))
        self.engine.setToolTip(
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


def fact_of(check: Check) -> Fact:
    """Return a line of the doctor as the page shows it."""
    marks = {Verdict.OK: Mark.OK, Verdict.WARN: Mark.WARNING, Verdict.FAIL: Mark.FAILURE}
    return Fact(marks[check.verdict], check.name, check.detail, check.remedy or "")
