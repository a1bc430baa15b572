"""A ranked list, its reasons, and what was learned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from podplayer.model.ids import ContextId, EpisodeId, PodcastId
from podplayer.model.listening import Mood
from podplayer.model.podcast import EpisodeRow


class ReasonKind(StrEnum):
    """Which family of features a reason speaks of; decides its colour and its bar."""

    HABIT = "habit"
    TOPIC = "topic"
    TIME = "time"
    LENGTH = "length"
    FRESH = "fresh"
    SERIES = "series"
    SOUND = "sound"
    COVER = "cover"
    MOOD = "mood"
    LANGUAGE = "language"
    DIFFERENT = "different"
    """Outside the usual: an exploration slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingOptions:
    """What the listener asks for, now."""

    count: int = 10
    at: datetime | None = None
    """Aware, local; None is now."""
    minutes: int | None = None
    place: str | None = None
    mood: Mood | None = None
    surprise: float = 0.3
    """0 familiar to 1 surprising."""
    is_downloaded_only: bool = False
    podcast_id: PodcastId | None = None
    """Only episodes of this show, then without a limit of episodes a show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A true part of the score, in words, with its evidence. Each is a control."""

    kind: ReasonKind
    text: str
    weight: float
    """Its share of all that speaks for the episode, 0 to 1."""
    feature: str
    """The feature it comes from; "not because of this" names it."""
    evidence: Sequence[EpisodeId] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One episode of a ranked list."""

    rank: int
    """From 1."""
    episode: EpisodeRow
    probability: float
    """That at least five minutes, or all of it if it is shorter, will be heard."""
    uncertainty: float
    """Half the width of a central 68 % interval of that probability."""
    reasons: Sequence[Reason]
    contributions: Mapping[str, float]
    """Feature name to w_j * (x_j - mean over the candidates): sums to the centred score."""
    is_exploration: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedList:
    """What "For you" shows."""

    items: Sequence[Recommendation]
    context_id: ContextId | None
    """None where nothing was recorded (private listening, evaluation)."""
    considered: int
    """How many candidates there were."""
    encoder: str | None
    """Whose vectors were used; None where ranking went without any."""
    mood_entropy: float | None = None
    """How little was known of the mood, in nats: 2.84 for nothing; None where nothing is ranked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A cluster of what was liked, named by its keywords."""

    name: str
    weight: float
    """Share of the taste, 0 to 1."""
    keywords: Sequence[str]
    episodes: Sequence[EpisodeId]
    """Its best examples, nearest to the centre first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHabit:
    """How a show was heard."""

    podcast_id: PodcastId
    title: str
    started: int
    finished: int
    share: float
    """Of recent listening, with forgetting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """What was learned, for the listener to look at and to correct."""

    events: int
    """Plays and answers that were learned from."""
    interests: Sequence[Interest]
    shows: Sequence[ShowHabit]
    weights: Mapping[str, float]
    """Feature name to posterior mean weight."""
    hours: Sequence[Sequence[int]] = field(default=())
    """7 x 24 milliseconds heard, Monday first, local time."""


class ForgetKind(StrEnum):
    """What can be forgotten."""

    ALL = "all"
    SHOW = "show"
    TOPIC = "topic"
    SINCE = "since"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetScope:
    """What the listener wants to be unlearned."""

    kind: ForgetKind
    podcast_id: PodcastId | None = None
    topic: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankerScore:
    """One ranker's numbers on a replayed log: mean and 95 % bootstrap interval each."""

    name: str
    ndcg10: tuple[float, float, float]
    hit1: tuple[float, float, float]
    mrr: tuple[float, float, float]
    auc: tuple[float, float, float]
    log_loss: float | None = None
    """Only for rankers that give probabilities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoreboard:
    """podplayer against simple rules on the listener's own log."""

    decisions: int
    rankers: Sequence[RankerScore]
    sentence: str
    """The result in one sentence for the Taste page."""
    calibration_error: float | None = None
    """Expected calibration error, 10 bins."""
    calibration_bins: Sequence[tuple[float, float, int]] = ()
    """What was said, what came true, of how many plays; only bins that are not empty."""
    curve: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    """Ranker to nDCG@10 of choices made when about so many events were known."""
    ablation: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    """Family of features to the nDCG@10 that is lost without it."""
