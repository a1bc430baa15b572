"""What an engine can do and what it tells: the edge between the player and Qt, VLC or a clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.playback.sound import Sound

NO_AUDIO = say("This is no audio that can be played.")
SLOWEST = 0.5
FASTEST = 3.5


class ByteSource(Protocol):
    """The bytes of a media file, some of which may still be on their way.

    An engine reads on a thread of its own; every method may be called from any thread.
    """

    name: str
    """A file name with an ending, as a hint to the format."""

    @property
    def size(self) -> int | None:
        """The whole length, known or not yet; never blocks."""
        ...

    @property
    def failure(self) -> str | None:
        """The sentence of what ended the arrival of bytes early."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether every byte is there, so that seeking may read as much as it likes."""
        ...

    @property
    def is_waiting(self) -> bool:
        """Whether a reader waits for bytes at this moment."""
        ...

    def read_at(self, offset: int, count: int, *, blocks: bool = True) -> bytes:
        """At least one byte from there; empty at the end, after a failure or an interruption."""
        ...

    def has_head(self) -> bool:
        """Whether its length and first bytes are there, so that opening it will not wait long."""
        ...

    def interrupt(self) -> None:
        """Let every read that waits return empty, so that nobody waits for an engine's thread."""
        ...

    def close(self) -> None:
        """Stop for good: reads return empty from now on."""
        ...


MediaSource = Path | ByteSource


@dataclass(frozen=True, slots=True)
class Loaded:
    """The media is open and waits, paused, at the position that was asked for."""

    duration: Ms | None
    """As the engine sees it; a guess for some files."""


@dataclass(frozen=True, slots=True)
class DurationKnown:
    """The engine has a better idea of the duration."""

    duration: Ms


@dataclass(frozen=True, slots=True)
class Position:
    """Sound has reached this place. Comes several times a second while it plays."""

    position: Ms


@dataclass(frozen=True, slots=True)
class Stalled:
    """Nothing moves because bytes are awaited. The next Position ends it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The last sound was played."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The engine gave up."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputGone:
    """The device that sounded is unplugged, or there is none to play on. The owner pauses."""

    is_last: bool
    """Whether no other device is left."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """It plays, on a computer that never had a device to hear it on."""


Status = Loaded | DurationKnown | Position | Stalled | Ended | Failed | OutputGone | Unheard
OnStatus = Callable[[Status], None]


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """Headphones, speakers, a screen: where sound can come out."""

    id: str
    """As the sound server calls it; the same after the next start."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What an engine can do; what it cannot is greyed, with the reason."""

    name: str
    loudest: float = 1.0
    """1.0 is the file's own loudness; more is a boost."""
    has_equalizer: bool = False
    boosts_voice: bool = False
    skips_silence: bool = False
    """Whether it leaves silence out by itself, without a gap. Others are sent over it."""
    shortest_skip: Ms = Ms(900)
    """Of the others: a shorter silence is gone before a seek has ended."""
    hands_over: bool = False
    """Whether a prepared source follows without a gap."""


class Backend(Protocol):
    """An engine that plays one source at a time.

    All methods are called on the thread that owns it, return at once, and statuses arrive on that
    thread too. After `load` no status of the former source arrives any more; a `Position` that was
    measured before a seek is never reported after it.
    """

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        ...

    @property
    def output(self) -> str | None:
        """The name of the device that sounds; None where there is none."""
        ...

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """The devices that could sound now."""
        ...

    def set_output(self, device_id: str) -> None:
        """Sound there from now on; on the default one while it is missing, or if it is empty."""
        ...

    def subscribe(self, on_status: OnStatus) -> None:
        """Tell statuses to this callable, in place of the one before."""
        ...

    def load(self, source: MediaSource, *, start: Ms) -> None:
        """Open a source and wait paused at `start`; `Loaded` or `Failed` tells the result."""
        ...

    def play(self) -> None:
        """Go on. Without a loaded source nothing happens."""
        ...

    def pause(self) -> None:
        """Stop sounding and keep the place."""
        ...

    def stop(self) -> None:
        """Let go of the source."""
        ...

    def seek(self, position: Ms) -> None:
        """Go elsewhere; beyond the end means just before it."""
        ...

    def set_rate(self, rate: float) -> None:
        """0.5 to 3.5, at the same pitch."""
        ...

    def set_volume(self, volume: float) -> None:
        """0 to `capabilities.loudest`; steps are as loud as they look on a slider."""
        ...

    def set_sound(self, sound: Sound) -> None:
        """What is known and wished of the source that is loaded next, or that plays."""
        ...

    def prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        """What will probably be loaded next; an engine that cannot hand over forgets it."""
        ...

    @property
    def saved(self) -> Ms:
        """How much silence of this source the engine left out, in media time."""
        ...

    def poll(self) -> None:
        """Deliver what waits. The owner calls it several times a second."""
        ...

    def close(self) -> None:
        """Free the engine."""
        ...


def missing_file(file: Path) -> str:
    """The sentence for a file that cannot be opened because there is none."""
    return say("The file {path} is not there any more.", path=file)


def clamped_rate(rate: float) -> float:
    """A rate that every engine can play."""
    return min(max(rate, SLOWEST), FASTEST)


def clamped_seek(position: Ms, *, duration: Ms | None) -> Ms:
    """A place that exists: engines hang when they are sent to the very end or beyond it."""
    if duration is None:
        return Ms(max(0, position))
    return Ms(max(0, min(position, duration - 250)))
