"""MPRIS2, the two interfaces by which media keys, lock screens and `playerctl` reach a player.

https://specifications.freedesktop.org/mpris-spec/latest/. Lives on the bus's thread: properties
are answered from a snapshot, calls become wishes for the main thread.
"""

import time
from collections.abc import Callable
from typing import Annotated, Any

from dbus_fast import PropertyAccess, Variant
from dbus_fast.annotations import (
    DBusBool,
    DBusDouble,
    DBusInt64,
    DBusObjectPath,
    DBusSignature,
    DBusStr,
)
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from podplayer.model.ids import Ms
from podplayer.ui.desktop.snapshot import TRACK_PREFIX, episode_of, has_jumped
from podplayer.ui.desktop.values import (
    Button,
    OpenPlace,
    PlayerSnapshot,
    SeekBy,
    SeekTo,
    SetRate,
    SetVolume,
    Wish,
)

# ruff: noqa: N802 - the interface's own names

OBJECT_PATH = "/org/mpris/MediaPlayer2"
BUS_NAME = "org.mpris.MediaPlayer2.podplayer"
SLOWEST, FASTEST = 0.5, 3.5
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"

Strings = Annotated[list[str], DBusSignature("as")]
Metadata = Annotated[dict[str, Variant], DBusSignature("a{sv}")]
Ask = Callable[[Wish], None]

_READ = PropertyAccess.READ
_SCHEMES = ["feed", "podcast", "pcast", "itpc", "http", "https", "file"]
_TYPES = ["text/x-opml+xml", "application/rss+xml", "application/atom+xml"]


class RootInterface(ServiceInterface):
    """Who plays."""

    def __init__(self, ask: Ask) -> None:
        super().__init__("org.mpris.MediaPlayer2")
        self._ask = ask

    @dbus_method()
    def Raise(self) -> None:
        """Bring the window to the front."""
        self._ask(Button.RAISE)

    @dbus_method()
    def Quit(self) -> None:
        """End the program."""
        self._ask(Button.QUIT)

    @dbus_property(access=_READ)
    def CanQuit(self) -> DBusBool:
        """Always."""
        return True

    @dbus_property(access=_READ)
    def CanRaise(self) -> DBusBool:
        """Always."""
        return True

    @dbus_property(access=_READ)
    def HasTrackList(self) -> DBusBool:
        """The queue is not offered as a track list."""
        return False

    @dbus_property(access=_READ)
    def Identity(self) -> DBusStr:
        """The name that is shown."""
        return "podplayer"

    @dbus_property(access=_READ)
    def DesktopEntry(self) -> DBusStr:
        """Of the .desktop file, for the icon."""
        return "podplayer"

    @dbus_property(access=_READ)
    def SupportedUriSchemes(self) -> Strings:
        """What OpenUri takes."""
        return _SCHEMES

    @dbus_property(access=_READ)
    def SupportedMimeTypes(self) -> Strings:
        """What OpenUri takes."""
        return _TYPES


