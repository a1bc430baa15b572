"""Merging what another player knew into the library."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.moving import (
    ForeignEpisode,
    ForeignPlay,
    Merged,
    Standing,
    Tally,
    merge,
    title_key,
)
from podplayer.storage.database import Database
from podplayer.storage.identity import Identity, Known
from podplayer.storage.queue import PlayQueue
from podplayer.storage.times import from_text, from_text_or_none, to_text, to_text_or_none

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an import makes of one episode."""

    episode_id: EpisodeId
    before: Standing
    after: Standing
    plays: tuple[ForeignPlay, ...]
    queue_place: int | None
    """None where it does not come into the queue, or is there."""

    @property
    def is_empty(self) -> bool:
        """Whether the library knows all of it already."""
        return self.before == self.after and not self.plays and self.queue_place is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an import would do with the episodes of a file."""

    changes: Sequence[Change]
    same: int
    """Episodes of which nothing is new."""
    waiting: Sequence[ForeignEpisode]
    """Episodes that the library does not have (yet)."""


def tally_of(changes: Iterable[Change]) -> Tally:
    """What changes would add."""
    tally = Tally()
    for change in changes:
        before, after = change.before, change.after
        tally += Tally(
            episodes=1,
            finished=int(before.finished_at is None and after.finished_at is not None),
            positions=int(after.position > before.position),
            favourites=int(before.favourite_at is None and after.favourite_at is not None),
            queued=int(change.queue_place is not None),
            plays=len(change.plays),
        )
    return tally


class Merging:
    """The tables behind an import. Writes inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def decide(self, episodes: Sequence[ForeignEpisode], *, now: datetime) -> Decision:
        """Find the episodes and work out what would change. Writes nothing."""
        known = Identity(self._db).find_all(episodes)
        pairs = [(e, k) for e, k in zip(episodes, known, strict=True) if k is not None]
        waiting = [e for e, k in zip(episodes, known, strict=True) if k is None]
        changes = self.changes(pairs, now=now)
        real = [change for change in changes if not change.is_empty]
        return Decision(changes=real, same=len(changes) - len(real), waiting=waiting)

    def missing(self, titles: Iterable[str]) -> list[str]:
        """Of titles of shows those that are not followed."""
        followed = self._db.execute("SELECT title FROM podcast WHERE unsubscribed_at IS NULL")
        keys = {title_key(row[0]) for row in followed}
        return [title for title in titles if title_key(title) not in keys]

    def changes(
        self, pairs: Sequence[tuple[ForeignEpisode, Known]], *, now: datetime
    ) -> list[Change]:
        """What becomes of episodes that were found; of one that comes twice, both are merged."""
        ids = list({known.id for _, known in pairs})
        before = self.standings(ids)
        plays = self.plays(ids)
        queued = set(PlayQueue(self._db).ids())
        changes: dict[EpisodeId, Change] = {}
        for episode, known in pairs:
            earlier = changes.get(known.id)
            first = earlier.before if earlier else before.get(known.id, Standing())
            merged = merge(
                earlier.after if earlier else first,
                episode,
                known=[*plays[known.id], *(earlier.plays if earlier else ())],
                duration=known.duration,
                now=now,
            )
            place = None if known.id in queued else _place(episode, merged)
            changes[known.id] = Change(
                episode_id=known.id,
                before=first,
                after=merged.standing,
                plays=(*(earlier.plays if earlier else ()), *merged.plays),
                queue_place=earlier.queue_place if earlier and place is None else place,
            )
        return list(changes.values())

    def standings(self, ids: Sequence[EpisodeId]) -> dict[EpisodeId, Standing]:
        """How episodes stand; those with which nothing was done are left out."""
        rows = _chunked(
            self._db,
            "SELECT episode_id, position_ms, heard_ms, finished_at, favourite_at, last_heard_at "
            "FROM progress WHERE episode_id IN ({})",
            ids,
        )
        return {
            EpisodeId(row[0]): Standing(
                position=Ms(row[1]),
                heard=Ms(row[2]),
                finished_at=from_text_or_none(row[3]),
                favourite_at=from_text_or_none(row[4]),
                last_heard_at=from_text_or_none(row[5] or None),
            )
            for row in rows
        }

    def plays(self, ids: Sequence[EpisodeId]) -> Mapping[EpisodeId, list[ForeignPlay]]:
        """What the log has of episodes."""
        plays: dict[EpisodeId, list[ForeignPlay]] = defaultdict(list)
        for number, start, end, heard_at in _chunked(
            self._db,
            "SELECT episode_id, start_ms, end_ms, heard_at FROM play_span WHERE episode_id IN ({})",
            ids,
        ):
            plays[EpisodeId(number)].append(
                ForeignPlay(start=Ms(start), end=Ms(end), heard_at=from_text(heard_at))
            )
        return plays

    # -- writing ------------------------------------------------------------------------------

    def write(self, import_id: int, changes: Sequence[Change]) -> None:
        """Store changes and how to take them back."""
        self.write_standings((c.episode_id, c.after) for c in changes if c.after != c.before)
        self._note_changes(import_id, changes)
        self._write_plays(import_id, changes)
        self._enqueue(import_id, changes)

    def write_standings(self, standings: Iterable[tuple[EpisodeId, Standing]]) -> None:
        """Make episodes stand exactly like this."""
        self._db.executemany(
            """
            INSERT INTO progress (episode_id, position_ms, heard_ms, finished_at, favourite_at,
                                  last_heard_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (episode_id) DO UPDATE
            SET position_ms = excluded.position_ms, heard_ms = excluded.heard_ms,
                finished_at = excluded.finished_at, favourite_at = excluded.favourite_at,
                last_heard_at = excluded.last_heard_at
            """,
            [(number, *_columns(standing)) for number, standing in standings],
        )

    def _note_changes(self, import_id: int, changes: Sequence[Change]) -> None:
        self._db.executemany(
            """
            INSERT INTO import_change (import_id, episode_id,
                position_before, heard_before, finished_before, heart_before, last_before,
                position_after, heard_after, finished_after, heart_after, last_after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (import_id, episode_id) DO UPDATE
            SET position_after = excluded.position_after, heard_after = excluded.heard_after,
                finished_after = excluded.finished_after, heart_after = excluded.heart_after,
                last_after = excluded.last_after
            """,
            [(import_id, c.episode_id, *_columns(c.before), *_columns(c.after)) for c in changes],
        )

    def _write_plays(self, import_id: int, changes: Sequence[Change]) -> None:
        plays = [(c.episode_id, play) for c in changes for play in c.plays]
        highest = int(self._db.one("SELECT coalesce(max(id), 0) FROM play_span") or 0)
        numbered = list(enumerate(plays, start=highest + 1))
        self._db.executemany(
            """
            INSERT OR IGNORE INTO play_span (id, episode_id, start_ms, end_ms, rate, heard_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                (number, episode_id, play.start, play.end, play.rate, to_text(play.heard_at))
                for number, (episode_id, play) in numbered
            ],
        )
        note_plays(self._db, [(import_id, number) for number, _ in numbered])

    def _enqueue(self, import_id: int, changes: Sequence[Change]) -> None:
        new = sorted((c.queue_place, c.episode_id) for c in changes if c.queue_place is not None)
        if not new:
            return
        rows = self._db.execute(
            "SELECT episode_id, place FROM import_queue WHERE import_id = ?", (import_id,)
        )
        places = {EpisodeId(number): place for number, place in rows}
        order = [
            EpisodeId(row[0])
            for row in self._db.execute("SELECT episode_id FROM queue ORDER BY place")
        ]
        PlayQueue(self._db).replace(woven(order, places=places, new=new))
        self._db.executemany(
            "INSERT OR IGNORE INTO import_queue (import_id, episode_id, place) VALUES (?, ?, ?)",
            [(import_id, number, place) for place, number in new],
        )

    def note_show(self, import_id: int, podcast_id: PodcastId) -> None:
        """A show was followed by this import."""
        with self._db.transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO import_show (import_id, podcast_id) VALUES (?, ?)",
                (import_id, podcast_id),
            )

    def note_standings(self, import_id: int, before: Mapping[EpisodeId, Standing]) -> None:
        """Note what stood before, for changes that were written by somebody else."""
        after = self.standings(list(before))
        self._note_changes(
            import_id,
            [
                Change(
                    episode_id=number,
                    before=standing,
                    after=after.get(number, Standing()),
                    plays=(),
                    queue_place=None,
                )
                for number, standing in before.items()
            ],
        )

    def remember_address(self, podcast_id: PodcastId, url: str, *, now: datetime) -> None:
        """A list has this show under another address; it is known by that one, too."""
        self._db.execute(
            """
            INSERT OR IGNORE INTO podcast_address (podcast_id, url, until)
            SELECT id, :url, :now FROM podcast WHERE id = :id AND feed_url <> :url
            """,
            {"id": podcast_id, "url": url, "now": to_text(now)},
        )

    def changed(self, import_id: int) -> frozenset[EpisodeId]:
        """The episodes that an import changed so far; more may follow when feeds arrive."""
        rows = self._db.execute(
            "SELECT episode_id FROM import_change WHERE import_id = ?", (import_id,)
        )
        return frozenset(EpisodeId(row[0]) for row in rows)

    def tally(self, import_id: int) -> Tally:
        """What an import added so far."""
        row = self._db.execute(
            """
            SELECT count(*),
                   sum(finished_before IS NULL AND finished_after IS NOT NULL),
                   sum(position_after > position_before),
                   sum(heart_before IS NULL AND heart_after IS NOT NULL),
                   (SELECT count(*) FROM import_queue WHERE import_id = :id),
                   (SELECT count(*) FROM import_play WHERE import_id = :id)
            FROM import_change WHERE import_id = :id
            """,
            {"id": import_id},
        ).fetchone()
        episodes, finished, positions, favourites, queued, plays = (int(n or 0) for n in row)
        return Tally(
            episodes=episodes, finished=finished, positions=positions, favourites=favourites,
            queued=queued, plays=plays,
        )  # fmt: skip


def note_plays(db: Database, plays: Iterable[tuple[int, int]]) -> None:
    """These spans came by these imports: (import, span).

    None that was there already: its number goes to what is heard next, which is no import's.
    """
    db.executemany(
        "INSERT INTO import_play (import_id, span_id) SELECT ?, id FROM play_span WHERE id = ?",
        list(plays),
    )


def woven(
    order: Sequence[EpisodeId],
    *,
    places: Mapping[EpisodeId, int],
    new: Iterable[tuple[int, EpisodeId]],
) -> list[EpisodeId]:
    """Put queue entries of an import behind those of it that came before them there, else last.

    Feeds arrive in any order; the queue ends up in the order of the other player all the same.
    """
    queue, known = list(order), dict(places)
    for place, number in new:
        if number in queue:
            continue
        earlier = [at for at, other in enumerate(queue) if known.get(other, place + 1) <= place]
        later = [at for at, other in enumerate(queue) if known.get(other, place) > place]
        behind = earlier[-1] + 1 if earlier else None
        before = later[0] if later else len(queue)
        queue.insert(before if behind is None else behind, number)
        known[number] = place
    return queue


def _place(episode: ForeignEpisode, merged: Merged) -> int | None:
    """What was heard to its end meanwhile does not come into the queue."""
    return None if merged.standing.finished_at else episode.queue_place


def _chunked(db: Database, sql: str, ids: Sequence[EpisodeId]) -> Iterable[sqlite3.Row]:
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        yield from db.execute(sql.format(",".join(str(int(number)) for number in part)))


def _columns(standing: Standing) -> tuple[object, ...]:
    return (
        standing.position,
        standing.heard,
        to_text_or_none(standing.finished_at),
        to_text_or_none(standing.favourite_at),
        to_text_or_none(standing.last_heard_at),
    )
