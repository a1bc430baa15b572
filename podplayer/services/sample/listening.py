"""Stores the made-up listening: habits, what was said, what is half heard, what is up next."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Any

import numpy as np

from podplayer.model.ids import Ms
from podplayer.model.listening import Feedback, FeedbackKind, PlaySpan
from podplayer.services.sample.habit import Candidate, Diary, habit_of, span_of, usual_time
from podplayer.services.sample.shows import SampleShow
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue

_DROPPED = Ms(38_000)
"""How much is heard of what the listener did not like."""


class MadeUpListening:
    """Three months of one made-up listener."""

    def __init__(
        self, db: Database, *, shows: Sequence[SampleShow], now: datetime, zone: tzinfo | None
    ) -> None:
        self._db = db
        self._shows = shows
        self._now = now
        self._zone = zone
        self._log = ListeningLog(db)
        self._found: list[Candidate] = []
        self._named: dict[tuple[str, str], Candidate] = {}

    def add(self, listener: Mapping[str, Any], *, rng: np.random.Generator) -> int:
        """Store it, all or nothing. Returns how many spans; 0 where the sample was heard already.

        Args:
            listener: what stands in listener.toml.
            rng: decides what the habits chose.
        """
        self._look_up()
        sample = {candidate.id for candidate in self._found}
        if any(span.episode_id in sample for span in self._log.spans()):
            return 0
        queue = [self._episode(name) for name in listener["queue"]]
        kept = [
            self._episode(item["episode"]) for item in [*listener["said"], *listener["started"]]
        ]
        untouched = [self._episode(name) for name in listener["untouched"]]
        diary = Diary(
            candidates=self._found,
            now=self._now,
            zone=self._zone,
            rng=rng,
            heard={episode.id for episode in [*queue, *kept, *untouched]},
        )
        spans = list(diary.spans())
        spans += [self._begin(item) for item in listener["started"]]
        with self._db.transaction(is_durable=True):
            spans += [self._say(item) for item in listener["said"]]
            count = self._log.append_many(sorted(spans, key=lambda span: span.heard_at))
            PlayQueue(self._db).append([episode.id for episode in queue])
        return count

    def _look_up(self) -> None:
        """Find the episodes of the sample in the library."""
        podcasts = Podcasts(self._db)
        for show in self._shows:
            podcast_id = podcasts.find_by_url(show.feed_url)
            if podcast_id is None:
                continue
            numbers = {episode.guid: episode.number for episode in show.episodes}
            for known in podcasts.known_episodes(podcast_id):
                if known.published is None or known.duration is None:
                    continue
                candidate = Candidate(
                    id=known.id,
                    slug=show.slug,
                    number=numbers.get(known.guid, 0),
                    published=known.published,
                    duration=known.duration,
                )
                self._found.append(candidate)
                self._named[show.slug, known.title] = candidate

    def _episode(self, name: Sequence[str]) -> Candidate:
        slug, title = name
        return self._named[slug, title]

    def _begin(self, item: Mapping[str, Any]) -> PlaySpan:
        """An episode that is half heard."""
        episode = self._episode(item["episode"])
        end = Ms(round(episode.duration * item["share"]))
        return self._play(episode, end=end, days=item["days"])

    def _say(self, item: Mapping[str, Any]) -> PlaySpan:
        """Store an answer; returns the listening that it was about."""
        episode, kind = self._episode(item["episode"]), FeedbackKind(item["kind"])
        end = _DROPPED if kind is FeedbackKind.LESS else episode.duration
        span = self._play(episode, end=end, days=item["days"])
        then = span.heard_at + timedelta(seconds=20)
        self._log.add_feedback(Feedback(episode_id=episode.id, kind=kind, at=then))
        if kind is FeedbackKind.FAVOURITE:
            Episodes(self._db).set_favourite(episode.id, favourite=True, now=then)
        return span

    def _play(self, episode: Candidate, *, end: Ms, days: int) -> PlaySpan:
        at = usual_time(episode.slug, days=days, now=self._now, zone=self._zone)
        return span_of(episode, end=end, at=at, habit=habit_of(episode.slug))
