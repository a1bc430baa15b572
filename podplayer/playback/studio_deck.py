"""A source that is open in the studio, ready to sound."""

from dataclasses import dataclass
from pathlib import Path

from podplayer.model.errors import PlaybackError
from podplayer.model.ids import Ms
from podplayer.playback.backend import NO_AUDIO, clamped_seek
from podplayer.playback.studio_decoder import Decoder
from podplayer.playback.studio_orders import Load
from podplayer.playback.studio_pipeline import Pipeline


@dataclass(slots=True)
class Deck:
    """A source that is open."""

    load: Load
    pipeline: Pipeline
    turn: int
    told_duration: Ms | None = None
    end: int | None = None
    """The frame behind its last one, once that is written."""
    has_ended: bool = False
    is_starved: bool = False
    """A read was given up: nothing more comes of it before the next seek."""


def open_deck(load: Load) -> Deck:
    """Open a source and stand at its start.

    Raises:
        PlaybackError: it is no audio, or cannot be sought in.
    """
    is_growing = not (isinstance(load.source, Path) or load.source.is_complete)
    decoder = Decoder(load.file, is_growing=is_growing)
    try:
        pipeline = _started(Pipeline(decoder, sound=load.sound, rate=load.rate), load)
    except BaseException:
        decoder.close()
        raise
    return Deck(load, pipeline, load.turn, pipeline.duration)


def _started(pipeline: Pipeline, load: Load) -> Pipeline:
    """At its start, once it is known that there is anything to hear."""
    if not pipeline.has_sound():
        raise PlaybackError(NO_AUDIO)
    if load.start > 0:
        pipeline.seek(clamped_seek(load.start, duration=pipeline.duration))
    return pipeline


def close_deck(deck: Deck | None) -> None:
    """Free what it holds, if there is one."""
    if deck is not None:
        deck.pipeline.close()
        deck.load.file.close()
