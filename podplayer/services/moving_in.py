"""Moving in from another player: look first, then merge, with a way back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from podplayer.feeds.directory import FEED_SCHEMES, candidates
from podplayer.feeds.opml import OpmlEntry
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import NotFoundError, OfflineError, UsageError
from podplayer.model.events import EpisodesChanged, LibraryChanged, QueueChanged, TasteChanged
from podplayer.model.ids import PodcastId
from podplayer.model.moving import (
    KIND_NAMES,
    ForeignLibrary,
    MoveKind,
    Tally,
    tally_of_waiting,
)
from podplayer.model.podcast import UndoToken
from podplayer.model.sentence import say
from podplayer.model.shelves import LONGEST_NAME
from podplayer.services.bus import EventBus
from podplayer.services.importing import listening_lines
from podplayer.services.logins import split_login
from podplayer.services.moving.reading import kind_of, read
from podplayer.services.subscriptions import ImportReport, Subscriptions
from podplayer.services.undo import Undo
from podplayer.storage.database import Database
from podplayer.storage.imported_lines import import_lines
from podplayer.storage.journal import Journal
from podplayer.storage.listening import ImportCounts
from podplayer.storage.marks import ShowMarks
from podplayer.storage.moving import Merging, tally_of
from podplayer.storage.waiting import Waiting

_SCHEMES = tuple(f"{scheme}:" for scheme in ("http", "https", *FEED_SCHEMES))
_ACTION = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """What an import would do. Nothing was changed yet."""

    kind: MoveKind
    path: Path
    library: ForeignLibrary
    shows: ImportReport
    """`added` are those that would be; `failed` those whose address cannot be one of a feed."""
    changes: Tally
    """For episodes that the library has."""
    same: int
    """Episodes of which nothing is new."""
    waiting: Tally
    """For episodes whose feed is not there yet."""
    missing: Sequence[str] = ()
    """Titles of shows for which the other player names no feed, and which are not followed."""
    lines: ImportCounts | None = None
    """Of listening lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveReport:
    """What an import did."""

    plan: MovePlan
    shows: ImportReport
    changes: Tally
    waiting: Tally
    lines: ImportCounts | None = None
    undo: UndoToken | None = None
    """None where there was nothing new."""


class _DryRun(Exception):  # noqa: N818 - it ends a transaction, it is no error
    """Carries the counts out of a transaction that is rolled back."""

    def __init__(self, counts: ImportCounts) -> None:
        super().__init__()
        self.counts = counts


