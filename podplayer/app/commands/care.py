"""ledger, backup, reindex, doctor: looking after the library."""

import argparse
from pathlib import Path

from podplayer.app.bootstrap import App
from podplayer.app.commands import library
from podplayer.app.output import Output, note
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import StorageError
from podplayer.services.connections import values_of
from podplayer.services.diagnostics import Verdict
from podplayer.services.senses import SenseReport
from podplayer.services.wording import counted


def ledger(app: App, args: argparse.Namespace, out: Output) -> int:
    """List the outside connections."""
    entries = app.ledger.entries(args.limit)
    out.result(
        [values_of(entry) for entry in entries],
        [
            f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}  {entry.purpose.value:<10} "
            f"{entry.host:<32} {entry.received:>10,} B  {entry.result}"
            for entry in entries
        ]
        or ["podplayer has not connected to anything yet."],
    )
    return 0


def backup(app: App, args: argparse.Namespace, out: Output) -> int:
    """Write a copy of the library."""
    path = Path(args.file)
    app.back_up(path)
    out.line(f"The library was copied to {path}; `podplayer restore FILE` puts it back.")
    return 0


def refresh(app: App, args: argparse.Namespace, out: Output) -> int:
    """Look for new episodes; once a day, copy the library after it."""
    status = library.refresh(app, args, out)
    try:
        app.backups.make_if_due()
    except StorageError as error:
        note(str(error))
        return 1
    return status


def reindex(app: App, args: argparse.Namespace, out: Output) -> int:
    """Encode what lacks vectors, and wait for it."""
    cancel = CancelToken()
    data: dict[str, object] = {}
    lines: list[str] = []
    if args.only in (None, "text"):
        report = app.indexing.encode_missing(cancel=cancel)
        data |= {"encoded": report.encoded, "encoder": report.encoder, "total": report.total}
        lines.append(
            f"{counted(report.encoded, 'episode')} read by {report.encoder}; "
            f"{report.total:,} in all."
        )
    if args.only in (None, "sound"):
        heard = app.senses.encode_sound(cancel=cancel)
        data["sound"] = _sense_data(heard)
        lines += _sense_lines(heard, f"{counted(heard.encoded, 'download')} heard.")
    if args.only in (None, "covers"):
        seen = app.senses.encode_covers(cancel=cancel)
        data["covers"] = _sense_data(seen)
        lines += _sense_lines(seen, f"{counted(seen.encoded, 'cover')} looked at.")
    out.result(data, lines)
    return 0


def _sense_data(report: SenseReport) -> dict[str, object]:
    return {
        "encoded": report.encoded,
        "skipped": [{"file": name, "reason": reason} for name, reason in report.skipped],
    }


def _sense_lines(report: SenseReport, done: str) -> list[str]:
    if report.absent:
        return [report.absent]
    return [done, *(f"{name}: {reason}" for name, reason in report.skipped)]


def doctor(app: App, args: argparse.Namespace, out: Output) -> int:  # noqa: ARG001 - one shape
    """Check everything; exit status 1 if something fails."""
    checks = app.diagnostics.run()
    lines = []
    for check in checks:
        lines.append(f"{check.verdict.value:<5} {check.name}: {check.detail}")
        if check.remedy:
            lines.append(f"      → {check.remedy}")
    out.result(
        [
            {
                "name": check.name,
                "verdict": check.verdict.value,
                "detail": check.detail,
                "remedy": check.remedy,
            }
            for check in checks
        ],
        lines,
    )
    failed = [check for check in checks if check.verdict is Verdict.FAIL]
    if failed:
        note(f"{counted(failed, 'check')} failed.")
    return 1 if failed else 0
