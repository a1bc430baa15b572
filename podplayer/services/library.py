"""The library as the listener sees and arranges it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from podplayer.model.errors import NotFoundError
from podplayer.model.events import EpisodesChanged, LibraryChanged, QueueChanged, TasteChanged
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import (
    Counts,
    EpisodeDetail,
    EpisodeOrder,
    EpisodeRow,
    EpisodeState,
    Podcast,
    PodcastSettings,
    ShowOrder,
    UndoToken,
)
from podplayer.model.sentence import say
from podplayer.model.shelves import (
    FIRST,
    NEW_EPISODES,
    EpisodeFilter,
    HideRule,
    Page,
    TagCount,
)
from podplayer.services.bus import EventBus
from podplayer.services.undo import Undo
from podplayer.services.wording import clean_name
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episode_lists import EpisodeLists
from podplayer.storage.episodes import Episodes
from podplayer.storage.hiding import Hiding
from podplayer.storage.journal import Journal
from podplayer.storage.listening import ListeningLog
from podplayer.storage.marks import EpisodeMarks, ShowMarks
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue
from podplayer.storage.times import to_text, to_text_or_none


class Library:
    """Lists, marks and their undo."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._podcasts = Podcasts(db)
        self._episodes = Episodes(db)
        self._lists = EpisodeLists(db)
        self._marks = EpisodeMarks(db)
        self._shows = ShowMarks(db)
        self._hiding = Hiding(db)
        self._log = ListeningLog(db)
        self._undo = Undo(db, bus=bus, now=now)
        self._bus = bus
        self._now = now

    def podcasts(
        self,
        *,
        archived: bool = False,
        tag: str | None = None,
        order: ShowOrder = ShowOrder.TITLE,
    ) -> list[Podcast]:
        """Every show that is followed, or every one that is archived; of one tag, if one is named.

        Raises:
            NotFoundError: no show has that tag.
        """
        shows = self._podcasts.all(archived=archived)
        if tag is not None:
            known = {entry.tag.casefold() for entry in self.tags()}
            if tag.casefold() not in known:
                raise NotFoundError(
                    say("No show is tagged “{tag}”; `podplayer tag` lists the tags.", tag=tag)
                )
            shows = [s for s in shows if tag.casefold() in map(str.casefold, s.tags)]
        return _sorted(shows, order)

    def podcast(self, podcast_id: PodcastId) -> Podcast:
        """One show. Raises NotFoundError."""
        return self._podcasts.get(podcast_id)

    def episodes(  # noqa: PLR0913 - one filter an argument
        self,
        *,
        podcast_id: PodcastId | None = None,
        state: EpisodeState | None = None,
        order: EpisodeOrder = EpisodeOrder.NEWEST,
        limit: int | None = None,
        offset: int = 0,
        downloaded: bool = False,
        favourite: bool = False,
        since: datetime | None = None,
    ) -> list[EpisodeRow]:
        """A page of a list. Raises NotFoundError for a show that is not followed."""
        if podcast_id is not None:
            self._podcasts.get(podcast_id)
        return self._episodes.rows(
            podcast_id=podcast_id,
            state=state,
            order=order,
            limit=limit,
            offset=offset,
            downloaded=downloaded,
            favourite=favourite,
            since=since,
        )

    def page(self, chosen: EpisodeFilter, page: Page = FIRST) -> list[EpisodeRow]:
        """A page of a list by any filter; `page.after` goes on where the last one ended."""
        return self._lists.rows(chosen, page, now=self._now())

    def ids(self, chosen: EpisodeFilter, page: Page = FIRST) -> list[EpisodeId]:
        """The ids of a list: for what is done with all of it."""
        return self._lists.ids(chosen, page, now=self._now())

    def count(self, chosen: EpisodeFilter) -> int:
        """How long a list is."""
        return self._lists.count(chosen, now=self._now())

    def rows(self, ids: Sequence[EpisodeId]) -> list[EpisodeRow]:
        """Some episodes, in the order asked."""
        return self._episodes.by_ids(ids)

    def episode(self, episode_id: EpisodeId) -> EpisodeDetail:
        """Everything about one episode. Raises NotFoundError."""
        return self._episodes.detail(episode_id)

    def counts(self) -> Counts:
        """The numbers of the side bar. Counts every new episode: not for the window's thread."""
        wished, failed = DownloadTable(self._db).wish_counts()
        return Counts(
            new=self.count(NEW_EPISODES),
            queue=len(PlayQueue(self._db).ids()),
            shows=self._podcasts.count(),
            downloads=wished,
            failed_downloads=failed,
        )

    def mark_heard(self, ids: Sequence[EpisodeId], heard: bool) -> UndoToken:  # noqa: FBT001
        """Mark episodes as heard by hand, or as unheard."""
        with self._db.transaction(is_durable=True):
            before = self._log.progress(ids)
            rows = {row.id: row for row in self._episodes.by_ids(ids)}
            self._episodes.set_heard(ids, heard=heard, now=self._now())
            inverse = []
            for number, row in rows.items():
                was = before.get(number)
                inverse.append(
                    [number, row.podcast_id, was.position, was.heard,
                     to_text_or_none(was.finished_at)]
                    if was
                    else [number, row.podcast_id, 0, 0, None]
                )  # fmt: skip
            token = Journal(self._db).record(
                "heard",
                payload={"ids": list(ids), "heard": heard},
                inverse=inverse,
                sentence=say("Marked %n episode(s) as heard", n=len(ids))
                if heard
                else say("Marked %n episode(s) as unheard", n=len(ids)),
                now=self._now(),
            )
        self._bus.publish(EpisodesChanged(frozenset(ids)))
        self._bus.publish(TasteChanged())
        return token

    def set_favourite(self, episode_id: EpisodeId, favourite: bool) -> UndoToken:  # noqa: FBT001
        """Set or take the heart of an episode."""
        with self._db.transaction(is_durable=True):
            self._episodes.set_favourite(episode_id, favourite=favourite, now=self._now())
            token = Journal(self._db).record(
                "favourite",
                payload={"episode": episode_id, "favourite": favourite},
                inverse={"episode": episode_id, "favourite": not favourite},
                sentence=say("Added to favourites")
                if favourite
                else say("Removed from favourites"),
                now=self._now(),
            )
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))
        return token

    def set_favourites(self, ids: Sequence[EpisodeId], favourite: bool) -> UndoToken:  # noqa: FBT001
        """Set or take the hearts of many episodes."""
        with self._db.transaction(is_durable=True):
            known = self._marks.known(ids)
            before = self._marks.favourites(known)
            # A heart that is there keeps its day.
            now = to_text(self._now())
            self._marks.set_favourites(
                {number: (before.get(number) or now) if favourite else None for number in known}
            )
            token = self._record(
                "favourites",
                payload={"ids": known, "favourite": favourite},
                inverse=[[number, before.get(number)] for number in known],
                sentence=say("Added %n episode(s) to favourites", n=len(known))
                if favourite
                else say("Removed %n episode(s) from favourites", n=len(known)),
            )
        self._bus.publish(EpisodesChanged(frozenset(known)))
        self._bus.publish(TasteChanged())
        return token

    def dismiss(self, ids: Sequence[EpisodeId], dismissed: bool = True) -> UndoToken:  # noqa: FBT001, FBT002
        """Not interested: out of New and never recommended, or back again.

        An episode that is played later comes back by that.
        """
        with self._db.transaction(is_durable=True):
            known = self._marks.known(ids)
            before = self._marks.dismissed(known)
            at = to_text(self._now()) if dismissed else None
            self._marks.set_dismissed(dict.fromkeys(known, at))
            token = self._record(
                "dismissed",
                payload={"ids": known, "dismissed": dismissed},
                inverse=[[number, before[number]] for number in known],
                sentence=say("Dismissed %n episode(s)", n=len(known))
                if dismissed
                else say("Brought back %n episode(s)", n=len(known)),
            )
        self._bus.publish(EpisodesChanged(frozenset(known)))
        self._bus.publish(TasteChanged())
        return token

    def tags(self) -> list[TagCount]:
        """Every tag and how many shows have it."""
        return self._shows.tags()

    def add_tag(self, podcast_id: PodcastId, tag: str) -> UndoToken:
        """Tag a show. Raises NotFoundError, or UsageError for a tag that cannot be one."""
        name = clean_name(tag, what="tag")
        return self._change_tags(podcast_id, add=name)

    def remove_tag(self, podcast_id: PodcastId, tag: str) -> UndoToken:
        """Take a tag from a show. Raises NotFoundError where it does not have it."""
        name = clean_name(tag, what="tag")
        return self._change_tags(podcast_id, remove=name)

    def _change_tags(self, podcast_id: PodcastId, *, add: str = "", remove: str = "") -> UndoToken:
        with self._db.transaction():
            show = self._podcasts.get(podcast_id)
            kept = [tag for tag in show.tags if tag.casefold() != (remove or add).casefold()]
            if remove and len(kept) == len(show.tags):
                raise NotFoundError(
                    say("“{title}” is not tagged “{remove}”.", title=show.title, remove=remove)
                )
            self._shows.set_tags(podcast_id, [*kept, add] if add else kept)
            token = self._record(
                "tags",
                payload={"podcast": podcast_id, "tags": self._shows.tags_of(podcast_id)},
                inverse={"podcast": podcast_id, "tags": list(show.tags)},
                sentence=say("Tagged {show} “{tag}”", show=show.title, tag=add)
                if add
                else say("Took the tag “{tag}” from {show}", show=show.title, tag=remove),
            )
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))
        return token

    def archive(self, podcast_id: PodcastId, archived: bool = True) -> UndoToken:  # noqa: FBT001, FBT002
        """Put a show away: out of the lists, not refreshed, its history kept. Or bring it back."""
        with self._db.transaction():
            show = self._podcasts.get(podcast_id)
            at = self._now() if archived else None
            before = self._shows.archived_at(podcast_id)
            self._shows.set_archived(podcast_id, at)
            token = self._record(
                "archive",
                payload={"podcast": podcast_id, "archived": archived},
                inverse={"podcast": podcast_id, "at": before},
                sentence=say("Archived {show}", show=show.title)
                if archived
                else say("Brought back {show}", show=show.title),
            )
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))
        self._bus.publish(QueueChanged())
        self._bus.publish(TasteChanged())
        return token

    def hide_rule(self, podcast_id: PodcastId) -> HideRule:
        """What is hidden of a show."""
        return self._hiding.rule(podcast_id)

    def would_hide(self, podcast_id: PodcastId, rule: HideRule) -> int:
        """How many of a show's episodes a rule would hide. Changes nothing."""
        return self._hiding.would_hide(podcast_id, rule)

    def set_hide_rule(self, podcast_id: PodcastId, rule: HideRule) -> UndoToken:
        """Hide episodes of a show, those there are and those to come; HideRule() hides none."""
        with self._db.transaction():
            show = self._podcasts.get(podcast_id)
            before = self._hiding.rule(podcast_id)
            hidden = self._hiding.set_rule(podcast_id, rule)
            token = self._record(
                "hide",
                payload={"podcast": podcast_id, "rule": asdict(rule)},
                inverse={"podcast": podcast_id, "rule": asdict(before)},
                sentence=say("%n episode(s) of {show} hidden", n=hidden, show=show.title),
            )
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))
        self._bus.publish(TasteChanged())
        return token

    def _record(self, action: str, *, payload: object, inverse: object, sentence: str) -> UndoToken:
        return Journal(self._db).record(
            action, payload=payload, inverse=inverse, sentence=sentence, now=self._now()
        )

    def set_podcast_settings(self, podcast_id: PodcastId, settings: PodcastSettings) -> None:
        """What the listener chose for one show."""
        self._podcasts.set_settings(podcast_id, settings)
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))

    def changes(self, *, limit: int = 20) -> list[UndoToken]:
        """What can be taken back, the last change first."""
        return Journal(self._db).recent(limit)

    def undo(self, token: UndoToken) -> None:
        """Take a change back. Raises NotFoundError if that was done already."""
        self._undo.apply(token)

    def export_listening(self) -> Iterator[str]:
        """The whole log as JSON lines that `import` reads."""
        spans = self._log.spans()
        feeds = self._podcasts.feed_urls()
        rows = {row.id: row for row in self._episodes.by_ids([*{s.episode_id for s in spans}])}
        for span in spans:
            row = rows[span.episode_id]
            line = {
                "feed": feeds[row.podcast_id],
                "guid": row.guid,
                "episode_title": row.title,
                "start_ms": span.start,
                "end_ms": span.end,
                "heard_at": to_text(span.heard_at),
                "rate": span.rate,
            }
            yield json.dumps(line, ensure_ascii=False)


def _sorted(shows: list[Podcast], order: ShowOrder) -> list[Podcast]:
    """Shows come by title; equals stay so."""
    never = datetime.min.replace(tzinfo=UTC)
    match order:
        case ShowOrder.TITLE:
            return shows
        case ShowOrder.NEWEST:
            return sorted(shows, key=lambda show: show.newest or never, reverse=True)
        case ShowOrder.UNHEARD:
            return sorted(shows, key=lambda show: show.unheard_count, reverse=True)
        case ShowOrder.ADDED:
            return sorted(shows, key=lambda show: show.added_at or never, reverse=True)
