"""What is said in episodes: fetched once, kept in the library, found by every word."""

import logging
from collections.abc import Callable
from datetime import datetime

from podplayer.media.transcript import LARGEST, read_transcript
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError, NotFoundError, OfflineError
from podplayer.model.events import EpisodesChanged
from podplayer.model.feed import TranscriptLink
from podplayer.model.ids import EpisodeId
from podplayer.model.net import Purpose
from podplayer.model.sentence import say
from podplayer.model.transcripts import SpokenHit, Transcript
from podplayer.services.attachments import Attachments
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.transcripts import TranscriptTable

logger = logging.getLogger(__name__)

_KINDS = ("vtt", "json", "srt", "subrip", "sbv", "html", "plain", "txt")
"""Best first: with speakers and exact times, with times, with paragraphs, with words only."""


class Transcripts:
    """One transcript an episode, in the library once it was read."""

    def __init__(
        self,
        db: Database,
        *,
        attachments: Attachments,
        bus: EventBus,
        now: Callable[[], datetime],
    ) -> None:
        self._table = TranscriptTable(db)
        self._episodes = Episodes(db)
        self._attachments = attachments
        self._bus = bus
        self._now = now

    def stored(self, episode_id: EpisodeId) -> Transcript | None:
        """What is in the library. Quick; never fetches."""
        return self._table.get(episode_id)

    def lines(self, episode_id: EpisodeId, *, cancel: CancelToken) -> Transcript:
        """The transcript, fetched where it is not here yet. Blocks.

        Raises:
            NotFoundError: there is no such episode, or its feed names no transcript.
            FetchError: none of them can be fetched.
            MediaError: none of them can be read.
            Cancelled: the listener asked for a stop.
        """
        known = self._table.get(episode_id)
        if known is not None:
            return known
        detail = self._episodes.detail(episode_id)
        if not detail.transcripts:
            raise NotFoundError(say("There is no transcript of “{title}”.", title=detail.row.title))
        links = sorted(detail.transcripts, key=lambda link: _rank(link, detail.row.language))
        failure: FetchError | MediaError | None = None
        for link in links:
            try:
                transcript = self._read(link, cancel)
            except OfflineError:
                raise
            except (FetchError, MediaError) as error:
                logger.info("no transcript from %s: %s", link.url, error)
                failure = failure or error
            else:
                self._store(episode_id, transcript)
                return transcript
        raise failure or MediaError(say("The transcript cannot be read."))

    def _read(self, link: TranscriptLink, cancel: CancelToken) -> Transcript:
        data = self._attachments.fetch(
            link.url, purpose=Purpose.TRANSCRIPT, most=LARGEST, cancel=cancel
        )
        lines = tuple(read_transcript(data, mime=link.mime))
        return Transcript(lines=lines, url=link.url, language=link.language)

    def keep(self, episode_id: EpisodeId, transcript: Transcript) -> None:
        """Store a transcript that was made here, as if it had been fetched."""
        self._store(episode_id, transcript)

    def _store(self, episode_id: EpisodeId, transcript: Transcript) -> None:
        self._table.store(episode_id, transcript, now=self._now())
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))

    def fetch_missing(self, *, cancel: CancelToken, limit: int | None = None) -> int:
        """Fetch those of downloaded and queued episodes, so that search finds what is said in them.

        Returns how many came. One that fails does not stop the others.

        Raises:
            OfflineError: the listener chose to stay offline.
            Cancelled: what came until then stays.
        """
        came = 0
        for episode_id in self._table.missing(limit):
            cancel.check()
            try:
                self.lines(episode_id, cancel=cancel)
            except OfflineError:
                raise
            except (FetchError, MediaError, NotFoundError):
                continue
            came += 1
        return came

    def search(self, text: str, *, limit: int = 50) -> list[SpokenHit]:
        """Places where the words are said, to the second."""
        return self._table.search(text, limit=limit)


def _rank(link: TranscriptLink, language: str | None) -> tuple[bool, int]:
    named = f"{link.mime} {link.url}".lower()
    kind = next((place for place, kind in enumerate(_KINDS) if kind in named), len(_KINDS))
    spoken = (language or "")[:2].lower()
    is_foreign = bool(link.language and spoken) and link.language[:2].lower() != spoken  # type: ignore[index]
    return is_foreign, kind
