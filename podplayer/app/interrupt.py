"""Ctrl-C and SIGTERM while a command works: the first asks for a stop, the second ends at once."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from podplayer.model.cancel import CancelToken

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def stoppable() -> Iterator[CancelToken]:
    """A token that is set by the first signal; work then stops at a clean place, with Cancelled.

    An exception out of a signal would be lost in the callbacks of curl, and leaves threads at work.
    A signal that is ignored, as in a script's background, stays so. Other threads than the main one
    get a token that nobody sets.
    """
    cancel = CancelToken()
    is_asked = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt
        is_asked = True
        # Not here: this thread may hold the very lock that the token needs.
        threading.Thread(target=cancel.cancel, name="stop", daemon=True).start()

    is_main = threading.current_thread() is threading.main_thread()
    before = {number: signal.getsignal(number) for number in _SIGNALS if is_main}
    heard = [number for number, handler in before.items() if handler != signal.SIG_IGN]
    for number in heard:
        signal.signal(number, stop)
    try:
        yield cancel
    finally:
        for number in heard:
            signal.signal(number, before[number])
