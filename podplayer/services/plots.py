"""Plots as SVG, drawn by a few lines: bars with intervals, curves, and a line of honesty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import log1p

Interval = tuple[float, float, float]
WIDTH, LABEL, ROW, PAD = 720, 190, 22, 12
CURVE_HEIGHT, MARGIN, ROOM = 300, 48, 150
COLOURS = ("#c2410c", "#1d4ed8", "#15803d", "#7e22ce", "#475569", "#b45309")


def bars(rows: Mapping[str, Interval], *, title: str, ours: str | None = None) -> str:
    """One bar a row, its interval as a line through the end; one of them is ours."""
    low = min([0.0, *(line[1] for line in rows.values())])
    high = max([1e-9, *(line[2] for line in rows.values())])
    scale = _Scale(low=low, high=high, start=LABEL, end=WIDTH - 70)
    parts = []
    for place, (name, (mean, least, most)) in enumerate(rows.items()):
        top = PAD + place * ROW
        colour = COLOURS[0] if name == ours else COLOURS[4]
        left, right = sorted((scale(0.0), scale(mean)))
        middle = top + ROW / 2 - 3
        parts += [
            _text(LABEL - 8, middle + 4, name, anchor="end"),
            f'<rect x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="{ROW - 6}" '
            f'fill="{colour}" opacity=".75"/>',
            _line((scale(least), middle), (scale(most), middle)),
            _text(WIDTH - 62, middle + 4, f"{mean:.3f}"),
        ]
    zero, height = scale(0.0), PAD * 2 + ROW * len(rows)
    parts.append(_line((zero, PAD - 4), (zero, height - PAD), dash=True))
    return _svg(parts, height=height, title=title)


def curves(lines: Mapping[str, Mapping[int, float]], *, title: str) -> str:
    """Values by a count, on a logarithmic axis that has a place for zero."""
    counts = sorted({count for line in lines.values() for count in line})
    values = [value for line in lines.values() for value in line.values()]
    across = _Scale(low=0, high=log1p(counts[-1]), start=MARGIN, end=WIDTH - ROOM)
    up = _Scale(low=0.0, high=max([*values, 1e-9]), start=CURVE_HEIGHT - MARGIN, end=PAD)
    parts = [_line((MARGIN, up(0)), (WIDTH - ROOM, up(0)))]
    parts += [_text(across(log1p(n)), up(0) + 18, str(n), anchor="middle") for n in counts]
    parts += [
        _text(MARGIN - 6, up(value) + 4, f"{value:.2f}", anchor="end")
        for value in (0.0, up.high / 2, up.high)
    ]
    for place, (name, line) in enumerate(lines.items()):
        colour = COLOURS[place % len(COLOURS)]
        points = [(across(log1p(count)), up(value)) for count, value in sorted(line.items())]
        parts.append(_path(points, colour))
        parts.append(_text(MARGIN + 12, PAD + 14 + 16 * place, name, fill=colour))
    return _svg(parts, height=CURVE_HEIGHT, title=title)


def reliability(bins: Sequence[tuple[float, float, int]], *, title: str) -> str:
    """What was said against what came true; on the dashed line where it is honest."""
    size = CURVE_HEIGHT
    across = _Scale(low=0, high=1, start=MARGIN, end=MARGIN + size - PAD)
    up = _Scale(low=0, high=1, start=size - MARGIN, end=PAD)
    parts = [_line((across(0), up(0)), (across(1), up(1)), dash=True)]
    most = max([count for _, _, count in bins] or [1])
    for said, was, count in bins:
        radius = 3 + 7 * (count / most) ** 0.5
        parts.append(
            f'<circle cx="{across(said):.1f}" cy="{up(was):.1f}" r="{radius:.1f}" '
            f'fill="{COLOURS[0]}" opacity=".6"><title>{said:.0%} said, {was:.0%} came true, '
            f"{count} plays</title></circle>"
        )
    parts.append(_path([(across(said), up(was)) for said, was, _ in bins], COLOURS[0]))
    for value in (0.0, 0.5, 1.0):
        parts.append(_text(across(value), up(0) + 18, f"{value:.0%}", anchor="middle"))
        parts.append(_text(MARGIN - 6, up(value) + 4, f"{value:.0%}", anchor="end"))
    return _svg(parts, height=size, title=title)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places on the page."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / max(self.high - self.low, 1e-12)
        return self.start + share * (self.end - self.start)


def _line(start: tuple[float, float], end: tuple[float, float], *, dash: bool = False) -> str:
    style = ' stroke-dasharray="4 4"' if dash else ""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="currentColor"{style}/>'
    )


def _path(points: Sequence[tuple[float, float]], colour: str) -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", fill: str = "currentColor"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'
    )


def _svg(parts: Sequence[str], *, height: float, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" font-size="12" '
        f'font-family="sans-serif"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )
