"""What another player knew of the listener, and how it is merged with what the library knows."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from podplayer.model.ids import Ms
from podplayer.model.listening import heard_ms, is_near_end

_SAME_MOMENT = timedelta(seconds=75)
"""Spotify's account data counts minutes where its extended history counts seconds."""
_SAME_LENGTH_MS = 2_000


class MoveKind(StrEnum):
    """Where a listener can come from."""

    OPML = "opml"
    LISTENING = "listening"
    ANTENNAPOD = "antennapod"
    GPODDER = "gpodder"
    KASTS = "kasts"
    GNOME_PODCASTS = "gnome-podcasts"
    POCKET_CASTS = "pocket-casts"
    SPOTIFY = "spotify"


KIND_NAMES = {
    MoveKind.OPML: "an OPML list",
    MoveKind.LISTENING: "podplayer's listening lines",
    MoveKind.ANTENNAPOD: "AntennaPod",
    MoveKind.GPODDER: "gPodder",
    MoveKind.KASTS: "Kasts",
    MoveKind.GNOME_PODCASTS: "GNOME Podcasts",
    MoveKind.POCKET_CASTS: "Pocket Casts",
    MoveKind.SPOTIFY: "Spotify",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignShow:
    """A show that was followed there."""

    title: str
    feed_url: str | None = None
    """None where the other player names no feed: Pocket Casts' database, Spotify."""
    tags: Sequence[str] = ()
    """The folders in which it lay there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPlay:
    """Something that was heard there."""

    start: Ms
    end: Ms
    heard_at: datetime
    """When it ended; aware, UTC."""
    rate: float = 1.0
    is_total: bool = False
    """Made from a total and the time of the last playing: counts only beyond what is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignEpisode:
    """An episode with which the listener did something there."""

    show_title: str
    title: str
    feed_url: str | None = None
    guid: str | None = None
    url: str | None = None
    """Of the enclosure."""
    published: datetime | None = None
    duration: Ms | None = None
    position: Ms = Ms(0)
    finished_at: datetime | None = None
    """None where the player does not say; then it is when it was last heard, else published."""
    is_finished: bool = False
    is_favourite: bool = False
    last_heard_at: datetime | None = None
    queue_place: int | None = None
    plays: Sequence[ForeignPlay] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLibrary:
    """All that a file of another player says."""

    kind: MoveKind
    version: str = ""
    shows: Sequence[ForeignShow] = ()
    episodes: Sequence[ForeignEpisode] = ()
    remarks: Sequence[str] = ()
    """Sentences about what was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an episode stands with the listener; the part of it that an import can change."""

    position: Ms = Ms(0)
    heard: Ms = Ms(0)
    finished_at: datetime | None = None
    favourite_at: datetime | None = None
    last_heard_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What an episode becomes."""

    standing: Standing
    plays: tuple[ForeignPlay, ...]
    """Those that the log did not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much an import brings."""

    episodes: int = 0
    """With anything at all."""
    finished: int = 0
    positions: int = 0
    favourites: int = 0
    queued: int = 0
    plays: int = 0
    """Entries of the history."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            **{name: getattr(self, name) + getattr(other, name) for name in Tally.__slots__}
        )


def tally_of_waiting(episodes: Iterable[ForeignEpisode]) -> Tally:
    """What episodes bring once their feed is there, at most."""
    tally = Tally()
    for episode in episodes:
        tally += Tally(
            episodes=1,
            finished=int(episode.is_finished),
            positions=int(episode.position > 0 and not episode.is_finished),
            favourites=int(episode.is_favourite),
            queued=int(episode.queue_place is not None),
            plays=len(episode.plays),
        )
    return tally


def title_key(title: str) -> str:
    """A title without case, spaces and punctuation: players spell the same title differently."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    letters = "".join(sign for sign in folded if sign.isalnum())
    return letters or " ".join(folded.split())


def feed_key(url: str) -> str:
    """A feed's address without scheme, `www.` and last slash: how two lists name the same feed."""
    text = url.strip()
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, _, rest = text.partition(":")
    if scheme.lower() in ("feed", "podcast", "pcast", "itpc") and "://" in rest:
        rest = rest.partition("://")[2]
    rest = rest.lstrip("/") or text
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def merge(
    before: Standing,
    episode: ForeignEpisode,
    *,
    known: Sequence[ForeignPlay],
    duration: Ms | None,
    now: datetime,
) -> Merged:
    """Add what another player knew; nothing that the library knows is lost.

    The further position wins, finished stays finished, a heart stays, and of the history comes
    only what is not there yet.

    Args:
        before: as the library has it.
        episode: what the other player says.
        known: what the log has of this episode.
        duration: of the episode, where the library knows it.
        now: for a heart, and for an end without any date.
    """
    plays = new_plays(episode.plays, known=known, duration=duration)
    reached = _limited(max([episode.position, *(play.end for play in plays)]), duration)
    times = [at for at in (before.last_heard_at, episode.last_heard_at) if at is not None]
    times += [play.heard_at for play in plays]
    after = replace(
        before,
        finished_at=before.finished_at or _finish(episode, plays, duration=duration, now=now),
        favourite_at=before.favourite_at or (now if episode.is_favourite else None),
        last_heard_at=max(times, default=None),
    )
    if before.finished_at is None and not episode.is_finished:
        after = replace(after, position=max(before.position, reached))
    if plays:
        stretches = ((play.start, play.end) for play in (*known, *plays))
        after = replace(after, heard=max(before.heard, heard_ms(stretches)))
    return Merged(standing=after, plays=plays)


def _finish(
    episode: ForeignEpisode,
    plays: Iterable[ForeignPlay],
    *,
    duration: Ms | None,
    now: datetime,
) -> datetime | None:
    if episode.is_finished:
        return min(episode.finished_at or episode.last_heard_at or episode.published or now, now)
    ends = [play.heard_at for play in plays if is_near_end(play.end, duration=duration)]
    return min(ends, default=None)


def _limited(position: Ms, duration: Ms | None) -> Ms:
    return position if duration is None else min(position, duration)


def new_plays(
    plays: Iterable[ForeignPlay], *, known: Sequence[ForeignPlay], duration: Ms | None
) -> tuple[ForeignPlay, ...]:
    """The plays that the log lacks, none longer than the episode."""
    have = list(known)
    found: list[ForeignPlay] = []
    for play in sorted(plays, key=lambda play: play.heard_at):
        fresh = _fresh(_within(play, duration), have)
        if fresh is not None:
            have.append(fresh)
            found.append(fresh)
    return tuple(found)


def _within(play: ForeignPlay, duration: Ms | None) -> ForeignPlay:
    """Cut at the end of the episode; what began beyond the end was heard from the start again."""
    if duration is None or play.end <= duration:
        return play
    if play.start >= duration:
        return replace(play, start=Ms(0), end=Ms(min(duration, play.end - play.start)))
    return replace(play, end=duration)


def _fresh(play: ForeignPlay, have: Sequence[ForeignPlay]) -> ForeignPlay | None:
    if play.is_total:
        reached = max([play.start, *(old.end for old in have if old.start < play.end)])
        return replace(play, start=reached) if reached < play.end else None
    if play.end <= play.start or any(_is_same(play, old) for old in have):
        return None
    return play


def _is_same(one: ForeignPlay, other: ForeignPlay) -> bool:
    """The same listening, told twice. Where it began is often a guess; when and how long is not."""
    lengths = (one.end - one.start) - (other.end - other.start)
    return abs(one.heard_at - other.heard_at) < _SAME_MOMENT and abs(lengths) <= _SAME_LENGTH_MS
