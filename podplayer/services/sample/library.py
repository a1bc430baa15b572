"""The made-up library that a newcomer can look around in: shows, audio, listening, vectors.

Everything goes the way that real feeds and real listening go; only the network is left out.
"""

import logging
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import numpy as np

from podplayer.media.artwork import CoverStore
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import NotFoundError, StorageError
from podplayer.model.events import (
    CoversChanged,
    LibraryChanged,
    QueueChanged,
    TasteChanged,
    VectorsChanged,
    WorkProgress,
)
from podplayer.model.feed import ConditionalState
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.resources import resource_path
from podplayer.model.sealed import FileKeys
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.services.sample.audio import (
    Segments,
    assemble,
    assemble_transcript,
    file_size,
    link_or_copy,
    read_segments,
    write_whole,
)
from podplayer.services.sample.listening import MadeUpListening
from podplayer.services.sample.shows import (
    FOLDER,
    TRANSCRIPT,
    Media,
    SampleShow,
    as_feed,
    publication_dates,
    read_shows,
)
from podplayer.services.sample.vectors import store_vectors
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.podcasts import Podcasts

logger = logging.getLogger(__name__)

SEED = 20_261

Progress = Callable[[WorkProgress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReport:
    """What filling did. All zero where the sample was there already."""

    shows: int = 0
    episodes: int = 0
    files: int = 0
    spans: int = 0
    vectors: int = 0

    @property
    def sentence(self) -> str:
        """The result for the listener."""
        if not (self.shows or self.files or self.spans or self.vectors):
            return say("The sample library is here already; nothing was changed.")
        return say(
            "Added {shows} made-up shows with {episodes} episodes and three months of made-up "
            "listening.",
            shows=self.shows,
            episodes=self.episodes,
        )


@dataclass(frozen=True, slots=True)
class _Stock:
    """What lies in resources/sample."""

    folder: Path
    shows: Sequence[SampleShow]
    segments: Mapping[str, Segments]
    listener: Mapping[str, Any]


@dataclass(slots=True)
class _Filled:
    """What one run added."""

    podcasts: set[PodcastId] = field(default_factory=set)
    episodes: int = 0
    covers: set[str] = field(default_factory=set)
    files: int = 0
    spans: int = 0
    vectors: int = 0


class SampleLibrary:
    """Fills a profile with the made-up shows; doing it twice changes nothing."""

    def __init__(
        self,
        db: Database,
        *,
        covers: Path,
        media: Path,
        bus: EventBus,
        now: Callable[[], datetime],
    ) -> None:
        """Nothing is read or written yet.

        Args:
            db: the library.
            covers: the profile's folder of covers.
            media: the profile's folder of episodes; the sample's lie in a folder inside it.
            bus: where it is announced.
            now: the clock; aware.
        """
        self._db = db
        self._covers = CoverStore(covers, keys=FileKeys(db.key))
        self._media = media / FOLDER
        self._bus = bus
        self._now = now
        self._podcasts = Podcasts(db)

    def fill(
        self,
        *,
        cancel: CancelToken,
        progress: Progress | None = None,
        rng: np.random.Generator | None = None,
        zone: tzinfo | None = None,
    ) -> SampleReport:
        """Add what is missing of the sample. Blocks for a second or two.

        Args:
            cancel: asked between shows; what was stored until then is whole, and filling again
                goes on from there.
            progress: told after each show, beside the bus.
            rng: decides the made-up listening; the same numbers give the same three months.
            zone: where the made-up listener lives; None is the zone of this computer.

        Raises:
            StorageError: files cannot be written.
            Cancelled: the listener asked for a stop.
        """
        stock = self._read()
        filled = _Filled()
        now = self._now()
        steps = len(stock.shows) + 1
        for place, show in enumerate(stock.shows):
            cancel.check()
            self._add_show(show, stock=stock, now=now, filled=filled)
            self._tell(progress, place + 1, steps, show.title)
        listening = MadeUpListening(self._db, shows=stock.shows, now=now, zone=zone)
        filled.spans = listening.add(stock.listener, rng=rng or np.random.default_rng(SEED))
        filled.vectors = store_vectors(self._db, stock.folder / "vectors.npz")
        self._announce(filled)
        self._tell(progress, steps, steps, "")
        return SampleReport(
            shows=len(filled.podcasts),
            episodes=filled.episodes,
            files=filled.files,
            spans=filled.spans,
            vectors=filled.vectors,
        )

    def _read(self) -> _Stock:
        folder = resource_path("sample")
        try:
            return _Stock(
                folder=folder,
                shows=read_shows(folder / "shows"),
                segments=read_segments(folder / "audio"),
                listener=tomllib.loads((folder / "listener.toml").read_text("utf-8")),
            )
        except OSError as error:
            raise NotFoundError(
                say(
                    "The sample library is not part of this installation ({filename} is "
                    "missing); install podplayer again.",
                    filename=error.filename,
                )
            ) from error

    def _add_show(self, show: SampleShow, *, stock: _Stock, now: datetime, filled: _Filled) -> None:
        segments = stock.segments[show.slug]
        if self._covers.path(show.cover_url) is None:
            cover = stock.folder / "covers" / f"{show.slug}.jpg"
            self._covers.save(show.cover_url, cover.read_bytes())
            filled.covers.add(show.cover_url)
        if self._podcasts.find_by_url(show.feed_url) is None:
            texts = stock.folder / "transcripts"
            media = media_of(show, segments, texts=texts)
            dates = publication_dates(show, now=now)
            feed = as_feed(show, dates, media)
            number = self._podcasts.add(show.feed_url, feed, state=ConditionalState(), now=now)
            filled.podcasts.add(number)
            filled.episodes += len(show.episodes)
        try:
            filled.files += self._add_files(show, segments, stock=stock, now=now)
        except OSError as error:
            raise StorageError(
                say(
                    "The sample's audio cannot be written to {media} ({strerror}); it needs 80 MB.",
                    media=self._media,
                    strerror=error.strerror,
                )
            ) from error

    def _add_files(
        self, show: SampleShow, segments: Segments, *, stock: _Stock, now: datetime
    ) -> int:
        """One file for each length of the show; its episodes are further names of it."""
        durations = durations_of(show, segments)
        masters: dict[str, Path] = {}
        table = DownloadTable(self._db)
        known = table.all()
        ids = self._ids(show)
        added = 0
        with self._db.transaction():
            for episode in show.episodes:
                path = self._media / episode.file_name
                is_stored = path.is_file()
                if not is_stored:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    self._write(path, masters, episode.length, durations, segments)
                    if episode.length == TRANSCRIPT:
                        text = stock.folder / "transcripts" / f"{show.slug}.vtt"
                        write_whole(path.with_suffix(".vtt"), text.read_bytes())
                masters.setdefault(episode.length, path)
                number = ids.get(episode.guid)
                if number is not None and (number not in known or not is_stored):
                    size = file_size(durations[episode.length])
                    table.set_file(number, path, size=size, now=now)
                    table.set_kept([number], kept=True)  # nowhere to be fetched from again
                    added += 1
        return added

    def _write(
        self,
        path: Path,
        masters: Mapping[str, Path],
        length: str,
        durations: Mapping[str, Ms],
        segments: Segments,
    ) -> None:
        if length in masters:
            link_or_copy(masters[length], path)
        elif length == TRANSCRIPT:
            write_whole(path, assemble_transcript(segments))
        else:
            rng = np.random.default_rng(durations[length])
            write_whole(path, assemble(segments, duration=durations[length], rng=rng))

    def _ids(self, show: SampleShow) -> dict[str, EpisodeId]:
        podcast_id = self._podcasts.find_by_url(show.feed_url)
        if podcast_id is None:
            return {}
        return {known.guid: known.id for known in self._podcasts.known_episodes(podcast_id)}

    def _tell(self, progress: Progress | None, done: int, total: int, detail: str) -> None:
        event = WorkProgress("sample", done, total, detail)
        self._bus.publish(event)
        if progress is not None:
            progress(event)

    def _announce(self, filled: _Filled) -> None:
        if filled.covers:
            self._bus.publish(CoversChanged(frozenset(filled.covers)))
        if filled.podcasts or filled.files:
            self._bus.publish(LibraryChanged(frozenset(filled.podcasts)))
        if filled.spans:
            self._bus.publish(QueueChanged())
            self._bus.publish(TasteChanged())
        if filled.vectors:
            self._bus.publish(VectorsChanged(filled.vectors))


def durations_of(show: SampleShow, segments: Segments) -> dict[str, Ms]:
    """The lengths that the show's episodes have."""
    durations = {name: Ms(seconds * 1000) for name, seconds in show.lengths.items()}
    if segments.transcript:
        durations[TRANSCRIPT] = segments.transcript_ms
    return durations


def media_of(show: SampleShow, segments: Segments, *, texts: Path) -> Media:
    """What a feed says of the show's files."""
    durations = durations_of(show, segments)
    chapters = texts / f"{show.slug}.chapters.json"
    return Media(
        durations=durations,
        sizes={name: file_size(duration) for name, duration in durations.items()},
        chapters=chapters if chapters.is_file() else None,
    )
