"""The sheet behind `?`: every key in one place, each to be changed there, by keys alone."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from podplayer.ui.announce import announce
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.fonts import font
from podplayer.ui.shortcuts import (
    SHORTCUTS,
    Command,
    KeyMap,
    Shortcut,
    is_media,
    native,
    portable,
)
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, search_field

_SHORTCUT = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 680, 360
_ROW = 30


class ShortcutsDialog(Modal):
    """A tree of groups, a field that narrows it, and what can be done with the chosen line."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Shortcuts"), width=_WIDTH, parent=parent)
        self._context = context
        self._adds = False
        self._items: dict[Command, QTreeWidgetItem] = {}
        self._groups: dict[str, QTreeWidgetItem] = {}
        self.field = search_field(tr("Search the shortcuts"), icons=context.icons)
        self.tree = self._tree()
        self.says = label("", LabelRole.SMALL, wraps=True)
        self.says.setMinimumHeight(self.says.fontMetrics().lineSpacing() * 2)
        self.recorder = KeyRecorder()
        self.change = button(tr("Change"))
        self.add = button(tr("Add a key"))
        self.clear = button(tr("No key"))
        self.restore = button(tr("As it was"))
        self.restore_all = button(tr("All as they were"), ButtonKind.QUIET)
        close = button(tr("Close"), ButtonKind.PRIMARY)
        self._lay_out(close)
        self._fill()
        self.field.textChanged.connect(self._narrow)
        self.tree.currentItemChanged.connect(self._on_chosen)
        self.tree.itemActivated.connect(self._on_activated)
        self.change.clicked.connect(self._record)
        self.add.clicked.connect(lambda: self._record(adds=True))
        self.clear.clicked.connect(self._clear)
        self.restore.clicked.connect(self._restore)
        self.restore_all.clicked.connect(self._restore_all)
        self.recorder.pressed.connect(self._on_pressed)
        self.recorder.left.connect(self._on_left)
        close.clicked.connect(self.accept)
        self.tree.setCurrentItem(self._items[Command.TOGGLE])
        self.tree.setFocus()

    def choose(self, command: Command) -> None:
        """Go to the line of a command."""
        self.tree.setCurrentItem(self._items[command])

    # -- how it lies --------------------------------------------------------------------------

    def _tree(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("keys")
        made.setAccessibleName(tr("Shortcuts"))
        made.setAccessibleDescription(tr("Enter changes the keys of a line."))
        made.setColumnCount(2)
        made.setHeaderLabels([tr("What it does"), tr("Keys")])
        made.headerItem().setTextAlignment(
            1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        )
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(False)
        made.setRootIsDecorated(False)
        made.setItemsExpandable(False)
        made.setIndentation(12)
        made.setUniformRowHeights(True)
        made.setMinimumHeight(_HEIGHT)
        return made

    def _lay_out(self, close: QWidget) -> None:
        self.body.addWidget(self.field)
        self.body.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.change, self.add, self.clear, self.restore):
            row.addWidget(part)
        row.addWidget(self.recorder, 1)
        row.addStretch(0)
        self.body.addLayout(row)
        self.body.addWidget(self.says)
        end = QHBoxLayout()
        end.addWidget(self.restore_all)
        end.addStretch(1)
        end.addWidget(close)
        self.body.addLayout(end)

    def _fill(self) -> None:
        theme = self._context.theme
        for shortcut in SHORTCUTS:
            group = self._groups.get(shortcut.group)
            if group is None:
                group = QTreeWidgetItem([tr(shortcut.group)])
                group.setSizeHint(0, QSize(0, _ROW))
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFont(0, font(theme.type.small, QFont.Weight.DemiBold))
                group.setForeground(0, QColor(theme.accent_ink))
                self.tree.addTopLevelItem(group)
                self._groups[shortcut.group] = group
            item = QTreeWidgetItem(group, [tr(shortcut.text)])
            item.setData(0, _SHORTCUT, shortcut)
            item.setSizeHint(0, QSize(0, _ROW))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self._items[shortcut.command] = item
        self.tree.expandAll()
        self._show_keys()

    def _show_keys(self) -> None:
        """Write the keys that hold now, those that were changed in another colour."""
        keys, theme = self._context.keys, self._context.theme
        for command, item in self._items.items():
            shown = [native(key) for key in keys.keys(command) if not is_media(key)]
            item.setText(1, "   ".join(shown) or tr("none"))
            is_changed = keys.is_changed(command)
            item.setForeground(1, QColor(theme.accent_ink if is_changed else theme.muted))
            item.setToolTip(1, tr("Changed by you") if is_changed else "")
        self._on_chosen()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        left = set()
        for shortcut in SHORTCUTS:
            item = self._items[shortcut.command]
            whole = f"{tr(shortcut.group)} {item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in whole for word in words))
            if not item.isHidden():
                left.add(shortcut.group)
        for name, group in self._groups.items():
            group.setHidden(name not in left)

    # -- what is done -------------------------------------------------------------------------

    @property
    def _chosen(self) -> Shortcut | None:
        item = self.tree.currentItem()
        found = None if item is None else item.data(0, _SHORTCUT)
        return found if isinstance(found, Shortcut) else None

    def _on_chosen(self, *_: object) -> None:
        chosen = self._chosen
        can = chosen is not None and not chosen.is_fixed
        for part in (self.change, self.add, self.clear):
            part.setEnabled(can)
        self.restore.setEnabled(
            chosen is not None and self._context.keys.is_changed(chosen.command)
        )
        self.restore_all.setEnabled(bool(self._context.keys.changed))
        self.recorder.hide()
        self.says.setText(
            tr("This one always stays, so that lists can be used by keys.")
            if chosen is not None and chosen.is_fixed
            else ""
        )

    def _on_activated(self) -> None:
        if self.change.isEnabled():
            self._record()

    def _record(self, *, adds: bool = False) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        self._adds = adds
        self.recorder.begin(tr("New key for {deed}").format(deed=tr(chosen.text)))
        self._say(tr("Press the new key for “{deed}”. Esc leaves it.").format(deed=tr(chosen.text)))

    def _on_pressed(self, key: str) -> None:
        chosen, keys = self._chosen, self._context.keys
        if chosen is None:
            return
        problem = keys.problem(chosen.command, key)
        if problem:
            self._say(problem)
            self.recorder.begin()
            return
        held = [k for k in keys.keys(chosen.command) if not is_media(k)] if self._adds else []
        self._keep(keys.with_keys(chosen.command, (*held, key)))
        self._say(tr("{key} does “{deed}” now.").format(key=native(key), deed=tr(chosen.text)))
        self.tree.setFocus()

    def _on_left(self) -> None:
        self.recorder.hide()
        self._say("")
        self.tree.setFocus()

    def _clear(self) -> None:
        if (chosen := self._chosen) is not None:
            self._keep(self._context.keys.with_keys(chosen.command, ()))
            self._say(tr("“{deed}” has no key now.").format(deed=tr(chosen.text)))

    def _restore(self) -> None:
        chosen, keys = self._chosen, self._context.keys
        if chosen is None:
            return
        before = keys.reset(chosen.command)
        problems = [before.problem(chosen.command, key) for key in chosen.keys]
        taken = next((problem for problem in problems if problem), "")
        if not taken:
            self._keep(before)
        self._say(taken or tr("“{deed}” has its own key again.").format(deed=tr(chosen.text)))
        self.tree.setFocus()

    def _restore_all(self) -> None:
        self._keep(KeyMap())
        self._say(tr("All keys are as podplayer comes with them."))
        self.tree.setFocus()

    def _keep(self, keys: KeyMap) -> None:
        self._context.app.settings.change(shortcuts=keys.written())
        self._show_keys()

    def _say(self, sentence: str) -> None:
        self.says.setText(sentence)
        announce(self.says, sentence)


class KeyRecorder(QKeySequenceEdit):
    """Takes one key, whatever it is, and is gone again: Tab cannot be trapped in it for long."""

    pressed = Signal(str)
    """The key, by its portable name."""
    left = Signal()
    """Esc, or the focus went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setMinimumWidth(120)
        self.hide()

    def begin(self, name: str = "") -> None:
        """Wait for a key."""
        if name:
            self.setAccessibleName(name)
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        taken = self.keySequence()
        if taken.count():
            self.pressed.emit(portable(taken))
