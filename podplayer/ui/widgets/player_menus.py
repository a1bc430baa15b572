"""The menus of the player bar: speeds, and when to fall silent."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from podplayer.ui.format import speed

SPEEDS = (0.5, 0.75, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class SleepChoice:
    """When playing should stop."""

    minutes: int = 0
    """0 switches the timer off, unless the end of the episode is meant."""
    is_end_of_episode: bool = False


_SLEEP = (
    ("5 minutes", SleepChoice(5)),
    ("10 minutes", SleepChoice(10)),
    ("20 minutes", SleepChoice(20)),
    ("30 minutes", SleepChoice(30)),
    ("45 minutes", SleepChoice(45)),
    ("1 hour", SleepChoice(60)),
)


def speed_menu(
    current: float, choose: Callable[[float], object], *, parent: QWidget | None = None
) -> QMenu:
    """Return the speeds; the current one is ticked."""
    menu = QMenu(parent)
    group = QActionGroup(menu)
    for rate in sorted({*SPEEDS, round(current, 2)}):
        action = menu.addAction(speed(rate))
        action.setCheckable(True)
        action.setChecked(abs(rate - current) < 0.005)
        group.addAction(action)
        action.triggered.connect(lambda _=False, rate=rate: choose(rate))
    return menu


def sleep_menu(
    choose: Callable[[SleepChoice], object], *, is_on: bool, parent: QWidget | None = None
) -> QMenu:
    """Return the sleep timer's choices."""
    menu = QMenu(parent)
    for text, choice in _SLEEP:
        menu.addAction(text).triggered.connect(lambda _=False, choice=choice: choose(choice))
    menu.addSeparator()
    end = SleepChoice(is_end_of_episode=True)
    menu.addAction("End of this episode").triggered.connect(lambda: choose(end))
    if is_on:
        menu.addSeparator()
        menu.addAction("Switch off").triggered.connect(lambda: choose(SleepChoice()))
    return menu


def faster(rate: float) -> float:
    """Return the next speed above."""
    return next((at for at in SPEEDS if at > rate + 0.005), SPEEDS[-1])


def slower(rate: float) -> float:
    """Return the next speed below."""
    return next((at for at in reversed(SPEEDS) if at < rate - 0.005), SPEEDS[0])
