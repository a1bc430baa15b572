"""Says something to a screen reader that is not where the focus is."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have a text read out, after what is being read; an urgent one interrupts that.

    Args:
        widget: from whom it comes; it must be in a window.
        text: a sentence; nothing is said for an empty one.
        is_urgent: for what cannot wait, such as a failure.
    """
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
