"""Transcripts as lines, and the index of the words that are spoken in them."""

from collections.abc import Sequence
from datetime import datetime

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.transcripts import SpokenHit, Transcript, TranscriptLine
from podplayer.storage.database import Database
from podplayer.storage.fts_query import anywhere, typed_words
from podplayer.storage.highlight import marked, pattern_of
from podplayer.storage.plain import indexable
from podplayer.storage.times import to_text

_MOST_WORDS = 12


class TranscriptTable:
    """One transcript an episode: the one that was read last."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def store(self, episode_id: EpisodeId, transcript: Transcript, *, now: datetime) -> None:
        """Replace the transcript of an episode, words in the index and all."""
        with self._db.transaction():
            self._remove(episode_id)
            self._db.execute(
                "INSERT INTO transcript_text (episode_id, url, language, fetched_at) "
                "VALUES (?, ?, ?, ?)",
                (episode_id, transcript.url, transcript.language, to_text(now)),
            )
            first = int(self._db.one("SELECT max(id) FROM transcript_line") or 0) + 1
            self._db.executemany(
                """
                INSERT INTO transcript_line (id, episode_id, start_ms, end_ms, speaker, text)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    (number, episode_id, line.start, line.end, line.speaker, line.text)
                    for number, line in enumerate(transcript.lines, start=first)
                ],
            )
            self._db.executemany(
                "INSERT INTO transcript_fts (rowid, text) VALUES (?, ?)",
                [
                    (number, indexable(line.text))
                    for number, line in enumerate(transcript.lines, start=first)
                ],
            )

    def _remove(self, episode_id: EpisodeId) -> None:
        self._db.execute(
            "DELETE FROM transcript_fts WHERE rowid IN "
            "(SELECT id FROM transcript_line WHERE episode_id = ?)",
            (episode_id,),
        )
        self._db.execute("DELETE FROM transcript_line WHERE episode_id = ?", (episode_id,))
        self._db.execute("DELETE FROM transcript_text WHERE episode_id = ?", (episode_id,))

    def get(self, episode_id: EpisodeId) -> Transcript | None:
        """What is stored; None where none was read yet."""
        head = self._db.execute(
            "SELECT url, language FROM transcript_text WHERE episode_id = ?", (episode_id,)
        ).fetchone()
        if head is None:
            return None
        rows = self._db.execute(
            "SELECT start_ms, end_ms, speaker, text FROM transcript_line "
            "WHERE episode_id = ? ORDER BY id",
            (episode_id,),
        )
        lines = tuple(
            TranscriptLine(start=_ms(start), end=_ms(end), speaker=speaker, text=text)
            for start, end, speaker, text in rows
        )
        return Transcript(lines=lines, url=head[0], language=head[1])

    def missing(self, limit: int | None = None) -> list[EpisodeId]:
        """Downloaded or queued episodes whose transcript is announced but not here."""
        rows = self._db.execute(
            """
            SELECT DISTINCT t.episode_id FROM transcript AS t
            WHERE t.episode_id NOT IN (SELECT episode_id FROM transcript_text)
              AND (t.episode_id IN (SELECT episode_id FROM download)
                   OR t.episode_id IN (SELECT episode_id FROM queue))
            ORDER BY t.episode_id DESC LIMIT ?
            """,
            (-1 if limit is None else limit,),
        )
        return [EpisodeId(row[0]) for row in rows]

    def search(self, text: str, *, limit: int = 50) -> list[SpokenHit]:
        """Places where all words are said in one line, the newest transcript first."""
        words = typed_words(text)[:_MOST_WORDS]
        if not words:
            return []
        rows = self._db.execute(
            """
            SELECT l.episode_id, l.start_ms, l.text, e.title, p.title
            FROM transcript_fts AS f
            CROSS JOIN transcript_line AS l ON l.id = f.rowid
            JOIN episode AS e ON e.id = l.episode_id
            JOIN podcast AS p ON p.id = e.podcast_id
            WHERE transcript_fts MATCH ? AND p.unsubscribed_at IS NULL
              AND p.archived_at IS NULL AND e.shelf <> 4
            ORDER BY f.rowid DESC LIMIT ?
            """,
            (anywhere(words), limit),
        )
        pattern = pattern_of(words)
        hits = [
            SpokenHit(
                episode_id=EpisodeId(episode),
                at=_ms(start),
                snippet=marked(said, pattern) or said,
                title=title,
                podcast_title=show,
            )
            for episode, start, said, title, show in rows
        ]
        return _grouped(hits)


def _ms(value: int | None) -> Ms | None:
    return None if value is None else Ms(value)


def _grouped(hits: Sequence[SpokenHit]) -> list[SpokenHit]:
    """Places of an episode in their order, episodes in the order of the results."""
    places: dict[EpisodeId, list[SpokenHit]] = {}
    for hit in hits:
        places.setdefault(hit.episode_id, []).append(hit)
    return [hit for group in places.values() for hit in reversed(group)]
