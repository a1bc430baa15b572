"""Locked files read like plain ones, from any place, and refuse what somebody changed."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podplayer.model.errors import Cancelled, MediaError
from podplayer.model.sealed import (
    CHUNK,
    HEADER_BYTES,
    FileKeys,
    SealedFile,
    place_of,
    sealed_length,
    write_sealed,
)

KEYS = FileKeys(b"k" * 32)
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17)


def plain(size):
    return bytes(range(251)) * (size // 251) + bytes(range(size % 251))


@pytest.fixture
def seal(tmp_path):
    def make(data, *, name="one", keys=KEYS):
        path = tmp_path / f"{name}.sealed"
        assert write_sealed(io.BytesIO(data), path, keys=keys) == len(data)
        return path

    return make


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_comes_back(seal, size):
    path = seal(plain(size))
    with KEYS.of(path).open() as file:
        assert (file.read(), file.size) == (plain(size), size)
    assert path.stat().st_size == sealed_length(size)
    assert KEYS.size(path) == size


MOVES = st.lists(
    st.tuples(
        st.integers(-CHUNK, 4 * CHUNK), st.sampled_from((0, 1, 2)), st.integers(-1, 2 * CHUNK)
    ),
    max_size=12,
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(size=st.sampled_from(SIZES), moves=MOVES)
def test_every_read_is_that_of_the_plain_file(seal, size, moves):
    data = plain(size)
    expected = io.BytesIO(data)
    with KEYS.of(seal(data)).open() as file:
        for offset, whence, count in moves:
            base = (0, expected.tell(), size)[whence]
            if base + offset < 0:
                with pytest.raises(ValueError, match="-"):
                    file.seek(offset, whence)
                continue
            assert file.seek(offset, whence) == expected.seek(offset, whence)
            assert file.read(count) == expected.read(count)
            assert file.tell() == expected.tell()


def test_nothing_of_it_can_be_seen(seal):
    data = b"Quokka" * 30_000
    assert b"Quokka" not in seal(data).read_bytes()


def test_the_same_twice_looks_different(seal):
    one, other = seal(plain(100), name="one"), seal(plain(100), name="other")
    assert one.read_bytes()[HEADER_BYTES:] != other.read_bytes()[HEADER_BYTES:]


def read_all(path, keys=KEYS):
    with keys.of(path).open() as file:
        return file.read()


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(where=st.integers(0, sealed_length(2 * CHUNK + 9) - 1), bit=st.integers(0, 7))
def test_every_flipped_bit_is_found(seal, where, bit):
    path = seal(plain(2 * CHUNK + 9))
    data = bytearray(path.read_bytes())
    data[where] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(MediaError, match="fetch it again"):
        read_all(path)


@pytest.mark.parametrize("left", [0, 10, HEADER_BYTES, place_of(1), place_of(2) - 1, place_of(2)])
def test_a_file_that_was_cut_is_found(seal, left):
    path = seal(plain(2 * CHUNK + 9))
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(MediaError, match="fetch it again"):
        read_all(path)


def test_a_file_that_was_lengthened_is_found(seal):
    path = seal(plain(2 * CHUNK))
    path.write_bytes(path.read_bytes() + path.read_bytes()[place_of(1) :])
    with pytest.raises(MediaError):
        read_all(path)


def test_chunks_that_changed_places_are_found(seal):
    path = seal(plain(2 * CHUNK))
    data = path.read_bytes()
    path.write_bytes(data[: place_of(0)] + data[place_of(1) :] + data[place_of(0) : place_of(1)])
    with pytest.raises(MediaError):
        read_all(path)


def test_a_chunk_of_another_file_is_found(seal):
    one, other = seal(plain(2 * CHUNK)), seal(plain(2 * CHUNK), name="other")
    one.write_bytes(one.read_bytes()[: place_of(1)] + other.read_bytes()[place_of(1) :])
    with pytest.raises(MediaError):
        read_all(one)


def test_another_library_cannot_read_it(seal):
    path = seal(plain(100))
    with pytest.raises(MediaError):
        read_all(path, FileKeys(b"x" * 32))
    with pytest.raises(MediaError, match="another library"):
        read_all(path, FileKeys(None))


def test_the_key_of_one_file_opens_no_other(seal):
    one, other = seal(plain(100)), seal(plain(100), name="other")
    with pytest.raises(MediaError), SealedFile(other, KEYS.of(one).key).open():
        pass


def test_the_key_is_in_no_text(seal):
    file = KEYS.of(seal(b"x"))
    assert file.key.hex() not in repr(file)
    assert repr(file.key) not in repr(file)


def test_names_tell_nothing_and_lead_back():
    block = b"0123456789abcdef"
    name = KEYS.name(block)
    assert name == KEYS.name(block) != FileKeys(b"x" * 32).name(block)
    assert KEYS.block(name) == block
    assert block.hex() not in name
    for wrong in ("zz.sealed", "00.sealed"):
        with pytest.raises(ValueError, match=r"."):
            KEYS.block(wrong)


def test_a_plain_file_stays_what_it_is(tmp_path):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"abc")
    assert KEYS.of(path) == path
    assert KEYS.size(path) == 3


def test_writing_can_be_stopped(tmp_path):
    def stop(done):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_sealed(io.BytesIO(b"x"), tmp_path / "a.sealed", keys=KEYS, check=stop)
