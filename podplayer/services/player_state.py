"""What the player does, at one moment, as the window and the terminal see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from podplayer.media.sealed_source import SealedSource
from podplayer.media.stream import StreamReader
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeRow
from podplayer.playback.backend import MediaSource
from podplayer.playback.player import Player, PlayerStatus
from podplayer.services.listening_store import Opening
from podplayer.services.playing_wishes import PlayingWishes, WishScope
from podplayer.services.sleep_timer import SleepTimer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerState:
    """What the player does, at one moment."""

    status: PlayerStatus = PlayerStatus.IDLE
    episode: EpisodeRow | None = None
    """As it was when it was opened."""
    position: Ms = Ms(0)
    duration: Ms | None = None
    rate: float = 1.0
    volume: float = 1.0
    buffered: float = 0.0
    """Share of the media that is on this computer, 0 to 1."""
    is_stalled: bool = False
    """Bytes are awaited."""
    error: str | None = None
    notice: str | None = None
    """Why it paused by itself, or stores nothing for now."""
    sleep_until: datetime | None = None
    sleeps_at_end: bool = False
    sleeps_at_chapter: bool = False
    """It will stop at the end of the chapter that plays."""
    dozed_from: Ms | None = None
    """Where the listener was when the sleep timer that has ended was set."""
    faded_from: Ms | None = None
    """Where that sleep timer began to make it softer; None where it did not."""
    rate_scope: WishScope = WishScope.ALWAYS
    """For what this speed was chosen."""
    saved: Ms = Ms(0)
    """How much silence of this episode was left out, in media time."""
    wants_to_play: bool = False
    """While it loads: whether it will play then."""

    @property
    def episode_id(self) -> EpisodeId | None:
        """Which episode is open."""
        return None if self.episode is None else self.episode.id

    @property
    def is_playing(self) -> bool:
        """Whether it sounds, or will as soon as it can."""
        is_about_to = self.status is PlayerStatus.LOADING and self.wants_to_play
        return is_about_to or self.status is PlayerStatus.PLAYING

    @property
    def is_waiting(self) -> bool:
        """Whether it wants to play, but loads or waits for bytes."""
        return self.is_stalled or self.status is PlayerStatus.LOADING

    def ends_at(self, now: datetime) -> datetime | None:
        """When the episode would be over at this speed; None where its length is unknown."""
        if self.duration is None or self.episode is None:
            return None
        left = max(0, self.duration - self.position) / self.rate
        return now + timedelta(milliseconds=left)


def live_state(  # noqa: PLR0913 - all that the bar shows
    player: Player,
    sleep: SleepTimer,
    *,
    opening: Opening | None,
    volume: float,
    error: str | None,
    trouble: str | None,
) -> PlayerState:
    """The player as it is now.

    Args:
        player: what plays.
        sleep: the timer.
        opening: of the episode that is open.
        volume: as the listener set it, not as the timer fades it.
        error: why another episode could not be played.
        trouble: why what is heard cannot be stored for now.
    """
    row = None if opening is None else opening.detail.row
    return PlayerState(
        status=player.status,
        episode=row,
        position=player.position,
        duration=player.duration or (None if row is None else row.duration),
        rate=player.rate,
        rate_scope=PlayingWishes.scope(opening),
        volume=volume,
        buffered=_buffered(player.source),
        is_stalled=player.is_stalled,
        error=error or player.error,
        notice=player.notice or trouble,
        sleep_until=sleep.until,
        sleeps_at_end=sleep.is_at_end,
        sleeps_at_chapter=sleep.is_at_chapter,
        dozed_from=sleep.dozed_from,
        faded_from=sleep.faded_from,
        saved=player.saved,
        wants_to_play=player.wants_to_play,
    )


def recalled_state(
    recalled: Opening, *, rate: float, volume: float, error: str | None
) -> PlayerState:
    """An episode that is shown where it was left, and not opened yet."""
    row = recalled.detail.row
    return PlayerState(
        status=PlayerStatus.PAUSED,
        episode=row,
        position=row.position,
        duration=row.duration,
        rate=rate,
        rate_scope=PlayingWishes.scope(recalled),
        volume=volume,
        error=error,
    )


def _buffered(source: MediaSource | None) -> float:
    """Which share of a source is on this computer."""
    if isinstance(source, StreamReader):
        return source.buffered()
    return 1.0 if isinstance(source, Path | SealedSource) else 0.0


OnState = Callable[[PlayerState], object]
