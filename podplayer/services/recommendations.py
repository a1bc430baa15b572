"""What to hear now: gathers, ranks, records what was shown, takes answers, unlearns."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from podplayer.model.errors import UsageError
from podplayer.model.events import (
    EpisodesChanged,
    LibraryChanged,
    SensesChanged,
    TasteChanged,
    VectorsChanged,
)
from podplayer.model.ids import ContextId, EpisodeId, PodcastId
from podplayer.model.listening import Context, Feedback, FeedbackKind, Mood, Shown
from podplayer.model.podcast import UndoToken
from podplayer.model.ranking import (
    ForgetKind,
    ForgetScope,
    Interest,
    RankedList,
    RankingOptions,
    Recommendation,
    Scoreboard,
    ShowHabit,
    Taste,
)
from podplayer.model.sentence import say
from podplayer.recommender import pipeline, replay, taste
from podplayer.recommender.columns import Ints, distinct
from podplayer.recommender.feature_list import COLUMNS, NAMES
from podplayer.recommender.keywords import Words
from podplayer.recommender.pipeline import Catalogue, History, Learned
from podplayer.recommender.profile import WHOLE_SHOW
from podplayer.recommender.space import Space
from podplayer.services.bus import EventBus
from podplayer.services.interest_naming import named
from podplayer.services.ranking_data import RankingData
from podplayer.services.settings import SettingsService
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.forgetting import Forgetting
from podplayer.storage.journal import Journal
from podplayer.storage.listening import ListeningLog
from podplayer.storage.ranking import RankingTables

logger = logging.getLogger(__name__)

_ALWAYS_KEPT = {FeedbackKind.NEVER, FeedbackKind.NOT_NOW, FeedbackKind.FAVOURITE}
"""Wishes about the list, which hold also where nothing shall be learned."""


class Recommendations:
    """Ranked lists, and what the listener answers to them. Blocks; safe from any thread."""

    def __init__(
        self,
        db: Database,
        *,
        bus: EventBus,
        now: Callable[[], datetime],
        settings: SettingsService,
        active_encoder: Callable[[], str | None],
    ) -> None:
        """`now` is aware; `active_encoder` names whose vectors to use, None without any."""
        self._db = db
        self._bus = bus
        self._now = now
        self._settings = settings
        self._episodes = Episodes(db)
        self._log = ListeningLog(db)
        self._data = RankingData(db, encoder=active_encoder)
        self._learned: tuple[tuple[object, ...], History, Learned] | None = None
        bus.subscribe(VectorsChanged, lambda _: self._data.vectors_changed())
        bus.subscribe(SensesChanged, lambda _: self._data.senses_changed())
        bus.subscribe(LibraryChanged, lambda _: self._data.library_changed())

    # ------------------------------------------------------------ ranking

    def rank(self, options: RankingOptions, *, record: bool = True) -> RankedList:
        """The list for now. What is shown is recorded, unless listening is private."""
        at = options.at or self._now().astimezone()
        context = Context(at=at, minutes=options.minutes, place=options.place, mood=options.mood)
        with self._data.lock:
            catalogue, learned, rows = self._prepare(options, at)
            ranking = pipeline.recommend(
                catalogue,
                learned,
                options,
                context,
                rows=rows,
                title=self._title,
                # The same question within one hour gets the same exploration.
                rng=np.random.default_rng(int(at.timestamp()) // 3600),
            )
            encoder = self._data.encoder
        found = {
            row.id: row for row in self._episodes.by_ids([r.episode_id for r in ranking.lines])
        }
        items = tuple(
            Recommendation(
                rank=rank,
                episode=found[line.episode_id],
                probability=line.probability,
                uncertainty=line.uncertainty,
                reasons=line.reasons,
                contributions=line.contributions,
                is_exploration=line.is_exploration,
            )
            for rank, line in enumerate(
                (line for line in ranking.lines if line.episode_id in found), start=1
            )
        )
        settings = self._settings.current
        recorded = record and items and not settings.is_private and settings.is_learning
        return RankedList(
            items=items,
            context_id=self._record(context, items) if recorded else None,
            considered=ranking.considered,
            encoder=encoder,
            mood_entropy=ranking.mood_entropy,
        )

    def _prepare(self, options: RankingOptions, at: datetime) -> tuple[Catalogue, Learned, Ints]:
        offset = at.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        if self._data.refresh():
            self._learned = None
        rule = self._settings.current.ranking_rule
        data = self._data
        space, stated = data.space(), data.interests()
        mark = (data.log_mark(), data.items(), space, data.senses(), stated, minutes, rule)
        known = self._learned
        fresh = known is None or not _same(known[0], mark)
        history = self._data.history(utc_offset=minutes) if known is None or fresh else known[1]
        now = self._now()
        catalogue = self._data.catalogue(history, now=now)
        rows = pipeline.candidate_rows(catalogue, options, now=now.timestamp())
        if known is None or fresh:
            learned = pipeline.learn(
                catalogue,
                history,
                content=self._content,
                rows=rows,
                rule=rule or None,
                known=known[2] if known else None,
            )
        else:
            words = self._data.words(rows.tolist())
            learned = known[2]
            if words is not learned.world.words:
                learned = replace(learned, world=replace(learned.world, words=words))
        self._learned = (mark, history, learned)
        return catalogue, learned, rows

    def learned(self) -> Learned:
        """What the log taught so far; for measuring and for tests."""
        with self._data.lock:
            return self._prepare(RankingOptions(), self._now().astimezone())[1]

    def _content(self, rows: Ints) -> tuple[Space, Words]:
        return self._data.space(), self._data.words(rows.tolist())

    def _title(self, row: int) -> str:
        number = EpisodeId(int(self._data.items().ids[row]))
        rows = self._episodes.by_ids([number])
        return rows[0].title if rows else ""

    def _record(self, context: Context, items: Sequence[Recommendation]) -> ContextId:
        with self._db.transaction():
            context_id = self._log.add_context(context)
            self._log.add_shown(
                [
                    Shown(
                        episode_id=item.episode.id,
                        context_id=context_id,
                        rank=item.rank,
                        probability=item.probability,
                        is_exploration=item.is_exploration,
                        at=self._now(),
                    )
                    for item in items
                ]
            )
        return context_id

    # ------------------------------------------------------------ answers

    def feedback(
        self,
        episode_id: EpisodeId,
        kind: FeedbackKind,
        *,
        context_id: ContextId | None = None,
        rank: int | None = None,
        note: str | None = None,
    ) -> UndoToken | None:
        """Record an answer, with undo. Nothing is written, and None returned, while private.

        Raises:
            NotFoundError: there is no such episode.
            UsageError: "not because of this" without a feature of ours.
        """
        if kind is FeedbackKind.NOT_BECAUSE and note not in NAMES:
            raise UsageError(say("Say which reason misled: its feature is missing or unknown."))
        row = self._episodes.detail(episode_id).row
        settings = self._settings.current
        if settings.is_private or not (settings.is_learning or kind in _ALWAYS_KEPT):
            return None
        now = self._now()
        inverse: dict[str, object] = {}
        with self._db.transaction(is_durable=True):
            if kind in {FeedbackKind.FAVOURITE, FeedbackKind.UNFAVOURITE}:
                inverse["favourite"] = [episode_id, row.is_favourite]
                self._episodes.set_favourite(
                    episode_id, favourite=kind is FeedbackKind.FAVOURITE, now=now
                )
            inverse["number"] = self._log.add_feedback(
                Feedback(
                    episode_id=episode_id,
                    kind=kind,
                    at=now,
                    context_id=context_id,
                    rank=rank,
                    note=note,
                )
            )
            token = Journal(self._db).record(
                "feedback",
                payload={"episode": episode_id, "kind": kind.value, "note": note},
                inverse=inverse,
                sentence=_sentence(kind, title=row.title, show=row.podcast_title, note=note),
                now=now,
            )
        self._bus.publish(TasteChanged())
        if "favourite" in inverse:
            self._bus.publish(EpisodesChanged(frozenset({episode_id})))
        return token

    def feeling(self, episode_id: EpisodeId) -> Mood | None:
        """How an episode feels to the listener, as they said last. Quick."""
        return Mood.from_note(self._log.last_note(episode_id, FeedbackKind.FEELS))

    # ------------------------------------------------------------ taste

    def taste(self) -> Taste:
        """What was learned."""
        with self._data.lock:
            _, learned, _ = self._prepare(RankingOptions(), self._now().astimezone())
            events = learned.world.events
            ids = learned.world.items.ids
            titles = RankingTables(self._db).show_titles()
            interests = tuple(
                Interest(
                    name=topic.name,
                    weight=topic.share,
                    keywords=tuple(topic.keywords),
                    episodes=tuple(
                        EpisodeId(int(ids[row])) for row in topic.rows[: taste.EXAMPLES]
                    ),
                )
                for topic in named(learned, self._db)
            )
            shows = tuple(
                ShowHabit(
                    podcast_id=PodcastId(habit.show),
                    title=titles.get(PodcastId(habit.show), ""),
                    started=habit.started,
                    finished=habit.finished,
                    share=habit.share,
                )
                for habit in taste.show_habits(events)
            )
            mean = learned.heads.choice.mean
            weights = {name: float(mean[columns].sum()) for name, columns in COLUMNS.items()}
        offset = self._now().astimezone().utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        return Taste(
            events=len(events),
            interests=interests,
            shows=shows,
            weights=weights,
            hours=taste.hours_heard(self._log.spans(), utc_offset=minutes),
        )

    def forget(self, scope: ForgetScope) -> int:
        """Delete what was learned from in a scope; the next list is as if it had never been.

        Raises UsageError where the scope names nothing.
        """
        episode_ids = tuple(self._of_topic(scope.topic)) if scope.kind is ForgetKind.TOPIC else ()
        if scope.kind is ForgetKind.TOPIC and not episode_ids:
            raise UsageError(
                say(
                    "There is no interest called “{topic}”; `podplayer taste` lists them.",
                    topic=scope.topic,
                )
            )
        removed = Forgetting(self._db).forget(scope, now=self._now(), episode_ids=episode_ids)
        with self._data.lock:
            self._data.forget()
            self._learned = None
        if self._settings.current.ranking_rule:
            self._settings.change(ranking_rule="")
        self._bus.publish(TasteChanged())
        return removed

    def _of_topic(self, topic: str | None) -> list[int]:
        """Heard episodes of the interest of that name, and those with the word as a keyword."""
        wanted = (topic or "").strip().lower()
        if not wanted:
            return []
        with self._data.lock:
            _, learned, _ = self._prepare(RankingOptions(), self._now().astimezone())
            world = learned.world
            topics = named(learned, self._db)
            called = [t for t in topics if t.name.lower() == wanted]
            touched = distinct(world.events.items)
            rows = world.words.holding(wanted, touched)
            if called:
                labels = taste.assign(world.space.of(touched), topics)
                inside = touched[labels == topics.index(called[0])]
                rows = distinct(np.concatenate([rows, inside]))
            return [int(number) for number in world.items.ids[rows]]

    # ------------------------------------------------------------ scoreboard

    def evaluate_log(self) -> Scoreboard:
        """Replay the log against simple rules; where one clearly wins, it makes the list.

        Seconds, in which lists are ranked as ever. Raises UsageError where the library changes.
        """
        world = self.learned().world

        def content(rows: Ints) -> tuple[Space, Words]:
            with self._data.lock:
                if self._data.items() is not world.items:
                    raise UsageError(say("The library changed meanwhile; evaluate the log again."))
                return self._content(rows)

        outcome = replay.score_log(world, content=content, learned=self._data.prior)
        if (outcome.rule or "") != self._settings.current.ranking_rule:
            self._settings.change(ranking_rule=outcome.rule or "")
        return outcome.board


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    """Equal numbers and words, and the very same arrays."""
    return all(
        a is b or (isinstance(a, tuple | int | str) and a == b)
        for a, b in zip(one, other, strict=True)
    )


def _sentence(kind: FeedbackKind, *, title: str, show: str, note: str | None) -> str:
    match kind:
        case FeedbackKind.MORE:
            return say("More like “{title}”", title=title)
        case FeedbackKind.LESS:
            return say("Less like “{title}”", title=title)
        case FeedbackKind.NOT_NOW:
            return say("“{title}” is left out for now", title=title)
        case FeedbackKind.NEVER if note == WHOLE_SHOW:
            return say("“{title}” will not be recommended again", title=show)
        case FeedbackKind.NEVER:
            return say("“{title}” will not be recommended again", title=title)
        case FeedbackKind.FAVOURITE:
            return say("Added to favourites")
        case FeedbackKind.UNFAVOURITE:
            return say("Removed from favourites")
        case FeedbackKind.NOT_BECAUSE:
            return say("That reason will count less")
        case FeedbackKind.FEELS:
            return say("Noted how “{title}” feels", title=title)
