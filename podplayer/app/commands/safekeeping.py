"""encrypt, backups, restore, repair: what is done to a library that nobody has open."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from podplayer.app.bootstrap import make_profile
from podplayer.app.commands.sealing import lock_media
from podplayer.app.output import Output
from podplayer.app.passphrase import (
    NEW,
    OLD,
    ask_export_passphrase,
    ask_passphrase,
    new_passphrase,
)
from podplayer.app.paths import Paths
from podplayer.model.errors import StorageError, UsageError
from podplayer.model.recovery import LibraryFacts, Preview
from podplayer.services.encryption import COVERED, Encryption, holder_of
from podplayer.services.key_ring import SystemKeyRing
from podplayer.services.library_key import AskPassphrase, Holder
from podplayer.services.profile_lock import ProfileLock
from podplayer.services.recovery import Recovery
from podplayer.services.sealing import locked_files
from podplayer.services.wording import counted
from podplayer.storage.times import to_text


def _recovery(paths: Paths) -> Recovery:
    return Recovery(
        paths.library,
        ring=SystemKeyRing(),
        ask=ask_passphrase,
        ask_archive=ask_export_passphrase,
        now=lambda: datetime.now(UTC),
    )


@contextmanager
def _without_window(paths: Paths) -> Iterator[None]:
    """Also a window that still asks for its passphrase must not find another library."""
    make_profile(paths)
    lock = ProfileLock(paths.profile)
    if not lock.take():
        raise UsageError("podplayer's window has this profile open; close it first.")
    try:
        yield
    finally:
        lock.release()


def encrypt(paths: Paths, args: argparse.Namespace, out: Output) -> int:
    """Say whether the library is encrypted, or change that."""
    status = 0 if args.action == "status" else _encrypt(paths, args, out)
    if args.action == "status" or out.is_json:
        holder = holder_of(paths.library)
        locked = locked_files(paths.library)
        lines = [_status(holder)]
        if locked:
            lines.append(f"Of downloads and covers {counted(locked, 'file')} locked.")
        out.result({"encrypted": holder is not None, "key": holder, "locked_files": locked}, lines)
    return status


def _encrypt(paths: Paths, args: argparse.Namespace, out: Output) -> int:
    with _without_window(paths):
        if args.action == "off" and args.only_media:
            return lock_media(paths, out, locks=False, ask=ask_passphrase)
        ask: AskPassphrase = ask_passphrase
        if args.action == "on" and not (args.with_media and holder_of(paths.library)):
            passphrase = None if args.key_ring else new_passphrase(variable=OLD)
            Encryption(paths.library, ring=SystemKeyRing()).turn_on(passphrase)
            _say_on(args, out)
            ask = partial(str, passphrase or "")  # nobody types it three times
        elif args.action != "on":
            _change_encryption(Encryption(paths.library, ring=SystemKeyRing()), args, out)
        if args.action == "on" and args.with_media:
            return lock_media(paths, out, locks=True, ask=ask)
    return 0


def _change_encryption(encryption: Encryption, args: argparse.Namespace, out: Output) -> None:
    match args.action:
        case "change":
            encryption.change(ask_passphrase, None if args.key_ring else new_passphrase())
            out.line(
                "The key is in the desktop's key ring now."
                if args.key_ring
                else "The passphrase was changed."
            )
        case _:
            encryption.turn_off(ask_passphrase)
            out.line("The library, its backups and its files are no longer encrypted.")


def _say_on(args: argparse.Namespace, out: Output) -> None:
    out.line(COVERED)
    out.line(
        "Its key is in the desktop's key ring: without that nobody can read the library again. "
        "`podplayer export all FILE` makes a copy that a passphrase opens anywhere."
        if args.key_ring
        else "Keep the passphrase well: without it nobody can read the library again, "
        f"podplayer's makers included. Scripts give it in {OLD} (and a new one in {NEW})."
    )


def _status(holder: Holder | None) -> str:
    if holder is None:
        return "The library is not encrypted; `podplayer encrypt on` does that."
    where = "a passphrase opens it" if holder is Holder.PASSPHRASE else "its key is in the key ring"
    return f"{COVERED} {where[:1].upper()}{where[1:]}."


def backups(paths: Paths, args: argparse.Namespace, out: Output) -> int:  # noqa: ARG001 - one shape
    """List the copies that podplayer makes by itself."""
    found = _recovery(paths).backups()
    out.result(
        [
            {
                "path": str(backup.path),
                "made_at": to_text(backup.made_at),
                "size": backup.size,
                "encrypted": backup.is_encrypted,
            }
            for backup in found
        ],
        [
            f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}  {backup.size / 1e6:>9,.1f} MB  "
            f"{backup.path}"
            for backup in found
        ]
        or ["There is no backup yet; the window makes one a day, and so does `podplayer refresh`."],
    )
    return 0


def restore(paths: Paths, args: argparse.Namespace, out: Output) -> int:
    """Say what a backup holds and what would be lost, then put it in the library's place."""
    with _without_window(paths):
        return _restore(_recovery(paths), args, out)


