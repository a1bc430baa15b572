"""Where the parts of one recording lie in another one of the same programme. Pure.

Other advertisements shift what follows them. Equal codes vote for shifts; each half second of the
old recording takes the shift at which its bits agree best, with a price for every change, so that
a part is left only for a good reason; parts that would go back in time are dropped.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from podplayer.media.fingerprint import FRAME_MS, KEPT_EVERY, Codes, from_bytes
from podplayer.model.ids import Ms
from podplayer.model.time_marks import Stretch, joined

_STEP_MS = FRAME_MS * KEPT_EVERY
_MOST_SHIFTS = 32
_FEWEST_VOTES = 12
_MOST_ALIKE = 12
"""A code that is there more often tells nothing about the place."""
_BLOCK = 3
"""Stored codes that take a shift together: six tenths of a second."""
_FOREIGN = 0.36
"""Share of wrong bits above which it is another sound: of the same some .1 are wrong, else .5."""
_CHANGE = 4.0
"""The price of another shift: as much as four codes with every bit wrong."""
_SHORTEST_MS = 5_000
_OVERLAP_MS = 1_000
"""By which parts may seem to overlap: where one ends is known to some tenths of a second."""
_LEAST_SHARE = 0.5
"""Of the shorter recording that must be found; a jingle alone makes no two episodes the same."""

_Errors = npt.NDArray[np.float64]


def align(old: bytes, new: bytes) -> tuple[Stretch, ...]:
    """The parts of an old recording that are in a new one, with their shifts.

    Args:
        old: as `fingerprint.kept` it.
        new: the whole fingerprint.

    Returns:
        In order of both; empty where they are not the same programme.
    """
    before, after = from_bytes(old), from_bytes(new)
    shifts = _shifts(before, after)
    if not len(shifts):
        return ()
    errors = np.stack([_errors(before, after, int(shift)) for shift in shifts])
    runs = _runs(_best_path(errors), errors)
    found = _rising(
        [
            Stretch(
                start=Ms(first * _STEP_MS),
                end=Ms(behind * _STEP_MS),
                shift=Ms(int(shifts[state]) * FRAME_MS),
            )
            for first, behind, state in runs
        ]
    )
    shorter = min(len(before) * _STEP_MS, len(after) * FRAME_MS)
    if sum(stretch.end - stretch.start for stretch in found) < _LEAST_SHARE * shorter:
        return ()
    return tuple(joined(found, slack=Ms(FRAME_MS)))


def _shifts(before: Codes, after: Codes) -> npt.NDArray[np.int64]:
    """Shifts in frames that many equal codes speak for, without their neighbours."""
    order = np.argsort(after, kind="stable")
    ranked = after[order]
    first = np.searchsorted(ranked, before, side="left")
    count = np.searchsorted(ranked, before, side="right") - first
    useful = np.flatnonzero((before != 0) & (count > 0) & (count <= _MOST_ALIKE))
    repeated = np.repeat(useful, count[useful])
    inside = np.arange(len(repeated)) - np.repeat(
        np.cumsum(count[useful]) - count[useful], count[useful]
    )
    places = order[first[repeated] + inside]
    lowest = KEPT_EVERY * len(before)
    votes = np.bincount(places - KEPT_EVERY * repeated + lowest, minlength=1)
    votes = np.convolve(votes, (1, 2, 1), mode="same")
    chosen: list[int] = []
    for place in np.argsort(votes)[::-1][: 8 * _MOST_SHIFTS]:
        if votes[place] < _FEWEST_VOTES or len(chosen) == _MOST_SHIFTS:
            break
        if all(abs(int(place) - other) > 1 for other in chosen):
            chosen.append(int(place))
    return np.array(chosen, dtype=np.int64) - lowest


def _errors(before: Codes, after: Codes, shift: int) -> _Errors:
    """(n,) share of wrong bits at each stored code; a half where there is nothing to compare."""
    places = np.arange(len(before)) * KEPT_EVERY + shift
    is_inside = (places >= 0) & (places < len(after))
    other = after[np.clip(places, 0, max(0, len(after) - 1))]
    wrong = np.bitwise_count(before ^ other) / 16.0
    wrong[~is_inside | (before == 0) | (other == 0)] = 0.5
    return np.asarray(wrong, dtype=np.float64)


def _best_path(errors: _Errors) -> npt.NDArray[np.int64]:
    """(blocks,) the shift of each block, or the number of shifts where it is in none (Viterbi)."""
    states = len(errors)
    whole = errors.shape[1] // _BLOCK * _BLOCK
    costs = errors[:, :whole].reshape(states, -1, _BLOCK).sum(axis=2)
    costs = np.vstack((costs, np.full((1, costs.shape[1]), _FOREIGN * _BLOCK)))
    total = np.zeros(states + 1)
    came_from = np.empty((costs.shape[1], states + 1), dtype=np.int64)
    stay = np.arange(states + 1)
    for block in range(costs.shape[1]):
        best = int(total.argmin())
        changes = total[best] + _CHANGE < total
        came_from[block] = np.where(changes, best, stay)
        total = np.where(changes, total[best] + _CHANGE, total) + costs[:, block]
    path = np.empty(costs.shape[1], dtype=np.int64)
    state = int(total.argmin())
    for block in range(costs.shape[1] - 1, -1, -1):
        path[block] = state
        state = int(came_from[block, state])
    return path


def _runs(path: npt.NDArray[np.int64], errors: _Errors) -> list[tuple[int, int, int]]:
    """(first, behind, shift) in stored codes of each part, its ends found to the code."""
    if not len(path):
        return []
    edges = np.flatnonzero(np.diff(path)) + 1
    starts = [0, *edges.tolist(), len(path)]
    padded = np.vstack((errors, np.full((1, errors.shape[1]), _FOREIGN)))
    cuts = [0]
    for edge in edges.tolist():
        low = max(cuts[-1], (edge - 4) * _BLOCK)
        high = min(errors.shape[1], (edge + 4) * _BLOCK)
        before, behind = padded[path[edge - 1], low:high], padded[path[edge], low:high]
        sums = np.concatenate(([0.0], np.cumsum(before - behind)))
        cuts.append(low + int(sums.argmin()))
    cuts.append(errors.shape[1])
    return [
        (first, behind, int(path[start]))
        for (first, behind), start in zip(pairwise(cuts), starts[:-1], strict=True)
        if path[start] < len(errors) and (behind - first) * _STEP_MS >= _SHORTEST_MS
    ]


def _rising(found: Sequence[Stretch]) -> list[Stretch]:
    """The longest of the parts that follow each other in both recordings."""
    lengths, links = list[int](), list[int]()
    for number, stretch in enumerate(found):
        best, link = 0, -1
        for other in range(number):
            former = found[other]
            if former.end + former.shift <= stretch.start + stretch.shift + _OVERLAP_MS:
                best, link = max((best, link), (lengths[other], other))
        lengths.append(best + stretch.end - stretch.start)
        links.append(link)
    if not lengths:
        return []
    at = int(np.argmax(lengths))
    chain: list[Stretch] = []
    while at >= 0:
        chain.append(found[at])
        at = links[at]
    return chain[::-1]
