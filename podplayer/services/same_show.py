"""Whether a feed from another address is still the show that is followed. Pure."""

from collections.abc import Sequence

from podplayer.model.feed import FeedDiff, KnownEpisode, ParsedFeed

_ENOUGH = 3
"""One in this many episodes of the shorter list has to be found again."""


def is_same_show(
    parsed: ParsedFeed, changes: FeedDiff, known: Sequence[KnownEpisode], *, guid: str | None
) -> bool:
    """By podcast:guid, which stays the same wherever a show is hosted, or by its episodes.

    Args:
        parsed: what was read there.
        changes: how it differs from `known`.
        known: the show's episodes in the library.
        guid: the show's podcast:guid.
    """
    if guid is not None and guid == parsed.guid:
        return True
    found = len(parsed.episodes) - len(changes.added)
    return found > 0 and found * _ENOUGH >= min(len(parsed.episodes), len(known))
