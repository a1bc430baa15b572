"""download, auto, clean, trash, keep, settings: episodes as files, and how many of them."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace

from podplayer.app.bootstrap import App
from podplayer.app.interrupt import stoppable
from podplayer.app.output import Output, note
from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import CleanPlan, PendingDownload, Removal
from podplayer.model.errors import UsageError
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import PodcastSettings
from podplayer.services.download_queue import DownloadReport
from podplayer.services.wording import counted
from podplayer.storage.times import to_text

_MINUTE = 60_000
_HIDDEN = frozenset({"geometry"})
_CHOICES = {
    "theme": ("system", "light", "dark"),
    "language": ("", "en", "de", "es", "zh_CN"),
    "engine": ("studio", "qt", "vlc"),
    "encoder": ("auto", "e5", "minilm", "static"),
}
_RANGES = {"speed": (0.5, 3.5), "volume": (0.0, 2.0), "surprise": (0.0, 1.0)}


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def download(app: App, args: argparse.Namespace, out: Output) -> int:
    """Fetch episodes; one that fails does not stop the others."""
    if args.list:
        pending = app.downloads.pending()
        out.result(
            [_pending_json(one) for one in pending],
            [_pending_line(one) for one in pending] or ["Nothing waits to be downloaded."],
        )
        return 0
    ids = [app.library.episode(EpisodeId(number)).row.id for number in args.episodes]
    if not ids and not args.resume:
        raise UsageError("Say which episodes, or --resume to go on with what is not there yet.")
    fetched: list[EpisodeId] = []
    failures = 0
    with stoppable() as cancel:
        if args.resume:
            report = app.download_queue.resume(cancel=cancel)
            fetched += report.fetched
            failures += _say_failures(report)
        if ids:
            report = app.download_queue.many(ids, cancel=cancel)
            fetched += report.fetched
            failures += _say_failures(report)
    rows = app.library.rows(list(dict.fromkeys(fetched)))
    paths = {row.id: app.downloads.file(row.id) for row in rows}
    out.result(
        [{"episode": row.id, "path": str(paths[row.id])} for row in rows],
        [f"{row.title}: {paths[row.id]}" for row in rows],
    )
    return 1 if failures else 0


def _say_failures(report: DownloadReport) -> int:
    for _, title, sentence in report.failed:
        note(f"{title}: {sentence}")
    return len(report.failed)


def _pending_json(one: PendingDownload) -> dict[str, object]:
    return {
        "episode": one.episode_id,
        "title": one.title,
        "show": one.show,
        "origin": one.origin.value,
        "asked_at": to_text(one.asked_at),
        "done": one.done,
        "total": one.total,
        "error": one.error,
    }


def _pending_line(one: PendingDownload) -> str:
    whole = "?" if one.total is None else _megabytes(one.total)
    why = f"  ! {one.error}" if one.error else ""
    return f"{one.episode_id:>7}  {_megabytes(one.done)} of {whole}  {one.title}  ({one.show}){why}"


def fetch_by_rules(app: App, *, cancel: CancelToken) -> int:
    """After a refresh: what the rules of the shows ask for. How many came."""
    report = app.download_queue.auto(cancel=cancel)
    _say_removed(report.removed)
    for _, title in report.without_room:
        note(f"{title}: not fetched, because the limit for files is reached; see podplayer clean.")
    _say_failures(report)
    return len(report.fetched)


def _say_removed(removals: Sequence[Removal]) -> None:
    for removal in removals:
        note(f"{removal.file.title}: moved to the trash ({removal.reason}).")


def auto(app: App, args: argparse.Namespace, out: Output) -> int:
    """Print or set the rule of a show."""
    show = app.library.podcast(PodcastId(args.show))
    rule = _changed(show.settings, args)
    if rule != show.settings:
        app.library.set_podcast_settings(show.id, rule)
    out.result(
        {
            "show": int(show.id),
            "newest": rule.auto_download,
            "words": list(rule.download_words),
            "not_words": list(rule.download_not_words),
            "min_minutes": rule.download_min // _MINUTE or None,
            "max_minutes": rule.download_max // _MINUTE or None,
        },
        [f"{show.title}: {_rule_sentence(rule)}."],
    )
    return 0


def _changed(rule: PodcastSettings, args: argparse.Namespace) -> PodcastSettings:
    """Whoever gives a number sets the whole rule; without one, only what is named changes."""
    if args.newest is not None:
        rule = replace(
            rule,
            auto_download=args.newest,
            download_words=(),
            download_not_words=(),
            download_min=Ms(0),
            download_max=Ms(0),
        )
    if args.words is not None:
        rule = replace(rule, download_words=tuple(args.words))
    if args.not_words is not None:
        rule = replace(rule, download_not_words=tuple(args.not_words))
    if args.min_minutes is not None:
        rule = replace(rule, download_min=Ms(args.min_minutes * _MINUTE))
    if args.max_minutes is not None:
        rule = replace(rule, download_max=Ms(args.max_minutes * _MINUTE))
    return rule


def _rule_sentence(rule: PodcastSettings) -> str:
    if not rule.auto_download:
        return "nothing is fetched by itself"
    parts = [f"the newest {rule.auto_download} are fetched by themselves"]
    if rule.download_words:
        parts.append("with " + " or ".join(f"“{word}”" for word in rule.download_words))
    if rule.download_not_words:
        parts.append("without " + " or ".join(f"“{word}”" for word in rule.download_not_words))
    if rule.download_min:
        parts.append(f"of {rule.download_min // _MINUTE} minutes or more")
    if rule.download_max:
        parts.append(f"of {rule.download_max // _MINUTE} minutes or less")
    return ", ".join(parts)


def clean(app: App, args: argparse.Namespace, out: Output) -> int:
    """Say what goes and why, then move it into the trash."""
    plan = _plan(app, args)
    removals = plan.removals if args.dry_run else app.storekeeping.carry_out(plan)
    usage = app.storekeeping.usage()
    out.result(
        {
            "dry_run": args.dry_run,
            "used": usage.used,
            "quota": usage.quota,
            "trash": usage.trashed,
            "lacking": plan.lacking,
            "removed": [_removal_json(removal) for removal in removals],
        },
        _clean_lines(plan, removals, is_dry=args.dry_run),
    )
    return 0


def _plan(app: App, args: argparse.Namespace) -> CleanPlan:
    if args.episodes:
        return app.storekeeping.plan_for([EpisodeId(number) for number in args.episodes])
    if args.heard:
        return app.storekeeping.plan_heard()
    if not app.storekeeping.quota:
        raise UsageError(
            "There is no limit for files: set one with `podplayer settings quota_gb 10`, "
            "or name episodes, or say --heard."
        )
    return app.storekeeping.plan()


def _removal_json(removal: Removal) -> dict[str, object]:
    file = removal.file
    return {
        "episode": file.episode_id,
        "title": file.title,
        "show": file.show,
        "size": file.size,
        "reason": removal.reason,
    }


def _clean_lines(plan: CleanPlan, gone: Sequence[Removal], *, is_dry: bool) -> list[str]:
    lines = [
        f"{removal.file.episode_id:>7}  {_megabytes(removal.file.size):>12}  "
        f"{removal.file.title}  ({removal.file.show}): {removal.reason}"
        for removal in gone
    ]
    freed = sum(removal.file.size for removal in gone)
    verb = "would go" if is_dry else "went"
    lines.append(f"{counted(gone, 'file')} {verb} into the trash, {_megabytes(freed)}.")
    if plan.lacking:
        lines.append(
            f"The files stay {_megabytes(plan.lacking)} above the limit: the rest are favourites, "
            "queued, kept, half heard, or you asked for them and have not heard them."
        )
    return lines


def trash(app: App, args: argparse.Namespace, out: Output) -> int:
    """List the trash, bring files back, or empty it."""
    store = app.storekeeping
    if args.restore:
        back = store.restore([EpisodeId(number) for number in args.restore])
        out.result(
            [{"episode": file.episode_id, "path": str(file.home)} for file in back],
            [f"{file.title} is back, and is kept from now on." for file in back],
        )
        return 0
    if args.empty:
        freed = store.empty()
        out.result({"freed": freed}, [f"The trash is empty; {_megabytes(freed)} came free."])
        return 0
    store.settle()
    files = store.trashed()
    out.result(
        [
            {
                "episode": file.episode_id,
                "title": file.title,
                "size": file.size,
                "reason": file.reason,
                "trashed_at": to_text(file.trashed_at),
                "deleted_at": to_text(store.goes_for_good(file)),
            }
            for file in files
        ],
        [
            f"{file.episode_id:>7}  {_megabytes(file.size):>12}  until "
            f"{store.goes_for_good(file).astimezone():%d %b}  {file.title}: {file.reason}"
            for file in files
        ]
        or ["The trash is empty."],
    )
    return 0


def keep(app: App, args: argparse.Namespace, out: Output) -> int:
    """Hold files back from every clean-up."""
    rows = [app.library.episode(EpisodeId(number)).row for number in args.episodes]
    for row in rows:
        if not row.is_downloaded:
            raise UsageError(f"“{row.title}” is not downloaded; there is nothing to keep.")
    app.downloads.keep([row.id for row in rows], kept=not args.undo)
    verb = "may go again" if args.undo else "is kept"
    out.result(
        [{"episode": row.id, "kept": not args.undo} for row in rows],
        [f"{row.title} {verb}." for row in rows],
    )
    return 0


def settings(app: App, args: argparse.Namespace, out: Output) -> int:
    """Print all settings, or one, or change one."""
    values = {
        name: value for name, value in asdict(app.settings.current).items() if name not in _HIDDEN
    }
    if args.name is None:
        out.result(values, [f"{name} = {_shown(value)}" for name, value in values.items()])
        return 0
    if args.name not in values:
        raise UsageError(f"There is no setting {args.name}; `podplayer settings` lists them.")
    value = values[args.name]
    if args.value is not None:
        value = _parsed(args.name, args.value, like=value)
        if args.name == "proxy":
            app.proxy.change(str(value))
            value = app.settings.current.proxy
        else:
            app.settings.change(**{args.name: value})
    out.result({args.name: value}, [f"{args.name} = {_shown(value)}"])
    return 0


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value) if value != "" else "(empty)"


def _parsed(name: str, text: str, *, like: object) -> object:
    """The text as the kind of value that the setting has. Raises UsageError."""
    if isinstance(like, bool):
        words = {"on": True, "true": True, "yes": True, "1": True}
        words |= {"off": False, "false": False, "no": False, "0": False}
        if text.lower() not in words:
            raise UsageError(f"{name} is on or off, not {text}.")
        return words[text.lower()]
    if isinstance(like, int | float):
        try:
            number = type(like)(text)
        except ValueError:
            number = type(like)(-1)
        least, most = _RANGES.get(name, (0, 999_999))
        if not least <= number <= most:
            raise UsageError(f"{name} is a number from {least:g} to {most:,g}, not {text}.")
        return number
    if text not in _CHOICES.get(name, (text,)):
        names = ", ".join(choice or '""' for choice in _CHOICES[name])
        raise UsageError(f"{name} is one of {names}, not {text}.")
    return text
