"""A filled fake application and what pages are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fakes_ui import FakeApp
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from podplayer.ui.bridge import Bridge
from podplayer.ui.context import UiContext
from podplayer.ui.covers import CoverLoader
from podplayer.ui.fonts import load_fonts
from podplayer.ui.icons import Icons
from podplayer.ui.tasks import Tasks
from podplayer.ui.theme import ThemeController, ThemeMode


@dataclass
class FakeShell:
    """Remembers what a page asked of the window."""

    calls: list[tuple] = field(default_factory=list)

    def __getattr__(self, name: str):
        return lambda *values, **named: self.calls.append((name, *values, *named.values()))


@pytest.fixture(scope="session", autouse=True)
def english() -> None:
    """Numbers and dates as they are written in English, wherever the tests run."""
    QLocale.setDefault(QLocale("en"))


@pytest.fixture(autouse=True)
def no_window_stays(qapp: QApplication) -> Iterator[None]:
    """A window that an earlier test left would take the focus of a later one."""
    yield
    for widget in qapp.topLevelWidgets():
        if widget.isVisible():
            widget.close()


@pytest.fixture
def app(tmp_path: Path) -> FakeApp:
    """A library with sample shows."""
    return FakeApp(tmp_path / "covers").fill()


@pytest.fixture
def tasks(qapp) -> Iterator[Tasks]:
    made = Tasks(threads=2)
    yield made
    made.close()


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell()


@pytest.fixture
def context(qapp, app: FakeApp, tasks: Tasks, shell: FakeShell, tmp_path: Path):
    """What every page is made of, around the fake application."""
    load_fonts()
    themes = ThemeController(mode=ThemeMode.DARK)
    bridge = Bridge(app.bus)
    yield UiContext(
        app=app,
        themes=themes,
        icons=Icons(themes),
        covers=CoverLoader(find=app.covers.file, cache=tmp_path / "thumbs", tasks=tasks),
        tasks=tasks,
        bridge=bridge,
        shell=shell,
    )
    bridge.close()
