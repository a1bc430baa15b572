"""No frame is painted while parts of the window still look for their places."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from podplayer.ui.frame import SettledWindow

WORDS = "Words that wrap, and more of them than stand in one line of a narrow page. " * 4


def test_a_frame_waits_for_lines_that_are_deep_within(qtbot):
    window = SettledWindow()
    qtbot.addWidget(window)
    inner = whole = QWidget()
    for _ in range(4):
        column = QVBoxLayout(inner)
        inner = QWidget()
        column.addWidget(inner)
        column.addStretch(1)
    lines = QLabel("Short")
    lines.setWordWrap(True)
    QVBoxLayout(inner).addWidget(lines)
    window.setCentralWidget(whole)
    window.resize(300, 500)
    window.show()
    QApplication.processEvents()
    lines.setText(WORDS)
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))  # the next frame
    assert lines.width() < window.width()
    assert lines.height() >= lines.heightForWidth(lines.width())
