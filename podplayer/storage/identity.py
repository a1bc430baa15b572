"""Which episode of the library somebody else means: GUID, else enclosure, else title."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from podplayer.model.address import enclosure_key
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.moving import ForeignEpisode, feed_key, title_key
from podplayer.storage.database import Database
from podplayer.storage.times import from_text_or_none

_SAME_DAY = timedelta(hours=36)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Known:
    """An episode that was found."""

    id: EpisodeId
    duration: Ms | None
    published: datetime | None = None


@dataclass(slots=True)
class _Show:
    """The episodes of one show by what names them."""

    by_guid: dict[str, Known] = field(default_factory=dict)
    by_url: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))

    def find(self, wanted: ForeignEpisode) -> Known | None:
        if wanted.guid and wanted.guid in self.by_guid:
            return self.by_guid[wanted.guid]
        if wanted.url:
            same_file = self.by_url.get(enclosure_key(wanted.url), [])
            # Some hosts give every episode the same path; such a key names nothing.
            if len(same_file) == 1:
                return same_file[0]
        return _by_date(self.by_title.get(title_key(wanted.title), []), wanted.published)


def _by_date(found: list[Known], published: datetime | None) -> Known | None:
    """The one of that title; of several the one of that day, and none rather than a guess."""
    if len(found) <= 1:
        return found[0] if found else None
    if published is None:
        return None
    near = [
        known
        for known in found
        if known.published is not None and abs(known.published - published) < _SAME_DAY
    ]
    return near[0] if len(near) == 1 else None


class Identity:
    """Finds episodes; loads each show once. Sees shows that were dropped, too."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._shows: dict[PodcastId, _Show] = {}
        self._by_feed: dict[str, PodcastId] = {}
        self._by_title: dict[str, list[PodcastId]] = defaultdict(list)
        for number, url, title in db.execute("SELECT id, feed_url, title FROM podcast"):
            self._by_feed[feed_key(url)] = PodcastId(number)
            self._by_title[title_key(title)].append(PodcastId(number))
        for number, url in db.execute("SELECT podcast_id, url FROM podcast_address"):
            self._by_feed.setdefault(feed_key(url), PodcastId(number))

    def show(self, *, feed_url: str | None, title: str) -> PodcastId | None:
        """The show of that address, else the only one of that title."""
        if feed_url:
            number = self._by_feed.get(feed_key(feed_url))
            if number is not None:
                return number
        same = self._by_title.get(title_key(title), []) if title else []
        return same[0] if len(same) == 1 else None

    def find_all(self, wanted: Iterable[ForeignEpisode]) -> list[Known | None]:
        """For each the episode that it is; one whose show is unknown is known by its file."""
        episodes = list(wanted)
        found: list[Known | None] = []
        orphans: dict[str, list[int]] = defaultdict(list)
        for place, episode in enumerate(episodes):
            show = self.show(feed_url=episode.feed_url, title=episode.show_title)
            found.append(self.find_in(show, episode) if show is not None else None)
            if show is None and episode.url:
                orphans[enclosure_key(episode.url)].append(place)
        for key, known in self._by_files(list(orphans)).items():
            for place in orphans[key]:
                found[place] = known
        return found

    def find_in(self, podcast_id: PodcastId, wanted: ForeignEpisode) -> Known | None:
        """The episode of one show."""
        show = self._shows.get(podcast_id)
        if show is None:
            show = self._shows[podcast_id] = self._load(podcast_id)
        return show.find(wanted)

    def _load(self, podcast_id: PodcastId) -> _Show:
        show = _Show()
        rows = self._db.execute(
            "SELECT id, guid, url_key, title, published, duration_ms FROM episode "
            "WHERE podcast_id = ?",
            (podcast_id,),
        )
        for number, guid, url_key, title, published, duration in rows:
            known = Known(
                EpisodeId(number),
                None if duration is None else Ms(duration),
                from_text_or_none(published),
            )
            show.by_guid[guid] = known
            show.by_title[title_key(title)].append(known)
            if url_key:
                show.by_url[url_key].append(known)
        return show

    def _by_files(self, keys: list[str]) -> dict[str, Known]:
        """Episodes anywhere by their enclosure, where it names one. One pass over the library."""
        if not keys:
            return {}
        wanted = set(keys)
        found: dict[str, list[Known]] = defaultdict(list)
        for number, key, duration in self._db.execute(
            "SELECT id, url_key, duration_ms FROM episode WHERE url_key IS NOT NULL"
        ):
            if key in wanted:
                length = None if duration is None else Ms(duration)
                found[key].append(Known(EpisodeId(number), length))
        return {key: known[0] for key, known in found.items() if len(known) == 1}
