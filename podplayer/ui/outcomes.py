"""What is told when long work of the window has ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podplayer.model.podcast import UndoToken
from podplayer.services.download_queue import DownloadReport
from podplayer.services.moving_in import MoveReport
from podplayer.services.refresh import RefreshReport
from podplayer.services.sealing import SealingReport
from podplayer.ui.text import shown, tr

if TYPE_CHECKING:  # it brings FFmpeg, which the first paint does not need
    from podplayer.services.sound import SoundReport


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to tell when a step is done."""

    text: str
    details: Sequence[str] = ()
    """Sentences behind "Show"."""
    undo: UndoToken | None = None
    """What takes it back; offered with the details where there are any."""


def refreshed(report: RefreshReport) -> Outcome:
    """Say what a refresh found."""
    new = tr("%n new episode(s)", n=report.new) if report.new else tr("Nothing new")
    if not report.failed:
        return Outcome(new)
    number = len(report.failed)
    if number == report.checked > 1:
        text = tr("None of %n show(s) could be checked: is this computer connected?", n=number)
    else:
        text = tr("{found}; %n show(s) could not be checked", n=number).format(found=new)
    return Outcome(text, [f"{title}: {shown(sentence)}" for _, title, sentence in report.failed])


def locked(report: SealingReport) -> Outcome | None:
    """Say what became of files that were to be locked or unlocked."""
    if report.failed:
        failed = tr("%n file(s) could not be locked or unlocked.", n=len(report.failed))
        return Outcome(failed, [shown(sentence) for sentence in report.failed])
    if report.waiting:
        return Outcome(
            tr(
                "%n file(s) in use: what they were before is deleted at the next start.",
                n=report.waiting,
            )
        )
    return Outcome(tr("Downloads and covers are as you wish: %n file(s) changed.", n=report.done))


def analysed(report: "SoundReport") -> Outcome | None:
    """Say where times were moved, because a file came again with other advertisements."""
    if not report.followed:
        return None
    if len(report.followed) == 1:
        [followed] = report.followed
        return Outcome(shown(followed.sentence), undo=followed.token)
    text = tr("%n episode(s) came again with other advertisements", n=len(report.followed))
    return Outcome(text, [shown(followed.sentence) for followed in report.followed])


def fetched_by_rules(report: DownloadReport) -> Outcome | None:
    """Say what came by itself, what went for it, and what found no room; nothing of nothing."""
    details = [f"{title}: {shown(sentence)}" for _, title, sentence in report.failed]
    full = tr("{title}: no room within the limit for files")
    details += [full.format(title=title) for _, title in report.without_room]
    gone = tr("{title}: in the trash, {reason}")
    details += [
        gone.format(title=removal.file.title, reason=shown(removal.reason))
        for removal in report.removed
    ]
    if report.fetched:
        return Outcome(tr("Downloaded %n episode(s)", n=len(report.fetched)), details)
    return Outcome(tr("Some downloads are missing"), details) if details else None


def fetched(report: DownloadReport) -> Outcome | None:
    """Say what became of downloads that the listener asked for; nothing of those they stopped."""
    if not report.fetched and not report.failed:
        return None
    details = [f"{title}: {shown(sentence)}" for _, title, sentence in report.failed]
    text = tr("Downloaded %n episode(s)", n=len(report.fetched))
    if report.failed:
        text = tr("%n download(s) did not come", n=len(report.failed))
    return Outcome(text, details)


def moved_in(report: MoveReport) -> Outcome:
    """Say what an import brought."""
    details = [
        shown(sentence) if url in sentence else f"{url}: {shown(sentence)}"
        for url, sentence in [*report.shows.failed, *report.shows.unread]
    ]
    if report.undo is None:
        text = tr("There was nothing new in this file")
        if details:
            text = tr("%n show(s) of this file could not be followed", n=len(details))
        return Outcome(text, details)
    name = report.plan.path.name
    if details:
        text = tr("Imported {file}; %n show(s) could not be reached", n=len(details))
        return Outcome(text.format(file=name), details, report.undo)
    return Outcome(tr("Imported {file}").format(file=name), details, report.undo)
