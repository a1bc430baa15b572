"""Choosing episodes: filters, the rules of playlists, the rules that hide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeState

LONGEST_NAME = 80
"""Characters of a tag or of a playlist's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeFilter:
    """Which episodes a list has. Everything that is set must hold; the default is every episode.

    Episodes of archived shows are found only by naming the show or with `archived`; episodes that
    a rule hides only with `hidden`.
    """

    podcast_ids: Sequence[PodcastId] = ()
    """Of one of these shows; empty: of any."""
    tags: Sequence[str] = ()
    """Of a show that has one of these tags; empty: of any."""
    states: Sequence[EpisodeState] = ()
    """In one of these states; empty: in any. NEW leaves out what was dismissed."""
    downloaded: bool | None = None
    favourite: bool | None = None
    dismissed: bool | None = None
    hidden: bool = False
    """True: only those that a rule hides."""
    archived: bool = False
    """True: those of archived shows too."""
    min_duration: Ms | None = None
    max_duration: Ms | None = None
    """An episode whose feed does not say how long it is fits no range."""
    since: datetime | None = None
    last_days: int | None = None
    """Published within so many days before now: a `since` that moves."""
    words: str = ""
    """All of these words in title, show or notes."""


NEW_DAYS = 14
"""How long an unheard episode counts as new."""
NEW_EPISODES = EpisodeFilter(states=(EpisodeState.NEW,), last_days=NEW_DAYS)
"""What the page New lists and the number beside it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Which part of a list, in which order. Undated episodes, or those without a length, are last.

    To go on after the last episode of the page before costs the same on every page; an offset
    reads all that it passes over.
    """

    order: EpisodeOrder = EpisodeOrder.NEWEST
    limit: int | None = None
    offset: int = 0
    after: EpisodeId | None = None
    """In place of an offset."""


FIRST = Page()
"""The whole list, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistRule:
    """A playlist that fills itself."""

    filter: EpisodeFilter
    order: EpisodeOrder = EpisodeOrder.NEWEST
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """A named list of episodes, put together by hand or by a rule."""

    id: int
    name: str
    rule: PlaylistRule | None
    count: int
    """Of the episodes put in by hand; 0 where a rule fills it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCount:
    """A tag and how many shows have it."""

    tag: str
    shows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """What hiding needs to know of an episode, in the order in which they came out."""

    id: EpisodeId
    title: str
    duration: Ms | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HideRule:
    """Which episodes of one show never appear in lists. One reason is enough."""

    title_words: Sequence[str] = ()
    """Words or phrases; small and capital letters are the same."""
    shorter_than: Ms | None = None
    longer_than: Ms | None = None
    repeats: bool = False
    """An older episode has the same title."""
    trailers: bool = False
    """The feed calls it a trailer."""

    def __bool__(self) -> bool:
        """Whether it can hide anything."""
        return self != HideRule()

    def hidden(self, episodes: Sequence[Titled]) -> set[EpisodeId]:
        """Which of a show's episodes, given oldest first, are hidden."""
        words = [word.casefold() for word in self.title_words if word.strip()]
        seen: set[str] = set()
        found: set[EpisodeId] = set()
        for episode in episodes:
            title = " ".join(episode.title.casefold().split())
            is_repeat = self.repeats and title in seen
            seen.add(title)
            if (
                is_repeat
                or any(word in title for word in words)
                or (self.trailers and episode.kind == "trailer")
                or self._has_wrong_length(episode.duration)
            ):
                found.add(episode.id)
        return found

    def _has_wrong_length(self, duration: Ms | None) -> bool:
        if duration is None:
            return False
        is_short = self.shorter_than is not None and duration < self.shorter_than
        return is_short or (self.longer_than is not None and duration > self.longer_than)
