"""The fold over what was heard and said: spans and answers become events, likes and blocks.

Pure: the same log always gives the same history, so to forget an event is to fold without it.
Private listening never arrives here, because it is never stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId
from podplayer.model.listening import Context, Feedback, FeedbackKind, PlaySpan, heard_ms
from podplayer.recommender.columns import Events, Items
from podplayer.recommender.engagement import engagement

PLAY_GAP = timedelta(hours=6)
"""Spans of one episode that lie closer are one play that was interrupted."""
NOT_NOW = timedelta(hours=18)
"""Gone for today, back tomorrow at the same hour but one."""
SAID_WEIGHT = 2.0
_DAY = 24 * 60
_EPOCHS_WEEKDAY = 3
"""1 January 1970 was a Thursday."""
WHOLE_SHOW = "show"
"""The note with which "never" speaks of the show."""
TAGGED = "tag"
"""The note of a "more" that the listener said with a tag of the show."""

_SPOKEN = {
    FeedbackKind.MORE: 1.0,
    FeedbackKind.FAVOURITE: 1.0,
    FeedbackKind.LESS: -1.0,
    FeedbackKind.NEVER: -1.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One sitting with one episode, however often it was paused."""

    episode_id: EpisodeId
    began: datetime
    ended: datetime
    heard_ms: int
    utc_offset: int | None
    context_id: ContextId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What must not be recommended now."""

    episodes: frozenset[EpisodeId] = frozenset()
    shows: frozenset[PodcastId] = frozenset()


class _OpenPlay:
    """A play while its spans are collected."""

    __slots__ = ("began", "ended", "first", "play", "stretches")

    def __init__(self, span: PlaySpan) -> None:
        self.play: Play | None = None
        self.first = span
        self.began = span.heard_at - _wall_time(span)
        self.ended = span.heard_at
        self.stretches: list[tuple[Ms, Ms]] = [(span.start, span.end)]

    def add(self, span: PlaySpan) -> None:
        self.ended = max(self.ended, span.heard_at)
        self.stretches.append((span.start, span.end))
        self.play = None

    def so_far(self) -> Play:
        """Made once, until something is added."""
        if self.play is None:
            self.play = Play(
                episode_id=self.first.episode_id,
                began=self.began,
                ended=self.ended,
                heard_ms=heard_ms(self.stretches),
                utc_offset=self.first.utc_offset,
                context_id=self.first.context_id,
            )
        return self.play


def _wall_time(span: PlaySpan) -> timedelta:
    return timedelta(milliseconds=(span.end - span.start) / max(span.rate, 0.1))


class Plays:
    """Spans joined to plays. What is heard later can be added, without joining all anew."""

    def __init__(self, spans: Iterable[PlaySpan] = ()) -> None:
        self._latest: dict[EpisodeId, _OpenPlay] = {}
        self._all: list[_OpenPlay] = []
        self.add(spans)

    def add(self, spans: Iterable[PlaySpan]) -> None:
        """Spans in the order in which they ended, none before those that are here."""
        for span in spans:
            current = self._latest.get(span.episode_id)
            if current is not None and span.heard_at - _wall_time(span) - current.ended < PLAY_GAP:
                current.add(span)
                continue
            self._latest[span.episode_id] = opened = _OpenPlay(span)
            self._all.append(opened)

    def in_order(self) -> list[Play]:
        """In the order in which they began."""
        found = [play.so_far() for play in self._all]
        return sorted(found, key=lambda play: (play.began, play.episode_id))


def standing(feedback: Iterable[Feedback]) -> list[Feedback]:
    """The answers that still hold: a favourite that was taken back leaves no trace."""
    kept: list[Feedback] = []
    for answer in feedback:
        if answer.kind is FeedbackKind.UNFAVOURITE:
            kept = [
                earlier
                for earlier in kept
                if earlier.kind is not FeedbackKind.FAVOURITE
                or earlier.episode_id != answer.episode_id
            ]
        else:
            kept.append(answer)
    return kept


def blocks(
    feedback: Iterable[Feedback], *, show_of: Mapping[EpisodeId, PodcastId], now: datetime
) -> Blocks:
    """What the listener does not want to see: for good, or for now.

    "Never" speaks of the episode, or of its whole show where the note says "show". "Not now" ends
    by itself.
    """
    episodes: set[EpisodeId] = set()
    shows: set[PodcastId] = set()
    for answer in feedback:
        match answer.kind:
            case FeedbackKind.NEVER:
                episodes.add(answer.episode_id)
                if answer.note == WHOLE_SHOW and answer.episode_id in show_of:
                    shows.add(show_of[answer.episode_id])
            case FeedbackKind.LESS:
                episodes.add(answer.episode_id)
            case FeedbackKind.NOT_NOW:
                if answer.at <= now < answer.at + NOT_NOW:
                    episodes.add(answer.episode_id)
            case _:
                pass
    return Blocks(episodes=frozenset(episodes), shows=frozenset(shows))


def misleading(feedback: Iterable[Feedback]) -> dict[str, int]:
    """How often the listener said "not because of this", by feature."""
    counts: dict[str, int] = {}
    for answer in feedback:
        if answer.kind is FeedbackKind.NOT_BECAUSE and answer.note:
            counts[answer.note] = counts.get(answer.note, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class _Line:
    """One event before it becomes a row of columns."""

    row: int
    at: datetime
    engagement: float
    weight: float
    is_play: bool
    utc_offset: int | None
    context_id: ContextId | None
    is_tag: bool = False


def fold(
    plays: Iterable[Play],
    feedback: Iterable[Feedback],
    *,
    items: Items,
    contexts: Mapping[ContextId, Context],
    utc_offset: int,
) -> Events:
    """Fold the log into events in the order of time.

    Args:
        plays: in any order.
        feedback: in the order in which it was given.
        items: the library; what is not in it any more is left out.
        contexts: the contexts that spans and answers refer to.
        utc_offset: minutes east of UTC for events that do not tell theirs (imports).
    """
    lines: list[_Line] = []
    plays = list(plays)
    played = items.find([play.episode_id for play in plays]).tolist()
    for play, row in zip(plays, played, strict=True):
        if row < 0:
            continue
        minutes = items.minutes[row]
        duration = None if np.isnan(minutes) else int(minutes * 60_000)
        value = engagement(play.heard_ms, duration)
        lines.append(
            _Line(row, play.began, value, 1.0, True, play.utc_offset, play.context_id)  # noqa: FBT003
        )
    answers = standing(feedback)
    answered = items.find([answer.episode_id for answer in answers]).tolist()
    for answer, row in zip(answers, answered, strict=True):
        if row >= 0 and answer.kind in _SPOKEN:
            value = _SPOKEN[answer.kind]
            is_tag = answer.note == TAGGED
            lines.append(
                _Line(row, answer.at, value, SAID_WEIGHT, False, None, answer.context_id, is_tag)  # noqa: FBT003
            )
    lines.sort(key=lambda line: line.at)
    return _columns(lines, items=items, contexts=contexts, utc_offset=utc_offset)


def _columns(
    lines: Sequence[_Line],
    *,
    items: Items,
    contexts: Mapping[ContextId, Context],
    utc_offset: int,
) -> Events:
    """Hours are those of the wall clock, to the minute."""
    rows = np.array([line.row for line in lines], dtype=np.int64)
    at = np.array([line.at.timestamp() for line in lines], dtype=np.float64)
    offsets = [utc_offset if line.utc_offset is None else line.utc_offset for line in lines]
    local = np.floor_divide(at, 60).astype(np.int64) + np.array(offsets, dtype=np.int64)
    asked = [contexts.get(line.context_id) if line.context_id else None for line in lines]
    moods = [(c.mood.valence, c.mood.arousal) if c and c.mood else (np.nan, np.nan) for c in asked]
    return Events(
        items=rows,
        shows=items.shows[rows],
        at=at,
        engagement=np.array([line.engagement for line in lines], dtype=np.float64),
        weights=np.array([line.weight for line in lines], dtype=np.float64),
        is_play=np.array([line.is_play for line in lines], dtype=np.bool_),
        is_tag=np.array([line.is_tag for line in lines], dtype=np.bool_),
        hours=local % _DAY / 60,
        is_weekend=(local // _DAY + _EPOCHS_WEEKDAY) % 7 >= 5,
        minutes=np.array(
            [c.minutes if c and c.minutes else np.nan for c in asked], dtype=np.float64
        ),
        moods=np.array(moods, dtype=np.float64).reshape(len(lines), 2),
        contexts=np.array([line.context_id or -1 for line in lines], dtype=np.int64),
    )
