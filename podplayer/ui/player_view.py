"""The player's state as the window shows it."""

from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import EpisodeId, Ms
from podplayer.services.player_state import PlayerState
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.format import time_of_day


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

    @property
    def is_loading(self) -> bool:
        """Whether the listener waits for it to sound."""
        return self.is_playing and self.is_waiting


def view_of(state: PlayerState, *, now: datetime) -> PlayerView:
    """Return what the window shows of the service's snapshot; `now` is local."""
    end = state.ends_at(now)
    return PlayerView(
        episode_id=state.episode_id,
        is_playing=state.is_playing,
        is_waiting=state.is_waiting,
        is_dozing=state.dozed_from is not None and not state.is_playing,
        position=state.position,
        duration=state.duration,
        rate=state.rate,
        volume=state.volume,
        buffered=state.buffered,
        rate_scope=state.rate_scope,
        saved=state.saved,
        ends_at="" if end is None else time_of_day(end),
        error=state.error,
    )
