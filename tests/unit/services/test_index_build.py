import subprocess
import sys
from datetime import UTC, datetime

import numpy as np
import pytest

from podplayer.model.feed import ConditionalState
from podplayer.recommender.index import NeighbourIndex
from podplayer.recommender.vectors import Transform, to_bytes
from podplayer.services import index_build
from podplayer.services.index_build import build_apart, index_command, loader
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.vectors import Vectors
from tests.factories import parsed_feed

ENCODER = "e5/q4"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "library.db")
    feed = parsed_feed(*(f"guid-{number}" for number in range(90)))
    Podcasts(db).add("https://feeds.example.org/a", feed, state=ConditionalState(), now=NOW)
    vectors = Vectors(db)
    data = np.random.default_rng(3).standard_normal((90, 16)).astype(np.float32)
    ids = vectors.missing(ENCODER)
    vectors.put(ENCODER, [(key, "en", to_bytes(data[i : i + 1])) for i, key in enumerate(ids)])
    yield db
    db.close()


def test_another_process_makes_the_file_that_this_one_then_maps(db, tmp_path):
    vectors, folder = Vectors(db), tmp_path / "cache"
    transform = Transform.centring(16, vectors.means(ENCODER))
    index = NeighbourIndex(folder=folder, encoder=ENCODER, version=transform.version, exact_up_to=0)
    asked = []

    def load(ids):
        asked.extend(ids)
        return loader(vectors, ENCODER, transform)(ids)

    index.refresh(
        vectors.ids(ENCODER), load, apart=lambda: build_apart(db.path, ENCODER, folder=folder)
    )
    assert not asked, "this process read no vector"
    first = vectors.ids(ENCODER)[0]
    query = loader(vectors, ENCODER, transform)([first])[0]
    assert index.search(query, 3)[0][0] == first


def test_the_process_ends_with_the_one_that_started_it():
    waiting = "from podplayer.services import index_build; index_build._end_with(0); print('on')"
    with subprocess.Popen(
        [sys.executable, "-c", waiting],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.communicate(timeout=200) == (b"", b"")
        assert process.returncode == 1


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ([sys.executable, "-c", "raise SystemExit(3)"], "ended with 3"),
        (["/nowhere/podplayer"], "no process to make the index"),
    ],
)
def test_a_process_that_fails_is_told_in_the_log(tmp_path, monkeypatch, caplog, command, told):
    monkeypatch.setattr(index_build, "index_command", lambda: command)
    build_apart(tmp_path / "library.db", ENCODER, folder=tmp_path)
    assert told in caplog.text


def test_a_frozen_program_enters_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert index_command() == [sys.executable, "--make-index"]
