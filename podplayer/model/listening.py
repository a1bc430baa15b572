"""What was heard, said and shown: the facts that the taste profile is folded from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Listening that waits in memory because the disk takes nothing."""

    since: datetime
    """When the first of it was heard; aware, UTC."""
    problem: str
    """Why; a sentence that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaySpan:
    """One uninterrupted stretch of listening: what was heard, not what was clicked."""

    episode_id: EpisodeId
    start: Ms
    end: Ms
    """In the media: ten minutes of media heard at 2x is a span of 600,000 ms."""
    rate: float
    heard_at: datetime
    """When the span ended; aware, UTC."""
    utc_offset: int | None = None
    """Minutes east of UTC where it was heard; None in imports that do not say."""
    output: str | None = None
    context_id: ContextId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningLine:
    """One line of a listening file: a span whose episode may not be known yet."""

    feed_url: str
    guid: str | None
    episode_title: str | None
    start: Ms
    end: Ms
    rate: float
    heard_at: datetime


class FeedbackKind(StrEnum):
    """What a listener can say about an episode or a reason."""

    MORE = "more"
    LESS = "less"
    NOT_NOW = "not-now"
    NEVER = "never"
    FAVOURITE = "favourite"
    UNFAVOURITE = "unfavourite"
    NOT_BECAUSE = "not-because"
    """"Not because of this": the note names the feature that misled."""
    FEELS = "feels"
    """How it feels to the listener: the note is a mood as `Mood.as_note` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One answer of the listener, with the list and rank it was given in."""

    episode_id: EpisodeId
    kind: FeedbackKind
    at: datetime
    context_id: ContextId | None = None
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """A point the listener set, or a belief. Never sensed, never named for the listener."""

    valence: float
    """-1 unpleasant to 1 pleasant."""
    arousal: float
    """-1 calm to 1 energetic."""

    def as_note(self) -> str:
        """Return "0.30,-0.50", as an answer's note keeps it."""
        return f"{self.valence:.2f},{self.arousal:.2f}"

    @classmethod
    def from_note(cls, note: str | None) -> "Mood | None":
        """Read such a note; None where it is none."""
        try:
            valence, arousal = (float(part) for part in (note or "").split(","))
        except ValueError:
            return None
        return cls(valence=valence, arousal=arousal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """When, where and in which mood a list was asked for."""

    at: datetime
    """Local time, aware."""
    minutes: int | None = None
    place: str | None = None
    mood: Mood | None = None
    output: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An episode that was recommended: needed to learn from what was not chosen."""

    episode_id: EpisodeId
    context_id: ContextId
    rank: int
    probability: float
    is_exploration: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the listener is with one episode."""

    episode_id: EpisodeId
    podcast_id: PodcastId
    position: Ms
    heard: Ms
    finished_at: datetime | None
    last_heard_at: datetime | None


def heard_ms(intervals: Iterable[tuple[Ms, Ms]]) -> Ms:
    """How much of an episode was heard: the length of the union of (start, end) stretches."""
    total, reached = 0, 0
    for start, end in sorted(intervals):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return Ms(total)


def is_near_end(position: Ms, *, duration: Ms | None) -> bool:
    """Whether a position is so near the end that the episode counts as finished.

    Within the last 30 seconds, or the last 3 % of a short one: credits and a closing advertisement
    are not listening that anybody owes. Without a duration nothing is ever near the end.
    """
    return duration is not None and position >= duration - max(min(30_000, duration * 3 // 100), 1)
