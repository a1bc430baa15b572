"""Cycles of objects are collected between tests, on the thread that runs them.

Left to Python, a widget that an earlier test forgot could be taken apart on any test's thread: see
podplayer/ui/garbage.py, which does the same for the window.
"""

import functools
import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

# The same examples every time: `scripts/fuzz` looks for new ones.
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

_MANY = 20_000
_LEFT = 25
_PATIENCE = 60_000
"""Milliseconds that a machine may need which is starved by others; nobody waits that long else."""
_WAITS = ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed")


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

    def patient(wait: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(wait)
        def waiting(*what: Any, timeout: int = 0, **named: Any) -> Any:
            if named.get("raising") is not False:  # else it is waited for what should not come
                timeout = max(timeout, _PATIENCE)
            return wait(*what, timeout=timeout, **named)

        return waiting

    for name in _WAITS:
        setattr(qtbot, name, patient(getattr(qtbot, name)))
    return qtbot
