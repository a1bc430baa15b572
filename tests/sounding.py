"""A program that plays on the sound server of its environment, one order a line.

    python tests/sounding.py ENGINE

In: {"path": …, "rate": …, "sound": {…}}, {"play": true} or {"output": …}.
Out: {"told": "ready"}, then one line for each change: loaded, moved (the first tick), ended,
failed, outputgone, routed. "take" counts the paths that were given, so that nobody mistakes what is
told of one for what is told of the next.
"""

import json
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from podplayer.app.engines import make_backend
from podplayer.model.ids import Ms
from podplayer.playback.backend import Position, Status
from podplayer.playback.sound import Sound


class Program:
    """Plays what it is told to."""

    def __init__(self, engine: str) -> None:
        self.backend = make_backend(engine)
        assert self.backend.capabilities.name == engine
        self.backend.subscribe(self.on_status)
        self.orders: SimpleQueue[str] = SimpleQueue()
        self._has_moved = False
        self._take = 0

    def tell(self, told: str, **more: object) -> None:
        sys.stdout.write(json.dumps({"told": told, "take": self._take, **more}) + "\n")
        sys.stdout.flush()

    def on_status(self, status: Status) -> None:
        name = type(status).__name__.lower()
        if isinstance(status, Position):
            if self._has_moved:
                return
            self._has_moved, name = True, "moved"
        if name == "loaded":
            self.backend.play()
        elif name == "outputgone":
            self.backend.pause()
        self.tell(name, saved=self.backend.saved, sentence=getattr(status, "sentence", ""))

    def follow(self, line: str) -> None:
        order = json.loads(line)
        if "output" in order:
            self.backend.set_output(order["output"])
            outputs = [device.id for device in self.backend.outputs]
            self.tell("routed", outputs=outputs, output=self.backend.output)
            return
        if "play" in order:
            self._has_moved = False
            self.backend.play()
            return
        self._has_moved = False
        self._take += 1
        self.backend.set_sound(Sound(**order.get("sound", {})))
        self.backend.set_rate(order.get("rate", 1.0))
        self.backend.load(Path(order["path"]), start=Ms(0))

    def run(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()
        beat = QTimer()
        beat.start(20)  # so that waiting for events ends now and then
        self.backend.set_rate(1.0)  # Qt's looks for devices from its first use on
        self.tell("ready")
        while True:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.backend.poll()
            try:
                line = self.orders.get_nowait()
            except Empty:
                continue
            if not line:
                break
            self.follow(line)
        self.backend.close()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.orders.put(line)
        self.orders.put("")


if __name__ == "__main__":
    application = QCoreApplication(sys.argv)
    Program(sys.argv[1]).run()
