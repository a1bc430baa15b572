"""The documents of episodes, each cleaned of what its show repeats."""

from collections.abc import Sequence

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.text import EpisodeText
from podplayer.recommender.document import document, repeating_sentences
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts

_SIBLINGS = 40
"""Of a show's newest episodes, enough to see what it says every time."""

Document = tuple[EpisodeId, str, str | None]
"""Episode, what an encoder should read, and the language that the feed declares."""


class Documents:
    """Builds documents; remembers what shows repeat as long as it lives, so keep it for one run."""

    def __init__(self, *, episodes: Episodes, podcasts: Podcasts) -> None:
        self._episodes = episodes
        self._podcasts = podcasts
        self._repeating: dict[PodcastId, frozenset[str]] = {}
        self._everywhere: frozenset[str] | None = None

    def of(self, ids: Sequence[EpisodeId]) -> list[Document]:
        """Documents of the episodes that the library has."""
        return [
            (text.id, document(text, repeating=self._repeated_by(text)), text.language)
            for text in self._episodes.texts(ids)
        ]

    def _repeated_by(self, text: EpisodeText) -> frozenset[str]:
        if self._everywhere is None:
            self._everywhere = repeating_sentences(
                show.description for show in self._podcasts.all()
            )
        known = self._repeating.get(text.podcast_id)
        if known is None:
            rows = self._episodes.rows(podcast_id=text.podcast_id, limit=_SIBLINGS)
            siblings = self._episodes.texts([row.id for row in rows])
            known = self._everywhere | repeating_sentences(
                max(sibling.notes, sibling.summary, key=len) for sibling in siblings
            )
            self._repeating[text.podcast_id] = known
        return known
