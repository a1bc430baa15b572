"""How the parts of the window lie: side bar beside the page, strip and player below both."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


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
