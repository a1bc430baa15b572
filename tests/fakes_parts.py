"""Models' files that lack or come, as a test says."""

import threading

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import PodplayerError
from podplayer.model.events import WorkProgress
from podplayer.services.parts import PartsStatus
from podplayer.services.wheels import Wheel


class FakeParts:
    """Two models, one of which lacks; it comes when a test says so."""

    def __init__(self, bus: object) -> None:
        self._bus = bus
        self.is_missing = False
        self.may_end = threading.Event()
        self.error: PodplayerError | None = None

    def status(self) -> PartsStatus:
        wheel = Wheel(package="tiny==1", size=137_000_000, sha256="", files=[])
        missing = [wheel] if self.is_missing else []
        return PartsStatus(models={"e5": not missing, "music": True}, missing=missing)

    def install(self, *, cancel: CancelToken) -> PartsStatus:
        self._bus.publish(
            WorkProgress(work="parts", done=70_000_000, total=137_000_000, detail="tiny")
        )
        while not self.may_end.wait(0.01):
            cancel.check()
        if self.error is not None:
            raise self.error
        self.is_missing = False
        return self.status()
