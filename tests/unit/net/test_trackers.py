import re
import tomllib
from datetime import date
from urllib.parse import quote, urlsplit

import pytest

from podplayer.model.cancel import CancelToken
from podplayer.model.net import Purpose, Request
from podplayer.model.resources import resource_path
from podplayer.net import transfer
from podplayer.net.trackers import Unwrapped, tracking_hosts, unwrap

REAL = "traffic.megaphone.fm/TCN9344612674.mp3?updated=1763609490"


@pytest.mark.parametrize(
    ("wrapped", "bare"),
    [
        (f"https://www.podtrac.com/pts/redirect.mp3/pdst.fm/e/chrt.fm/track/384D27/mgln.ai/e/101/"
         f"pscrb.fm/rss/p/clrtpod.com/m/{REAL}", f"https://{REAL}"),
        (f"https://dts.podtrac.com/redirect.mp3/{REAL}", f"https://{REAL}"),
        (f"https://play.podtrac.com/npr-510289/{REAL}", f"https://{REAL}"),
        (f"http://chtbl.com/track/ABC/{REAL}", f"http://{REAL}"),
        (f"https://op3.dev/e,pg=1b2c/{REAL}", f"https://{REAL}"),
        (f"https://op3.dev/e/https://{REAL}", f"https://{REAL}"),
        (f"https://growx.podkite.com/https/XY/{REAL}", f"https://{REAL}"),
        ("https://media.blubrry.com/3817470/audio.example.org/a%20b.mp3",
         "https://audio.example.org/a%20b.mp3"),
        ("https://pdst.fm/e/https%3A%2F%2Fcdn.example.org%2Fa.mp3",
         "https://cdn.example.org/a.mp3"),
        ("https://www.podtrac.com/pts/redirect.mp3?url=https%3A%2F%2Fcdn.example.org%2Fa.mp3",
         "https://cdn.example.org/a.mp3"),
        (f"https://2.gum.fm/{REAL}", f"https://{REAL}"),
        (f"https://pfx.vpixl.com/6qj4J/{REAL}", f"https://{REAL}"),
        (f"https://arttrk.com/p/12345/{REAL}", f"https://{REAL}"),
        (f"https://claritaspod.com/measure/{REAL}", f"https://{REAL}"),
    ],
)  # fmt: skip
def test_prefixes_come_off(wrapped, bare):
    result = unwrap(wrapped)
    assert result.url == bare
    assert result.tracker in wrapped


@pytest.mark.parametrize(
    "url",
    [
        f"https://{REAL}",
        "https://media.blubrry.com/show/",
        "https://op3.dev/e/file.mp3",
        "https://example.org/op3.dev/e/cdn.example.org/a.mp3",
        "https://notpodtrac.com/redirect.mp3/cdn.example.org/a.mp3",
        "not an address",
        "http://[broken",
    ],
)
def test_everything_else_stays_as_it_is(url):
    assert unwrap(url) == Unwrapped(url, None)


@pytest.fixture
def tracked(site, monkeypatch):
    """An address whose "tracker" is the test's own server."""
    bare = site.url("/bare.mp3")
    monkeypatch.setattr(transfer, "unwrap", lambda url: Unwrapped(bare, "tracker.example"))
    site.route("/wrapped.mp3", b"from the tracker")
    return site.url("/wrapped.mp3")


def play(client, url, purpose=Purpose.EPISODE):
    got = []
    client.stream(Request(url=url, purpose=purpose), sink=got.append, cancel=CancelToken())
    return b"".join(got)


def test_an_episode_is_fetched_past_its_tracker(site, client, ledger, tracked):
    site.route("/bare.mp3", b"from the publisher")
    assert play(client, tracked) == b"from the publisher"
    assert site.hits["/wrapped.mp3"] == 0
    assert ledger[0].tracker == "tracker.example"


def test_the_original_address_is_the_fallback(site, client, ledger, tracked):
    assert play(client, tracked) == b"from the tracker"
    assert [entry.status for entry in ledger] == [404, 200]
    assert ledger[1].tracker is None


def test_unwrapping_can_be_turned_off(site, make_client, tracked):
    site.route("/bare.mp3", b"from the publisher")
    assert play(make_client(unwraps_trackers=False), tracked) == b"from the tracker"


def test_feeds_are_fetched_where_they_say(site, client, tracked):
    request = Request(url=tracked, purpose=Purpose.FEED)
    assert client.fetch(request, cancel=CancelToken()).body == b"from the tracker"


LIST = tomllib.loads(resource_path("trackers.toml").read_text("utf-8"))
STARTS = [service["start"] for service in LIST["service"] if "start" in service]


def test_the_list_of_trackers_is_well_formed():
    about, services = LIST["about"], LIST["service"]
    assert isinstance(about["updated"], date)
    assert about["sources"]
    assert about["licence"] == "CC0-1.0"
    names = [service["name"] for service in services]
    assert names == sorted(set(names), key=str.casefold)
    hosts = [host for service in services for host in service["hosts"]]
    assert len(hosts) == len(set(hosts)) == len(tracking_hosts())
    for host in hosts:
        assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}", host), host
        outer = host.partition(".")[2]
        assert outer not in hosts, f"{host} is a part of {outer}"
    for service in services:
        assert service.keys() <= {"name", "hosts", "start"}
        start = urlsplit(service.get("start", f"https://{service['hosts'][0]}/")).hostname
        assert any(start == host or start.endswith(f".{host}") for host in service["hosts"])


@pytest.mark.parametrize("start", STARTS)
def test_every_service_is_taken_off_whole_encoded_and_in_a_query(start):
    assert unwrap(start + REAL).url == f"https://{REAL}"
    assert unwrap(start + quote(f"https://{REAL}", safe="")).url == f"https://{REAL}"
    assert unwrap(f"{start}?url={quote(f'https://{REAL}', safe='')}").url == f"https://{REAL}"


def test_all_of_them_around_one_address_come_off():
    wrapped = "https://" + "".join(start.removeprefix("https://") for start in STARTS[:10]) + REAL
    assert unwrap(wrapped).url == f"https://{REAL}"


@pytest.mark.parametrize(
    "inside", ["nas.local/a.mp3", "http%3A%2F%2F192.168.1.1%2Fa.mp3", "https%3A%2F%2F[::1]%2Fa"]
)
def test_what_lies_in_the_own_network_is_not_unwrapped(inside):
    url = f"https://dts.podtrac.com/redirect.mp3/{inside}"
    assert unwrap(url) == Unwrapped(url, None)
