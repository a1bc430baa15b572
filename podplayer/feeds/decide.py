"""What a refresh changes in one show. Pure: a parsed feed and what is known, to a difference."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import timedelta

from podplayer.model.address import enclosure_key
from podplayer.model.feed import FeedDiff, KnownEpisode, ParsedEpisode

_SAME_DURATION_MS = 10 * 60 * 1000
"""Spliced advertisements make the same episode longer or shorter by minutes."""
_SAME_DATE = timedelta(hours=24)


def diff(parsed: Sequence[ParsedEpisode], known: Sequence[KnownEpisode]) -> FeedDiff:
    """Compare a parsed feed with the library.

    An episode is the same by its GUID; if that is unknown, by its enclosure without query and
    trackers; if that is unknown too, by title, date and duration (within ten minutes). Nothing
    is removed: most feeds list their latest 50 or 100 episodes only.
    """
    match = _match(parsed, known)
    added: list[ParsedEpisode] = []
    changed = []
    returned = []
    for episode, old in zip(parsed, match, strict=True):
        if old is None:
            added.append(episode)
        elif old.content_hash != episode.content_hash or old.guid != episode.guid:
            changed.append((old.id, episode))
        elif old.has_left_feed:
            returned.append(old.id)
    listed = {old.id for old in match if old is not None}
    left = [old.id for old in known if old.id not in listed and not old.has_left_feed]
    return FeedDiff(
        added=tuple(added), changed=tuple(changed), left_feed=tuple(left), returned=tuple(returned)
    )


def _match(
    parsed: Sequence[ParsedEpisode], known: Sequence[KnownEpisode]
) -> list[KnownEpisode | None]:
    """For each parsed episode the known one that it is; each known one at most once."""
    by_guid = {old.guid: old for old in known}
    match = [by_guid.get(episode.guid) for episode in parsed]
    if None not in match:
        return match
    _match_rest(parsed, known, match, _by_enclosure, lambda old: old.enclosure_key)
    _match_similar(parsed, known, match)
    return match


def _by_enclosure(episode: ParsedEpisode) -> Hashable:
    return enclosure_key(episode.enclosure.url) if episode.enclosure else None


def _match_rest(
    parsed: Sequence[ParsedEpisode],
    known: Sequence[KnownEpisode],
    match: list[KnownEpisode | None],
    key: Callable[[ParsedEpisode], Hashable],
    known_key: Callable[[KnownEpisode], Hashable],
) -> None:
    """Match what is still open by a key, where the key names one episode on either side.

    Some hosts give every episode the same path and tell them apart by the query only; such a
    key identifies nothing.
    """
    open_known = _unique(_open(known, match), known_key)
    if not open_known:
        return
    on_this_side = Counter(key(episode) for episode in parsed)
    for index, episode in enumerate(parsed):
        if match[index] is None:
            wanted = key(episode)
            if wanted is not None and on_this_side[wanted] == 1:
                match[index] = open_known.pop(wanted, None)


def _open(
    known: Iterable[KnownEpisode], match: Iterable[KnownEpisode | None]
) -> list[KnownEpisode]:
    taken = {old.id for old in match if old is not None}
    return [old for old in known if old.id not in taken]


def _unique(
    known: Sequence[KnownEpisode], key: Callable[[KnownEpisode], Hashable]
) -> dict[Hashable, KnownEpisode]:
    count = Counter(key(old) for old in known)
    return {name: old for old in known if (name := key(old)) is not None and count[name] == 1}


def _match_similar(
    parsed: Sequence[ParsedEpisode],
    known: Sequence[KnownEpisode],
    match: list[KnownEpisode | None],
) -> None:
    """Match what is still open by title, date and duration; the nearest date first."""
    by_title: dict[str, list[KnownEpisode]] = defaultdict(list)
    for old in _open(known, match):
        by_title[_title_key(old.title)].append(old)
    for index, episode in enumerate(parsed):
        if match[index] is not None:
            continue
        candidates = [
            old for old in by_title.get(_title_key(episode.title), ()) if _is_similar(episode, old)
        ]
        if candidates:
            nearest = min(candidates, key=lambda old: _apart(episode, old))
            match[index] = nearest
            by_title[_title_key(episode.title)].remove(nearest)


def _title_key(title: str) -> str:
    return " ".join(title.casefold().split())


def _apart(episode: ParsedEpisode, old: KnownEpisode) -> timedelta:
    if episode.published is None or old.published is None:
        return _SAME_DATE
    return abs(episode.published - old.published)


def _is_similar(episode: ParsedEpisode, old: KnownEpisode) -> bool:
    """Same day and about the same length; a missing date counts against, a missing length not."""
    if (episode.published is None) != (old.published is None):
        return False
    if _apart(episode, old) > _SAME_DATE:
        return False
    if episode.duration is None or old.duration is None:
        return True
    return abs(episode.duration - old.duration) <= _SAME_DURATION_MS
