"""What belongs to the sound of episodes: made at first use, because it brings numpy."""

from collections.abc import Callable
from datetime import datetime

from podplayer.app.paths import Paths
from podplayer.model.net import Http
from podplayer.services.attachments import Attachments
from podplayer.services.bookmarks import Bookmarks
from podplayer.services.bus import EventBus
from podplayer.services.chapters import Chapters
from podplayer.services.sound import SoundService
from podplayer.services.transcription import Transcription, Writer
from podplayer.services.transcripts import Transcripts
from podplayer.storage.database import Database


class Hearing:
    """Chapters, transcripts, bookmarks and the analysis of files."""

    def __init__(  # noqa: PLR0913 - the wiring of one half
        self,
        db: Database,
        *,
        paths: Paths,
        http: Http,
        bus: EventBus,
        now: Callable[[], datetime],
        writer: Callable[[], Writer],
    ) -> None:
        attachments = Attachments(http=http, media=paths.media)
        self.sound = SoundService(db, bus=bus, now=now)
        self.bookmarks = Bookmarks(db, bus=bus, now=now)
        self.chapters = Chapters(db, attachments=attachments, bus=bus, now=now)
        self.transcripts = Transcripts(db, attachments=attachments, bus=bus, now=now)
        self.transcription = Transcription(db, writer=writer, transcripts=self.transcripts, bus=bus)
