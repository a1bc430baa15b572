"""A folder of other people's choices: items.csv and events.csv, plain or gzipped."""

import csv
import gzip
import io
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from podplayer.model.errors import ImportFileError
from podplayer.recommender.columns import Items, Reals, positions_in_shows
from podplayer.recommender.engagement import TYPICAL_MS
from podplayer.recommender.features import language_codes

MOST_CHARACTERS = 10_000_000
"""Of one field: long notes pass, a file that is no table does not."""
_A_YEAR_MS = 3.2e10
_GZIP = b"\x1f\x8b"
SAME_SITTING = 6 * 3600.0
"""Plays of one item by one person that lie closer, in seconds, are one play."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One play, or one item that was taken."""

    row: int
    at: float
    """Seconds since 1970 when it began; -inf where it was before the record."""
    ms: int | None
    """Heard; None means taken as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dataset:
    """Items, their words, and what each person took, in the order of time."""

    items: Items
    texts: Sequence[str]
    languages: Sequence[str | None]
    people: Mapping[str, Sequence[Choice]]
    since: Reals
    """(items,) publication, or the first time anybody took it; -inf where neither is known."""


def read(folder: Path) -> Dataset:
    """Read a folder. Raises ImportFileError with one sentence if it is not as it should be."""
    if not folder.is_dir():
        raise ImportFileError(f"{folder} is no folder; it should hold items.csv and events.csv.")
    rows = list(_rows(folder, "items", needed=("item_id", "title")))
    if not rows:
        raise ImportFileError(f"{folder / 'items.csv'} has no rows.")
    number = {row["item_id"]: place for place, row in enumerate(rows)}
    items = _items(rows)
    people: dict[str, list[Choice]] = defaultdict(list)
    for line, row in enumerate(_rows(folder, "events", needed=("user_id", "item_id")), start=2):
        for name in ("user_id", "item_id"):
            if not row[name]:
                raise ImportFileError(f"events.csv, line {line}: there is no {name}.")
        place = number.get(row["item_id"])
        if place is None:
            raise ImportFileError(
                f"events.csv, line {line}: there is no item “{row['item_id']}” in items.csv."
            )
        ms = _number(row.get("ms"), where=f"events.csv, line {line}")
        at = _time(row.get("at"), where=f"events.csv, line {line}")
        began = at - (ms or 0.0) / 1000  # logs of players tell when a play ended
        people[row["user_id"]].append(Choice(place, began, None if ms is None else int(ms)))
    if not people:
        raise ImportFileError(f"{folder / 'events.csv'} has no rows.")
    joined = {user: sittings(choices) for user, choices in people.items()}
    since = _since(items, joined)
    return Dataset(
        items=items,
        texts=[_text(row) for row in rows],
        languages=[row.get("language") or None for row in rows],
        people=joined,
        since=since,
    )


def dated_by_first_sight(data: Dataset) -> Dataset:
    """Where nothing has a date, the day it was first seen is one: news is then what is new there.

    Only for lists whose every item was seen by somebody before the day. Elsewhere an item that one
    person alone ever met would be dated by the very choice that is to be foretold.
    """
    if not np.isnan(data.items.published).all():
        return data
    published = np.where(np.isfinite(data.since), data.since, np.nan)
    return replace(data, items=replace(data.items, published=published))


def sittings(choices: Sequence[Choice]) -> list[Choice]:
    """Plays in the order of time; a play that goes on within six hours is the same one."""
    ordered = sorted(choices, key=lambda choice: choice.at)
    merged: list[Choice] = []
    latest: dict[int, tuple[int, float]] = {}
    for choice in ordered:
        place, ended = latest.get(choice.row, (-1, -np.inf))
        earlier = merged[place] if place >= 0 else None
        end = choice.at + (choice.ms or 0) / 1000
        if (
            earlier is not None
            and earlier.ms is not None
            and choice.ms is not None
            and choice.at - ended < SAME_SITTING
        ):
            merged[place] = Choice(choice.row, earlier.at, earlier.ms + choice.ms)
            latest[choice.row] = (place, end)
            continue
        latest[choice.row] = (len(merged), end)
        merged.append(choice)
    return merged


def _rows(folder: Path, name: str, *, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    plain, packed = folder / f"{name}.csv", folder / f"{name}.csv.gz"
    path = packed if packed.exists() else plain
    if not path.exists():
        raise ImportFileError(f"{folder} has no {name}.csv or {name}.csv.gz.")
    try:
        data = path.read_bytes()
        # By its first bytes: a file that was unpacked in passing keeps its name.
        text = (gzip.decompress(data) if data[:2] == _GZIP else data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFileError(f"{path} is no text in UTF-8.") from error
    except (OSError, EOFError, zlib.error) as error:
        raise ImportFileError(f"{path} cannot be read: {error}.") from error
    if not text.strip():
        raise ImportFileError(f"{path} is empty.")
    csv.field_size_limit(MOST_CHARACTERS)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        reader.fieldnames = [column.strip().lower() for column in reader.fieldnames or ()]
        missing = [column for column in needed if column not in reader.fieldnames]
        if missing:
            raise ImportFileError(f"{path} has no column {', '.join(missing)}.")
        yield from reader
    except csv.Error as error:
        raise ImportFileError(f"{path}, line {reader.line_num}: {error}.") from error


def _items(rows: Sequence[Mapping[str, str]]) -> Items:
    size = len(rows)
    names: dict[str, int] = {}
    # An item without a show is a show of its own: habit can say nothing about it.
    shows = np.array(
        [names.setdefault(row.get("show") or f"\0{i}", len(names)) for i, row in enumerate(rows)],
        dtype=np.int64,
    )
    published = np.array(
        [_time(row.get("published"), where="items.csv") for row in rows], dtype=np.float64
    )
    published[np.isinf(published)] = np.nan
    durations = [_number(row.get("duration_ms"), where="items.csv") for row in rows]
    minutes = np.array([np.nan if not ms else ms / 60_000 for ms in durations])
    return Items(
        ids=np.arange(size),
        shows=shows,
        published=published,
        minutes=minutes,
        languages=language_codes([row.get("language") or None for row in rows]),
        places=positions_in_shows(shows, published),
        is_serial=np.zeros(size, dtype=np.bool_),
    )


def _text(row: Mapping[str, str]) -> str:
    parts = ((row.get(name) or "").strip(". ") for name in ("title", "text", "show"))
    return ". ".join(part for part in parts if part)


def _since(items: Items, people: Mapping[str, Sequence[Choice]]) -> Reals:
    first = np.full(len(items), np.inf)
    for choices in people.values():
        for choice in choices:
            first[choice.row] = min(first[choice.row], choice.at)
    first[np.isinf(first) & (first > 0)] = -np.inf
    return np.where(np.isnan(items.published), first, items.published)


def _number(text: str | None, *, where: str) -> float | None:
    if not text or not text.strip():
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < _A_YEAR_MS:
        raise ImportFileError(f"{where}: “{text}” is no number of milliseconds.")
    return number


def _time(text: str | None, *, where: str) -> float:
    if not text or not text.strip():
        return -np.inf
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ImportFileError(f"{where}: “{text}” is no ISO date or time.") from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def heard_ms(choice: Choice, minutes: float) -> int:
    """What was heard; all of it where the record says only that it was taken."""
    if choice.ms is not None:
        return choice.ms
    return TYPICAL_MS if np.isnan(minutes) else int(minutes * 60_000)
