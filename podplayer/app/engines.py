"""Choosing the engine that plays. Imports Qt or VLC only when something is to be played."""

import logging
import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from podplayer.model.errors import PlaybackError
from podplayer.playback.backend import Backend

logger = logging.getLogger(__name__)

_OTHERS = {
    "studio": ("podplayer.playback.studio_backend", "StudioBackend"),
    "vlc": ("podplayer.playback.vlc_backend", "VlcBackend"),
}
_LIBRARIES = {".so", ".pyd", ".dll", ".dylib"}
_PIECE = 1 << 20


def load_engine(engine: str) -> None:
    """Import what an engine needs, from any thread; what is missing `make_backend` will say."""
    name, _ = _OTHERS.get(engine, ("podplayer.playback.qt_backend", ""))
    if engine == "studio":
        read_ahead("av")
    try:
        import_module(name)
        import_module("podplayer.playback.qt_devices").load_plugin()
    except ImportError as error:
        logger.info("the engine %s cannot be loaded: %s", engine, error)


def read_ahead(package: str) -> int:
    """Have the system read the libraries of a package, unless it is imported; returns the bytes.

    Python stands still while it loads one: from a cold disk the window did so for 80 to 200 ms at
    the first play, and for 30 to 65 after this.
    """
    spec = None if package in sys.modules else find_spec(package)
    if spec is None or spec.origin is None:
        return 0
    home, size, piece = Path(spec.origin).parent, 0, bytearray(_PIECE)
    for folder in (home, home.with_name(f"{home.name}.libs")):  # wheels keep what they link there
        for file in folder.rglob("*"):
            if _LIBRARIES.intersection(file.suffixes):
                with suppress(OSError), file.open("rb", buffering=0) as opened:
                    while count := opened.readinto(piece):
                        size += count
    return size


def make_backend(engine: str) -> Backend:
    """The engine of the settings, or Qt's where that one is not there any more.

    Raises:
        PlaybackError: no engine can be loaded.
    """
    if engine != "qt":
        name, maker = _OTHERS.get(engine, _OTHERS["studio"])
        try:
            backend: Backend = getattr(import_module(name), maker)()
        except (PlaybackError, ImportError) as error:
            logger.warning("playing with Qt instead: %s", error)
        else:
            return backend
    try:
        qt: Backend = import_module("podplayer.playback.qt_backend").QtBackend()
    except ImportError as error:
        raise PlaybackError(
            f"Sound cannot be played ({error}); on Debian: sudo apt install libpulse0."
        ) from error
    return qt
