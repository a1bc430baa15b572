"""Named lists of episodes, with undo: put together by hand, or filled by a rule."""

from collections.abc import Callable, Sequence
from datetime import datetime

from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.events import PlaylistsChanged
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow, UndoToken
from podplayer.model.sentence import say
from podplayer.model.shelves import Page, Playlist, PlaylistRule
from podplayer.services.bus import EventBus
from podplayer.services.wording import clean_name
from podplayer.storage.database import Database
from podplayer.storage.episode_lists import EpisodeLists
from podplayer.storage.episode_rows import rows_of
from podplayer.storage.journal import Journal
from podplayer.storage.marks import EpisodeMarks
from podplayer.storage.playlists import PlaylistTable


class Playlists:
    """Several lists beside the play queue. `Queueing.replace` plays one."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._table = PlaylistTable(db)
        self._bus = bus
        self._now = now

    def all(self) -> list[Playlist]:
        """Every list, by name."""
        return self._table.all()

    def get(self, number: int) -> Playlist:
        """One list. Raises NotFoundError."""
        return self._table.get(number)

    def named(self, name: str) -> Playlist:
        """The list of a name. Raises NotFoundError."""
        found = self._table.find(clean_name(name, what="playlist"))
        if found is None:
            raise NotFoundError(
                say(
                    "There is no playlist “{name}”; `podplayer playlists` lists those that there "
                    "are.",
                    name=name,
                )
            )
        return found

    # ------------------------------------------------------------ what is in them

    def ids(self, number: int, *, limit: int | None = None) -> list[EpisodeId]:
        """The episodes of a list, in order; a rule is asked anew every time."""
        playlist = self._table.get(number)
        if playlist.rule is None:
            return self._table.items(number)[:limit]
        rule = playlist.rule
        limits = [count for count in (rule.limit, limit) if count is not None]
        page = Page(order=rule.order, limit=min(limits, default=None))
        return EpisodeLists(self._db).ids(rule.filter, page, now=self._now())

    def rows(self, number: int, *, limit: int | None = None) -> list[EpisodeRow]:
        """The same, as a list shows it."""
        return rows_of(self._db, self.ids(number, limit=limit))

    # ------------------------------------------------------------ changes

    def create(
        self, name: str, *, rule: PlaylistRule | None = None, ids: Sequence[EpisodeId] = ()
    ) -> Playlist:
        """Make a list. Raises UsageError where the name is taken, or rule and episodes are given.

        `delete` takes it back.
        """
        if rule is not None and ids:
            raise UsageError(say("A playlist that a rule fills takes no episodes by hand."))
        with self._db.transaction(is_durable=True):
            clean = clean_name(name, what="playlist")
            number = self._table.create(clean, rule, now=self._now())
            self._table.set_items(number, EpisodeMarks(self._db).known(ids))
            self._record(say("Made the playlist “{name}”", name=clean), number, {"id": number})
        self._bus.publish(PlaylistsChanged())
        return self._table.get(number)

    def delete(self, number: int) -> UndoToken:
        """Delete a list; its episodes stay in the library."""
        name = self._table.get(number).name
        return self._change(
            number,
            lambda: self._table.remove(number),
            say("Deleted the playlist “{name}”", name=name),
        )

    def rename(self, number: int, name: str) -> UndoToken:
        """Call a list otherwise. Raises UsageError where the name is taken."""
        clean = clean_name(name, what="playlist")
        old = self._table.get(number).name
        return self._change(
            number,
            lambda: self._table.rename(number, clean),
            say("Renamed “{old}” to “{new}”", old=old, new=clean),
        )

    def set_rule(self, number: int, rule: PlaylistRule) -> UndoToken:
        """Let a rule fill a list. Raises UsageError where it was put together by hand."""
        playlist = self._table.get(number)
        if playlist.count:
            raise UsageError(
                say(
                    "“{name}” was put together by hand; make another playlist for the rule.",
                    name=playlist.name,
                )
            )
        return self._change(
            number,
            lambda: self._table.set_rule(number, rule),
            say("Changed the rule of “{name}”", name=playlist.name),
        )

    def add(self, number: int, ids: Sequence[EpisodeId]) -> UndoToken:
        """Put episodes at the end; those that are in the list keep their place."""
        name = self._by_hand(number).name
        known = EpisodeMarks(self._db).known(ids)
        return self._change(
            number,
            lambda: self._table.set_items(number, [*self._table.items(number), *known]),
            say("Added %n episode(s) to “{name}”", n=len(known), name=name),
        )

    def take_out(self, number: int, ids: Sequence[EpisodeId]) -> UndoToken:
        """Take episodes out."""
        name, gone = self._by_hand(number).name, frozenset(ids)
        kept = [episode for episode in self._table.items(number) if episode not in gone]
        return self._change(
            number,
            lambda: self._table.set_items(number, kept),
            say("Removed %n episode(s) from “{name}”", n=len(gone), name=name),
        )

    def move(self, number: int, episode_id: EpisodeId, to_index: int) -> UndoToken:
        """Move one episode so that it stands at `to_index` of the new order."""
        name = self._by_hand(number).name
        order = [episode for episode in self._table.items(number) if episode != episode_id]
        order.insert(max(0, to_index), episode_id)
        return self._change(
            number,
            lambda: self._table.set_items(number, order),
            say("Moved an episode in “{name}”", name=name),
        )

    def _by_hand(self, number: int) -> Playlist:
        playlist = self._table.get(number)
        if playlist.rule is not None:
            raise UsageError(
                say("A rule fills “{name}”; change the rule instead.", name=playlist.name)
            )
        return playlist

    def _change(self, number: int, change: Callable[[], None], sentence: str) -> UndoToken:
        with self._db.transaction(is_durable=True):
            before = self._table.dump(number)
            change()
            token = self._record(sentence, number, before)
        self._bus.publish(PlaylistsChanged())
        return token

    def _record(self, sentence: str, number: int, inverse: object) -> UndoToken:
        return Journal(self._db).record(
            "playlist", payload={"id": number}, inverse=inverse, sentence=sentence, now=self._now()
        )
