"""Every shortcut, in one list, and what the listener made of it.

The sheet behind `?` shows this list and changes it; the settings keep what differs from it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

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
    PICTURE = "picture"
    FOR_YOU = "for-you"
    NEW = "new"
    QUEUE = "queue"
    SHOWS = "shows"
    SEARCH = "search"
    DISCOVER = "discover"
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
    OFFER = "offer"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"
    ROW_PLAY = "row-play"
    ROW_QUEUE = "row-queue"
    ROW_HEARD = "row-heard"
    ROW_FAVOURITE = "row-favourite"
    ROW_DOWNLOAD = "row-download"
    ROW_DETAILS = "row-details"
    ROW_REMOVE = "row-remove"
    ROW_KEEP = "row-keep"
    ROW_UP = "row-up"
    ROW_DOWN = "row-down"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the sheet."""

    command: Command
    text: str
    group: str
    keys: tuple[str, ...]
    """As podplayer comes: Qt's portable names."""
    is_fixed: bool = False
    """Whether the listener cannot change it."""


PLAYER, GO, LIBRARY, WINDOW, EPISODE = (
    to_translate("Player"),
    to_translate("Go to"),
    to_translate("Library"),
    to_translate("Window"),
    to_translate("Selected episode"),
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
    Shortcut(Command.PICTURE, to_translate("Picture of a video"), PLAYER, ("V",)),
    Shortcut(Command.FOR_YOU, to_translate("For you"), GO, ("Ctrl+1",)),
    Shortcut(Command.NEW, to_translate("New"), GO, ("Ctrl+2",)),
    Shortcut(Command.QUEUE, to_translate("Queue"), GO, ("Ctrl+3",)),
    Shortcut(Command.SHOWS, to_translate("Shows"), GO, ("Ctrl+4",)),
    Shortcut(Command.SEARCH, to_translate("Search everything"), GO, ("Ctrl+F", "Ctrl+5")),
    Shortcut(Command.DISCOVER, to_translate("Discover"), GO, ("Ctrl+0",)),
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
    Shortcut(Command.UNDO, to_translate("Undo the last change"), LIBRARY, ("Ctrl+Z",)),
    Shortcut(
        Command.OFFER,
        to_translate("Do what the message at the bottom offers"),
        WINDOW,
        ("Ctrl+Return", "Ctrl+Enter"),
    ),
    Shortcut(Command.SHORTCUTS, to_translate("Shortcuts"), WINDOW, ("?", "F1")),
    Shortcut(Command.QUIT, to_translate("Quit"), WINDOW, ("Ctrl+Q",)),
    Shortcut(Command.ROW_PLAY, to_translate("Play"), EPISODE, ("Return", "Enter"), is_fixed=True),
    Shortcut(Command.ROW_QUEUE, to_translate("Add to the queue"), EPISODE, ("Q",)),
    Shortcut(Command.ROW_HEARD, to_translate("Mark as heard or new"), EPISODE, ("H",)),
    Shortcut(Command.ROW_FAVOURITE, to_translate("Favourite"), EPISODE, ("F",)),
    Shortcut(Command.ROW_DOWNLOAD, to_translate("Download"), EPISODE, ("D",)),
    Shortcut(Command.ROW_DETAILS, to_translate("Details"), EPISODE, ("I",)),
    Shortcut(
        Command.ROW_REMOVE,
        to_translate("Remove, or not interested"),
        EPISODE,
        ("Del", "Backspace"),
    ),
    Shortcut(Command.ROW_KEEP, to_translate("Never clean this file away"), EPISODE, ("K",)),
    Shortcut(Command.ROW_UP, to_translate("Move up in the queue"), EPISODE, ("Alt+Up",)),
    Shortcut(Command.ROW_DOWN, to_translate("Move down in the queue"), EPISODE, ("Alt+Down",)),
)

_BY_COMMAND = {shortcut.command: shortcut for shortcut in SHORTCUTS}
_ROWS = frozenset(shortcut.command for shortcut in SHORTCUTS if shortcut.group == EPISODE)
_MOVES_ABOUT = frozenset(
    [
        "Tab",
        "Shift+Tab",
        "Backtab",
        "Shift+Backtab",
        "Return",
        "Enter",
        "Esc",
        "Up",
        "Down",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Menu",
    ]
)
"""Keys without which nobody could move about in the window."""


def is_media(key: str) -> bool:
    """Whether it is a key of a keyboard's player row: those are always podplayer's."""
    return key.startswith("Media ")


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Which keys do what: the list above, but for what the listener changed."""

    changed: Mapping[Command, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "KeyMap":
        """Return what the settings keep; what makes no sense there is passed over."""
        return _read(text)

    def written(self) -> str:
        """Return it as the settings keep it; empty where nothing was changed."""
        return json.dumps(self.changed, sort_keys=True) if self.changed else ""

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command, the one to show first."""
        return self.changed.get(command, _BY_COMMAND[command].keys)

    def is_changed(self, command: Command) -> bool:
        """Whether the listener gave it other keys."""
        return command in self.changed

    def with_keys(self, command: Command, keys: tuple[str, ...]) -> "KeyMap":
        """Return a map where a command has these keys, and its media keys."""
        usual = _BY_COMMAND[command].keys
        whole = tuple(dict.fromkeys((*keys, *(key for key in usual if is_media(key)))))
        changed = {**self.changed, command: whole}
        if whole == usual:
            del changed[command]
        return KeyMap(changed)

    def reset(self, command: Command) -> "KeyMap":
        """Return a map where a command has the keys again that podplayer comes with."""
        return KeyMap({one: keys for one, keys in self.changed.items() if one is not command})

    def problem(self, command: Command, key: str) -> str:
        """Return why a command cannot have a key, as a sentence; empty if it can."""
        shown = native(key)
        if key in _MOVES_ABOUT:
            return tr("{key} is needed to move about in the window. Choose another.").format(
                key=shown
            )
        for other in SHORTCUTS:
            if other.command is not command and key in self.keys(other.command):
                return tr("{key} already does “{deed}”. Change that one first.").format(
                    key=shown, deed=tr(other.text)
                )
        return ""

    def row_command(self, event: QKeyEvent) -> Command | None:
        """Return what a key means in a list of episodes."""
        pressed = _pressed(event)
        return next((one for one in _ROWS if pressed & set(self.keys(one))), None)


@lru_cache(maxsize=4)
def _read(text: str) -> KeyMap:
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        stored = {}
    changed: dict[Command, tuple[str, ...]] = {}
    for shortcut in SHORTCUTS:
        keys = stored.get(shortcut.command) if isinstance(stored, dict) else None
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            changed[shortcut.command] = tuple(keys)
    return KeyMap(changed)


def native(key: str) -> str:
    """Return a key as it is written on this desktop."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def portable(sequence: QKeySequence) -> str:
    """Return a key as the list and the settings name it."""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _pressed(event: QKeyEvent) -> set[str]:
    """Return the names of a pressed key: a sign that needs Shift is named with it and without."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    found = {modifiers}
    sign = event.text()
    if sign.isprintable() and not sign.isalnum():
        found.add(modifiers & ~Qt.KeyboardModifier.ShiftModifier)
    key = Qt.Key(event.key())
    return {portable(QKeySequence(QKeyCombination(one, key))) for one in found}
