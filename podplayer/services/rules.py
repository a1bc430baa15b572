"""The rules of playlists in words: `unheard, under 30 min, tag science, newest first`.

One phrase between two commas; `read` and `describe` are each other's inverse.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from podplayer.model.errors import UsageError
from podplayer.model.ids import Ms, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.sentence import say
from podplayer.model.shelves import EpisodeFilter, PlaylistRule

_MINUTE = 60_000
_UNHEARD = (EpisodeState.NEW, EpisodeState.STARTED)
_ORDERS = {
    "newest first": EpisodeOrder.NEWEST,
    "oldest first": EpisodeOrder.OLDEST,
    "longest first": EpisodeOrder.LONGEST,
    "shortest first": EpisodeOrder.SHORTEST,
    "last heard first": EpisodeOrder.LAST_HEARD,
}
_FLAGS: dict[str, dict[str, bool]] = {
    "downloaded": {"downloaded": True},
    "not downloaded": {"downloaded": False},
    "favourite": {"favourite": True},
    "not favourite": {"favourite": False},
    "dismissed": {"dismissed": True},
    "not dismissed": {"dismissed": False},
    "hidden": {"hidden": True},
    "with archived shows": {"archived": True},
}
_PHRASES = (
    "new, started, heard, unheard, downloaded, favourite, not downloaded, not favourite, "
    "dismissed, under 30 min, over 10 min, tag NAME, show NUMBER, since 2026-11-24, last 7 days, "
    "words “…”, at most 20, newest first, oldest first, longest first, shortest first, "
    "last heard first"
)


def read(text: str) -> PlaylistRule:
    """A rule from its words. Raises UsageError that names the phrase which is not understood."""
    rule = PlaylistRule(filter=EpisodeFilter())
    for part in _parts(text):
        rule = _with(rule, part)
    return rule


def describe(rule: PlaylistRule) -> str:
    """A rule in words, as `read` understands them."""
    chosen = rule.filter
    parts: list[str] = []
    if chosen.states == _UNHEARD:
        parts.append("unheard")
    else:
        parts += [state.value for state in chosen.states]
    parts += [
        phrase
        for phrase, fields in _FLAGS.items()
        if all(getattr(chosen, name) is value for name, value in fields.items())
    ]
    if chosen.max_duration is not None:
        parts.append(f"under {_minutes(chosen.max_duration)} min")
    if chosen.min_duration is not None:
        parts.append(f"over {_minutes(chosen.min_duration)} min")
    parts += [f"tag {_quoted(tag)}" for tag in chosen.tags]
    parts += [f"show {number}" for number in chosen.podcast_ids]
    if chosen.since is not None:
        parts.append(f"since {chosen.since.astimezone(UTC).isoformat()}")
    if chosen.last_days is not None:
        parts.append(f"last {chosen.last_days} days")
    if chosen.words:
        parts.append(f"words {_quoted(chosen.words)}")
    parts += [phrase for phrase, order in _ORDERS.items() if order is rule.order]
    if rule.limit is not None:
        parts.append(f"at most {rule.limit}")
    return ", ".join(parts)


def _minutes(length: Ms) -> str:
    return f"{length / _MINUTE:.5f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    """Commas and quotation marks inside a value do not end it."""
    return '"{}"'.format(text.replace('"', '""'))


def _parts(text: str) -> list[str]:
    """Between commas that are not in quotation marks."""
    plain = text.replace("“", '"').replace("”", '"')
    parts = re.findall(r'(?:"[^"]*"|[^,"]|")+', plain)
    found = [" ".join(part.split()) for part in parts]
    return [part for part in found if part]


def _with(rule: PlaylistRule, part: str) -> PlaylistRule:
    low = part.lower()
    if low in _ORDERS:
        return replace(rule, order=_ORDERS[low])
    if low in _FLAGS:
        return _filtered(rule, **_FLAGS[low])
    if low in ("unheard", "unplayed"):
        return _filtered(rule, states=_UNHEARD)
    if low in [state.value for state in EpisodeState]:
        return _filtered(rule, states=(*rule.filter.states, EpisodeState(low)))
    for pattern, take in _VALUES:
        match = re.fullmatch(pattern, part, re.IGNORECASE)
        if match is not None:
            return take(rule, match[1])
    raise UsageError(
        say(
            "“{part}” is not understood; a rule is made of: {phrases}.", part=part, phrases=_PHRASES
        )
    )


def _filtered(rule: PlaylistRule, **fields: Any) -> PlaylistRule:  # noqa: ANN401 - of a filter
    return replace(rule, filter=replace(rule.filter, **fields))


def _length(text: str) -> Ms:
    return Ms(round(float(text) * _MINUTE))


def _unquoted(text: str) -> str:
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    return inner.replace('""', '"').strip()


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise UsageError(say("{text} is not a day such as 2026-11-24.", text=text)) from None


_Take = Callable[[PlaylistRule, str], PlaylistRule]
_VALUES: tuple[tuple[str, _Take], ...] = (
    (r"(?:under|at most) (\d{1,5}(?:\.\d+)?) ?min(?:utes)?",
     lambda rule, text: _filtered(rule, max_duration=_length(text))),
    (r"(?:over|at least) (\d{1,5}(?:\.\d+)?) ?min(?:utes)?",
     lambda rule, text: _filtered(rule, min_duration=_length(text))),
    (r"tag (.+)", lambda rule, text: _filtered(rule, tags=(*rule.filter.tags, _unquoted(text)))),
    (r"show (\d{1,9})", lambda rule, text: _filtered(
        rule, podcast_ids=(*rule.filter.podcast_ids, PodcastId(int(text))))),
    (r"since (\S+)", lambda rule, text: _filtered(rule, since=_moment(text))),
    (r"last (\d{1,4}) days?", lambda rule, text: _filtered(rule, last_days=int(text))),
    (r"words (.+)", lambda rule, text: _filtered(rule, words=_unquoted(text))),
    (r"at most (\d{1,7})", lambda rule, text: replace(rule, limit=int(text))),
)  # fmt: skip