def _restore(recovery: Recovery, args: argparse.Namespace, out: Output) -> int:
    preview = recovery.preview(Path(args.file))
    for line in preview_lines(preview):
        out.line(line)
    if args.dry_run or not (args.yes or _is_agreed()):
        out.line("Nothing was changed.")
        return 0
    aside = recovery.restore(preview.path)
    out.line(f"{preview.path} is the library now.")
    if aside is not None:
        out.line(f"The library that was there before is kept as {aside}.")
    return 0


def _is_agreed() -> bool:
    """Asked in a terminal only: a script has said what it wants."""
    if not sys.stdin.isatty():
        return True
    sys.stdout.write("Put it in the library's place? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def preview_lines(preview: Preview) -> list[str]:
    """What a backup holds, and what is newer than it."""
    lines = [f"{preview.path} holds {facts_line(preview.facts)}."]
    loss = preview.loss
    if loss is None:
        return [*lines, "There is no library that could be compared with it."]
    lacks = []
    if loss.shows:
        lacks.append(f"{counted(loss.shows, 'show')} ({', '.join(loss.shows[:5])})")
    if loss.episodes:
        lacks.append(counted(loss.episodes, "episode"))
    if loss.heard_hours:
        lacks.append(f"{loss.heard_hours:,.1f} hours that were heard since")
    if lacks:
        lines.append(f"It lacks what the library has now: {', '.join(lacks)}.")
    else:
        lines.append("It lacks no show, no episode and no listening that the library has now.")
    return lines


def facts_line(facts: LibraryFacts) -> str:
    """A library in a few words."""
    newest = f"{facts.newest.astimezone():%Y-%m-%d %H:%M}" if facts.newest else "never"
    return (
        f"{counted(facts.shows, 'show')}, {counted(facts.episodes, 'episode')} and "
        f"{facts.heard_hours:,.1f} hours of listening, the last of it: {newest}"
    )


def repair(paths: Paths, args: argparse.Namespace, out: Output) -> int:  # noqa: ARG001 - one shape
    """Look at every page of the library; where it is damaged, save what can be read."""
    if not paths.library.exists():
        raise StorageError(
            f"There is no library {paths.library}; `podplayer restore FILE` puts a backup there."
        )
    with _without_window(paths):
        recovery = _recovery(paths)
        damage = recovery.damage()
        if damage is None:
            out.line(f"The library is sound: {facts_line(recovery.facts())}.")
            return 0
        out.line(f"The library {paths.library} is damaged ({damage}). It was left as it is.")
        _say_what_is_left(recovery, out)
    return 1


def _say_what_is_left(recovery: Recovery, out: Output) -> None:
    ways = []
    try:
        saved = recovery.salvage()
        ways.append(saved.path)
        out.line(f"What can be read was saved: {facts_line(saved.facts)}.")
        if saved.broken_tables:
            tables = ", ".join(saved.broken_tables)
            out.line(f"At least {saved.lost_rows:,} rows are lost, of: {tables}.")
    except StorageError as error:
        out.line(str(error))
    good = recovery.newest_sound()
    if good is not None:
        ways.append(good.path)
        out.line(f"The newest sound backup holds {facts_line(good.facts)}.")
    for path in ways:
        out.line(f"To go on with it: podplayer restore {path}")
