"""doctor: what works, what does not, and what to do about it."""

import logging
import shutil
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from podplayer.model.errors import PodplayerError
from podplayer.model.sentence import say
from podplayer.model.settings import Settings
from podplayer.storage.fts_query import has_full_text_search

logger = logging.getLogger(__name__)

_LITTLE_SPACE = 1_000_000_000
_LONG_STALL_MS = 500


class Verdict(StrEnum):
    """How a check ended."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the doctor."""

    name: str
    verdict: Verdict
    detail: str
    remedy: str | None = None


CheckFunction = Callable[[], Check | Sequence[Check]]


class Diagnostics:
    """Runs checks one after the other; one that breaks is a failed check, not the end."""

    def __init__(self, checks: Sequence[tuple[str, CheckFunction]], *, folder: Path) -> None:
        self._checks = checks
        self.folder = folder
        """Where the listener's data is."""

    def run(self) -> list[Check]:
        """Every check. Takes seconds: the encoder process is started once."""
        results: list[Check] = []
        for name, function in self._checks:
            try:
                found = function()
            except PodplayerError as error:
                found = Check(name=name, verdict=Verdict.FAIL, detail=str(error))
            except Exception as error:
                logger.exception("the check %s broke", name)
                found = Check(
                    name=name,
                    verdict=Verdict.FAIL,
                    detail=say(
                        "the check itself broke ({error})",
                        error=f"{type(error).__name__}: {error}",
                    ),
                    remedy=say("please report this with the log file"),
                )
            results += [found] if isinstance(found, Check) else found
        return results


def check_python(qt_version: str) -> Check:
    """Python and Qt; PySide6 6.12 on Python 3.11 is known to abort."""
    detail = f"Python {sys.version.split()[0]}, Qt {qt_version}, SQLite {sqlite3.sqlite_version}"
    if qt_version.startswith("6.12.") and sys.version_info < (3, 12):
        return Check(
            name=say("versions"),
            verdict=Verdict.FAIL,
            detail=say("{versions}: this pair aborts after a few hundred signals", versions=detail),
            remedy=say("delete the folder .venv and start ./run again"),
        )
    return Check(name=say("versions"), verdict=Verdict.OK, detail=detail)


def check_stalls(settings: Settings) -> Check:
    """How long the window stood still at most, the last time it was open."""
    longest = settings.longest_stall_ms
    name = say("window")
    if not longest:
        return Check(name=name, verdict=Verdict.OK, detail=say("no pause was measured yet"))
    detail = say("stood still for {time:,} ms at most when it was open last", time=longest)
    if settings.longest_stall_at:
        detail = say(
            "stood still for {time:,} ms at most when it was open last (page: {page})",
            time=longest,
            page=settings.longest_stall_at,
        )
    if longest <= _LONG_STALL_MS:
        return Check(name=name, verdict=Verdict.OK, detail=detail)
    return Check(
        name=name,
        verdict=Verdict.WARN,
        detail=detail,
        remedy=say("if it feels slow, please report this with the log file"),
    )


def check_sqlite() -> Check:
    """Full-text search must be compiled in."""
    if has_full_text_search():
        return Check(
            name=say("full-text search"), verdict=Verdict.OK, detail=say("SQLite has FTS5")
        )
    return Check(
        name=say("full-text search"),
        verdict=Verdict.FAIL,
        detail=say("SQLite has no FTS5"),
        remedy=say("use a Python whose SQLite has FTS5, such as Debian's"),
    )


def check_files(locked: int, plain: int, *, locks: bool) -> Check:
    """Whether downloads and covers lie as the listener wishes: locked or in the clear."""
    detail = say(
        "of the downloads and covers {locked:,} are locked, {plain:,} are in the clear",
        locked=locked,
        plain=plain,
    )
    if not (plain if locks else locked):
        return Check(name=say("files"), verdict=Verdict.OK, detail=detail)
    command = "podplayer encrypt on --with-media" if locks else "podplayer encrypt off --only-media"
    return Check(
        name=say("files"),
        verdict=Verdict.WARN,
        detail=detail,
        remedy=say("leave the window open, or run `{command}`", command=command),
    )


def check_space(profile: Path) -> Check:
    """A full disk loses downloads first and positions last."""
    free = shutil.disk_usage(profile).free
    detail = say("{size:.1f} GB free for {folder}", size=free / 1e9, folder=str(profile))
    if free < _LITTLE_SPACE:
        return Check(
            name=say("disk"),
            verdict=Verdict.WARN,
            detail=detail,
            remedy=say("free some space; downloads stop when less is left than they need"),
        )
    return Check(name=say("disk"), verdict=Verdict.OK, detail=detail)
