"""The shortcuts as actions of a window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QTabBar,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from podplayer.model.events import SettingsChanged
from podplayer.ui.context import UiContext
from podplayer.ui.shortcuts import SHORTCUTS, Command
from podplayer.ui.text import tr


class Actions(QObject):
    """Those of the shortcuts that a window has something to do for."""

    def __init__(
        self,
        window: QWidget,
        handlers: Mapping[Command, Callable[[], object]],
        *,
        context: UiContext,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._actions: dict[Command, QAction] = {}
        for shortcut in SHORTCUTS:
            handler = handlers.get(shortcut.command)
            if handler is None:  # a list's own, or the other window's
                continue
            action = QAction(tr(shortcut.text), window)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _=False, handler=handler: handler())
            window.addAction(action)
            self._actions[shortcut.command] = action
        self._use_keys()
        context.bridge.settings_changed.connect(self._on_settings_changed)
        # A key that no control took comes up to the window as ShortcutOverride first.
        window.installEventFilter(self)

    def _use_keys(self) -> None:
        keys = self._context.keys
        for command, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in keys.keys(command)])

    def _on_settings_changed(self, event: SettingsChanged) -> None:
        if "shortcuts" in event.names:
            self._use_keys()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a key to the control that has the focus and a use for it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            if focus is not None and needs_key(focus, event):
                event.accept()
                return True
        return False


def needs_key(focus: QWidget, event: QKeyEvent) -> bool:
    """Whether a control has its own use for a key that is a shortcut elsewhere.

    Space presses a focused button; the arrows move a slider, a tab, a choice or through a grid.
    """
    if event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    ):
        return False
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Space:
        return isinstance(focus, QAbstractButton | QComboBox)
    if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        if isinstance(focus, QListView):
            return focus.flow() is QListView.Flow.LeftToRight
        return isinstance(focus, QAbstractSlider | QComboBox | QTabBar | QAbstractItemView)
    typed = bool(event.text()) and event.text().isprintable()
    if isinstance(focus, QTextEdit) and focus.isReadOnly():
        return False  # notes and transcripts are read: Space plays on there
    return typed and isinstance(focus, QLineEdit | QTextEdit | QAbstractSpinBox | QComboBox)
