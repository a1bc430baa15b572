"""Numbers and dates as they are written in English, wherever the tests run."""

import pytest
from PySide6.QtCore import QLocale


@pytest.fixture(scope="session", autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale("en"))
