"""What the half of the program that works with vectors leaves in the profile."""

import pytest
from factories import NOW, parsed_feed
from fakes_encoder import FakeEncoder

from podplayer.app.bootstrap import Edges, build
from podplayer.app.paths import Paths
from podplayer.model.cancel import CancelToken
from podplayer.model.feed import ConditionalState
from podplayer.services.encryption import Encryption
from podplayer.services.key_ring import SystemKeyRing
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts

WORDS = "correct horse"


@pytest.fixture
def paths(tmp_path, monkeypatch):
    monkeypatch.setattr("podplayer.services.neighbours.EXACT_UP_TO", 2)
    paths = Paths(tmp_path)
    db = open_database(paths.library)
    feed = parsed_feed("one", "two", "three", "four", "five")
    Podcasts(db).add("https://e.org/f.xml", feed, state=ConditionalState(), now=NOW)
    db.close()
    return paths


def encode_and_search(paths):
    """What makes the index; returns the files that look like one."""
    app = build(paths, Edges(encoder=FakeEncoder(), now=lambda: NOW, ask=lambda: WORDS))
    try:
        assert app.indexing.encode_missing(cancel=CancelToken()).encoded == 5
        assert app.search.search("three")
    finally:
        app.close()
    return sorted(path.name for path in paths.profile.rglob("index-*"))


def test_a_plain_library_keeps_its_index_in_files(paths):
    assert [name.rpartition(".")[2] for name in encode_and_search(paths)] == ["json", "usearch"]


def test_an_encrypted_library_writes_no_index(paths):
    Encryption(paths.library, ring=SystemKeyRing(), cost=1024).turn_on(WORDS)
    assert encode_and_search(paths) == []
    assert not list(paths.profile.rglob("*.usearch"))
