"""What belongs to the sound of episodes, for tests of the window: kept in lists."""

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from podplayer.model.bookmarks import Bookmark
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, NotFoundError, PodplayerError
from podplayer.model.events import EpisodesChanged, WorkProgress
from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import UndoToken
from podplayer.model.sound import Silence, SoundFacts
from podplayer.model.transcripts import Transcript, TranscriptLine
from podplayer.services.sound import SoundReport
from podplayer.services.time_marks import Followed

FACTS = SoundFacts(
    duration=Ms(26 * 60_000),
    loudness=-16.0,
    peaks=bytes(40 + (place * 37) % 180 for place in range(2_000)),
    silences=(Silence(start=Ms(60_000), end=Ms(62_000)),),
    mixture=bytes([2] * 6 + [3] * 6 + [0] * 2 + [1] * 298),
)

SAID = (
    "This is Ground Truth.", "Rivers look young.", "But their beds are old.",
    "The sea takes the speed away.", "Without speed the mud falls.", "So we went to ask.",
)  # fmt: skip


def transcript(*, lines: int = 60) -> Transcript:
    """Lines of five seconds each; two speakers in turns of six lines."""
    return Transcript(
        lines=tuple(
            TranscriptLine(
                text=SAID[number % len(SAID)],
                start=Ms(number * 5_000),
                end=Ms(number * 5_000 + 4_500),
                speaker="Ines" if number // 6 % 2 == 0 else "Tom",
            )
            for number in range(lines)
        )
    )


@dataclass
class FakeSound:
    app: object
    known: dict[EpisodeId, SoundFacts] = field(default_factory=dict)
    readable: SoundFacts | None = FACTS
    followed: tuple[Followed, ...] = ()

    def facts(self, episode_id: EpisodeId) -> SoundFacts | None:
        return self.known.get(episode_id)

    def analyse(self, episode_id: EpisodeId, *, cancel: CancelToken) -> SoundFacts | None:
        if self.readable is not None:
            self.known[episode_id] = self.readable
            self.app.bus.publish(EpisodesChanged(frozenset({episode_id})))
        return self.readable

    def analyse_missing(self, *, cancel: CancelToken, limit: int | None = None) -> SoundReport:
        self.app.calls.append(("sound",))
        return SoundReport(followed=self.followed)


@dataclass
class FakeBookmarks:
    app: object
    kept: dict[int, Bookmark] = field(default_factory=dict)

    def add(self, episode_id: EpisodeId, *, at: Ms | None = None, note: str = "") -> Bookmark:
        made = Bookmark(
            id=len(self.kept) + 1,
            episode_id=episode_id,
            at=at or Ms(0),
            note=note,
            created_at=datetime(2026, 11, 24, tzinfo=UTC),
        )
        self.kept[made.id] = made
        self._tell(episode_id)
        return made

    def set_note(self, number: int, note: str) -> Bookmark:
        self.kept[number] = replace(self.kept[number], note=note)
        self._tell(self.kept[number].episode_id)
        return self.kept[number]

    def remove(self, number: int) -> UndoToken:
        gone = self.kept.pop(number)
        self._tell(gone.episode_id)
        return self.app.token("Removed a bookmark", lambda: self.kept.update({number: gone}))

    def of_episode(self, episode_id: EpisodeId) -> list[Bookmark]:
        kept = [one for one in self.kept.values() if one.episode_id == episode_id]
        return sorted(kept, key=lambda one: one.at)

    def _tell(self, episode_id: EpisodeId) -> None:
        self.app.bus.publish(EpisodesChanged(frozenset({episode_id})))


@dataclass
class FakeChapters:
    app: object

    def stored(self, episode_id: EpisodeId) -> list[Chapter]:
        return list(self.app.library.episode(episode_id).chapters)

    def chapters(self, episode_id: EpisodeId, *, cancel: CancelToken) -> list[Chapter]:
        return self.stored(episode_id)


@dataclass
class FakeTranscripts:
    app: object
    here: dict[EpisodeId, Transcript] = field(default_factory=dict)
    elsewhere: dict[EpisodeId, Transcript] = field(default_factory=dict)

    def stored(self, episode_id: EpisodeId) -> Transcript | None:
        return self.here.get(episode_id)

    def lines(self, episode_id: EpisodeId, *, cancel: CancelToken) -> Transcript:
        if episode_id not in self.elsewhere:
            raise NotFoundError("There is no transcript.")
        self.here[episode_id] = self.elsewhere[episode_id]
        self.app.bus.publish(EpisodesChanged(frozenset({episode_id})))
        return self.here[episode_id]


@dataclass
class FakeTranscription:
    """Writes half, and the rest when it is let go."""

    app: object
    refuses: PodplayerError | None = None
    goes_on: threading.Event = field(default_factory=threading.Event)

    def transcribe(self, episode_id: EpisodeId, *, cancel: CancelToken) -> Transcript:
        if self.refuses is not None:
            raise self.refuses
        self.app.bus.publish(WorkProgress(work="transcribe", done=50, total=100))
        here, whole = self.app.hearing.transcripts.here, transcript()
        url = "podplayer:made-here"
        while not self.goes_on.wait(0.01):
            if cancel.is_cancelled:
                here[episode_id] = replace(whole, url=f"{url}#65000")
                self.app.bus.publish(EpisodesChanged(frozenset({episode_id})))
                raise Cancelled
        here[episode_id] = replace(whole, url=url)
        self.app.bus.publish(EpisodesChanged(frozenset({episode_id})))
        return here[episode_id]


class FakeHearing:
    """All four."""

    def __init__(self, app: object) -> None:
        self.sound = FakeSound(app)
        self.bookmarks = FakeBookmarks(app)
        self.chapters = FakeChapters(app)
        self.transcripts = FakeTranscripts(app)
        self.transcription = FakeTranscription(app)
