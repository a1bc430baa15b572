"""A few pages look as they looked when somebody last approved of them.

The pictures in tests/data/pictures are small and grey, so that letters drawn a little otherwise on
another computer do not matter, and a column that is gone does. After a change that is meant:
PODPLAYER_APPROVE=1 ./test tests/gui/test_pictures.py, and look at what changed.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from fakes_ui import NOW
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from podplayer.ui import style
from podplayer.ui.pages.new import NewPage
from podplayer.ui.pages.queue import QueuePage
from podplayer.ui.pages.shows import ShowsPage
from podplayer.ui.theme import ThemeController, ThemeMode

APPROVED = Path(__file__).parent.parent / "data" / "pictures"
LARGE, SMALL = QSize(1100, 760), QSize(220, 152)
TOLERANCE = 3.0
"""Mean difference of grey levels, of 255. Another renderer of letters makes about 1."""

PAGES = {
    "new": lambda context: NewPage(context, now=lambda: NOW),
    "queue": lambda context: QueuePage(context, now=lambda: NOW),
    "shows": ShowsPage,
}


@pytest.fixture(params=[ThemeMode.LIGHT, ThemeMode.DARK], ids=str)
def theme(request, qapp):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    mode = request.param
    style.apply(qapp, ThemeController(mode=mode).theme)
    yield mode
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(context, qtbot, theme, name):
    context.themes.set_mode(theme)
    page = PAGES[name](context)
    qtbot.addWidget(page)
    page.resize(LARGE)
    page.show()
    page.activate()
    known = APPROVED / f"{name}-{theme}.png"
    if os.environ.get("PODPLAYER_APPROVE"):
        qtbot.wait(1500)
        known.parent.mkdir(parents=True, exist_ok=True)
        assert small(page).save(str(known))
    expected = levels(QImage(str(known)))
    qtbot.waitUntil(lambda: difference(levels(small(page)), expected) < TOLERANCE, timeout=15_000)


def small(page) -> QImage:
    how = Qt.TransformationMode.SmoothTransformation
    image = page.grab().toImage().scaled(SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, how)
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def levels(image: QImage) -> np.ndarray:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(np.float32)


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).mean())


def test_a_missing_column_is_seen(qapp):
    whole = np.full((152, 220), 250, np.float32)
    without = whole.copy()
    without[20:140, 190:210] -= 60
    assert difference(whole, without) > TOLERANCE
