"""Made-up recordings and covers as vectors: voices and looks are directions."""

import numpy as np

from podplayer.model.senses import COVER_BLOCKS, COVER_WIDTH, FACTS, SOUND_BLOCKS, SOUND_WIDTH


def recording(voice=0, *, seed=0, music=None, **facts):
    """A recording of the n-th voice; facts that are not given are usual, with some noise."""
    rng = np.random.default_rng(seed)
    vector = np.full(SOUND_WIDTH, np.nan, np.float32)
    said = {name: float(rng.normal(0, 0.1)) for name in FACTS} | facts
    vector[SOUND_BLOCKS["facts"]] = [said[name] for name in FACTS]
    vector[SOUND_BLOCKS["timbre"]] = rng.normal(0, 0.2, 48)
    vector[SOUND_BLOCKS["timbre"]][voice % 48] += 3
    vector[SOUND_BLOCKS["voice"]] = unit(256, voice, rng)
    if music is not None:
        vector[SOUND_BLOCKS["music"]] = unit(200, music, rng)
    return vector


def cover(look=0, *, seed=0):
    """A cover of the n-th look in one colour."""
    rng = np.random.default_rng(seed)
    vector = np.zeros(COVER_WIDTH, np.float32)
    vector[COVER_BLOCKS["look"]] = unit(1280, look, rng)
    vector[COVER_BLOCKS["palette"]][:4] = [50 + look, 10 * look, 0, 1]
    return vector


def unit(width, direction, rng):
    vector = rng.normal(0, 0.2 / np.sqrt(width), width)
    vector[direction % width] += 1
    return vector / np.linalg.norm(vector)
