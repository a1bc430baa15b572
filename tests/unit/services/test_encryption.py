"""Encryption on, off and changed; what a killed podplayer leaves is finished or taken back."""

import shutil

import pytest
from factories import NOW
from fakes_key_ring import MemoryRing
from library_files import WORD, contents, filled, holds, is_sound

from podplayer.model.errors import LockedLibraryError, SecretsError, StorageError, UsageError
from podplayer.services.backups import Backups
from podplayer.services.encryption import Encryption, holder_of
from podplayer.services.library_key import Holder, key_file, read_lock, unlock
from podplayer.services.opening import open_library
from podplayer.services.profile_lock import LibraryLock
from podplayer.storage.cipher import convert, is_encrypted
from podplayer.storage.swap import exchange, fold_in, part_of

WORDS, OTHER = "correct horse", "battery staple"


@pytest.fixture
def ring():
    return MemoryRing()


@pytest.fixture
def library(tmp_path):
    filled(tmp_path / "library.db")
    return tmp_path / "library.db"


@pytest.fixture
def encryption(library, ring):
    return Encryption(library, ring=ring, cost=1024)


def opened(library, ring, words=WORDS):
    return open_library(library, ring=ring, ask=lambda: words)


def nobody():
    raise SecretsError("nobody is there")


def test_on_and_off_every_row_is_the_same(library, encryption, ring):
    before = contents(library)
    key = encryption.turn_on(WORDS)
    assert contents(library, key) == before
    assert holder_of(library) is Holder.PASSPHRASE
    encryption.turn_off(lambda: WORDS)
    assert contents(library) == before
    assert not key_file(library).exists()
    opened(library, ring).close()


def test_no_file_of_the_profile_holds_a_title_afterwards(library, encryption, ring, tmp_path):
    app = opened(library, ring)
    Backups(app.db, now=lambda: NOW).make()
    app.close()
    shutil.copy(library, tmp_path / "library-before-restore-20261101-080000.db")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "index-e5.usearch").write_text(WORD)
    assert holds(tmp_path)
    key = encryption.turn_on(WORDS)
    assert holds(tmp_path) == []
    assert not list((tmp_path / "cache").iterdir())
    (backup,) = (tmp_path / "backups").iterdir()
    assert contents(backup, key) == contents(library, key)
    opened(library, ring).close()
    assert holds(tmp_path) == []


def test_backups_can_still_be_read_after_it_is_turned_off(library, encryption, ring, tmp_path):
    encryption.turn_on(WORDS)
    app = opened(library, ring)
    Backups(app.db, now=lambda: NOW).make()
    app.close()
    encryption.turn_off(lambda: WORDS)
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.endswith(".db.gz")


def test_a_wrong_passphrase_is_a_sentence_and_changes_nothing(library, encryption, ring):
    key = encryption.turn_on(WORDS)
    before = contents(library, key)
    with pytest.raises(SecretsError, match="not the passphrase"):
        opened(library, ring, OTHER)
    with pytest.raises(SecretsError, match="not the passphrase"):
        encryption.change(lambda: OTHER, "something else")
    with pytest.raises(SecretsError, match="not the passphrase"):
        encryption.turn_off(lambda: OTHER)
    assert contents(library, key) == before
    opened(library, ring).close()


def test_a_changed_passphrase_takes_the_place_of_the_old_one(library, encryption, ring):
    key = encryption.turn_on(WORDS)
    encryption.change(lambda: WORDS, OTHER)
    assert unlock(library, ring=ring, ask=lambda: OTHER) == key
    with pytest.raises(SecretsError):
        unlock(library, ring=ring, ask=lambda: WORDS)


def test_the_key_ring_can_hold_the_key_and_give_it_up(library, encryption, ring):
    key = encryption.turn_on(None)
    assert holder_of(library) is Holder.KEY_RING
    assert list(ring.kept.values()) == [key.hex()]
    assert key.hex() not in key_file(library).read_text()
    open_library(library, ring=ring, ask=nobody).close()
    encryption.change(nobody, WORDS)
    assert ring.kept == {}
    assert unlock(library, ring=ring, ask=lambda: WORDS) == key


