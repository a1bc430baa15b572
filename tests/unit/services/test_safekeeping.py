"""What a window may ask while it has the library open, and what it closes for."""

import pytest
from factories import NOW
from fakes_key_ring import MemoryRing
from library_files import contents, filled

from podplayer.model.errors import LockedLibraryError, SecretsError
from podplayer.services import encryption, library_key
from podplayer.services.backups import Backups
from podplayer.services.library_key import Holder
from podplayer.services.opening import open_library
from podplayer.services.safekeeping import Safekeeping
from podplayer.storage.cipher import is_encrypted
from podplayer.storage.swap import part_of

WORDS, OTHER = "correct horse", "battery staple"


class Desk:
    """A library that is open, as in the window."""

    def __init__(self, library, *, passphrase=WORDS):
        self.ring = MemoryRing()
        self.library = library
        self.opened = open_library(library, ring=self.ring, ask=lambda: passphrase)
        self.keeping = self.make(self.ring)

    def make(self, ring):
        db = self.opened.db
        backups = Backups(db, now=lambda: NOW)
        return Safekeeping(db, backups=backups, ring=ring, now=lambda: NOW)

    def close(self):
        self.opened.close()


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """A passphrase costs a second at each use, on purpose."""
    monkeypatch.setattr(
        encryption, "seal", lambda key, words, *, cost: library_key.seal(key, words, cost=1024)
    )


@pytest.fixture
def desk(tmp_path):
    filled(tmp_path / "library.db")
    made = Desk(tmp_path / "library.db")
    yield made
    made.close()


def test_a_new_passphrase_and_the_ring_are_checked_before_the_window_closes(desk):
    desk.keeping.check("", WORDS)
    desk.keeping.check("", None)
    with pytest.raises(SecretsError, match="too short"):
        desk.keeping.check("", "short")
    with pytest.raises(SecretsError, match="key ring could not be used"):
        desk.make(MemoryRing(is_shut=True)).check("", None)


def test_nothing_is_exchanged_while_the_library_is_open(desk):
    before = contents(desk.library)
    with pytest.raises(LockedLibraryError):
        desk.keeping.turn_on(WORDS)
    assert desk.keeping.holder() is None
    assert contents(desk.library) == before


def test_a_library_goes_through_all_of_it(desk):
    before = contents(desk.library)
    backup = desk.keeping.back_up()
    desk.close()
    desk.keeping.turn_on(WORDS)
    assert is_encrypted(desk.library)
    again = Desk(desk.library)
    assert again.keeping.holder() is Holder.PASSPHRASE
    again.keeping.check(WORDS, OTHER)
    with pytest.raises(SecretsError, match="not the passphrase"):
        again.keeping.check("wrong", OTHER)
    (made,) = again.keeping.backups()
    assert made.is_encrypted, f"{backup.name} was brought over"
    preview = again.keeping.preview(made.path)
    assert preview.loss is not None, "nobody was asked for a passphrase"
    again.close()
    again.keeping.change(WORDS, OTHER)
    with pytest.raises(SecretsError):
        Desk(desk.library)
    again.keeping.restore(made.path)
    again.keeping.turn_off(OTHER)
    assert contents(desk.library) == before


def test_how_far_a_conversion_is_can_be_asked(desk):
    assert desk.keeping.fraction() == 0
    part_of(desk.library).write_bytes(b"x" * (desk.library.stat().st_size // 2))
    assert 0.4 < desk.keeping.fraction() < 0.6
    part_of(desk.library).unlink()
