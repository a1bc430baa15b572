"""Finds words that have no room: cut texts, parts that stick out, parts that lie on one another."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from podplayer.ui.widgets.elided import ElidedLabel

SLACK = 1
"""Pixels that rounding may take."""
FIELD = 12
"""Pixels beside the words of a field."""
WORD = re.compile(r"[^\s/\u2010-\u2015\u2e80-\uffef-]+")
INNER = (QAbstractItemView, QComboBox, QLineEdit)
"""What arranges its own parts."""


def faults(root: QWidget) -> Iterator[str]:
    """Say what has no room in this widget, a line each, as it lies now."""
    for part in [root, *root.findChildren(QWidget)]:
        if not part.isVisibleTo(root) or part.rect().isEmpty() or is_inner(part):
            continue
        if wants := lacking(part):
            have = part.contentsRect().size()
            yield f"{named(part)} is cut: {have.width()}×{have.height()} of {wants}"
        if not isinstance(part, (QAbstractScrollArea, *INNER)):
            yield from placed_badly(part)


def is_inner(part: QWidget) -> bool:
    """Whether a part belongs to a control of Qt's, which arranges it."""
    above = part.parentWidget()
    return part.objectName().startswith("qt_") or isinstance(above, INNER)


def named(part: QWidget) -> str:
    """A part as a maintainer finds it."""
    text = getattr(part, "text", str)() or part.accessibleName()
    above = type(part.parentWidget()).__name__
    return f"{type(part).__name__} {text[:50]!r} in {above}"


def lacking(part: QWidget) -> str:
    """The size that the words of a part take, where that is more than it has; else nothing."""
    match part:
        case ElidedLabel():
            needed = QSize(0, part.fontMetrics().height())
        case QLabel() if part.text() and part.wordWrap():
            needed = QSize(longest_word(part), part.heightForWidth(part.width()))
        case QLabel() if part.text() or not part.pixmap().isNull():
            needed = QLabel.sizeHint(part)
        case QAbstractButton() if part.text():
            needed = part.minimumSizeHint()
        case QComboBox():
            return combo_lacks(part)
        case QLineEdit() if part.placeholderText() and not part.text():
            wide = part.fontMetrics().horizontalAdvance(part.placeholderText())
            needed = QSize(wide + 2 * FIELD, 0)
        case QTabBar():
            needed = part.minimumSizeHint()
        case _:
            return ""
    room = part.size()
    is_cut = needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK
    return f"{needed.width()}×{needed.height()}" if is_cut else ""


def longest_word(part: QLabel) -> int:
    """The width of the longest word: between words a text can wrap, and after each Chinese sign."""
    margins = part.width() - part.contentsRect().width()
    words = WORD.findall(part.text())
    return max(map(part.fontMetrics().horizontalAdvance, words), default=0) + margins


def combo_lacks(part: QComboBox) -> str:
    """The width of the chosen text of a list, where there is less."""
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    field = part.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
    )
    wide = part.fontMetrics().horizontalAdvance(part.currentText())
    return f"{wide} beside {field.width()}" if wide > field.width() + SLACK else ""


def laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets that a layout and those within it place."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from laid_out(inner)


def placed_badly(above: QWidget) -> Iterator[str]:
    """The children of a widget that stick out of it or lie on one another."""
    layout = above.layout()
    if layout is None:
        return
    inside = QRect(QPoint(), above.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    children = [
        one for one in laid_out(layout) if one.isVisibleTo(above) and not one.rect().isEmpty()
    ]
    for at, child in enumerate(children):
        if not inside.contains(child.geometry()) and not isinstance(above.parent(), QScrollArea):
            yield f"{named(child)} sticks out: {child.geometry()} of {above.size()}"
        for other in children[at + 1 :]:
            common = child.geometry() & other.geometry()
            if common.width() > SLACK and common.height() > SLACK:
                yield f"{named(child)} lies on {named(other)}"
