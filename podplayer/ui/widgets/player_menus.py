"""The menus of the player bar: speeds, and when to fall silent."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from podplayer.model.ids import Ms
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.format import clock, speed
from podplayer.ui.text import tr

SPEEDS = (0.5, 0.75, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5)
_MINUTES = (5, 10, 20, 30, 45, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepChoice:
    """When playing should stop, or where to go back to after it did."""

    minutes: int = 0
    """0 switches the timer off, unless something else is meant."""
    is_end_of_chapter: bool = False
    is_end_of_episode: bool = False
    back_to: Ms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepView:
    """What the menu of the sleep timer must know."""

    text: str = ""
    """What is left, for the button; empty while it is off."""
    has_chapters: bool = False
    dozed_from: Ms | None = None
    """Where the timer that has ended was set."""
    faded_from: Ms | None = None
    """Where it began to make it softer."""


def scope_name(scope: WishScope) -> str:
    """Return what a speed is for."""
    match scope:
        case WishScope.EPISODE:
            return tr("For this episode")
        case WishScope.SHOW:
            return tr("For this show")
        case WishScope.ALWAYS:
            return tr("Always")


def speed_menu(
    current: float,
    scope: WishScope,
    choose: Callable[[float, WishScope], object],
    *,
    has_episode: bool = True,
    parent: QWidget | None = None,
) -> QMenu:
    """Return the speeds and what they are for; what holds now is ticked.

    Args:
        current: the speed that holds.
        scope: what it is for.
        choose: called with a speed and a scope.
        has_episode: without one a speed can only be for everything.
        parent: the owner in Qt's sense.
    """
    menu = QMenu(parent)
    rates = QActionGroup(menu)
    for rate in sorted({*SPEEDS, round(current, 2)}):
        action = menu.addAction(speed(rate))
        action.setCheckable(True)
        action.setChecked(abs(rate - current) < 0.005)
        rates.addAction(action)
        action.triggered.connect(lambda _=False, rate=rate: choose(rate, scope))
    if has_episode:
        menu.addSeparator()
        scopes = QActionGroup(menu)
        for one in WishScope:
            action = menu.addAction(scope_name(one))
            action.setCheckable(True)
            action.setChecked(one is scope)
            scopes.addAction(action)
            action.triggered.connect(lambda _=False, one=one: choose(current, one))
    return menu


def sleep_menu(
    view: SleepView,
    choose: Callable[[SleepChoice], object],
    *,
    ask: Callable[[], object],
    parent: QWidget | None = None,
) -> QMenu:
    """Return the sleep timer's choices; `ask` for other minutes."""
    menu = QMenu(parent)

    def add(text: str, choice: SleepChoice) -> None:
        menu.addAction(text).triggered.connect(lambda: choose(choice))

    if view.dozed_from is not None:
        if view.faded_from is not None:
            text = tr("I fell asleep: back to {time}, when it grew softer")
            add(text.format(time=clock(view.faded_from)), SleepChoice(back_to=view.faded_from))
        text = tr("I fell asleep: back to {time}, when I set the timer")
        add(text.format(time=clock(view.dozed_from)), SleepChoice(back_to=view.dozed_from))
        menu.addSeparator()
    for minutes in _MINUTES:
        add(tr("%n minute(s)", n=minutes), SleepChoice(minutes=minutes))
    menu.addAction(tr("Other…")).triggered.connect(lambda _=False: ask())
    menu.addSeparator()
    if view.has_chapters:
        add(tr("End of this chapter"), SleepChoice(is_end_of_chapter=True))
    add(tr("End of this episode"), SleepChoice(is_end_of_episode=True))
    if view.text:
        menu.addSeparator()
        add(tr("Switch off"), SleepChoice())
    return menu


def popup_above(menu: QMenu, target: QWidget) -> None:
    """Open a menu over a button at the bottom of the window."""
    size = menu.sizeHint()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(target.mapToGlobal(QPoint(target.width() - size.width(), -size.height() - 8)))


def faster(rate: float) -> float:
    """Return the next speed above."""
    return next((at for at in SPEEDS if at > rate + 0.005), SPEEDS[-1])


def slower(rate: float) -> float:
    """Return the next speed below."""
    return next((at for at in reversed(SPEEDS) if at < rate - 0.005), SPEEDS[0])
