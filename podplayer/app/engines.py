"""Choosing the engine that plays. Imports Qt or VLC only when something is to be played."""

import logging
from importlib import import_module

from podplayer.model.errors import PlaybackError
from podplayer.playback.backend import Backend

logger = logging.getLogger(__name__)

_OTHERS = {
    "studio": ("podplayer.playback.studio_backend", "StudioBackend"),
    "vlc": ("podplayer.playback.vlc_backend", "VlcBackend"),
}


def load_engine(engine: str) -> None:
    """Import what an engine needs, from any thread; what is missing `make_backend` will say."""
    name, _ = _OTHERS.get(engine, ("podplayer.playback.qt_backend", ""))
    try:
        import_module(name)
        import_module("podplayer.playback.qt_devices").load_plugin()
    except ImportError as error:
        logger.info("the engine %s cannot be loaded: %s", engine, error)


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
