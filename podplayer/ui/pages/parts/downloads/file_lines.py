"""What the page Downloads says of each file; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from podplayer.model.downloads import (
    CleanPlan,
    DownloadOrigin,
    PendingDownload,
    RunningDownload,
    StoredFile,
    TrashedFile,
)
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import Podcast
from podplayer.services.storekeeping import Usage
from podplayer.ui.format import day, dotted, duration, listed, quoted, size
from podplayer.ui.models.files import FileCommand, FileLine
from podplayer.ui.text import shown, tr


class Shelf(StrEnum):
    """The parts of the page, in the order of its chips."""

    COMING = "coming"
    THERE = "there"
    GOING = "going"
    TRASH = "trash"
    RULES = "rules"


class FileOrder(StrEnum):
    """In which order the files on the disk come."""

    NEWEST = "newest"
    LARGEST = "largest"
    HEARD = "heard"
    """What was heard comes first, the longest ago first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """All that the page knows, gathered at one moment."""

    usage: Usage
    pending: Sequence[PendingDownload] = ()
    files: Sequence[StoredFile] = ()
    due: CleanPlan
    """What is over the limit, and goes before the next download by a rule."""
    later: CleanPlan
    """What would go next, in that order; with `due` at its beginning."""
    trashed: Sequence[tuple[TrashedFile, datetime]] = ()
    """With when each is deleted for good."""
    ruled: Sequence[Podcast] = ()
    running: Mapping[EpisodeId, RunningDownload] = field(default_factory=dict)


class Speeds:
    """Bytes a second of each download, over the last seconds."""

    def __init__(self, *, over: timedelta = timedelta(seconds=4)) -> None:
        self._over = over
        self._seen: dict[EpisodeId, list[tuple[datetime, int]]] = {}

    def note(self, running: Sequence[RunningDownload], *, now: datetime) -> None:
        """Remember how far everything is, and forget what has ended."""
        kept: dict[EpisodeId, list[tuple[datetime, int]]] = {}
        for one in running:
            seen = [*self._seen.get(one.episode_id, []), (now, one.done)]
            kept[one.episode_id] = [
                point for at, point in enumerate(seen)
                if at == len(seen) - 1 or now - point[0] <= self._over
            ]  # fmt: skip
        self._seen = kept

    def of(self, episode_id: EpisodeId) -> float:
        """0 while it is not known."""
        seen = self._seen.get(episode_id, [])
        if len(seen) < 2:
            return 0.0
        (first, had), (last, has) = seen[0], seen[-1]
        seconds = (last - first).total_seconds()
        return max(0.0, (has - had) / seconds) if seconds > 0 else 0.0


def coming(store: Store, speeds: Speeds) -> list[FileLine]:
    """What runs, then what waits, then what failed."""
    ordered = sorted(
        store.pending,
        key=lambda one: (one.episode_id not in store.running, one.error is not None),
    )
    return [_pending(one, store.running.get(one.episode_id), speeds) for one in ordered]


def _pending(one: PendingDownload, running: RunningDownload | None, speeds: Speeds) -> FileLine:
    done, total = (one.done, one.total) if running is None else (running.done, running.total)
    done = max(done, one.done)
    amount = f"{size(done)} / {size(total)}" if total else (size(done) if done else "")
    ending = (FileCommand.FORGET, FileCommand.DETAILS)
    if running is None:
        about = shown(one.error or "") or tr("Waits to go on")
        return FileLine(
            key=one.episode_id,
            title=one.title,
            about=dotted(one.show, about) if one.error is None else about,
            amount=amount,
            share=done / total if total else None,
            is_bad=one.error is not None,
            commands=(FileCommand.CONTINUE, *ending),
        )
    speed = speeds.of(one.episode_id)
    about = tr("Waits for its turn") if not running.has_begun else ""
    if speed > 0:
        about = tr("{size} a second").format(size=size(round(speed)))
        if total:
            left = Ms(round((total - done) / speed * 1000))
            about = dotted(about, tr("{time} left").format(time=duration(left) or "0 s"))
    return FileLine(
        key=one.episode_id,
        title=one.title,
        about=dotted(one.show, about),
        amount=amount,
        share=done / total if total else 0.0,
        commands=(FileCommand.PAUSE, *ending),
    )


