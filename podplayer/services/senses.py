"""Downloaded episodes are listened to, and covers looked at: what has no vector yet gets one."""

import logging
import math
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError
from podplayer.model.events import SensesChanged, WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.model.sealed import FileKeys, MediaFile
from podplayer.model.senses import ENCODERS, FACTS, WIDTHS, Sense, SoundMix
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.senses import SenseTables, ShowCover
from podplayer.storage.vectors import Vectors
from podplayer.worker.perceived import PerceivedFile, PerceiveFailure

logger = logging.getLogger(__name__)

WORK = "senses"


class SenseEdge(Protocol):
    """What this service needs of worker.client.EncoderClient."""

    def perceive(
        self, sense: Sense, file: MediaFile, *, cancel: CancelToken
    ) -> PerceivedFile | PerceiveFailure:
        """Hear a recording or look at a cover."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SenseReport:
    """What became of the files that had no vector."""

    sense: Sense
    encoded: int
    skipped: Sequence[tuple[str, str]] = ()
    """Files that cannot be read, with a sentence each."""
    absent: str = ""
    """Why nothing was read at all: the models are not installed."""


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    keep: Callable[[bytes], None]
    """Stores its vector."""


class Senses:
    """Reads files one by one; what was read is stored at once. Blocks; one run at a time."""

    def __init__(
        self,
        db: Database,
        *,
        client: SenseEdge,
        cover_path: Callable[[str], Path | None],
        bus: EventBus,
    ) -> None:
        """`cover_path`: where the cover of an address lies, None where it was not fetched."""
        self._vectors = Vectors(db)
        self._tables = SenseTables(db)
        self._client = client
        self._cover_path = cover_path
        self._keys = FileKeys(db.key)
        self._bus = bus
        self._running = threading.Lock()

    def mix(self, episode_id: EpisodeId) -> SoundMix | None:
        """How much of an episode is speech and music; None before it was heard. Quick."""
        table = self._vectors.load(ENCODERS[Sense.SOUND], [episode_id])
        if not table.ids:
            return None
        shares = dict(zip(FACTS, struct.unpack_from(f"<{len(FACTS)}e", table.data), strict=True))
        speech, music = shares["speech_share"], shares["music_share"]
        if math.isnan(speech) or math.isnan(music):
            return None
        return SoundMix(speech=speech, music=music)

    def encode_all(self, *, cancel: CancelToken) -> tuple[SenseReport, SenseReport]:
        """Recordings, then covers. Raises EncoderError or Cancelled."""
        return self.encode_sound(cancel=cancel), self.encode_covers(cancel=cancel)

    def encode_sound(self, *, cancel: CancelToken) -> SenseReport:
        """Listen to every downloaded episode that was not heard yet, the latest first."""
        return self._run(Sense.SOUND, cancel)

    def encode_covers(self, *, cancel: CancelToken) -> SenseReport:
        """Look at every cover of a followed show that was fetched and not seen yet."""
        return self._run(Sense.COVER, cancel)

    @property
    def is_complete(self) -> bool:
        """Whether there is nothing left that could be heard or seen."""
        return not any(self._promising(sense) for sense in Sense)

    def _recordings(self) -> Iterator[_File]:
        encoder = ENCODERS[Sense.SOUND]

        def keeper(number: EpisodeId) -> Callable[[bytes], None]:
            return lambda data: self._vectors.put(encoder, [(number, None, data)])

        for recording in self._tables.recordings_to_hear(encoder):
            yield _File(recording.path, keeper(recording.id))

    def _covers(self) -> Iterator[_File]:
        encoder = ENCODERS[Sense.COVER]

        def keeper(cover: ShowCover) -> Callable[[bytes], None]:
            return lambda data: self._tables.put_cover(encoder, cover, data)

        for cover in self._tables.covers_to_see(encoder):
            path = self._cover_path(cover.url)
            if path is not None:
                yield _File(path, keeper(cover))

    def _run(self, sense: Sense, cancel: CancelToken) -> SenseReport:
        while not self._running.acquire(timeout=0.2):
            cancel.check()
        try:
            return self._read(sense, self._promising(sense), cancel)
        finally:
            self._running.release()

    def _promising(self, sense: Sense) -> list[_File]:
        """Files that are there and were not found unreadable as they are."""
        given_up = self._tables.given_up(ENCODERS[sense])
        return [
            file
            for file in (self._recordings() if sense is Sense.SOUND else self._covers())
            if (size := _size(file.path)) and (file.path, size) not in given_up
        ]

    def _read(self, sense: Sense, files: Sequence[_File], cancel: CancelToken) -> SenseReport:
        encoded, skipped = 0, list[tuple[str, str]]()
        twins: dict[tuple[int, int], PerceivedFile | PerceiveFailure] = {}
        title = "listening" if sense is Sense.SOUND else "looking"
        try:
            for place, file in enumerate(files):
                cancel.check()
                self._bus.publish(WorkProgress(WORK, place, len(files), title))
                found = self._perceive(sense, file.path, twins, cancel)
                if isinstance(found, PerceiveFailure):
                    if found.is_absent:
                        return SenseReport(sense=sense, encoded=encoded, absent=found.sentence)
                    self._give_up_on(sense, file.path, found.sentence)
                    skipped.append((file.path.name, found.sentence))
                elif _is_ours(sense, found):
                    file.keep(found.vector)
                    encoded += 1
        finally:
            if files:
                self._bus.publish(WorkProgress(WORK, len(files), len(files), title))
            if encoded:
                self._bus.publish(SensesChanged(encoded))
        return SenseReport(sense=sense, encoded=encoded, skipped=tuple(skipped))

    def _perceive(
        self,
        sense: Sense,
        path: Path,
        twins: dict[tuple[int, int], PerceivedFile | PerceiveFailure],
        cancel: CancelToken,
    ) -> PerceivedFile | PerceiveFailure:
        """Read a file, but one that has several names only once."""
        try:
            status = path.stat()
            file = self._keys.of(path)
        except OSError:
            return PerceiveFailure(sentence=say("The file is gone."))
        except MediaError as error:
            return PerceiveFailure(sentence=str(error))
        place = (status.st_dev, status.st_ino)
        if place in twins:
            return twins[place]
        found = self._client.perceive(sense, file, cancel=cancel)
        if status.st_nlink > 1:
            twins[place] = found
        return found

    def _give_up_on(self, sense: Sense, path: Path, sentence: str) -> None:
        logger.warning("%s: %s", path, sentence)
        self._tables.give_up_on(ENCODERS[sense], path, size=_size(path), sentence=sentence)


def _size(path: Path) -> int:
    """0 where there is no such file."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_ours(sense: Sense, found: PerceivedFile) -> bool:
    """An encoder process of another version must not mix its vectors with these."""
    return found.encoder == ENCODERS[sense] and len(found.vector) == 2 * WIDTHS[sense]