class MovingIn:
    """Imports. Each is one entry of the journal, and one `undo` takes all of it back."""

    def __init__(
        self,
        db: Database,
        *,
        subscriptions: Subscriptions,
        bus: EventBus,
        now: Callable[[], datetime],
    ) -> None:
        self._db = db
        self._subscriptions = subscriptions
        self._merging = Merging(db)
        self._waiting = Waiting(db)
        self._marks = ShowMarks(db)
        self._journal = Journal(db)
        self._bus = bus
        self._now = now

    def detect(self, path: Path) -> MoveKind:
        """Whose file it is, by its content. Raises ImportFileError."""
        return kind_of(path)

    def plan(self, path: Path) -> MovePlan:
        """Look at a file or folder and say what importing it would do. Changes nothing.

        Raises:
            ImportFileError: it is of no kind or version that podplayer knows, or damaged.
        """
        kind = kind_of(path)
        library = read(path, kind)
        decision = self._merging.decide(library.episodes, now=self._now())
        return MovePlan(
            kind=kind,
            path=path,
            library=library,
            shows=self._subscriptions.look_up(_entries(library)),
            changes=tally_of(decision.changes),
            same=decision.same,
            waiting=tally_of_waiting(decision.waiting),
            missing=[
                title[:LONGEST_NAME]
                for title in self._merging.missing(
                    show.title for show in library.shows if show.feed_url is None
                )
            ],
            lines=self._try_lines(path) if kind is MoveKind.LISTENING else None,
        )

    def _try_lines(self, path: Path) -> ImportCounts:
        """Import the lines and take them back in the same transaction."""
        try:
            with self._db.transaction():
                token = self._record(MoveKind.LISTENING, path)
                _roll_back(import_lines(self._db, token.journal_id, listening_lines(path)))
        except _DryRun as end:
            return end.counts

    def apply(self, plan: MovePlan, *, cancel: CancelToken) -> MoveReport:
        """Do it: first all that is known of episodes, at once, then follow the shows. Blocks.

        A show that cannot be fetched does not stop the others; what is known of its episodes
        waits for it.

        Raises:
            Cancelled: between two shows; what was done is in the journal and can be taken back.
            OfflineError: the list has only shows, and the listener chose to stay offline.
        """
        cancel.check()
        if plan.kind is MoveKind.LISTENING:
            return self._apply_lines(plan)
        token, has_new = self._store(plan)
        shows = self._follow(plan, token, cancel)
        has_new = has_new or shows.added > 0
        report = MoveReport(
            plan=plan,
            shows=shows,
            changes=self._merging.tally(token.journal_id),
            waiting=tally_of_waiting(self._waiting.of(token.journal_id)),
            undo=token if has_new else None,
        )
        self._announce(token)
        if not has_new:
            self._withdraw(token)
        return report

    def undo_last(self) -> str:
        """Take the last import back; returns what that was.

        Raises:
            NotFoundError: there is none.
        """
        token = self._journal.latest(_ACTION)
        if token is None:
            raise NotFoundError(say("There is no import that could be taken back."))
        Undo(self._db, bus=self._bus, now=self._now).apply(token)
        return token.sentence

    # -- steps of applying --------------------------------------------------------------------

    def _record(self, kind: MoveKind, path: Path) -> UndoToken:
        return self._journal.record(
            _ACTION,
            payload={"kind": kind.value, "file": path.name},
            inverse={},
            sentence=say("Imported {name} ({kind})", name=path.name, kind=KIND_NAMES[kind]),
            now=self._now(),
        )

    def _store(self, plan: MovePlan) -> tuple[UndoToken, bool]:
        """All state in one transaction: what is known at once, the rest to wait."""
        now = self._now()
        with self._db.transaction(is_durable=True):
            token = self._record(plan.kind, plan.path)
            decision = self._merging.decide(plan.library.episodes, now=now)
            self._merging.write(token.journal_id, decision.changes)
            self._waiting.park(token.journal_id, decision.waiting, now=now)
            has_new = bool(decision.changes or self._waiting.of(token.journal_id))
        return token, has_new

    def _follow(self, plan: MovePlan, token: UndoToken, cancel: CancelToken) -> ImportReport:
        added = 0
        tags = _tags_by_address(plan.library)

        def on_added(url: str, podcast_id: PodcastId) -> None:
            nonlocal added
            added += 1
            self._merging.note_show(token.journal_id, podcast_id)
            self._merging.remember_address(podcast_id, url, now=self._now())
            self._waiting.match(podcast_id)
            if url in tags and not self._marks.tags_of(podcast_id):
                self._marks.set_tags(podcast_id, tags[url])

        entries = _entries(plan.library)
        try:
            return self._subscriptions.follow(entries, cancel=cancel, on_added=on_added)
        except OfflineError as error:
            if not plan.library.episodes and not added:
                self._withdraw(token)
                raise
            return self._unreached(entries, error.sentence, added=added)

    def _unreached(
        self, entries: Sequence[OpmlEntry], sentence: str, *, added: int
    ) -> ImportReport:
        """What is known of episodes came over; the shows can be added when there is a network."""
        new = [entry for entry in entries if self._subscriptions.look_up([entry]).added]
        already = len(entries) - len(new) - added
        failed = [(entry.url, sentence) for entry in new]
        return ImportReport(added=added, already=already, failed=failed)

    def _withdraw(self, token: UndoToken) -> None:
        with self._db.transaction():
            self._journal.withdraw(token)

    def _apply_lines(self, plan: MovePlan) -> MoveReport:
        with self._db.transaction(is_durable=True):
            token = self._record(plan.kind, plan.path)
            counts = import_lines(self._db, token.journal_id, listening_lines(plan.path))
            tally = self._merging.tally(token.journal_id)
            has_new = bool(counts.stored or counts.waiting)
            if not has_new:
                self._journal.withdraw(token)
        self._announce(token)
        return MoveReport(
            plan=plan,
            shows=plan.shows,
            changes=tally,
            waiting=Tally(plays=counts.waiting),
            lines=counts,
            undo=token if has_new else None,
        )

    def _announce(self, token: UndoToken) -> None:
        self._bus.publish(LibraryChanged(frozenset()))
        self._bus.publish(EpisodesChanged(self._merging.changed(token.journal_id)))
        self._bus.publish(QueueChanged())
        self._bus.publish(TasteChanged())


def _roll_back(counts: ImportCounts) -> NoReturn:
    raise _DryRun(counts)


def _tags_by_address(library: ForeignLibrary) -> dict[str, Sequence[str]]:
    """The tags of each show, by the address under which it will be followed."""
    found: dict[str, Sequence[str]] = {}
    for show in library.shows:
        if show.tags and show.feed_url is not None:
            with suppress(UsageError):
                found[candidates(split_login(show.feed_url)[0])[0]] = show.tags
    return found


def _entries(library: ForeignLibrary) -> Sequence[OpmlEntry]:
    """The shows that can be asked for. A database may name files of this computer; never those."""
    return [
        OpmlEntry(show.feed_url, show.title)
        for show in library.shows
        if show.feed_url is not None and show.feed_url.lower().startswith(_SCHEMES)
    ]
