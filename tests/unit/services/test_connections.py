import csv
import json
from datetime import timedelta

import pytest
from factories import NOW

from podplayer.model.errors import ImportFileError, UsageError
from podplayer.model.net import LedgerEntry, Purpose, TrackerTotal
from podplayer.services.connections import Connections
from podplayer.storage.ledger import RequestLedger


def entry(host="feeds.example", purpose=Purpose.FEED, **fields):
    values = {
        "at": NOW, "url": f"https://{host}/x", "status": 200, "sent": 100, "received": 1000,
        "result": "ok",
    } | fields  # fmt: skip
    return LedgerEntry(host=host, purpose=purpose, **values)


@pytest.fixture
def ledger(db):
    made = RequestLedger(db)
    made.add_many(
        [
            entry(at=NOW - timedelta(days=20), received=5),
            entry(),
            entry(status=None, received=0, result="the server did not answer"),
            entry("cdn.example", Purpose.EPISODE, tracker="chtbl.com", received=9_000_000),
            entry("cdn.example", Purpose.COVER),
        ]
    )
    return made


@pytest.fixture
def connections(ledger):
    return Connections(ledger)


def test_hosts_are_summed_up_the_most_asked_first(connections):
    feeds, cdn = connections.overview(since=None).hosts
    assert (feeds.host, feeds.requests, feeds.failed, feeds.received) == (
        "feeds.example", 3, 1, 1005,
    )  # fmt: skip
    assert cdn.purposes == (Purpose.COVER, Purpose.EPISODE)
    assert cdn.last == NOW


def test_totals_count_everything(connections):
    totals = connections.overview(since=None).totals
    assert (totals.requests, totals.hosts) == (5, 2)
    assert totals.purposes == {Purpose.FEED: 3, Purpose.EPISODE: 1, Purpose.COVER: 1}


def test_trackers_are_counted_with_those_that_could_not_be_gone_around(connections, ledger):
    ledger.add_many(
        [
            entry(tracker="chtbl.com", status=302),
            entry(tracker="chtbl.com", status=206, result="stopped"),
            entry(tracker="chtbl.com", status=None, result="stopped"),
            entry(tracker="chtbl.com", status=403, result="the server refuses access (403)"),
            entry("chtbl.com"),
            # Offline: the original address fails as well.
            entry(tracker="pdst.fm", status=None, result="there is no such server"),
            entry("pdst.fm", status=None, result="there is no such server"),
        ]
    )
    assert connections.overview(since=None).trackers == [
        TrackerTotal(host="chtbl.com", avoided=2, needed=1),
        TrackerTotal(host="pdst.fm", avoided=0, needed=0),
    ]


def test_what_was_before_is_left_out(connections):
    seen = connections.overview(since=NOW - timedelta(days=7))
    assert seen.totals.requests == 4
    assert seen.hosts[0].requests == 2


def test_one_purpose_can_be_looked_at(connections):
    (only,) = connections.overview(since=None, purpose=Purpose.COVER).hosts
    assert (only.host, only.requests) == ("cdn.example", 1)


def test_the_requests_to_one_host_stand_newest_first(connections):
    found = connections.entries(host="cdn.example")
    assert [one.purpose for one in found] == [Purpose.COVER, Purpose.EPISODE]


def test_an_empty_ledger_is_all_zeros(db):
    seen = Connections(RequestLedger(db)).overview(since=None)
    assert seen.totals.requests == seen.totals.received == 0
    assert seen.hosts == []


def test_the_ledger_goes_into_a_table(connections, tmp_path):
    path = tmp_path / "ledger.csv"
    assert connections.export(path) == 5
    lines = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert lines[1]["tracker"] == "chtbl.com"
    assert lines[0]["at"] == "2026-11-24T08:10:00Z"


def test_the_ledger_goes_into_json(connections, tmp_path):
    path = tmp_path / "ledger.json"
    connections.export(path, since=NOW - timedelta(days=1))
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 4


def test_a_cell_that_looks_like_a_formula_is_text(db, tmp_path):
    RequestLedger(db).add(entry(result="=HYPERLINK(1)"))
    Connections(RequestLedger(db)).export(tmp_path / "a.csv")
    assert "'=HYPERLINK(1)" in (tmp_path / "a.csv").read_text()


def test_another_kind_of_file_is_refused(connections, tmp_path):
    with pytest.raises(UsageError, match=r"\.csv or \.json"):
        connections.export(tmp_path / "ledger.txt")


def test_a_folder_that_is_not_there_is_told(connections, tmp_path):
    with pytest.raises(ImportFileError, match="cannot be written"):
        connections.export(tmp_path / "none" / "ledger.csv")