class PlayerInterface(ServiceInterface):
    """What plays, and the buttons."""

    def __init__(self, ask: Ask, *, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__("org.mpris.MediaPlayer2.Player")
        self._ask = ask
        self._now = now
        self._snapshot = PlayerSnapshot()

    def show(self, snapshot: PlayerSnapshot) -> None:
        """Answer from another snapshot, and tell what differs."""
        before, self._snapshot = self._snapshot, snapshot
        was, now = properties(before), properties(snapshot)
        changed = {name: value for name, value in now.items() if value != was[name]}
        if changed:
            self.emit_properties_changed(changed)
        if has_jumped(before, snapshot):
            self.Seeked(snapshot.position * 1000)

    @dbus_method()
    def Next(self) -> None:
        """Go on with the queue."""
        self._ask(Button.NEXT)

    @dbus_method()
    def Previous(self) -> None:
        """Back to where this chapter or episode begins."""
        self._ask(Button.PREVIOUS)

    @dbus_method()
    def Pause(self) -> None:
        """Keep the place."""
        self._ask(Button.PAUSE)

    @dbus_method()
    def PlayPause(self) -> None:
        """The other of the two."""
        self._ask(Button.TOGGLE)

    @dbus_method()
    def Stop(self) -> None:
        """Pause: an episode of an hour is not left behind by a key."""
        self._ask(Button.PAUSE)

    @dbus_method()
    def Play(self) -> None:
        """Go on."""
        self._ask(Button.PLAY)

    @dbus_method()
    def Seek(self, Offset: DBusInt64) -> None:  # noqa: N803 - the interface's own name
        """Go on or back by microseconds; behind the end means the next episode."""
        snapshot, track = self._snapshot, self._snapshot.track
        target = snapshot.position_at(self._now()) + Offset // 1000
        if track is not None and track.duration is not None and target > track.duration:
            self._ask(Button.NEXT)
        else:
            self._ask(SeekBy(Ms(Offset // 1000)))

    @dbus_method()
    def SetPosition(
        self,
        TrackId: DBusObjectPath,  # noqa: N803 - the interface's own name
        Position: DBusInt64,  # noqa: N803 - the interface's own name
    ) -> None:
        """Go to a place in microseconds; ignored where it is not in the episode."""
        episode_id, track = episode_of(TrackId), self._snapshot.track
        if track is None or episode_id != track.episode_id or Position < 0:
            return
        if track.duration is None or Position <= track.duration * 1000:
            self._ask(SeekTo(track.episode_id, Ms(Position // 1000)))

    @dbus_method()
    def OpenUri(self, Uri: DBusStr) -> None:  # noqa: N803 - the interface's own name
        """Follow a show or import a list; asks the listener first."""
        self._ask(OpenPlace(Uri))

    @dbus_signal()
    def Seeked(self, Position: int) -> DBusInt64:  # noqa: N803 - the interface's own name
        """The place changed other than by playing."""
        return Position

    @dbus_property(access=_READ)
    def PlaybackStatus(self) -> DBusStr:
        """Playing, Paused or Stopped."""
        return self._snapshot.status.value

    @dbus_property()
    def Rate(self) -> DBusDouble:
        """The speed; pitch is kept."""
        return self._snapshot.rate

    @Rate.setter  # type: ignore[no-redef]
    def Rate(self, rate: DBusDouble) -> None:
        """As the specification says, 0 pauses."""
        if rate <= 0:
            self._ask(Button.PAUSE)
        else:
            self._ask(SetRate(min(max(rate, SLOWEST), FASTEST)))

    @dbus_property()
    def Volume(self) -> DBusDouble:
        """1.0 is full."""
        return self._snapshot.volume

    @Volume.setter  # type: ignore[no-redef]
    def Volume(self, volume: DBusDouble) -> None:
        """Below 0 is 0."""
        self._ask(SetVolume(max(0.0, volume)))

    @dbus_property(access=_READ)
    def Metadata(self) -> Metadata:
        """Title, show, length and cover of what is open."""
        return metadata(self._snapshot)

    @dbus_property(access=_READ)
    def Position(self) -> DBusInt64:
        """Microseconds, at this moment."""
        return self._snapshot.position_at(self._now()) * 1000

    @dbus_property(access=_READ)
    def MinimumRate(self) -> DBusDouble:
        """The slowest speed."""
        return SLOWEST

    @dbus_property(access=_READ)
    def MaximumRate(self) -> DBusDouble:
        """The fastest speed."""
        return FASTEST

    @dbus_property(access=_READ)
    def CanGoNext(self) -> DBusBool:
        """Whether the queue has another episode."""
        return self._snapshot.has_next

    @dbus_property(access=_READ)
    def CanGoPrevious(self) -> DBusBool:
        """Whether there is a beginning to go to."""
        return self._snapshot.track is not None

    @dbus_property(access=_READ)
    def CanPlay(self) -> DBusBool:
        """Whether Play would play anything."""
        return self._snapshot.can_play

    @dbus_property(access=_READ)
    def CanPause(self) -> DBusBool:
        """Whether anything is open."""
        return self._snapshot.track is not None

    @dbus_property(access=_READ)
    def CanSeek(self) -> DBusBool:
        """Whether anything is open."""
        return self._snapshot.track is not None

    @dbus_property(access=_READ)
    def CanControl(self) -> DBusBool:
        """Always."""
        return True


def metadata(snapshot: PlayerSnapshot) -> dict[str, Variant]:
    """Return the open episode in the words of xesam; empty while nothing is open."""
    track = snapshot.track
    if track is None:
        return {"mpris:trackid": Variant("o", NO_TRACK)}
    found = {
        "mpris:trackid": Variant("o", f"{TRACK_PREFIX}{int(track.episode_id)}"),
        "xesam:title": Variant("s", track.title),
        "xesam:album": Variant("s", track.show),
        "xesam:artist": Variant("as", [track.author]),
        "xesam:genre": Variant("as", ["Podcast"]),
    }
    if track.duration is not None:
        found["mpris:length"] = Variant("x", track.duration * 1000)
    if track.cover:
        found["mpris:artUrl"] = Variant("s", track.cover)
    if track.published:
        found["xesam:contentCreated"] = Variant("s", track.published)
    return found


def properties(snapshot: PlayerSnapshot) -> dict[str, Any]:
    """Return the properties whose changes are told; the position is asked for instead."""
    has_track = snapshot.track is not None
    return {
        "PlaybackStatus": snapshot.status.value,
        "Rate": snapshot.rate,
        "Volume": snapshot.volume,
        "Metadata": metadata(snapshot),
        "CanGoNext": snapshot.has_next,
        "CanGoPrevious": has_track,
        "CanPlay": snapshot.can_play,
        "CanPause": has_track,
        "CanSeek": has_track,
    }
