"""What the studio's thread is asked, and what it tells."""

from dataclasses import dataclass

from podplayer.model.ids import Ms
from podplayer.playback.backend import MediaSource, Status
from podplayer.playback.sound import Sound
from podplayer.playback.studio_decoder import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Open a source and wait paused."""

    file: SourceFile
    source: MediaSource
    start: Ms
    sound: Sound
    rate: float
    number: int
    turn: int


@dataclass(frozen=True, slots=True)
class Prepare:
    """Open a source, so that it can follow without a gap."""

    load: Load


@dataclass(frozen=True, slots=True)
class Play:
    """Go on."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Keep the place."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Let go of the source."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Go elsewhere."""

    place: Ms
    turn: int


@dataclass(frozen=True, slots=True)
class Change:
    """Another speed or other wishes."""

    sound: Sound | None = None
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class Amplify:
    """Louder or softer: of the device."""

    factor: float


@dataclass(frozen=True, slots=True)
class Route:
    """Sound on this device, where it is there, or on the default."""

    device_id: str


@dataclass(frozen=True, slots=True)
class Quit:
    """End the thread."""


Order = Load | Prepare | Play | Pause | Stop | Seek | Change | Amplify | Route | Quit


@dataclass(frozen=True, slots=True)
class News:
    """A status with the source and the seek it belongs to."""

    number: int
    turn: int
    status: Status
    saved: Ms = Ms(0)
