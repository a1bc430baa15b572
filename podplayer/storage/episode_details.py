"""Everything about one episode, from the tables that hold a part of it."""

from collections.abc import Sequence

from podplayer.model.feed import Chapter, Enclosure, Person, Soundbite, TranscriptLink
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeDetail, EpisodeRow
from podplayer.storage.database import Database
from podplayer.storage.extras import episode_extras


def detail_of(db: Database, row: EpisodeRow) -> EpisodeDetail:
    """What the library has of an episode besides its row."""
    link, url, mime, size, season, number, kind, path, notes, extras = db.execute(
        """
        SELECT e.link, e.url, e.mime, e.size, e.season, e.number, e.kind, d.path,
               coalesce(n.notes, ''), x.extras
        FROM episode AS e
        LEFT JOIN episode_extras AS x ON x.episode_id = e.id
        LEFT JOIN episode_notes AS n ON n.episode_id = e.id
        LEFT JOIN download AS d ON d.episode_id = e.id
        WHERE e.id = ?
        """,
        (row.id,),
    ).fetchone()
    return EpisodeDetail(
        row=row,
        notes=notes,
        link=link,
        enclosure=Enclosure(url=url, mime=mime, size=size) if url else None,
        season=season,
        number=number,
        kind=kind,
        file=path,
        chapters=_chapters(db, row.id),
        transcripts=_transcripts(db, row.id),
        people=_people(db, row),
        soundbites=_soundbites(db, row.id),
        extras=episode_extras(extras),
    )


def _chapters(db: Database, episode_id: EpisodeId) -> Sequence[Chapter]:
    rows = db.execute(
        """
        SELECT start_ms, title, end_ms, url, image, is_hidden
        FROM chapter WHERE episode_id = :id AND is_embedded = NOT EXISTS (
            -- The file's own are shown where the feed has none.
            SELECT 1 FROM chapter WHERE episode_id = :id AND NOT is_embedded)
        ORDER BY start_ms
        """,
        {"id": episode_id},
    )
    return tuple(
        Chapter(
            start=Ms(start), title=title, end=None if end is None else Ms(end),
            url=url, image=image, is_hidden=bool(hidden),
        )
        for start, title, end, url, image, hidden in rows
    )  # fmt: skip


def _transcripts(db: Database, episode_id: EpisodeId) -> Sequence[TranscriptLink]:
    rows = db.execute(
        "SELECT url, mime, language FROM transcript WHERE episode_id = ?", (episode_id,)
    )
    return tuple(
        TranscriptLink(url=url, mime=mime, language=language) for url, mime, language in rows
    )


def _people(db: Database, row: EpisodeRow) -> Sequence[Person]:
    """Those of the episode and of its show."""
    rows = db.execute(
        """
        SELECT name, role, url, image FROM person
        WHERE episode_id = :episode OR (podcast_id = :podcast AND episode_id IS NULL)
        """,
        {"episode": row.id, "podcast": row.podcast_id},
    )
    return tuple(
        Person(name=name, role=role, url=url, image=image) for name, role, url, image in rows
    )


def _soundbites(db: Database, episode_id: EpisodeId) -> Sequence[Soundbite]:
    rows = db.execute(
        "SELECT start_ms, duration_ms, title FROM soundbite WHERE episode_id = ?", (episode_id,)
    )
    return tuple(
        Soundbite(start=Ms(start), duration=Ms(length), title=title)
        for start, length, title in rows
    )