def test_a_locked_key_ring_is_a_sentence(library, encryption, ring):
    encryption.turn_on(None)
    ring.is_shut = True
    with pytest.raises(SecretsError, match="locked or not running; unlock it"):
        opened(library, ring)
    ring.is_shut = False
    ring.kept.clear()
    with pytest.raises(SecretsError, match="no key for this library"):
        opened(library, ring)


def test_without_a_key_ring_nothing_is_encrypted(library, encryption, ring):
    ring.is_shut = True
    with pytest.raises(SecretsError):
        encryption.turn_on(None)
    assert not is_encrypted(library)
    assert not key_file(library).exists()


def test_a_short_passphrase_is_refused(library, encryption):
    with pytest.raises(SecretsError, match="8 characters"):
        encryption.turn_on("short")
    assert not is_encrypted(library)


def test_a_library_in_use_is_not_exchanged(library, encryption, ring):
    app = opened(library, ring)
    with pytest.raises(LockedLibraryError, match="Another podplayer"):
        encryption.turn_on(WORDS)
    app.close()
    encryption.turn_on(WORDS)


def test_a_library_that_is_being_exchanged_is_not_opened(library, ring):
    lock = LibraryLock(library.parent)
    assert lock.claim()
    with pytest.raises(LockedLibraryError, match="try again"):
        opened(library, ring)
    lock.release()


def test_on_twice_and_off_without_on_are_wrong_usage(library, encryption):
    with pytest.raises(UsageError, match="not encrypted"):
        encryption.turn_off(lambda: WORDS)
    encryption.turn_on(WORDS)
    with pytest.raises(UsageError, match="already"):
        encryption.turn_on(WORDS)


def test_a_damaged_key_file_is_a_sentence(library, encryption, ring):
    encryption.turn_on(WORDS)
    text = key_file(library).read_text()
    for broken in ("", "{}", text.replace('"n": 1024', '"n": 99999999999'), "[1]"):
        key_file(library).write_text(broken)
        with pytest.raises(StorageError, match=r"key file .* is damaged"):
            opened(library, ring)
    key_file(library).write_text(text)
    opened(library, ring).close()


def test_the_key_file_is_for_its_owner_only(library, encryption):
    encryption.turn_on(WORDS)
    assert key_file(library).stat().st_mode & 0o077 == 0
    assert read_lock(key_file(library)) is not None


def test_killed_before_the_exchange_the_library_is_plain_and_whole(library, encryption, ring):
    before = contents(library)
    encryption.turn_on(WORDS)
    key = unlock(library, ring=ring, ask=lambda: WORDS)
    held = key_file(library).read_bytes()
    encryption.turn_off(lambda: WORDS)
    # As turning it on leaves it just before the renaming.
    key_file(library).write_bytes(held)
    convert(library, part_of(library), old=None, new=key)
    open_library(library, ring=ring, ask=nobody).close()
    assert contents(library) == before
    assert not part_of(library).exists()
    assert not key_file(library).exists()


def test_killed_after_the_decision_the_next_start_goes_on(library, encryption, ring):
    before = contents(library)
    encryption.turn_on(WORDS)
    key = unlock(library, ring=ring, ask=lambda: WORDS)
    held = key_file(library).read_bytes()
    encryption.turn_off(lambda: WORDS)
    key_file(library).write_bytes(held)
    coming = library.with_name("library.db.next")
    convert(library, coming, old=None, new=key)
    opened(library, ring).close()
    assert contents(library, key) == before
    assert not coming.exists()
    assert holds(library.parent) == []


def test_killed_while_traces_go_the_next_start_hides_them(library, encryption, ring, tmp_path):
    shutil.copy(library, tmp_path / "library-schema3.bak.db")
    before = contents(library)
    encryption.turn_on(WORDS)
    key = unlock(library, ring=ring, ask=lambda: WORDS)
    convert(library, tmp_path / "library-schema4.bak.db", old=key, new=None)
    opened(library, ring).close()
    assert holds(tmp_path) == []
    assert contents(tmp_path / "library-schema4.bak.db", key) == before


def test_an_exchange_keeps_nothing_of_the_old_wal(library, ring, tmp_path):
    app = opened(library, ring)
    app.db.execute("INSERT INTO setting VALUES ('late', 'row')")
    other = tmp_path / "other.db"
    app.close()
    filled(other)
    fold_in(library, None)
    shutil.copy(other, part_of(library))
    exchange(library)
    assert contents(library) == contents(other)
    assert is_sound(library)
