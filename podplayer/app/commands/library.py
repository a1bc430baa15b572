"""add, export, refresh, remove, shows, episodes, search."""

import argparse
import contextlib
import io
import json
import sys
from pathlib import Path

from podplayer.app.bootstrap import App
from podplayer.app.commands.files import fetch_by_rules
from podplayer.app.interrupt import stoppable
from podplayer.app.output import Output, clock, day, episode_json, episode_line, note
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import (
    Cancelled,
    ImportFileError,
    OtherShowError,
    PodplayerError,
    UsageError,
)
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeRow, EpisodeState, Podcast, ShowOrder
from podplayer.model.shelves import EpisodeFilter, Page
from podplayer.model.text import FoundIn, SearchHit
from podplayer.services.refresh import RefreshReport
from podplayer.services.wording import counted
from podplayer.storage.extras import to_json
from podplayer.storage.times import to_text


def show_json(show: Podcast) -> dict[str, object]:
    """A show as `--json` prints it."""
    return {
        "id": show.id,
        "title": show.title,
        "feed_url": show.feed_url,
        "episodes": show.episode_count,
        "unheard": show.unheard_count,
        "author": show.author,
        "language": show.language,
        "newest": to_text(show.newest) if show.newest else None,
        "checked_at": to_text(show.checked_at) if show.checked_at else None,
        "error": show.error,
        "tags": list(show.tags),
        "archived": show.is_archived,
        "extras": json.loads(to_json(show.extras)),
    }


def add(app: App, args: argparse.Namespace, out: Output) -> int:
    """Subscribe; one address that fails does not stop the others."""
    added, failures = [], 0
    with stoppable() as cancel:
        for url in args.urls:
            try:
                podcast_id = app.subscriptions.add(url, cancel=cancel)
            except Cancelled:
                raise
            except PodplayerError as error:
                note(str(error))
                failures += 1
            else:
                added.append(app.library.podcast(podcast_id))
    out.result(
        [show_json(show) for show in added],
        [
            f"{show.id:>5}  {show.title}  ({counted(show.episode_count, 'episode')})"
            for show in added
        ],
    )
    return 1 if failures else 0


def export(app: App, args: argparse.Namespace, out: Output) -> int:
    """Write subscriptions or listening."""
    if args.what == "opml":
        text = app.subscriptions.export_opml()
    else:
        text = "".join(f"{line}\n" for line in app.library.export_listening())
    if args.file == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # as the list says of itself
        sys.stdout.write(text)
        return 0
    path = Path(args.file)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise ImportFileError(f"{path} cannot be written ({error.strerror}).") from error
    out.line(f"Written to {path}.")
    return 0


def refresh(app: App, args: argparse.Namespace, out: Output) -> int:
    """Look for new episodes, then fetch what the rules of the shows ask for."""
    ids = [PodcastId(number) for number in args.shows]
    for podcast_id in ids:
        app.library.podcast(podcast_id)
    with stoppable() as cancel:
        if args.older:
            return _older(app, ids, out, cancel)
        return _refresh(app, ids, out, cancel, is_due=args.due)


def _refresh(
    app: App, ids: list[PodcastId], out: Output, cancel: CancelToken, *, is_due: bool
) -> int:
    if is_due and not ids:
        report = app.refresh.due(cancel=cancel)
    else:
        report = app.refresh.all(cancel=cancel, podcast_ids=ids or None)
    for _, title, sentence in report.failed:
        note(f"{title}: {sentence}")
    for _, title, until in report.waiting:
        note(f"{title}: its server asked to be left alone until {until.astimezone():%d %b %H:%M}")
    fetched = fetch_by_rules(app, cancel=cancel) if not app.settings.current.is_offline else 0
    _print_report(report, out, fetched=fetched)
    return 1 if report.failed and len(report.failed) == report.checked else 0


def _print_report(report: RefreshReport, out: Output, *, fetched: int) -> None:
    by_rules = f" {counted(fetched, 'file')} fetched by rules." if fetched else ""
    out.result(
        {
            "checked": report.checked,
            "unchanged": report.unchanged,
            "failed": [
                {"show": {"id": number, "title": title}, "error": sentence}
                for number, title, sentence in report.failed
            ],
            "new": report.new,
            "updated": report.updated,
            "downloaded": fetched,
            "waiting": [
                {"show": {"id": number, "title": title}, "until": to_text(until)}
                for number, title, until in report.waiting
            ],
        },
        [
            f"{counted(report.checked, 'show')} checked, {report.unchanged:,} unchanged, "
            f"{len(report.failed):,} failed: {counted(report.new, 'new episode')}, "
            f"{report.updated:,} updated.{by_rules}"
        ],
    )


def _older(app: App, ids: list[PodcastId], out: Output, cancel: CancelToken) -> int:
    if not ids:
        raise UsageError("Say of which show: `podplayer refresh SHOW --older`.")
    added = app.refresh.older(ids, cancel=cancel)
    lines = []
    for podcast_id in ids:
        title = app.library.podcast(podcast_id).title
        if podcast_id in added:
            lines.append(f"{title}: {counted(added[podcast_id], 'older episode')}.")
        else:
            lines.append(f"{title}: its feed has no older pages.")
    out.result([{"show": int(number), "added": count} for number, count in added.items()], lines)
    return 0


