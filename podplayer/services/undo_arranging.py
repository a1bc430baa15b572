"""Taking back how the listener arranged things: the inverses that `undo` hands on."""

from typing import Any

from podplayer.model.events import (
    EpisodesChanged,
    Event,
    LibraryChanged,
    PlaylistsChanged,
    QueueChanged,
    TasteChanged,
)
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.interests import StatedInterest
from podplayer.model.shelves import HideRule
from podplayer.storage.bookmarks import BookmarkTable
from podplayer.storage.database import Database
from podplayer.storage.hiding import Hiding
from podplayer.storage.interests import InterestTable
from podplayer.storage.marks import EpisodeMarks, ShowMarks
from podplayer.storage.playlists import PlaylistTable
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.times import from_text_or_none


def invert(db: Database, action: str, inverse: Any) -> list[Event]:  # noqa: ANN401, C901 - JSON; one case an action
    """Apply the inverse of one action. Inside the caller's transaction."""
    match action:
        case "dismissed":
            EpisodeMarks(db).set_dismissed(_marks(inverse))
            return [EpisodesChanged(frozenset(_marks(inverse))), TasteChanged()]
        case "favourites":
            EpisodeMarks(db).set_favourites(_marks(inverse))
            return [EpisodesChanged(frozenset(_marks(inverse))), TasteChanged()]
        case "tags":
            ShowMarks(db).set_tags(PodcastId(inverse["podcast"]), inverse["tags"])
            return [LibraryChanged(frozenset({PodcastId(inverse["podcast"])}))]
        case "archive":
            podcast_id = PodcastId(inverse["podcast"])
            ShowMarks(db).set_archived(podcast_id, from_text_or_none(inverse["at"]))
            return [LibraryChanged(frozenset({podcast_id})), QueueChanged(), TasteChanged()]
        case "address":
            podcast_id = PodcastId(inverse["podcast"])
            Podcasts(db).move_back(podcast_id, inverse["url"], left=inverse["left"])
            return [LibraryChanged(frozenset({podcast_id}))]
        case "hide":
            Hiding(db).set_rule(PodcastId(inverse["podcast"]), rule_from(inverse["rule"]))
            return [LibraryChanged(frozenset({PodcastId(inverse["podcast"])})), TasteChanged()]
        case "bookmark":
            BookmarkTable(db).set_removed(inverse["id"], None)
            return [EpisodesChanged(frozenset({EpisodeId(inverse["episode"])}))]
        case "interest":
            _restore_interests(InterestTable(db), inverse)
            return [TasteChanged()]
        case "playlist":
            if "name" in inverse:
                PlaylistTable(db).restore(inverse)
            else:
                PlaylistTable(db).remove(inverse["id"])
            return [PlaylistsChanged()]
        case _:
            raise ValueError(action)


def _restore_interests(table: InterestTable, inverse: dict[str, Any]) -> None:
    for number in inverse.get("added", ()):
        table.set_removed(number, from_text_or_none(inverse["at"]))
    if "removed" in inverse:
        table.set_removed(inverse["removed"], None)
    if "changed" in inverse:
        words = {name: inverse[name] for name in ("name", "text", "topic", "weight")}
        table.put(StatedInterest(id=inverse["changed"], **words))


def rule_from(stored: dict[str, Any]) -> HideRule:
    """A rule as the journal keeps it."""
    lengths = {
        name: None if stored[name] is None else Ms(stored[name])
        for name in ("shorter_than", "longer_than")
    }
    return HideRule(**{**stored, **lengths, "title_words": tuple(stored["title_words"])})


def _marks(inverse: list[list[Any]]) -> dict[EpisodeId, str | None]:
    return {EpisodeId(number): at for number, at in inverse}
