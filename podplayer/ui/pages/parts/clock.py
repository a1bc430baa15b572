"""The time that pages show; tests hand in another one."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """Now, in the listener's own zone."""
    return datetime.now().astimezone()
