"""Telling which table a leaf of a damaged library belongs to, from what its rows look like.

The tables are STRICT: each column holds what it was declared for. Where that fits several tables,
the rows that theirs refer to decide. Of tables without row numbers two look like no index.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from podplayer.storage.database import Database
from podplayer.storage.leaf_pages import LeafPages, Row, Value

_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "": (str,),
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
_JSON = re.compile(r"[\[{]")
_LOOKS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("at", "since", "until", "published", "first_seen"), _MOMENT),
    **dict.fromkeys(("extras", "rule", "payload", "inverse", "settings", "plays"), _JSON),
    "notes": re.compile(r"(?!\{)"),
}
"""How the texts of some columns begin."""
_MOST_ROWS = 512
"""Of a page."""
_HALF = 0.5
"""This share of the rows must refer to rows that are there: some may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the rows of a table look like."""

    name: str
    columns: tuple[str, ...]
    fits: tuple[Callable[[Value], bool], ...]
    """For each column, whether a value may stand in it."""
    number: int | None
    """The column that is the row's number."""
    refers: tuple[tuple[int, str], ...]
    """Columns that hold row numbers of another table."""
    least: int
    """Columns of a row from before others were added to the table."""
    is_single: bool
    """Whether there is but one row, number 1."""

    def takes(self, row: Row) -> bool:
        """Whether this may be one of its rows."""
        if self.is_single and row.number != 1:
            return False
        # What was added to the table later stands in no row of before.
        return self.least <= len(row.values) <= len(self.columns) and all(
            fits(value) for fits, value in zip(self.fits, row.values, strict=False)
        )

    def filled(self, row: Row) -> tuple[Value, ...]:
        """The values of a row, its number in place."""
        values = list(row.values)
        if self.number is not None:
            values[self.number] = row.number
        return tuple(values)


def shapes_of(db: Database) -> list[Shape]:
    """Of the tables of a library that have row numbers, parents first.

    The texts of search indexes, which are made anew, are among them: they look like notes.
    """
    tables = db.execute(
        r"""
        SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'
        AND (sql LIKE '%STRICT%' OR name LIKE '%\_fts\_content' ESCAPE '\') ORDER BY rowid
        """
    ).fetchall()
    return [_shape(db, str(name), is_single="CHECK (id = 1)" in sql) for name, sql in tables]


def keyed_shapes_of(db: Database) -> list[Shape]:
    """Of the tables without row numbers whose rows look like those of no index.

    The items of a playlist are not among them: three numbers, as in the index of them.
    """
    return [_shape(db, name, is_single=False) for name in ("podcast_tag", "shown")]


