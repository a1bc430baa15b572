"""An evaluation as one page: tables and plots, no script, nothing from outside."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TypeVar

from podplayer.model.errors import StorageError
from podplayer.model.ranking import Scoreboard
from podplayer.model.sentence import say
from podplayer.recommender.replay import OURS
from podplayer.recommender.report import Report
from podplayer.services import plots

FILE = "report.html"
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem;
       color: #1f2328; background: #fdfcfa; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid #d8d4cc; }
th:first-child, td:first-child { text-align: left; }
tr.ours { font-weight: 600; } svg { width: 100%; height: auto; } h2 { margin-top: 2.5rem; }
@media (prefers-color-scheme: dark) { body { color: #e6e3dd; background: #1c1b1a; } }
"""
Cell = TypeVar("Cell")


def write_report(folder: Path, report: Report) -> Path:
    """Write a folder's evaluation. Raises StorageError."""
    return _write(folder, f"podplayer: {report.protocol}", _report_parts(report))


def write_scoreboard(folder: Path, board: Scoreboard) -> Path:
    """Write the evaluation of the listener's own log. Raises StorageError."""
    parts = [f"<p>{escape(board.sentence)}</p>"]
    if board.rankers:
        rows = {one.name: one.ndcg10 for one in board.rankers}
        parts += ["<h2>nDCG@10</h2>", plots.bars(rows, title="nDCG@10", ours=OURS)]
        metrics = {
            one.name: {"nDCG@10": one.ndcg10, "hit@1": one.hit1, "MRR": one.mrr, "AUC": one.auc}
            for one in board.rankers
        }
        parts.append(_table(metrics, _interval))
    parts += _extras(curve=board.curve, ablation=board.ablation)
    parts += _reliability(board.calibration_bins, board.calibration_error)
    return _write(folder, "podplayer: your own listening", parts)


def _report_parts(report: Report) -> list[str]:
    note = [f"<p>{escape(report.note)}</p>"] if report.note else []
    if report.sentence:
        return [*note, f"<p>{escape(report.sentence)}</p>"]
    parts = [
        *note,
        f"<p>{report.users} people, {report.impressions} lists. Intervals: 95 %, people "
        "resampled.</p>",
    ]
    metric = next(iter(next(iter(report.rankers.values()))))
    rows = {name: line[metric] for name, line in report.rankers.items()}
    parts += [f"<h2>{escape(metric)}</h2>", plots.bars(rows, title=metric, ours=OURS)]
    parts.append(_table(report.rankers, _interval))
    if report.leads:
        parts.append("<h2>podplayer minus the others, person by person</h2>")
        parts.append(plots.bars(report.leads, title=f"lead in {metric}"))
    if report.lists:
        parts += ["<h2>The first ten</h2>", _table(report.lists, "{:.3f}".format)]
    parts += _extras(curve=report.curve, ablation=report.ablation)
    if report.calibration is not None:
        bins, error = report.calibration.get("bins"), report.calibration.get("ece")
        if isinstance(bins, list) and isinstance(error, float):
            parts += _reliability([(said, was, count) for said, was, count in bins], error)
    for name, part in report.parts.items():
        parts += [f"<h1>{escape(name)}</h1>", *_report_parts(part)]
    return parts


def _extras(
    *, curve: Mapping[str, Mapping[int, float]], ablation: Mapping[str, plots.Interval]
) -> list[str]:
    parts = []
    if curve:
        parts += ["<h2>By how much is known</h2>", "<p>nDCG@10 by the number of events.</p>"]
        parts.append(plots.curves(curve, title="nDCG@10 by events known"))
    if ablation:
        parts.append("<h2>What is lost without a part</h2>")
        parts.append(plots.bars(ablation, title="nDCG@10 lost without"))
    return parts


def _reliability(bins: Sequence[tuple[float, float, int]], error: float | None) -> list[str]:
    if not bins or error is None:
        return []
    return [
        "<h2>Are the probabilities honest?</h2>",
        f"<p>Expected calibration error {error:.3f}; across what was said, up what came true.</p>",
        plots.reliability(bins, title="Reliability"),
    ]


def _interval(line: plots.Interval) -> str:
    mean, low, high = line
    return f"{mean:.3f} [{low:.3f}, {high:.3f}]"


def _table(rows: Mapping[str, Mapping[str, Cell]], say: Callable[[Cell], str]) -> str:
    """One row a ranker."""
    head = "".join(f"<th>{escape(name)}</th>" for name in next(iter(rows.values())))
    body = "".join(
        f"<tr{_ours(name)}><td>{escape(name)}</td>"
        + "".join(f"<td>{say(cell)}</td>" for cell in line.values())
        + "</tr>"
        for name, line in rows.items()
    )
    return f"<table><tr><th></th>{head}</tr>{body}</table>"


def _ours(name: str) -> str:
    return ' class="ours"' if name == OURS else ""


def _write(folder: Path, title: str, parts: Sequence[str]) -> Path:
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{''.join(parts)}</body></html>\n"
    )
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            say("{path} cannot be written ({strerror}).", path=path, strerror=error.strerror)
        ) from error
    return path
