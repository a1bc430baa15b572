"""Every shortcut of the window, in one list; the sheet behind `?` shows this list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

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


class Command(StrEnum):
    """What can be asked for by a key."""

    TOGGLE = "toggle"
    BACK = "back"
    FORWARD = "forward"
    NEXT = "next"
    FASTER = "faster"
    SLOWER = "slower"
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    CHAPTER_ON = "chapter-on"
    CHAPTER_BACK = "chapter-back"
    BOOKMARK = "bookmark"
    SLEEP = "sleep"
    SOUND = "sound"
    PLAYING = "playing"
    MINI = "mini"
    FOR_YOU = "for-you"
    NEW = "new"
    QUEUE = "queue"
    SHOWS = "shows"
    SEARCH = "search"
    TASTE = "taste"
    LISTENING = "listening"
    PRIVACY = "privacy"
    DOWNLOADS = "downloads"
    SETTINGS = "settings"
    LEAVE = "leave"
    GO_TO = "go-to"
    FIND = "find"
    ADD = "add"
    IMPORT = "import"
    REFRESH = "refresh"
    UNDO = "undo"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the sheet."""

    command: Command
    text: str
    group: str
    keys: tuple[str, ...]


_PLAYER, _GO, _LIBRARY, _WINDOW = "Player", "Go to", "Library", "Window"

SHORTCUTS = (
    Shortcut(Command.TOGGLE, "Play or pause", _PLAYER, ("Space", "Media Play")),
    Shortcut(Command.BACK, "Skip back", _PLAYER, ("Left", "Ctrl+Left")),
    Shortcut(Command.FORWARD, "Skip forward", _PLAYER, ("Right", "Ctrl+Right")),
    Shortcut(Command.NEXT, "Next in the queue", _PLAYER, ("Shift+N", "Media Next")),
    Shortcut(Command.FASTER, "Faster", _PLAYER, ("]",)),
    Shortcut(Command.SLOWER, "Slower", _PLAYER, ("[",)),
    Shortcut(Command.LOUDER, "Louder", _PLAYER, ("Ctrl+Up",)),
    Shortcut(Command.SOFTER, "Softer", _PLAYER, ("Ctrl+Down",)),
    Shortcut(Command.MUTE, "Mute", _PLAYER, ("M",)),
    Shortcut(Command.CHAPTER_ON, "Next chapter", _PLAYER, ("Shift+Right",)),
    Shortcut(
        Command.CHAPTER_BACK,
        "This chapter again, or the one before",
        _PLAYER,
        ("Shift+Left",),
    ),
    Shortcut(Command.BOOKMARK, "Bookmark this place", _PLAYER, ("B",)),
    Shortcut(Command.SLEEP, "Sleep timer", _PLAYER, ("T",)),
    Shortcut(Command.SOUND, "Speed and sound", _PLAYER, ("S",)),
    Shortcut(Command.PLAYING, "What is playing", _PLAYER, ("P",)),
    Shortcut(Command.MINI, "Small player", _PLAYER, ("Ctrl+M",)),
    Shortcut(Command.FOR_YOU, "For you", _GO, ("Ctrl+1",)),
    Shortcut(Command.NEW, "New", _GO, ("Ctrl+2",)),
    Shortcut(Command.QUEUE, "Queue", _GO, ("Ctrl+3",)),
    Shortcut(Command.SHOWS, "Shows", _GO, ("Ctrl+4",)),
    Shortcut(Command.SEARCH, "Search everything", _GO, ("Ctrl+F", "Ctrl+5")),
    Shortcut(Command.TASTE, "Taste", _GO, ("Ctrl+6",)),
    Shortcut(Command.LISTENING, "Listening", _GO, ("Ctrl+7",)),
    Shortcut(Command.PRIVACY, "Privacy", _GO, ("Ctrl+8",)),
    Shortcut(Command.DOWNLOADS, "Downloads", _GO, ("Ctrl+9",)),
    Shortcut(Command.SETTINGS, "Settings", _GO, ("Ctrl+,",)),
    Shortcut(Command.LEAVE, "Back to where you were", _GO, ("Alt+Left", "Esc")),
    Shortcut(Command.GO_TO, "Go to a show or do something", _GO, ("Ctrl+K",)),
    Shortcut(Command.FIND, "Find in this page", _GO, ("/", "Ctrl+Shift+F")),
    Shortcut(Command.ADD, "Add a podcast", _LIBRARY, ("Ctrl+N",)),
    Shortcut(Command.IMPORT, "Import from another player", _LIBRARY, ("Ctrl+O",)),
    Shortcut(Command.REFRESH, "Look for new episodes", _LIBRARY, ("F5", "Ctrl+R")),
    Shortcut(Command.UNDO, "Undo what the message at the bottom says", _LIBRARY, ("Ctrl+Z",)),
    Shortcut(Command.SHORTCUTS, "Shortcuts", _WINDOW, ("?", "F1")),
    Shortcut(Command.QUIT, "Quit", _WINDOW, ("Ctrl+Q",)),
)

LIST_KEYS = (
    ("Play", "Enter"),
    ("Add to the queue", "Q"),
    ("Mark as heard or new", "H"),
    ("Favourite", "F"),
    ("Download", "D"),
    ("Details", "I"),
    ("Remove, or not interested", "Del"),
)
"""Keys of a selected episode; the lists handle them themselves."""


class Actions(QObject):
    """The shortcuts as QActions of a window."""

    def __init__(self, window: QWidget, handlers: Mapping[Command, Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[Command, QAction] = {}
        for shortcut in SHORTCUTS:
            action = QAction(shortcut.text, window)
            action.setShortcuts([QKeySequence(key) for key in shortcut.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            handler = handlers[shortcut.command]
            action.triggered.connect(lambda _=False, handler=handler: handler())
            window.addAction(action)
            self._actions[shortcut.command] = action
        # A key that no control took comes up to the window as ShortcutOverride first.
        window.installEventFilter(self)

    def action(self, command: Command) -> QAction:
        """Return the action of a command, for menus."""
        return self._actions[command]

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
