"""import: from lists, listening lines and other players; look first, take back."""

import argparse
from pathlib import Path

from podplayer.app.bootstrap import App
from podplayer.app.interrupt import stoppable
from podplayer.app.output import JsonValue, Output, note
from podplayer.model.errors import UsageError
from podplayer.model.moving import KIND_NAMES, MoveKind, Tally
from podplayer.services.moving_in import MovePlan, MoveReport
from podplayer.services.subscriptions import ImportReport
from podplayer.services.wording import counted
from podplayer.storage.listening import ImportCounts

_LISTED = 10


def import_file(app: App, args: argparse.Namespace, out: Output) -> int:
    """Import a file, say what importing it would do, or take the last import back."""
    if args.undo:
        return _undo(app, args, out)
    if args.file is None:
        raise UsageError("Say which file to import, or --undo to take the last import back.")
    plan = app.moving.plan(Path(args.file))
    if args.dry_run:
        out.result(_plan_json(plan), _plan_lines(plan))
        return 0
    with stoppable() as cancel:
        report = app.moving.apply(plan, cancel=cancel)
    for url, sentence in [*report.shows.failed, *report.shows.unread]:
        note(sentence if url in sentence else f"{url}: {sentence}")
    out.result(_report_json(report), _report_lines(report))
    is_refused = report.shows.failed and not (report.shows.added or report.shows.already)
    return 1 if is_refused and report.undo is None else 0


def _undo(app: App, args: argparse.Namespace, out: Output) -> int:
    if args.file is not None or args.dry_run:
        raise UsageError("--undo takes the last import back; it goes with no file.")
    sentence = app.moving.undo_last()
    out.result({"undone": sentence}, [f"Taken back: {sentence}."])
    return 0


# -- JSON -----------------------------------------------------------------------------------------


def _plan_json(plan: MovePlan) -> dict[str, JsonValue]:
    return {
        **_head_json(plan, is_dry=True),
        **_shows_json(plan.shows, plan),
        **_tally_json(plan.changes, plan.waiting, plan.same),
        **_lines_json(plan.lines),
        "undo": None,
    }


def _report_json(report: MoveReport) -> dict[str, JsonValue]:
    token = report.undo
    return {
        **_head_json(report.plan, is_dry=False),
        **_shows_json(report.shows, report.plan),
        **_tally_json(report.changes, report.waiting, report.plan.same),
        **_lines_json(report.lines),
        "undo": {"id": token.journal_id, "sentence": token.sentence} if token else None,
    }


def _head_json(plan: MovePlan, *, is_dry: bool) -> dict[str, JsonValue]:
    return {
        "kind": plan.kind.value,
        "version": plan.library.version,
        "dry_run": is_dry,
        "remarks": list(plan.library.remarks),
    }


def _shows_json(shows: ImportReport, plan: MovePlan) -> dict[str, JsonValue]:
    return {
        "added": shows.added,
        "already": shows.already,
        "failed": [{"url": url, "error": error} for url, error in shows.failed],
        "unread": [{"url": url, "error": error} for url, error in shows.unread],
        "without_feed": list(plan.missing),
    }


def _tally_json(changes: Tally, waiting: Tally, same: int) -> dict[str, JsonValue]:
    def one(tally: Tally) -> dict[str, int]:
        return {
            "episodes": tally.episodes,
            "finished": tally.finished,
            "positions": tally.positions,
            "favourites": tally.favourites,
            "queue": tally.queued,
            "history": tally.plays,
        }

    return {"changed": one(changes), "waits": one(waiting), "same": same}


def _lines_json(counts: ImportCounts | None) -> dict[str, JsonValue]:
    if counts is None:
        return {}
    return {"stored": counts.stored, "waiting": counts.waiting, "repeated": counts.repeated}


# -- lines for people -----------------------------------------------------------------------------


def _plan_lines(plan: MovePlan) -> list[str]:
    lines = [f"{plan.path} is {_origin(plan)}. Nothing was changed; importing it would do this:"]
    if plan.lines is not None:
        return [*lines, _about_lines(plan.lines)]
    shows = plan.shows
    lines.append(
        f"{counted(shows.added, 'show')} to follow, {shows.already:,} followed already, "
        f"{len(shows.failed):,} without a usable address."
    )
    lines += [f"  {sentence}" for _, sentence in shows.failed[:_LISTED]]
    return [*lines, *_about_episodes(plan.changes, plan.waiting, plan.same), *_about_rest(plan)]


def _report_lines(report: MoveReport) -> list[str]:
    plan, shows = report.plan, report.shows
    if report.lines is not None:
        return [_about_lines(report.lines)]
    lines = []
    if plan.kind is MoveKind.OPML or shows.added or shows.already or shows.failed:
        lines.append(
            f"{counted(shows.added, 'show')} added, {shows.already:,} followed already, "
            f"{len(shows.failed):,} could not be added."
        )
    if shows.unread:
        lines.append(
            f"{counted(len(shows.unread), 'show')} could not be read yet; a refresh tries again."
        )
    lines += _about_episodes(report.changes, report.waiting, plan.same)
    lines += _about_rest(plan)
    if report.undo is not None:
        lines.append("`podplayer import --undo` takes all of it back.")
    return lines


def _origin(plan: MovePlan) -> str:
    name = KIND_NAMES[plan.kind]
    if plan.kind in (MoveKind.OPML, MoveKind.LISTENING):
        return name
    version = f" (version {plan.library.version})" if plan.library.version else ""
    return f"from {name}{version}"


def _about_lines(counts: ImportCounts) -> str:
    stretches = counted(counts.stored, "stretch").replace("stretchs", "stretches")
    return (
        f"{stretches} of listening added, {counts.repeated:,} were there already, "
        f"{counts.waiting:,} wait for their show to be added."
    )


def _about_episodes(changes: Tally, waiting: Tally, same: int) -> list[str]:
    if not (changes.episodes or waiting.episodes or same):
        return []
    lines = [f"{counted(changes.episodes, 'episode')} brought up to date{_parts(changes)}."]
    if same:
        lines.append(f"{counted(same, 'episode')} had nothing new.")
    if waiting.episodes:
        lines.append(
            f"{counted(waiting.episodes, 'episode')} not in the library yet: what is known of "
            f"them waits for their feed{_parts(waiting)}."
        )
    return lines


def _parts(tally: Tally) -> str:
    parts = [
        text
        for number, text in (
            (tally.finished, f"{tally.finished:,} finished"),
            (tally.positions, counted(tally.positions, "position")),
            (tally.favourites, counted(tally.favourites, "favourite")),
            (tally.queued, f"{tally.queued:,} for the queue"),
            (tally.plays, f"{tally.plays:,} of the history"),
        )
        if number
    ]
    return f" ({', '.join(parts)})" if parts else ""


def _about_rest(plan: MovePlan) -> list[str]:
    lines = list(plan.library.remarks)
    titles = plan.missing
    if titles:
        rest = f" and {len(titles) - _LISTED:,} more" if len(titles) > _LISTED else ""
        lines.append(
            f"Followed there and not here, to be added by their address: "
            f"{', '.join(titles[:_LISTED])}{rest}."
        )
    return lines