def there(store: Store, order: FileOrder, *, now: datetime) -> list[FileLine]:
    """What is on the disk."""
    files = sorted(store.files, key=lambda file: file.downloaded_at, reverse=True)
    if order is FileOrder.LARGEST:
        files.sort(key=lambda file: file.size, reverse=True)
    elif order is FileOrder.HEARD:
        files.sort(
            key=lambda file: (file.finished_at is None, file.finished_at or file.downloaded_at)
        )
    return [_stored(file, now=now) for file in files]


def _stored(file: StoredFile, *, now: datetime) -> FileLine:
    hold = FileCommand.RELEASE if file.is_kept else FileCommand.KEEP
    return FileLine(
        key=file.episode_id,
        title=file.title,
        about=dotted(
            file.show,
            state(file, now=now),
            tr("kept") if file.is_kept else "",
            tr("favourite") if file.is_favourite else "",
            tr("in queue") if file.is_queued else "",
        ),
        amount=size(file.size),
        is_kept=file.is_kept,
        commands=(hold, FileCommand.PLAY, FileCommand.THROW, FileCommand.DETAILS),
    )


def state(file: StoredFile, *, now: datetime) -> str:
    """How far the listener is with a file."""
    if file.finished_at is not None:
        return tr("heard {day}").format(day=_day(file.finished_at, now))
    return tr("begun") if file.is_started else tr("not heard yet")


def going(store: Store, *, now: datetime) -> list[FileLine]:
    """What will be cleaned, why and when: what is due first."""
    due = {removal.file.episode_id for removal in store.due.removals}
    lines = []
    for removal in store.later.removals:
        file = removal.file
        if file.episode_id in due:
            when = tr("goes before the next automatic download")
        elif store.usage.quota:
            when = tr("goes when its room is needed")
        else:
            when = tr("stays: there is no limit")
        lines.append(
            FileLine(
                key=file.episode_id,
                title=file.title,
                about=dotted(file.show, reason(file, now=now), when),
                amount=size(file.size),
                commands=(
                    FileCommand.KEEP, FileCommand.PLAY, FileCommand.THROW, FileCommand.DETAILS,
                ),
            )
        )  # fmt: skip
    return lines


def reason(file: StoredFile, *, now: datetime) -> str:
    """Why a file may go."""
    if file.finished_at is not None:
        return state(file, now=now)
    fetched = _day(file.downloaded_at, now)
    if file.origin is DownloadOrigin.STREAM:
        return tr("streamed {day}, not begun").format(day=fetched)
    return tr("came by itself {day}, not begun").format(day=fetched)


def trash(store: Store, *, now: datetime) -> list[FileLine]:
    """What can be brought back."""
    return [
        FileLine(
            key=file.episode_id,
            title=file.title,
            about=dotted(file.show, tr("gone for good {day}").format(day=_day(until, now))),
            amount=size(file.size),
            commands=(FileCommand.RESTORE, FileCommand.DETAILS),
        )
        for file, until in store.trashed
    ]


def rules(store: Store) -> list[FileLine]:
    """Which shows fetch their episodes by themselves."""
    return [
        FileLine(
            key=show.id,
            title=show.title,
            about=rule_sentence(show),
            commands=(FileCommand.SHOW,),
        )
        for show in store.ruled
    ]


def rule_sentence(show: Podcast) -> str:
    """A show's rule: "newest 3 · with “live” · without “rerun” · 10 min or more"."""
    rule = show.settings
    return dotted(
        tr("newest {count}").format(count=rule.auto_download),
        tr("with {words}").format(words=_quoted(rule.download_words))
        if rule.download_words
        else "",
        tr("without {words}").format(words=_quoted(rule.download_not_words))
        if rule.download_not_words
        else "",
        tr("{time} or more").format(time=duration(rule.download_min)) if rule.download_min else "",
        tr("{time} or less").format(time=duration(rule.download_max)) if rule.download_max else "",
    )


def _quoted(words: Sequence[str]) -> str:
    return listed(quoted(word) for word in words)


def _day(when: datetime, now: datetime) -> str:
    """In the middle of a sentence: "today", "18 Nov"."""
    text = day(when, now=now)
    inside = {
        tr("Today"): tr("today", "inside a sentence"),
        tr("Yesterday"): tr("yesterday", "inside a sentence"),
    }
    return inside.get(text, text)
