"""How the parts of the window lie: side bar beside the page, strip and player below both."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

_LEVELS = 8
"""Widgets within widgets, from wrapped words to the page. Eight idle turns take 30 µs a frame."""


class SettledWindow(QMainWindow):
    """A window that paints nothing while its parts still look for their places.

    Words that wrap say how high they are to one widget after the other, each in a turn of its own:
    Qt would paint in between, and a page that fills would show its lines pressed flat.
    """

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            for _ in range(_LEVELS):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return super().event(event)


def frame(*, side: QWidget, page: QWidget, below: tuple[QWidget, ...]) -> QWidget:
    """Return one widget with all of them."""
    top = QHBoxLayout()
    top.setSpacing(0)
    top.addWidget(side)
    top.addWidget(page, 1)
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(top, 1)
    for part in below:
        layout.addWidget(part)
    return whole
