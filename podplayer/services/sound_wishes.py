"""What the listener wishes of an episode's sound: its show's wishes, else everybody's. Pure."""

import math

from podplayer.model.settings import Settings
from podplayer.playback.sound import EQUALIZER_HERTZ, Sound
from podplayer.services.listening_store import Opening


def sound_of(opening: Opening, settings: Settings) -> Sound:
    """Wishes and facts for the engine."""
    show, facts = opening.show, opening.facts
    return Sound(
        is_levelled=_chosen(show.is_levelled, settings.is_levelled),
        boosts_voice=_chosen(show.boosts_voice, settings.boosts_voice),
        skips_silence=_chosen(show.skips_silence, settings.skips_silence),
        evens_voices=settings.evens_voices,
        equalizer=equalizer_of(settings.equalizer),
        loudness=None if facts is None else facts.loudness,
        duration=None if facts is None else facts.duration,
        silences=() if facts is None else facts.silences,
    )


def _chosen(of_show: bool | None, of_all: bool) -> bool:  # noqa: FBT001 - a value, not a switch
    return of_all if of_show is None else of_show


def equalizer_of(text: str) -> tuple[float, ...]:
    """The bands of the setting; flat where it cannot be read."""
    try:
        gains = tuple(float(part) for part in text.split(",")) if text else ()
    except ValueError:
        return ()
    is_usable = len(gains) <= len(EQUALIZER_HERTZ) and all(map(math.isfinite, gains))
    return gains if is_usable else ()
