"""Cycles of objects are collected between tests, on the thread that runs them.

Left to Python, a widget that an earlier test forgot could be taken apart on any test's thread: see
podplayer/ui/garbage.py, which does the same for the window.
"""

import gc
from collections.abc import Iterator

import pytest

_MANY = 20_000
_LEFT = 25


def pytest_configure() -> None:
    gc.disable()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown() -> Iterator[None]:
    yield
    young, middle, _ = gc.get_count()
    if young > _MANY:
        gc.collect(2 if middle > _LEFT else 1)
