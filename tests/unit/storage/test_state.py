from datetime import timedelta
from pathlib import Path

import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed

from podplayer.model.errors import NotFoundError
from podplayer.model.feed import ConditionalState
from podplayer.model.net import LedgerEntry, Purpose
from podplayer.model.settings import Settings
from podplayer.model.vectors import LanguageMean
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal
from podplayer.storage.ledger import RequestLedger
from podplayer.storage.queue import PlayQueue
from podplayer.storage.search import Search
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors


def test_the_queue_keeps_its_order(db, by_guid):
    queue = PlayQueue(db)
    pilot, middle, finale = (by_guid[g] for g in ("pilot", "middle", "finale"))
    queue.append([pilot, middle, pilot])
    queue.insert_next([finale])
    assert queue.ids() == [finale, pilot, middle]
    queue.move(middle, 0)
    assert queue.ids() == [middle, finale, pilot]
    queue.move(pilot, -5)
    assert queue.ids() == [pilot, middle, finale]
    queue.move(pilot, 99)
    queue.remove([finale])
    assert queue.ids() == [middle, pilot]


def test_what_comes_to_the_queue_later_stands_at_its_end(db, by_guid):
    queue = PlayQueue(db)
    queue.append([by_guid["pilot"]])
    queue.append([by_guid["finale"], by_guid["pilot"], by_guid["middle"]])
    assert queue.ids() == [by_guid[guid] for guid in ("pilot", "finale", "middle")]


def test_the_queue_survives_an_unsubscription(db, podcasts, show, by_guid):
    queue = PlayQueue(db)
    queue.append([by_guid["pilot"]])
    podcasts.unsubscribe(show, now=NOW)
    assert queue.ids() == []
    podcasts.resubscribe(show)
    assert queue.ids() == [by_guid["pilot"]]


def test_what_is_moved_stands_where_it_is_seen(db, podcasts, show, by_guid):
    queue = PlayQueue(db)
    feed = parsed_feed("a", "b", "c")
    podcasts.add("https://b.example/", feed, state=ConditionalState(), now=NOW)
    a, b, c = (Episodes(db).find("https://b.example/", guid, None) for guid in "abc")
    queue.append([by_guid["pilot"], a, by_guid["middle"], b, c])
    podcasts.unsubscribe(show, now=NOW)
    queue.move(c, 1)
    assert queue.ids() == [a, c, b]
    podcasts.resubscribe(show)
    assert queue.ids() == [by_guid["pilot"], a, by_guid["middle"], c, b]


def test_settings_come_back_and_strange_ones_are_passed_over(db):
    store = SettingsStore(db)
    assert store.load() == Settings()
    store.save({"theme": "dark", "speed": 1.4})
    db.execute("INSERT INTO setting VALUES ('from_the_future', '1'), ('volume', '\"loud\"')")
    assert store.load() == Settings(theme="dark", speed=1.4)


def test_a_change_is_undone_once(db):
    journal = Journal(db)
    token = journal.record("queue", payload=1, inverse={"ids": [3]}, sentence="Did", now=NOW)
    assert journal.take(token.journal_id, now=NOW).inverse == {"ids": [3]}
    with pytest.raises(NotFoundError):
        journal.take(token.journal_id, now=NOW)


def test_files_inside_the_profile_move_with_it(db, by_guid, tmp_path):
    table = DownloadTable(db)
    table.set_file(by_guid["pilot"], tmp_path / "episodes" / "a.mp3", size=1, now=NOW)
    assert db.one("SELECT path FROM download") == str(Path("episodes") / "a.mp3")
    assert table.file(by_guid["pilot"]) == tmp_path / "episodes" / "a.mp3"
    table.remove(by_guid["pilot"])
    assert table.file(by_guid["pilot"]) is None


def test_the_ledger_shows_the_latest_first(db):
    ledger = RequestLedger(db)
    for host in ("a.example.org", "b.example.org"):
        ledger.add(
            LedgerEntry(
                at=NOW, host=host, purpose=Purpose.FEED, url=f"https://{host}/", status=200,
                sent=1, received=2, result="ok",
            )
        )  # fmt: skip
    assert [entry.host for entry in ledger.entries(limit=1)] == ["b.example.org"]
    assert ledger.count(since=NOW) == 2
    assert ledger.count(since=NOW + timedelta(seconds=1)) == 0


def test_vectors_of_two_encoders_are_never_mixed(db, by_guid):
    vectors = Vectors(db)
    pilot = by_guid["pilot"]
    assert len(vectors.missing("a")) == 3
    vectors.put("a", [(pilot, "en", b"\x00\x3c" * 4)])
    vectors.put("b", [(pilot, "en", b"\x00\x00" * 8)])
    assert vectors.encoders() == {"a": 1, "b": 1}
    table = vectors.load("a")
    assert (table.ids, table.languages, table.dimensions) == ((pilot,), ("en",), 4)
    assert table.data == b"\x00\x3c" * 4
    assert pilot not in vectors.missing("a")
    assert vectors.load("a", [by_guid["middle"]]).ids == ()
    mean = LanguageMean(language="en", count=1, data=b"\x00" * 16)
    vectors.set_means("a", [mean])
    assert vectors.means("a") == {"en": mean}
    assert vectors.means("b") == {}


@pytest.fixture
def search(db, podcasts):
    feed = parsed_feed(title="慢读")
    items = [
        parsed_episode("a", title="苏轼在黄州", notes="<p>他写下了赤壁赋 &amp; more</p>"),
        parsed_episode("b", title="The deep time of rivers", notes="<p>Deltas, “silt”</p>"),
    ]
    fields = {n: getattr(feed, n) for n in feed.__dataclass_fields__} | {"episodes": items}
    podcasts.add(FEED, type(feed)(**fields), state=ConditionalState(), now=NOW)
    return Search(db)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("黄州", ["苏轼在黄州"]), ("赤壁", ["苏轼在黄州"]), ("riv", ["The deep time of rivers"]),
     ("silt deltas", ["The deep time of rivers"]), ('" OR *', []), ("", []), ("州黄", []),
     ("AND", []), ("rivers NOT deep", [])],
)  # fmt: skip
def test_words_are_found_as_they_are_typed(search, episodes, typed, found):
    hits = search.episodes(typed)
    assert [episodes.by_ids([hit.episode_id])[0].title for hit in hits] == found


def test_a_snippet_reads_like_the_text(search):
    (hit,) = search.episodes("赤壁")
    assert "写下了\x02赤壁\x03赋" in hit.snippet
