"""What fuzzing found, and what it started from, read again; and each of it damaged a little."""

import random
import warnings
from pathlib import Path

import pytest

from scripts.hostile.targets import TARGETS

SEEDS = Path(__file__).parents[1] / "data" / "fuzz"
FOUND = sorted(path for path in SEEDS.rglob("*") if path.is_file())
_DAMAGED = 6


def test_each_target_has_seeds():
    assert {path.parent.name for path in FOUND} == set(TARGETS)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_hostile_bytes_are_read_or_refused_in_a_sentence(path):
    data = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of feedparser's own
        for number in range(_DAMAGED):
            TARGETS[path.parent.name](data if number == 0 else damaged(data, number))


def damaged(data, number):
    """A piece cut out, doubled or overwritten, the same for the same number."""
    chance = random.Random(number)
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 2, 4, 16, 64)))
    piece = data[start:end]
    kind = chance.randrange(3)
    if kind == 0:
        return data[:start] + data[end:]
    if kind == 1:
        return data[:end] + piece * chance.choice((1, 8)) + data[end:]
    return data[:start] + chance.randbytes(len(piece)) + data[end:]
