"""Spotify's own-data archive: what was heard there, by the titles of shows and episodes.

Two packages exist: "Account data" with StreamingHistory_podcast_N.json (one year, by the minute)
and YourLibrary.json, and "Extended streaming history" with Streaming_History_Audio_*.json (all
years, by the second). There are no feed addresses in either.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from podplayer.model.errors import ImportFileError
from podplayer.model.ids import Ms
from podplayer.model.moving import (
    ForeignEpisode,
    ForeignLibrary,
    ForeignPlay,
    ForeignShow,
    MoveKind,
    title_key,
)
from podplayer.model.sentence import say

_NAME = re.compile(
    r"(?:Streaming_?History_(?:Audio|Video|podcast|music)|StreamingHistory|endsong|YourLibrary)"
    r"[\w .()-]*\.json",
    re.IGNORECASE,
)
_LONGEST_TEXT = 4096
_LONGEST_MS = 24 * 3_600_000
_SAME_SECONDS = 75
_SAME_LENGTH_MS = 1_000
_FIRST_YEAR = 2008


@dataclass(frozen=True, slots=True)
class _Heard:
    show: str
    episode: str
    ended: datetime
    length: int
    is_whole: bool
    """It played to its end; only the extended history says so."""


@dataclass(slots=True)
class _Found:
    heard: list[_Heard] = field(default_factory=list)
    shows: dict[str, str] = field(default_factory=dict)
    saved: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    private: int = 0
    unreadable: int = 0


def is_spotify_name(name: str) -> bool:
    """Whether a file of an archive may be one that is read here."""
    return _NAME.fullmatch(name) is not None


def is_spotify(value: object) -> bool:
    """Whether a JSON document is one of Spotify's, by its content."""
    if isinstance(value, dict):
        return {"tracks", "shows", "episodes"} <= value.keys()
    if not isinstance(value, list):
        return False
    first = next((row for row in value if isinstance(row, dict)), {})
    return "msPlayed" in first or "ms_played" in first


def read_spotify(documents: Iterable[object]) -> ForeignLibrary:
    """Join all documents of an archive; music is passed over.

    Raises:
        ImportFileError: there is no podcast in any of them.
    """
    found = _Found()
    for document in documents:
        if isinstance(document, dict):
            _take_library(document, found)
        elif isinstance(document, list):
            _take_history(document, found)
    if not (found.heard or found.shows or found.saved):
        raise ImportFileError(
            say(
                "There is no podcast in this archive of Spotify: it holds music only, or it is the "
                "part without a history."
            )
        )
    episodes = list(_episodes(found))
    return ForeignLibrary(
        kind=MoveKind.SPOTIFY,
        shows=[ForeignShow(title=title) for title in found.shows.values()],
        episodes=episodes,
        remarks=_remarks(found),
    )


def _remarks(found: _Found) -> list[str]:
    remarks = [
        say("Spotify names no feed addresses: what was heard waits for shows of those titles.")
    ]
    if found.private:
        remarks.append(say("Private sessions are left out: {count}.", count=found.private))
    if found.unreadable:
        remarks.append(
            say("Entries that cannot be read are left out: {count}.", count=found.unreadable)
        )
    return [remark.replace("entrys", "entries") for remark in remarks]


def _take_library(document: dict[str, Any], found: _Found) -> None:
    """YourLibrary.json: shows that were followed, episodes that were saved."""
    for row in _rows(document.get("shows")):
        title = _text(row.get("name"))
        if title:
            found.shows.setdefault(title_key(title), title)
    for row in _rows(document.get("episodes")):
        show, title = _text(row.get("show")), _text(row.get("name"))
        if title:
            found.saved.setdefault((title_key(show), title_key(title)), (show, title))


def _rows(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (row for row in value if isinstance(row, dict))


def _take_history(rows: list[Any], found: _Found) -> None:
    for row in rows:
        if not isinstance(row, dict):
            found.unreadable += 1
            continue
        show = _text(row.get("episode_show_name") or row.get("podcastName"))
        episode = _text(row.get("episode_name") or row.get("episodeName"))
        if not show or not episode:
            continue  # music, a video or an audiobook
        if row.get("incognito_mode") is True:
            found.private += 1
            continue
        ended = _moment(row.get("ts") or row.get("endTime"))
        length = row.get("ms_played", row.get("msPlayed"))
        if ended is None or isinstance(length, bool) or not isinstance(length, int | float):
            found.unreadable += 1
        elif 0 < length <= _LONGEST_MS:
            is_whole = row.get("reason_end") == "trackdone"
            found.heard.append(_Heard(show, episode, ended, int(length), is_whole))


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return " ".join(value[:_LONGEST_TEXT].encode("utf-8", "replace").decode().split())


def _moment(value: object) -> datetime | None:
    """`2024-03-10T21:15:30Z`, or `2024-03-10 21:15`, which is UTC too."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment if _FIRST_YEAR <= moment.year < 2100 else None


def _episodes(found: _Found) -> Iterator[ForeignEpisode]:
    grouped: dict[tuple[str, str], list[_Heard]] = defaultdict(list)
    for heard in found.heard:
        grouped[title_key(heard.show), title_key(heard.episode)].append(heard)
    for key, told in grouped.items():
        once = _once(told)
        plays = _plays(once)
        whole = [one.ended for one in once if one.is_whole]
        yield ForeignEpisode(
            show_title=once[0].show,
            title=once[0].episode,
            position=Ms(0) if whole else plays[-1].end,
            is_finished=bool(whole),
            finished_at=min(whole, default=None),
            last_heard_at=once[-1].ended,
            is_favourite=found.saved.pop(key, None) is not None,
            plays=plays,
        )
    for show, title in found.saved.values():
        yield ForeignEpisode(show_title=show, title=title, is_favourite=True)


def _once(told: list[_Heard]) -> list[_Heard]:
    """In time order; what both packages tell is taken once, where it says more."""
    heard: list[_Heard] = []
    for one in sorted(told, key=lambda one: (one.ended, one.is_whole)):
        if heard and _is_same(heard[-1], one):
            heard[-1] = max(heard[-1], one, key=lambda same: (same.is_whole, same.ended))
        else:
            heard.append(one)
    return heard


def _is_same(one: _Heard, other: _Heard) -> bool:
    apart = abs((one.ended - other.ended).total_seconds())
    return apart < _SAME_SECONDS and abs(one.length - other.length) <= _SAME_LENGTH_MS


def _plays(heard: Iterable[_Heard]) -> list[ForeignPlay]:
    """Where each began is not said: it went on where the last ended, after the end anew."""
    plays: list[ForeignPlay] = []
    start = 0
    for one in heard:
        end = start + one.length
        plays.append(ForeignPlay(start=Ms(start), end=Ms(end), heard_at=one.ended))
        start = 0 if one.is_whole else end
    return plays
