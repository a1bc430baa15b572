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

from podplayer.ui.text import to_translate, tr


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


PLAYER, GO, LIBRARY, WINDOW = (
    to_translate("Player"),
    to_translate("Go to"),
    to_translate("Library"),
    to_translate("Window"),
)

SHORTCUTS = (
    Shortcut(Command.TOGGLE, to_translate("Play or pause"), PLAYER, ("Space", "Media Play")),
    Shortcut(Command.BACK, to_translate("Skip back"), PLAYER, ("Left", "Ctrl+Left")),
    Shortcut(Command.FORWARD, to_translate("Skip forward"), PLAYER, ("Right", "Ctrl+Right")),
    Shortcut(Command.NEXT, to_translate("Next in the queue"), PLAYER, ("Shift+N", "Media Next")),
    Shortcut(Command.FASTER, to_translate("Faster"), PLAYER, ("]",)),
    Shortcut(Command.SLOWER, to_translate("Slower"), PLAYER, ("[",)),
    Shortcut(Command.LOUDER, to_translate("Louder"), PLAYER, ("Ctrl+Up",)),
    Shortcut(Command.SOFTER, to_translate("Softer"), PLAYER, ("Ctrl+Down",)),
    Shortcut(Command.MUTE, to_translate("Mute"), PLAYER, ("M",)),
    Shortcut(Command.CHAPTER_ON, to_translate("Next chapter"), PLAYER, ("Shift+Right",)),
    Shortcut(
        Command.CHAPTER_BACK,
        to_translate("This chapter again, or the one before"),
        PLAYER,
        ("Shift+Left",),
    ),
    Shortcut(Command.BOOKMARK, to_translate("Bookmark this place"), PLAYER, ("B",)),
    Shortcut(Command.SLEEP, to_translate("Sleep timer"), PLAYER, ("T",)),
    Shortcut(Command.SOUND, to_translate("Speed and sound"), PLAYER, ("S",)),
    Shortcut(Command.PLAYING, to_translate("What is playing"), PLAYER, ("P",)),
    Shortcut(Command.MINI, to_translate("Small player"), PLAYER, ("Ctrl+M",)),
    Shortcut(Command.FOR_YOU, to_translate("For you"), GO, ("Ctrl+1",)),
    Shortcut(Command.NEW, to_translate("New"), GO, ("Ctrl+2",)),
    Shortcut(Command.QUEUE, to_translate("Queue"), GO, ("Ctrl+3",)),
    Shortcut(Command.SHOWS, to_translate("Shows"), GO, ("Ctrl+4",)),
    Shortcut(Command.SEARCH, to_translate("Search everything"), GO, ("Ctrl+F", "Ctrl+5")),
    Shortcut(Command.TASTE, to_translate("Taste"), GO, ("Ctrl+6",)),
    Shortcut(Command.LISTENING, to_translate("Listening"), GO, ("Ctrl+7",)),
    Shortcut(Command.PRIVACY, to_translate("Privacy"), GO, ("Ctrl+8",)),
    Shortcut(Command.DOWNLOADS, to_translate("Downloads"), GO, ("Ctrl+9",)),
    Shortcut(Command.SETTINGS, to_translate("Settings"), GO, ("Ctrl+,",)),
    Shortcut(Command.LEAVE, to_translate("Back to where you were"), GO, ("Alt+Left", "Esc")),
    Shortcut(Command.GO_TO, to_translate("Go to a show or do something"), GO, ("Ctrl+K",)),
    Shortcut(Command.FIND, to_translate("Find in this page"), GO, ("/", "Ctrl+Shift+F")),
    Shortcut(Command.ADD, to_translate("Add a podcast"), LIBRARY, ("Ctrl+N",)),
    Shortcut(Command.IMPORT, to_translate("Import from another player"), LIBRARY, ("Ctrl+O",)),
    Shortcut(Command.REFRESH, to_translate("Look for new episodes"), LIBRARY, ("F5", "Ctrl+R")),
    Shortcut(
        Command.UNDO, to_translate("Undo what the message at the bottom says"), LIBRARY, ("Ctrl+Z",)
    ),
    Shortcut(Command.SHORTCUTS, to_translate("Shortcuts"), WINDOW, ("?", "F1")),
    Shortcut(Command.QUIT, to_translate("Quit"), WINDOW, ("Ctrl+Q",)),
)

LIST_KEYS = (
    (to_translate("Play"), "Enter"),
    (to_translate("Add to the queue"), "Q"),
    (to_translate("Mark as heard or new"), "H"),
    (to_translate("Favourite"), "F"),
    (to_translate("Download"), "D"),
    (to_translate("Details"), "I"),
    (to_translate("Remove, or not interested"), "Del"),
)
"""Keys of a selected episode; the lists handle them themselves."""


class Actions(QObject):
    """The shortcuts as QActions of a window."""

    def __init__(self, window: QWidget, handlers: Mapping[Command, Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[Command, QAction] = {}
        for shortcut in SHORTCUTS:
            action = QAction(tr(shortcut.text), window)
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
