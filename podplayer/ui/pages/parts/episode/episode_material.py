"""Everything that the page of an episode shows, read in one task."""

from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.bookmarks import Bookmark
from podplayer.model.errors import NotFoundError
from podplayer.model.feed import Chapter, Funding
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import Mood
from podplayer.model.podcast import EpisodeDetail, EpisodeRow
from podplayer.model.senses import SoundMix
from podplayer.model.sound import SoundFacts
from podplayer.services.transcription import unfinished_at
from podplayer.ui.pages.parts.episode.transcript_text import TranscriptText, compose
from podplayer.ui.ports import Services

_FOLLOWING = 3
"""Episodes of the queue that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeMaterial:
    """As the library has it now; nothing of it was fetched."""

    detail: EpisodeDetail
    chapters: Sequence[Chapter]
    transcript: TranscriptText | None
    """None where it was not fetched yet, or there is none."""
    facts: SoundFacts | None
    bookmarks: Sequence[Bookmark]
    funding: Sequence[Funding]
    following: Sequence[EpisodeRow]
    written_up_to: Ms | None = None
    """Where the transcript that is written here was stopped."""

    @property
    def has_foreign_transcript(self) -> bool:
        """Whether there is one that was not fetched yet."""
        return self.transcript is None and bool(self.detail.transcripts)

    @property
    def has_words(self) -> bool:
        """Whether there is a transcript, here or elsewhere."""
        return self.transcript is not None or self.has_foreign_transcript

    @property
    def is_video(self) -> bool:
        """Whether the feed says that it has pictures."""
        enclosure = self.detail.enclosure
        return enclosure is not None and enclosure.mime.startswith("video/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What belongs to the ranking's side: read on its own, for the first question loads numpy."""

    mix: SoundMix | None
    feeling: Mood | None


def read_impression(app: Services, episode_id: EpisodeId) -> Impression:
    """Read it; blocks."""
    return Impression(
        mix=app.senses.mix(episode_id), feeling=app.recommendations.feeling(episode_id)
    )


def read_material(app: Services, episode_id: EpisodeId) -> EpisodeMaterial:
    """Read it; blocks for a few milliseconds. Raises NotFoundError."""
    detail = app.library.episode(episode_id)
    hearing = app.hearing
    transcript = hearing.transcripts.stored(episode_id)
    try:
        funding = app.library.podcast(detail.row.podcast_id).funding
    except NotFoundError:
        funding = ()  # the show was unfollowed; its episode is still in the player
    queued = [row for row in app.queueing.rows() if row.id != episode_id]
    return EpisodeMaterial(
        detail=detail,
        chapters=hearing.chapters.stored(episode_id),
        transcript=None if transcript is None else compose(transcript.lines),
        facts=hearing.sound.facts(episode_id),
        bookmarks=hearing.bookmarks.of_episode(episode_id),
        funding=funding,
        following=queued[:_FOLLOWING],
        written_up_to=None if transcript is None else unfinished_at(transcript),
    )
