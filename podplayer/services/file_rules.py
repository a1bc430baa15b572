"""What comes by itself and what has to go. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from podplayer.model.downloads import (
    AutoCandidate,
    CleanPlan,
    DownloadOrigin,
    Removal,
    StoredFile,
)
from podplayer.model.podcast import PodcastSettings
from podplayer.model.sentence import say

_BYTES_A_SECOND = 16_000
"""128 kbit/s, where a feed says how long an episode is but not how large."""
_USUAL_SIZE = 50_000_000
ABANDONED_AFTER = timedelta(days=30)
"""Then nobody goes on with a stream that was left half heard."""


def to_fetch(rule: PodcastSettings, episodes: Sequence[AutoCandidate]) -> list[AutoCandidate]:
    """Which of a show's episodes (newest first) its rule asks for now.

    The newest N that fit; what of these was heard, thrown away or put aside leaves its place
    empty, so that a rule for the newest three never digs into the archive.
    """
    if rule.auto_download <= 0:
        return []
    fitting = [episode for episode in episodes if episode.has_media and _fits(rule, episode)]
    return [
        episode
        for episode in fitting[: rule.auto_download]
        if episode.is_open and not episode.is_there and not episode.was_fetched
    ]


def _fits(rule: PodcastSettings, episode: AutoCandidate) -> bool:
    title = " ".join(episode.title.casefold().split())
    if rule.download_words and not _has_one(title, rule.download_words):
        return False
    if _has_one(title, rule.download_not_words):
        return False
    if not rule.download_min and not rule.download_max:
        return True
    if episode.duration is None:
        return False
    is_long_enough = episode.duration >= rule.download_min
    return is_long_enough and (not rule.download_max or episode.duration <= rule.download_max)


def _has_one(title: str, words: Sequence[str]) -> bool:
    return any(" ".join(word.casefold().split()) in title for word in words if word.strip())


def expected_size(episode: AutoCandidate) -> int:
    """Bytes, as far as the feed tells. What it tells is often wrong, so it is only a guess."""
    if episode.size is not None and episode.size > 100_000:
        return episode.size
    if episode.duration:
        return episode.duration // 1000 * _BYTES_A_SECOND
    return _USUAL_SIZE


def plan_cleaning(
    files: Sequence[StoredFile], *, quota: int, now: datetime, room: int = 0
) -> CleanPlan:
    """What goes so that the files, and `room` bytes more, keep within the quota.

    What was heard goes first, the longest ago first; then what came by itself and was not begun,
    the oldest first; last what was streamed and left half heard a month ago. Never: favourites,
    what is in the queue, what is kept by hand, what else is half heard, what the listener asked
    for and has not heard.
    """
    used = sum(file.size for file in files)
    above = used + room - quota if quota else 0
    removals: list[Removal] = []
    for removal in [*_removable(files), *_abandoned(files, now=now)]:
        if above <= 0:
            break
        removals.append(removal)
        above -= removal.file.size
    return CleanPlan(removals=tuple(removals), used=used, quota=quota, lacking=max(0, above))


def plan_heard(files: Sequence[StoredFile], *, quota: int = 0) -> CleanPlan:
    """Everything that was heard and is not held back."""
    removals = tuple(removal for removal in _removable(files) if removal.file.finished_at)
    return CleanPlan(removals=removals, used=sum(file.size for file in files), quota=quota)


def _free(files: Sequence[StoredFile]) -> list[StoredFile]:
    return [f for f in files if not (f.is_favourite or f.is_queued or f.is_kept)]


def _abandoned(files: Sequence[StoredFile], *, now: datetime) -> Iterator[Removal]:
    """Streams that were tried and left: their place is kept, and they can be streamed again."""
    left = [
        (f.heard_at, f)
        for f in _free(files)
        if f.origin is DownloadOrigin.STREAM and f.is_started and f.finished_at is None
        if f.heard_at is not None and now - f.heard_at > ABANDONED_AFTER
    ]
    for heard_at, file in sorted(left, key=lambda pair: (pair[0], pair[1].episode_id)):
        reason = say("streamed, and not heard on since {day:%d %b %Y}", day=heard_at.astimezone())
        yield Removal(file=file, reason=reason)


def _removable(files: Sequence[StoredFile]) -> Iterator[Removal]:
    free = _free(files)
    heard = [(f.finished_at, f) for f in free if f.finished_at is not None]
    for finished_at, file in sorted(heard, key=lambda pair: (pair[0], pair[1].episode_id)):
        yield Removal(
            file=file, reason=say("heard on {day:%d %b %Y}", day=finished_at.astimezone())
        )
    unheard = [
        f
        for f in free
        if f.finished_at is None and not f.is_started and f.origin is not DownloadOrigin.HAND
    ]
    for file in sorted(unheard, key=lambda f: (f.downloaded_at, f.episode_id)):
        day = file.downloaded_at.astimezone()
        if file.origin is DownloadOrigin.AUTO:
            reason = say("fetched by itself on {day:%d %b %Y}, not begun", day=day)
        else:
            reason = say("streamed on {day:%d %b %Y}, not begun", day=day)
        yield Removal(file=file, reason=reason)
