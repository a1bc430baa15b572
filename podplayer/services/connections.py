"""The ledger for the listener: summed up, and written to a file."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from podplayer.model.errors import ImportFileError, UsageError
from podplayer.model.net import HostTotal, LedgerEntry, LedgerTotals, Purpose, TrackerTotal
from podplayer.model.sentence import say
from podplayer.storage.ledger import RequestLedger
from podplayer.storage.times import to_text

_FIELDS = ("at", "host", "purpose", "url", "status", "sent", "received", "result", "tracker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the Privacy page shows of one stretch of time."""

    totals: LedgerTotals
    hosts: Sequence[HostTotal]
    trackers: Sequence[TrackerTotal]


class Connections:
    """Reads the ledger. Blocks."""

    def __init__(self, ledger: RequestLedger) -> None:
        self._ledger = ledger

    def overview(self, *, since: datetime | None, purpose: Purpose | None = None) -> Overview:
        """Totals, and who was asked."""
        return Overview(
            totals=self._ledger.totals(since=since),
            hosts=self._ledger.hosts(since=since, purpose=purpose),
            trackers=self._ledger.trackers(since=since),
        )

    def entries(
        self,
        *,
        since: datetime | None = None,
        host: str | None = None,
        purpose: Purpose | None = None,
        limit: int | None = None,
    ) -> list[LedgerEntry]:
        """Single requests, newest first."""
        return self._ledger.entries(limit, since=since, host=host, purpose=purpose)

    def export(self, path: Path, *, since: datetime | None = None) -> int:
        """Write the requests to a .csv or .json file and return how many there are.

        Raises:
            UsageError: the name ends in neither.
            ImportFileError: the file cannot be written.
        """
        writers = {".csv": as_csv, ".json": as_json}
        write = writers.get(path.suffix.lower())
        if write is None:
            raise UsageError(say("Let the name of {name} end in .csv or .json.", name=path.name))
        entries = self._ledger.entries(since=since)
        try:
            path.write_text(write(entries), encoding="utf-8", newline="")
        except OSError as error:
            raise ImportFileError(
                say("{path} cannot be written: {strerror}.", path=path, strerror=error.strerror)
            ) from error
        return len(entries)


def as_json(entries: Sequence[LedgerEntry]) -> str:
    """One object a request."""
    return json.dumps([values_of(entry) for entry in entries], ensure_ascii=False, indent=1) + "\n"


def as_csv(entries: Sequence[LedgerEntry]) -> str:
    """A heading and one line a request; cells that a spreadsheet would run are made text."""
    out = StringIO()
    writer = csv.DictWriter(out, _FIELDS)
    writer.writeheader()
    for entry in entries:
        writer.writerow({name: _cell(value) for name, value in values_of(entry).items()})
    return out.getvalue()


def values_of(entry: LedgerEntry) -> dict[str, object]:
    """An entry as tables and programs read it."""
    return {
        "at": to_text(entry.at),
        "host": entry.host,
        "purpose": entry.purpose.value,
        "url": entry.url,
        "status": entry.status,
        "sent": entry.sent,
        "received": entry.received,
        "result": entry.result,
        "tracker": entry.tracker,
    }


def _cell(value: object) -> object:
    return (
        f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
    )
