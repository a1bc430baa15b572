"""Files that are locked while they arrive: nothing in the clear, and resumed like others."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podplayer.media.part import Identity, PartFile, part_progress
from podplayer.media.sealed_source import SealedSource
from podplayer.model.errors import MediaError
from podplayer.model.sealed import CHUNK, HEAD_BYTES, FileKeys, place_of

KEYS = FileKeys(b"k" * 32)
DATA = (b"Quokka %07d " * 16_000 % tuple(range(16_000)))[: 3 * CHUNK + 1000]


@pytest.fixture
def target(tmp_path):
    return tmp_path / "ab.sealed"


def part_of(target):
    part = PartFile(target, keys=KEYS)
    part.learn(Identity(size=len(DATA), validator='"one"'))
    return part


def put(part, start, end):
    part.write(start, DATA[start:end])


def finished(target):
    with KEYS.of(target).open() as file:
        return file.read()


PIECES = st.lists(st.integers(1, len(DATA) - 1), max_size=8, unique=True)


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cuts=PIECES, order=st.randoms(use_true_random=False))
def test_pieces_in_any_order_make_the_file(target, cuts, order):
    edges = [0, *sorted(cuts), len(DATA)]
    pieces = list(itertools.pairwise(edges))
    order.shuffle(pieces)
    part = part_of(target)
    for start, end in pieces:
        put(part, start, end)
        assert DATA[start:end].startswith(part.read(start, end - start))
    part.finish()
    part.close()
    assert finished(target) == DATA


def test_what_has_come_can_be_read_before_its_chunk_is_full(target):
    part = part_of(target)
    put(part, CHUNK + 10, CHUNK + 30)
    assert part.read(CHUNK + 15, 100) == DATA[CHUNK + 15 : CHUNK + 30]
    part.close()


def test_nothing_lies_in_the_clear(target):
    part = part_of(target)
    put(part, 0, 2 * CHUNK + 500)
    part.note()
    for path in target.parent.iterdir():
        assert b"Quokka" not in path.read_bytes()
    part.close()


def test_it_goes_on_with_the_chunks_that_were_whole(target):
    part = part_of(target)
    put(part, 100, 2 * CHUNK + 500)
    part.close()
    assert part_progress(target) == (CHUNK, len(DATA))
    again = part_of(target)
    assert again.read(CHUNK, 10) == DATA[CHUNK : CHUNK + 10]
    assert again.gap_from(0).end == CHUNK
    put(again, 0, CHUNK)
    put(again, 2 * CHUNK, len(DATA))
    again.finish()
    again.close()
    assert finished(target) == DATA


def test_what_was_too_little_to_be_kept_leaves_nothing(target):
    part = part_of(target)
    put(part, 0, 100)
    part.close()
    assert list(target.parent.iterdir()) == []


def test_another_file_gets_another_key(target):
    part = part_of(target)
    put(part, 0, CHUNK)
    before = target.with_name("ab.sealed.part").read_bytes()[:HEAD_BYTES]
    part.reset()
    part.learn(Identity(size=CHUNK, validator='"two"'))
    part.write(0, b"x" * CHUNK)
    assert target.with_name("ab.sealed.part").read_bytes()[:HEAD_BYTES] != before
    part.finish()
    part.close()
    assert finished(target) == b"x" * CHUNK


def test_bytes_that_come_twice_change_nothing(target):
    part = part_of(target)
    put(part, 0, 2 * CHUNK)
    put(part, CHUNK // 2, len(DATA))
    part.finish()
    assert part.read(10, 20) == DATA[10:30]
    part.close()
    assert finished(target) == DATA


def test_a_part_of_another_library_is_begun_anew(target):
    part = part_of(target)
    put(part, 0, CHUNK)
    part.close()
    target.with_name("ab.sealed.part").write_bytes(b"\0" * place_of(1))
    again = part_of(target)
    assert again.filled == 0
    again.close()


def test_without_a_key_nothing_is_begun(target):
    with pytest.raises(MediaError, match="another library"):
        PartFile(target)


def test_an_engine_reads_it_from_any_place(target):
    part = part_of(target)
    put(part, 0, len(DATA))
    part.finish()
    part.close()
    source = SealedSource(KEYS.of(target), name="episode.mp3")
    assert (source.size, source.is_complete, source.has_head()) == (len(DATA), True, True)
    assert source.read_at(2 * CHUNK - 3, 10) == DATA[2 * CHUNK - 3 : 2 * CHUNK + 7]
    assert source.read_at(len(DATA), 10) == b""
    source.close()
    assert source.read_at(0, 10) == b""


def test_damage_is_one_sentence_for_an_engine(target):
    part = part_of(target)
    put(part, 0, len(DATA))
    part.finish()
    part.close()
    data = bytearray(target.read_bytes())
    data[place_of(1) + 100] ^= 1
    target.write_bytes(data)
    source = SealedSource(KEYS.of(target), name="episode.mp3")
    assert source.read_at(0, 10) == DATA[:10]
    assert source.read_at(CHUNK, 10) == b""
    assert "fetch it again" in source.failure
    source.close()