def move(app: App, args: argparse.Namespace, out: Output) -> int:
    """Give a show another address."""
    podcast_id = PodcastId(args.show)
    try:
        token = app.addresses.change(podcast_id, args.url, cancel=CancelToken(), force=args.force)
    except OtherShowError as error:
        raise UsageError(
            f"{error} `podplayer move {podcast_id} URL --force` moves the show anyway."
        ) from error
    show = app.library.podcast(podcast_id)
    out.result(show_json(show), [f"{token.sentence}; `podplayer undo` takes it back."])
    return 0


def remove(app: App, args: argparse.Namespace, out: Output) -> int:
    """Stop following shows."""
    removed = [app.library.podcast(PodcastId(number)) for number in args.shows]
    for show in removed:
        app.subscriptions.unsubscribe(show.id)
    out.result(
        [show_json(show) for show in removed],
        [f"No longer following {show.title}; its history stays." for show in removed],
    )
    return 0


def shows(app: App, args: argparse.Namespace, out: Output) -> int:
    """List shows."""
    found = app.library.podcasts(archived=args.archived, tag=args.tag, order=ShowOrder(args.order))
    lines = [
        f"{show.id:>5}  {day(show.newest)}  {show.unheard_count:>6,} of {show.episode_count:>6,}  "
        f"{show.title}{f'  ! {show.error}' if show.error else ''}"
        for show in found
    ]
    empty = "You follow no show yet; try `podplayer add URL` or `podplayer demo`."
    if args.archived:
        empty = "No show is archived."
    out.result([show_json(show) for show in found], lines or [empty])
    return 0


def episodes(app: App, args: argparse.Namespace, out: Output) -> int:
    """List episodes."""
    if args.show is not None:
        app.library.podcast(PodcastId(args.show))
    page = Page(
        order=EpisodeOrder(args.order),
        limit=args.limit if args.limit is not None or out.is_json else 50,
        after=None if args.after is None else EpisodeId(args.after),
    )
    rows = app.library.page(_chosen(args), page)
    out.result([episode_json(row) for row in rows], [episode_line(row) for row in rows])
    return 0


def _chosen(args: argparse.Namespace) -> EpisodeFilter:
    """The filter that the options of `episodes` make."""
    return EpisodeFilter(
        podcast_ids=() if args.show is None else (PodcastId(args.show),),
        tags=tuple(args.tag or ()),
        states=() if args.state is None else (EpisodeState(args.state),),
        downloaded=True if args.downloaded else None,
        favourite=True if args.favourite else None,
        dismissed=True if args.dismissed else None,
        hidden=args.hidden,
        min_duration=_minutes(args.min_minutes),
        max_duration=_minutes(args.max_minutes),
        since=args.since,
        words=args.words or "",
    )


def _minutes(number: int | None) -> Ms | None:
    return None if number is None else Ms(number * 60_000)


def search(app: App, args: argparse.Namespace, out: Output) -> int:
    """Find episodes."""
    hits = app.search.search(" ".join(args.text), limit=args.limit)
    rows = {row.id: row for row in app.library.rows([hit.episode_id for hit in hits])}
    found = [(hit, rows[hit.episode_id]) for hit in hits if hit.episode_id in rows]
    out.result(
        [
            {
                "episode": episode_json(row),
                "score": round(hit.score, 6),
                "snippet": _marked(hit.snippet, "", ""),
                "found_in": hit.found_in.value,
            }
            for hit, row in found
        ],
        [line for hit, row in found for line in _found_lines(hit, row)] or ["Nothing was found."],
    )
    return 0


def _found_lines(hit: SearchHit, row: EpisodeRow) -> list[str]:
    """The episode, and the words around what was searched, where the title alone has them not."""
    line = episode_line(row)
    if hit.found_in is FoundIn.MEANING or hit.snippet == hit.title:
        return [line]
    bold, plain = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("", "")
    said_at = "" if hit.at is None else f"{clock(hit.at)}  "
    return [line, f"{'':>22}{said_at}{_marked(hit.snippet, bold, plain)}"]


def _marked(snippet: str, start: str, end: str) -> str:
    return snippet.replace("\x02", start).replace("\x03", end)


def queue(app: App, args: argparse.Namespace, out: Output) -> int:
    """List the queue, or put episodes into it."""
    if args.episodes:
        ids = [app.library.episode(EpisodeId(number)).row.id for number in args.episodes]
        token = app.queueing.enqueue(ids)
        note(f"{token.sentence}.")
    rows = app.queueing.rows()
    out.result(
        [episode_json(row) for row in rows],
        [episode_line(row) for row in rows]
        or ["The queue is empty; `podplayer queue EPISODE` puts one into it."],
    )
    return 0
