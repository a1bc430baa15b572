import numpy as np
import pytest

from podplayer.recommender.index import NeighbourIndex
from podplayer.recommender.vectors import normalise

DIMENSIONS = 16


class Store:
    """Vectors as storage would give them; remembers what was read."""

    def __init__(self, count=300):
        rng = np.random.default_rng(2)
        self.vectors = normalise(rng.standard_normal((count, DIMENSIONS)).astype(np.float32))
        self.read: list[int] = []

    @property
    def ids(self):
        return [10 * (n + 1) for n in range(len(self.vectors))]

    def load(self, ids):
        self.read += list(ids)
        return self.vectors[[number // 10 - 1 for number in ids]]


@pytest.fixture
def store():
    return Store()


def make(folder, *, exact_up_to=0, encoder="e5/q4-fp32", version="centred/1-a"):
    return NeighbourIndex(folder=folder, encoder=encoder, version=version, exact_up_to=exact_up_to)


def refreshed(folder, store, ids=None, **options):
    index = make(folder, **options)
    store.read.clear()
    index.refresh(store.ids if ids is None else ids, store.load)
    return index


def exact(store, query, count):
    order = np.argsort(-(store.vectors @ query))[:count]
    return [store.ids[row] for row in order]


def test_a_small_library_is_searched_exactly_and_writes_no_file(tmp_path, store):
    index = refreshed(tmp_path, store, exact_up_to=1000)
    query = store.vectors[7]
    found = index.search(query, 5)
    assert index.is_exact
    assert [number for number, _ in found] == exact(store, query, 5)
    assert found[0] == (80, pytest.approx(1, abs=1e-4))
    assert not list(tmp_path.iterdir())


def test_a_large_library_is_searched_through_the_file(tmp_path, store):
    index = refreshed(tmp_path, store)
    assert not index.is_exact
    hits = 0
    for query in store.vectors[:50]:
        found = [number for number, _ in index.search(query, 10)]
        hits += len(set(found) & set(exact(store, query, 10)))
    assert hits / 500 >= 0.99


def test_similarities_are_cosines(tmp_path, store):
    found = refreshed(tmp_path, store).search(store.vectors[3], 3)
    for number, cosine in found:
        expected = float(store.vectors[number // 10 - 1] @ store.vectors[3])
        assert cosine == pytest.approx(expected, abs=5e-3)


def test_the_file_is_used_again_without_reading_vectors(tmp_path, store):
    refreshed(tmp_path, store)
    index = refreshed(tmp_path, store)
    assert store.read == []
    assert len(index) == 300
    assert index.search(store.vectors[0], 1)[0][0] == 10


def test_new_episodes_are_added_and_the_others_not_read_again(tmp_path, store):
    refreshed(tmp_path, store, ids=store.ids[:-20])
    index = refreshed(tmp_path, store)
    assert sorted(store.read) == store.ids[-20:]
    assert index.search(store.vectors[-1], 1)[0][0] == 3000


def test_removed_episodes_make_the_file_anew(tmp_path, store):
    refreshed(tmp_path, store)
    index = refreshed(tmp_path, store, ids=store.ids[:200])
    assert set(store.read) == set(store.ids[:200])
    found = index.search(store.vectors[-1], 200)
    assert all(number <= 2000 for number, _ in found)


@pytest.mark.parametrize("change", [{"encoder": "e5/q4-bf16"}, {"version": "centred/1-b"}])
def test_another_encoder_or_transform_makes_the_file_anew(tmp_path, store, change):
    refreshed(tmp_path, store)
    refreshed(tmp_path, store, **change)
    assert set(store.read) == set(store.ids)


def test_a_damaged_file_is_made_anew(tmp_path, store, caplog):
    refreshed(tmp_path, store)
    path = next(tmp_path.glob("*.usearch"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    index = refreshed(tmp_path, store)
    assert "damaged" in caplog.text
    assert index.search(store.vectors[0], 1)[0][0] == 10


def test_a_file_that_usearch_cannot_read_is_made_anew(tmp_path, store, monkeypatch, caplog):
    refreshed(tmp_path, store)
    path = next(tmp_path.glob("*.usearch"))
    path.write_bytes(b"nothing of use")
    monkeypatch.setattr(
        "podplayer.recommender.index._digest_of_file",
        lambda _: __import__("json").loads(path.with_suffix(".json").read_text())["content"],
    )
    index = make(tmp_path)
    index.refresh(store.ids, store.load)
    assert "cannot be used" in caplog.text
    assert "cannot be extended" in caplog.text


@pytest.mark.parametrize("header", ["", "[]", "{}", '{"format": 1}'])
def test_a_broken_header_makes_the_file_anew(tmp_path, store, header):
    refreshed(tmp_path, store)
    next(tmp_path.glob("*.json")).write_text(header)
    refreshed(tmp_path, store)
    assert set(store.read) == set(store.ids)


def test_a_missing_file_is_made_anew(tmp_path, store, caplog):
    refreshed(tmp_path, store)
    next(tmp_path.glob("*.usearch")).unlink()
    index = refreshed(tmp_path, store)
    assert len(index.search(store.vectors[0], 5)) == 5


def test_a_folder_that_cannot_be_written_leaves_the_index_in_memory(tmp_path, store, caplog):
    (tmp_path / "file").touch()
    index = refreshed(tmp_path / "file", store)
    assert "not kept" in caplog.text
    assert index.search(store.vectors[4], 1)[0][0] == 50


def test_without_a_folder_the_index_is_in_memory_alone(tmp_path, store, monkeypatch):
    monkeypatch.chdir(tmp_path)
    index = refreshed(None, store)
    assert not index.is_exact
    assert index.search(store.vectors[4], 1)[0][0] == 50
    assert not list(tmp_path.iterdir())


def test_more_than_there_is_cannot_be_found(tmp_path, store):
    assert len(refreshed(tmp_path, store, exact_up_to=1000).search(store.vectors[0], 999)) == 300


def test_nothing_is_found_in_nothing(tmp_path, store):
    index = refreshed(tmp_path, store, ids=[], exact_up_to=10)
    assert index.search(store.vectors[0], 5) == []
    assert index.search(store.vectors[0], 0) == []


def test_before_a_refresh_nothing_is_found(tmp_path, store):
    assert make(tmp_path).search(store.vectors[0], 5) == []


def test_the_file_that_another_process_made_is_used(tmp_path, store):
    index = make(tmp_path)
    index.refresh(store.ids, store.load, apart=lambda: refreshed(tmp_path, store))
    assert store.read == store.ids[:1] + store.ids, "by the other one"
    assert len(index.search(store.vectors[3], 2)) == 2
    index.refresh(store.ids, store.load, apart=pytest.fail)


def test_where_the_other_process_fails_the_index_is_made_here(tmp_path, store):
    index = make(tmp_path)
    index.refresh(store.ids, store.load, apart=lambda: None)
    assert index.search(store.vectors[3], 1)[0][0] == store.ids[3]
