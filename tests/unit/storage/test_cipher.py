"""Encrypted libraries do what plain ones do, and nothing of them can be read without the key."""

import pytest
from factories import FEED, NOW, parsed_feed
from library_files import contents, filled, holds, is_sound

from podplayer.model.errors import StorageError, UsageError
from podplayer.model.feed import ConditionalState
from podplayer.storage.backup import back_up, check, restore
from podplayer.storage.cipher import convert, is_encrypted
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.playlists import PlaylistTable
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.search import Search

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.fixture
def secret(tmp_path):
    database = open_database(tmp_path / "library.db", key=KEY)
    yield database
    database.close()


def test_lists_and_search_work(secret):
    feed = parsed_feed("finale", "pilot", title="Quokka hour")
    Podcasts(secret).add(FEED, feed, state=ConditionalState(etag="1"), now=NOW)
    assert [row.guid for row in Episodes(secret).rows()] == ["finale", "pilot"]
    assert len(Search(secret).episodes("quokka", limit=5)) == 2


def test_a_taken_name_is_the_same_error_as_in_a_plain_library(secret):
    PlaylistTable(secret).create("Evening", None, now=NOW)
    with pytest.raises(UsageError, match="evening"):
        PlaylistTable(secret).create("evening", None, now=NOW)


def test_no_file_of_it_holds_a_title_while_it_is_open_or_after(secret, tmp_path):
    feed = parsed_feed("finale", title="Quokka hour")
    Podcasts(secret).add(FEED, feed, state=ConditionalState(etag="1"), now=NOW)
    assert (tmp_path / "library.db-wal").stat().st_size
    assert holds(tmp_path) == []
    back_up(secret, tmp_path / "copy.db")
    secret.close()
    assert holds(tmp_path) == []
    assert is_encrypted(tmp_path / "copy.db")


def test_another_key_opens_nothing_and_harms_nothing(secret, tmp_path):
    secret.close()
    for key in (None, OTHER):
        with pytest.raises(StorageError, match="damaged"):
            open_database(tmp_path / "library.db", key=key)
    assert is_sound(tmp_path / "library.db", KEY)


def test_there_and_back_every_row_is_the_same(tmp_path):
    plain, coded, again = (tmp_path / name for name in ("plain.db", "coded.db", "again.db"))
    filled(plain)
    convert(plain, coded, old=None, new=KEY)
    convert(coded, again, old=KEY, new=None)
    assert contents(coded, KEY) == contents(plain)
    assert contents(again) == contents(plain)
    assert is_sound(coded, KEY)
    assert is_encrypted(coded)
    assert not is_encrypted(again)


def test_a_backup_of_an_encrypted_library_comes_back(tmp_path):
    library, copy = tmp_path / "library.db", tmp_path / "copy.db"
    filled(library, key=KEY)
    db = open_database(library, key=KEY)
    back_up(db, copy)
    before = contents(library, KEY)
    db.execute("DELETE FROM play_span")
    db.close()
    check(copy, KEY)
    aside = restore(copy, library, now=NOW, backup_key=KEY, key=KEY)
    assert contents(library, KEY) == before
    assert is_encrypted(aside)
