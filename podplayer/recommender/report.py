"""The result of a protocol: one row a ranker, people resampled, our lead paired by person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from podplayer.recommender import metrics, protocols
from podplayer.recommender.columns import Reals
from podplayer.recommender.metrics import Interval
from podplayer.recommender.replay import OURS


class Protocol(StrEnum):
    """Which question is asked."""

    NEW_ITEMS = "new-items"
    ZERO_HISTORY = "zero-history"
    NEXT_PLAY = "next-play"
    LISTEN_OR_DROP = "listen-or-drop"


_NEEDED: Mapping[Protocol, str] = {
    Protocol.NEW_ITEMS: f"{protocols.FEWEST_BEFORE} events, and behind them "
    f"{protocols.FEWEST_IMPRESSIONS} days with an item that others took in the "
    f"{protocols.WINDOW_DAYS} days before, as one of {protocols.RIVALS + 1} or more",
    Protocol.ZERO_HISTORY: f"{protocols.FEWEST_ONLINE} days with an item that others took in the "
    f"{protocols.WINDOW_DAYS} days before, as one of {protocols.RIVALS + 1} or more",
    Protocol.NEXT_PLAY: f"{protocols.FEWEST_PLAYS} plays with times, {protocols.FEWEST_NEXT} of "
    f"them in the last three quarters new and heard for five minutes, and {protocols.FEWEST_POOL} "
    "episodes of other shows that people of the same language heard",
    Protocol.LISTEN_OR_DROP: f"{protocols.FEWEST_DECISIONS} plays of which the milliseconds are "
    f"known, {protocols.FEWEST_OF_EACH} heard for five minutes and as many not",
}
"""Of each person who is counted."""
Tables = Mapping[str, Mapping[str, list[Reals]]]
"""Ranker to person to one row of metrics an impression."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of one protocol, as `evaluate DIR` prints it."""

    protocol: Protocol
    users: int
    impressions: int
    rankers: Mapping[str, Mapping[str, tuple[float, float, float]]]
    leads: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    """Ours minus theirs in the protocol's own metric, paired by person."""
    people: Mapping[str, float] = field(default_factory=dict)
    """Ours in that metric, by person."""
    calibration: Mapping[str, object] | None = None
    parts: Mapping[str, "Report"] = field(default_factory=dict)
    """Sub-questions, such as new shows only."""
    ablation: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    """Family of features to what is lost without it, paired by person."""
    curve: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    """Ranker to nDCG@10 where only the latest so many events are known."""
    lists: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Ranker to diversity, novelty and coverage of its first ten."""
    note: str = ""
    """What to know of how it was counted."""

    @property
    def sentence(self) -> str:
        """Why there is nothing to compare; empty where there is."""
        if self.rankers:
            return ""
        return f"Nobody in this folder has what {self.protocol} needs: {_NEEDED[self.protocol]}."

    def document(self) -> dict[str, object]:
        """As one JSON document."""
        document: dict[str, object] = {
            "protocol": self.protocol.value,
            "users": self.users,
            "impressions": self.impressions,
            "rankers": {
                name: {metric: list(values) for metric, values in row.items()}
                for name, row in self.rankers.items()
            },
            "leads": {name: list(values) for name, values in self.leads.items()},
            "calibration": self.calibration,
        }
        if self.sentence:
            document["sentence"] = self.sentence
        if self.note:
            document["note"] = self.note
        if self.ablation:
            document["ablation"] = {name: list(line) for name, line in self.ablation.items()}
        if self.curve:
            document["curve"] = {
                name: {str(count): value for count, value in line.items()}
                for name, line in self.curve.items()
            }
        if self.lists:
            document["lists"] = {name: dict(line) for name, line in self.lists.items()}
        if self.parts:
            document["parts"] = {name: part.document() for name, part in self.parts.items()}
        return document

    def lines(self) -> list[str]:
        """As a table for the terminal."""
        head = f"{self.protocol.value}: {self.users} people, {self.impressions} impressions"
        names = list(next(iter(self.rankers.values()), {}))
        lines = [*([self.note] if self.note else []), self.sentence or head]
        if names:
            lines.append(f"{'':<19}" + "".join(f"{name:<22}" for name in names))
        for ranker, row in self.rankers.items():
            cells = (
                f"{mean:.3f} [{low:.3f}, {high:.3f}]".ljust(22) for mean, low, high in row.values()
            )
            lines.append(f"{ranker:<19}{''.join(cells)}")
        lines += self._more_lines()
        if self.calibration is not None:
            lines.append(f"calibration error {self.calibration['ece']:.3f}")
        for name, part in self.parts.items():
            lines += ["", name, *part.lines()]
        return lines

    def _more_lines(self) -> list[str]:
        lines = []
        if self.lists:
            lines += ["", f"{'the first ten':<19}diversity  novelty  coverage"]
            lines += [
                f"{name:<19}{line['diversity']:<11.3f}{line['novelty']:<9.3f}{line['coverage']:.3f}"
                for name, line in self.lists.items()
            ]
        if self.curve:
            counts = list(next(iter(self.curve.values())))
            lines += ["", f"{'events known':<19}" + "".join(f"{count:<8}" for count in counts)]
            lines += [
                f"{name:<19}" + "".join(f"{value:<8.3f}" for value in line.values())
                for name, line in self.curve.items()
            ]
        if self.ablation:
            lines += ["", "lost without"]
            lines += [
                f"{name:<19}{mean:+.3f} [{low:+.3f}, {high:+.3f}]"
                for name, (mean, low, high) in self.ablation.items()
            ]
        return lines


def report(protocol: Protocol, tables: Tables, *, names: Sequence[str]) -> Report:
    """Average by person, then over people, with intervals; the best ranker first.

    Args:
        protocol: what was asked.
        tables: rows of metrics, in the order of `names` or of metrics.NAMES.
        names: the metrics to report, the one that decides first.
    """
    known = metrics.NAMES if set(names) <= set(metrics.NAMES) else tuple(names)
    columns = [known.index(name) for name in names]
    means = {
        ranker: {user: np.mean(rows, axis=0)[columns] for user, rows in people.items()}
        for ranker, people in tables.items()
    }
    rankers = {
        ranker: {
            name: metrics.bootstrap(np.array([row[place] for row in people.values()]))
            for place, name in enumerate(names)
        }
        for ranker, people in means.items()
    }
    order = sorted(rankers, key=lambda ranker: -rankers[ranker][names[0]][0])
    ours = tables.get(OURS, {})
    return Report(
        protocol=protocol,
        users=len(ours),
        impressions=sum(len(rows) for rows in ours.values()),
        rankers={ranker: rankers[ranker] for ranker in order},
        leads={ranker: _lead(means, ranker) for ranker in order if ranker != OURS},
        people={user: float(row[0]) for user, row in means.get(OURS, {}).items()},
    )


def _lead(means: Mapping[str, Mapping[str, Reals]], ranker: str) -> Interval:
    ours, theirs = means[OURS], means[ranker]
    return metrics.bootstrap(np.array([ours[user][0] - theirs[user][0] for user in ours]))
