"""Times that survive other advertisements: a file came again, and what was marked moves."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from podplayer.media.alignment import align
from podplayer.media.fingerprint import FRAME_MS, kept
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import UndoToken
from podplayer.model.sentence import say
from podplayer.model.time_marks import Stretch, moved, moves_anything
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal
from podplayer.storage.time_marks import TimeMarks, Times, as_json

logger = logging.getLogger(__name__)

_SLACK = Ms(3 * FRAME_MS)
"""A shift that nobody notices: another encoder's delay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of an episode's times when another file of it was analysed."""

    sentence: str
    token: UndoToken | None = None
    """Takes it back; None where nothing was moved."""


class MarkMover:
    """Compares the fingerprint of a file with that of the one before."""

    def __init__(self, db: Database, *, now: Callable[[], datetime]) -> None:
        self._db = db
        self._now = now
        self._marks = TimeMarks(db)
        self._episodes = Episodes(db)

    def follow(self, episode_id: EpisodeId, fingerprint: bytes) -> Followed | None:
        """A file was analysed: times of the one before become times of this one.

        None where it is the first one, or the same recording. Where nothing of the former one is
        in it, every time stays as it is.
        """
        if not fingerprint:
            return None
        known, latest = self._marks.prints(episode_id), kept(fingerprint)
        if known is None:
            self._marks.store(episode_id, first=latest, latest=latest)
            return None
        stretches = align(known.latest, fingerprint)
        if not stretches:
            self._marks.store(episode_id, first=latest, latest=latest)
            return self._strange(episode_id)
        if not moves_anything(stretches, slack=_SLACK):
            return None
        since_first = align(known.first, fingerprint)
        with self._db.transaction(is_durable=True):
            followed = self._move(episode_id, stretches)
            self._marks.store(episode_id, first=known.first, latest=latest, shifts=since_first)
        logger.info("the times of episode %d were moved", episode_id)
        return followed

    def _strange(self, episode_id: EpisodeId) -> Followed | None:
        times = self._marks.times_before(episode_id)
        if times.position is None and not times.bookmarks:
            return None  # there is nothing that could be in a wrong place
        title = self._episodes.detail(episode_id).row.title
        return Followed(
            sentence=say(
                "The new file of “{title}” is another recording; nothing in it was moved.",
                title=title,
            )
        )

    def _move(self, episode_id: EpisodeId, stretches: Sequence[Stretch]) -> Followed:
        title = self._episodes.detail(episode_id).row.title
        before = self._marks.times_before(episode_id)
        self._marks.set_times(episode_id, _moved(before, stretches))
        sentence = say(
            "Moved the times of “{title}”: its new file has other advertisements", title=title
        )
        token = Journal(self._db).record(
            "times",
            payload={"episode": episode_id, "shifts": [[s.start, s.shift] for s in stretches]},
            inverse={"episode": episode_id, **as_json(before)},
            sentence=sentence,
            now=self._now(),
        )
        return Followed(sentence=sentence, token=token)


def _moved(times: Times, stretches: Sequence[Stretch]) -> Times:
    def one(place: Ms | None) -> Ms | None:
        return None if place is None else moved(place, stretches)

    return Times(
        position=one(times.position),
        bookmarks=[(number, moved(at, stretches)) for number, at in times.bookmarks],
        lines=[(number, one(start), one(end)) for number, start, end in times.lines],
    )
