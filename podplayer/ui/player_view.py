"""The player's state as the window shows it."""

from dataclasses import dataclass

from podplayer.model.ids import EpisodeId, Ms
from podplayer.services.playing_wishes import WishScope


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerView:
    """One moment of the player."""

    episode_id: EpisodeId | None = None
    is_playing: bool = False
    is_waiting: bool = False
    """It wants to play, but loads or waits for bytes."""
    is_dozing: bool = False
    """The sleep timer made it pause."""
    position: Ms = Ms(0)
    duration: Ms | None = None
    rate: float = 1.0
    volume: float = 0.8
    buffered: float = 0.0
    """Share of the media that is here, 0 to 1."""
    rate_scope: WishScope = WishScope.ALWAYS
    """What the speed is for."""
    saved: Ms = Ms(0)
    """How much silence of this episode was left out."""
    ends_at: str = ""
    """When it will be over at this speed: "09:05"."""
    error: str | None = None
    """Why it does not play, as a sentence."""