def keyed_rows_of(
    shapes: Sequence[Shape], rows: Iterable[tuple[Value, ...]], *, numbers: Mapping[str, set[int]]
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Rows of tables without row numbers, with the name of their table.

    Args:
        shapes: of these tables.
        rows: of every index and every such table.
        numbers: of the rows that are there, by table; a row that refers to any other is none.
    """
    for values in rows:
        row = Row(number=0, values=values)
        for shape in shapes:
            fits = len(values) == len(shape.columns) and shape.takes(row)
            if fits and _share(shape, [row], numbers) == 1.0:
                yield shape.name, values


def _shape(db: Database, name: str, *, is_single: bool) -> Shape:
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()
    names = tuple(str(row[1]) for row in columns)
    primary = [row for row in columns if row[5]]
    is_number = len(primary) == 1 and primary[0][2] == "INTEGER"
    number = int(primary[0][0]) if is_number else None
    return Shape(
        name=name,
        columns=names,
        fits=tuple(
            _is_none if row[0] == number else _judge(str(row[1]), row[2], is_needed=bool(row[3]))
            for row in columns
        ),
        number=number,
        refers=tuple(
            (names.index(row[3]), str(row[2]))
            for row in db.execute(f"PRAGMA foreign_key_list({name})")
        ),
        # A column that must be filled, and has no value to begin with, was there from the first.
        least=max((int(row[0]) + 1 for row in columns if row[3] and row[4] is None), default=1),
        is_single=is_single,
    )  # fmt: skip


def _is_none(value: Value) -> bool:
    return value is None


def _judge(name: str, declared: str, *, is_needed: bool) -> Callable[[Value], bool]:
    types = _TYPES[declared]
    looks = _LOOKS.get("at" if name.endswith("_at") else name)

    def fits(value: Value) -> bool:
        if value is None:
            return not is_needed
        is_type = isinstance(value, types)
        return is_type and (looks is None or not isinstance(value, str) or bool(looks.match(value)))

    return fits


@dataclass(slots=True)
class Told:
    """The leaves of a file, by table."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    tables: dict[int, str] = field(default_factory=dict)
    """Of which table each page is."""

    def take(self, name: str, page: int, rows: list[Row]) -> None:
        """These rows are of that table."""
        self.tables[page] = name
        self.rows.setdefault(name, []).extend(rows)


def tell(pages: LeafPages, shapes: Sequence[Shape], *, roots: Mapping[int, str]) -> Told:
    """Sort the leaves of a file.

    Args:
        pages: of the file.
        shapes: of the tables that may be in it.
        roots: the first page of each table, as far as that is known.
    """
    told = Told()
    unsure = []
    known = _below(pages, roots)
    for page, rows in pages.leaves():
        named = known.get(page)
        likely = [shape for shape in shapes if named in (None, shape.name)]
        likely = [shape for shape in likely if all(map(shape.takes, rows))]
        if len(likely) == 1:
            told.take(likely[0].name, page, rows)
        elif likely:
            unsure.append((page, rows, likely))
    # Shows and episodes fit one table only, and nearly everything refers to them.
    numbers = {name: {row.number for row in rows} for name, rows in told.rows.items()}
    # Leaves of few, long rows first: those of notes, where names would fit as well.
    for page, rows, likely in sorted(unsure, key=lambda leaf: len(leaf[1])):
        mine = {row.number for row in rows}
        # No two rows of a table have one number.
        free = [s for s in likely if mine.isdisjoint(numbers.get(s.name, ()))]
        shares = [_share(shape, rows, numbers) for shape in free]
        best = max(shares, default=0.0)
        if best < _HALF:
            continue
        name = free[shares.index(best)].name
        told.take(name, page, rows)
        numbers.setdefault(name, set()).update(mine)
    return told


def _below(pages: LeafPages, roots: Mapping[int, str]) -> dict[int, str]:
    """Of which table each page is that a way leads to."""
    branches = pages.branches() if roots else {}
    known: dict[int, str] = {}
    waiting = list(roots.items())
    while waiting:
        page, name = waiting.pop()
        if page not in known:
            known[page] = name
            waiting += [(child, name) for child, _ in branches.get(page, ())]
    return known


def _share(shape: Shape, rows: Iterable[Row], numbers: Mapping[str, set[int]]) -> float:
    """How many of the rows that these refer to are there, as a share; 1 if they refer to none."""
    wanted = [
        (parent, value)
        for values in map(shape.filled, rows)
        for column, parent in shape.refers
        if column < len(values) and (value := values[column]) is not None
    ]
    found = sum(value in numbers.get(parent, ()) for parent, value in wanted)
    return found / len(wanted) if wanted else 1.0


def missing(pages: LeafPages, told: Told) -> Counter[str]:
    """How many rows of each table stood, at most, on leaves that are named and cannot be read."""
    lost: Counter[str] = Counter()
    for children in pages.branches().values():
        named = Counter(told.tables[page] for page, _ in children if page in told.tables)
        if not named:
            continue
        ((name, _),) = named.most_common(1)
        before: int | None = None
        for page, highest in children:
            if page not in told.tables and before is not None and highest is not None:
                lost[name] += min(max(0, highest - before), _MOST_ROWS)
            before = highest
    return lost
