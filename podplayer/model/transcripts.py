"""What is said in an episode, with its times where they are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import EpisodeId, Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptLine:
    """A few words that are said without a break by one speaker."""

    text: str
    start: Ms | None = None
    """None in a transcript that has no times."""
    end: Ms | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """All lines of an episode."""

    lines: Sequence[TranscriptLine]
    url: str = ""
    language: str | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it can follow and seek."""
        return any(line.start is not None for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenHit:
    """A place where the words of a search are said."""

    episode_id: EpisodeId
    at: Ms | None
    snippet: str
    """Plain text; the words that were searched stand between \\x02 and \\x03."""
    title: str = ""
    podcast_title: str = ""
