"""What doctor finds out about the library itself."""

import pytest
from factories import NOW, parsed_episode

from podplayer.app.checks import Checks
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.services.diagnostics import Verdict, check_sqlite
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts


@pytest.fixture
def library(tmp_path):
    db = open_database(tmp_path / "library.db")
    feed = ParsedFeed(title="A Show", episodes=[parsed_episode(f"{n}") for n in range(200)])
    Podcasts(db).add("https://a.example/", feed, state=ConditionalState(), now=NOW)
    yield db
    db.close()


def verdict_on(library):
    return dict(Checks(paths=None, db=library, indexing=None).all())["library"]()


def test_a_sound_library_is_counted(library):
    check = verdict_on(library)
    assert check.verdict is Verdict.OK
    assert str(check.detail).endswith("1 show, 200 episodes")


def test_a_damaged_library_is_found_and_it_is_said_what_to_do(library):
    library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with library.path.open("r+b") as file:
        for page in range(20, library.path.stat().st_size // 4096, 3):
            file.seek(page * 4096)
            file.write(b"\xff" * 4096)
    check = verdict_on(library)
    assert check.verdict is Verdict.FAIL
    assert "is damaged" in check.detail
    assert "podplayer repair" in check.remedy


def test_this_python_can_search_in_full_text():
    assert check_sqlite().verdict is Verdict.OK
