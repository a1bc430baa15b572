"""Cycles of objects are collected between tests, on the thread that runs them.

Left to Python, a widget that an earlier test forgot could be taken apart on any test's thread: see
podplayer/ui/garbage.py, which does the same for the window.
"""

import functools
import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

# The same examples every time: `scripts/fuzz` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

_MANY = 20_000
_LEFT = 25
_PATIENCE = 20_000
"""Milliseconds."""


def pytest_configure() -> None:
    gc.disable()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown() -> Iterator[None]:
    yield
    young, middle, _ = gc.get_count()
    if young > _MANY:
        gc.collect(2 if middle > _LEFT else 1)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits as long as a loaded machine may need; by itself it gives up after five seconds."""
    for name in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=_PATIENCE))
    return qtbot
