"""Transcripts made on this computer, for episodes that have none: only when they are asked for."""

from collections.abc import Callable
from typing import Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.events import WorkProgress
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.sealed import FileKeys, MediaFile
from podplayer.model.sentence import say
from podplayer.model.transcripts import Transcript, TranscriptLine
from podplayer.services.bus import EventBus
from podplayer.services.transcripts import Transcripts
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.worker.protocol import Transcribed

WORK = "transcribe"
MADE_HERE = "podplayer:made-here"
"""In the place of an address. Behind it, where a transcript that is not complete ends: #12000."""
_KEPT_EVERY = 10
"""Half minutes after which what is written is stored, so that little is lost with the program."""


class Writer(Protocol):
    """worker.transcribing.SpeechWriter."""

    def write_down(self, file: MediaFile, *, start: int, cancel: CancelToken) -> Transcribed:
        """Half a minute. Raises MissingModelError, MediaError, EncoderError or Cancelled."""
        ...


class Transcription:
    """Writes down one episode after the other, in the encoder process."""

    def __init__(
        self,
        db: Database,
        *,
        writer: Callable[[], Writer],
        transcripts: Transcripts,
        bus: EventBus,
    ) -> None:
        """`writer`: made when it is needed, because it brings the encoder process."""
        self._episodes = Episodes(db)
        self._downloads = DownloadTable(db)
        self._keys = FileKeys(db.key)
        self._writer = writer
        self._transcripts = transcripts
        self._bus = bus

    def transcribe(self, episode_id: EpisodeId, *, cancel: CancelToken) -> Transcript:
        """Write down what is said in a downloaded episode. Blocks.

        What was written before it was stopped is kept, and the next time goes on behind it.

        Raises:
            NotFoundError: there is no such episode, or its file is not here.
            UsageError: it has a transcript already.
            MissingModelError: the model is not installed; the sentence says how to get it.
            MediaError: its file cannot be read.
            EncoderError: the encoder process cannot do its work.
            Cancelled: the listener asked for a stop.
        """
        row = self._episodes.detail(episode_id).row
        path = self._downloads.file(episode_id)
        if path is None or not path.is_file():
            raise NotFoundError(
                say("“{title}” is not downloaded; download it first.", title=row.title)
            )
        file = self._keys.of(path)
        begun = transcript = self._begun(episode_id, row.title)
        place: int | None = unfinished_at(begun)
        writer = self._writer()
        try:
            unkept = 0
            while place is not None:
                self._tell(place, row.duration, row.title)
                said = writer.write_down(file, start=place, cancel=cancel)
                transcript, place, unkept = _longer(transcript, said), said.goes_on_at, unkept + 1
                if unkept == _KEPT_EVERY:
                    self._transcripts.keep(episode_id, transcript)
                    unkept = 0
        finally:
            if transcript is not begun:
                self._transcripts.keep(episode_id, transcript)
            self._bus.publish(WorkProgress(work=WORK, done=1, total=1, detail=row.title))
        return transcript

    def _begun(self, episode_id: EpisodeId, title: str) -> Transcript:
        known = self._transcripts.stored(episode_id)
        if known is None:
            return Transcript(lines=(), url=f"{MADE_HERE}#0")
        if unfinished_at(known) is None:
            raise UsageError(say("“{title}” has a transcript already.", title=title))
        return known

    def _tell(self, place: int, duration: Ms | None, title: str) -> None:
        total = max(duration or 0, place + 1)
        self._bus.publish(WorkProgress(work=WORK, done=place, total=total, detail=title))


def unfinished_at(transcript: Transcript) -> Ms | None:
    """Up to where it was written here before it was stopped; None where it is complete."""
    url, _, place = transcript.url.partition("#")
    return Ms(int(place)) if url == MADE_HERE and place.isdigit() else None


def _longer(transcript: Transcript, said: Transcribed) -> Transcript:
    lines = [
        TranscriptLine(start=Ms(start), end=Ms(end), text=text) for start, end, text in said.lines
    ]
    return Transcript(
        lines=(*transcript.lines, *lines),
        url=MADE_HERE if said.goes_on_at is None else f"{MADE_HERE}#{said.goes_on_at}",
        language=said.language,
    )
