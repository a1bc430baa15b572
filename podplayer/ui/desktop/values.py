"""What goes to the desktop and what comes from it, as plain values: no D-Bus, no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from podplayer.model.ids import EpisodeId, Ms


class PlaybackStatus(StrEnum):
    """As MPRIS spells it."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The open episode, as a lock screen shows it.

    Without addresses: those of paid shows are secrets, and anybody on the session bus can read.
    """

    episode_id: EpisodeId
    title: str
    show: str
    author: str = ""
    duration: Ms | None = None
    cover: str = ""
    """A file:// address: a desktop must never fetch anything for us."""
    published: str = ""
    """ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSnapshot:
    """One moment of the player; properties are answered from it without asking another thread."""

    status: PlaybackStatus = PlaybackStatus.STOPPED
    track: Track | None = None
    position: Ms = Ms(0)
    taken_at: float = 0.0
    """When that was its position, by the monotonic clock."""
    is_moving: bool = False
    """Not while it is paused, loads or waits for bytes."""
    rate: float = 1.0
    volume: float = 1.0
    has_next: bool = False
    can_play: bool = False
    """Something is open or waits in the queue."""

    def position_at(self, now: float) -> Ms:
        """Return where the player is now, by its rate."""
        if not self.is_moving:
            return self.position
        here = self.position + max(0.0, now - self.taken_at) * 1000 * self.rate
        duration = self.track.duration if self.track is not None else None
        return Ms(round(here if duration is None else min(here, max(duration, self.position))))


class Button(StrEnum):
    """Wishes without a value."""

    RAISE = "raise"
    QUIT = "quit"
    PLAY = "play"
    PAUSE = "pause"
    TOGGLE = "toggle"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class SeekBy:
    """Go on or back from where it is."""

    distance: Ms


@dataclass(frozen=True, slots=True)
class SeekTo:
    """Go to a place in an episode, unless another one is open by now."""

    episode_id: EpisodeId
    position: Ms


@dataclass(frozen=True, slots=True)
class SetRate:
    """Play at another speed."""

    rate: float


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Play at another loudness."""

    volume: float


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Open an address or file that comes from outside."""

    place: str


Wish = Button | SeekBy | SeekTo | SetRate | SetVolume | OpenPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message of the desktop; a new one with the same key takes the place of the old one."""

    key: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()
    """(id, words on the button); "default" is a click on the message itself."""
    cover: str = ""
    """Path of a picture."""


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """The listener pressed a button of a notice."""

    key: str
    action: str
    token: str = ""
    """With which Wayland lets a window come to the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """Who hears of what comes from the bus; called on the bus's thread."""

    wished: Callable[[Wish], None]
    is_dark: Callable[[bool], None]
    is_still: Callable[[bool], None]
    answered: Callable[[NoticeAnswer], None]
