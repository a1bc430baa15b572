"""Passwords lie in the key ring, and go to their own server only."""

import base64
import sqlite3

import pytest
from fakes_key_ring import MemoryRing
from fakes_net import running_site

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, SecretsError, UsageError
from podplayer.net.client import CurlClient
from podplayer.services.key_ring import SystemKeyRing
from podplayer.services.logins import Login, Logins, ServerMemory, origin_of, split_login
from podplayer.services.refresh import Refresh
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.hosts import Hosts

RSS = (
    "<rss><channel><title>Secret</title>"
    "<item><title>One</title><guid>1</guid></item></channel></rss>"
)


class Desk:
    def __init__(self, db, bus, clock, ring):
        self.db = db
        self.ledger = []
        hosts = Hosts(db)
        self.logins = Logins(hosts, ring=ring, now=clock)
        self.http = CurlClient(
            ledger=self.ledger.append,
            servers=ServerMemory(hosts, logins=self.logins, now=clock),
        )
        self.subscriptions = Subscriptions(
            db, http=self.http, bus=bus, now=clock, logins=self.logins
        )
        self.refresh = Refresh(db, http=self.http, bus=bus, now=clock)

    def add(self, url):
        return self.subscriptions.add(url, cancel=CancelToken())


@pytest.fixture
def ring():
    return MemoryRing()


@pytest.fixture
def desk(db, bus, clock, ring):
    desk = Desk(db, bus, clock, ring)
    yield desk
    desk.http.close()


def protect(site, *, user="anna", password="s3cret-word"):
    expected = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
    open_to_all = {}

    def answer(handler):
        if handler.headers.get("Authorization") != expected and not open_to_all:
            handler.send_error(401)
            return
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(RSS)))
        handler.end_headers()
        handler.wfile.write(RSS.encode())

    site.routes["/feed"] = answer
    return open_to_all


@pytest.fixture
def site():
    with running_site() as running:
        yield running


def test_a_show_with_a_password_is_read_with_what_the_ring_keeps(desk, site):
    door = protect(site)
    door["open"] = True
    show = desk.add(site.url("/feed"))
    door.clear()
    report = desk.refresh.all(cancel=CancelToken())
    assert "user name and password (401)" in report.failed[0][2]
    desk.logins.save(site.url("/feed"), Login("anna", "s3cret-word"))
    assert desk.refresh.all(cancel=CancelToken(), podcast_ids=[show]).failed == []


def test_a_password_in_an_address_goes_into_the_ring_and_nowhere_else(desk, site, ring, db):
    protect(site)
    desk.add(site.url("/feed").replace("//", "//anna:s3cret-word@"))
    assert "s3cret-word" in next(iter(ring.kept.values()))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    everything = "\n".join(sqlite3.connect(db.path).iterdump())
    assert site.url("/feed") in everything
    assert "s3cret-word" not in everything
    assert "anna" not in everything
    assert not any("s3cret" in str(entry) or "anna" in str(entry) for entry in desk.ledger)


def test_the_password_is_not_sent_to_another_server(desk, site):
    protect(site)
    with running_site() as other:
        other.redirect("/moved", site.url("/feed"))
        desk.logins.save(other.url("/moved"), Login("anna", "s3cret-word"))
        with pytest.raises(FetchError, match="401"):
            desk.add(other.url("/moved"))
    assert "Authorization" not in site.seen[0][1]
    assert "Authorization" in other.seen[0][1]


def test_without_a_ring_nothing_is_stored_and_a_sentence_says_so(db, bus, clock):
    desk = Desk(db, bus, clock, MemoryRing(is_shut=True))
    with pytest.raises(SecretsError, match="key ring could not be used"):
        desk.add("https://anna:s3cret-word@example.org/feed")
    assert desk.ledger == []
    desk.http.close()


def test_a_ring_that_is_shut_costs_the_show_and_not_the_refresh(desk, site, ring, clock):
    desk.logins.save(site.url("/feed"), Login("anna", "x"))
    shut = Logins(Hosts(desk.db), ring=MemoryRing(is_shut=True), now=clock)
    assert shut.find(site.url("/feed")) is None


def test_the_ring_is_asked_once_and_only_for_servers_that_have_a_login(desk, ring, db, clock):
    desk.logins.save("https://a.example.org/feed", Login("anna", "x"))
    later = Logins(Hosts(db), ring=ring, now=clock)
    for _ in range(3):
        assert later.find("https://b.example.org/feed") is None
        assert later.find("https://a.example.org:443/other") == ("anna", "x")
    assert ring.asked == 1


def test_a_login_can_be_forgotten(desk, ring):
    desk.logins.save("https://a.example.org/feed", Login("anna", "x"))
    assert desk.logins.forget("https://a.example.org/feed")
    assert not desk.logins.forget("https://a.example.org/feed")
    assert desk.logins.find("https://a.example.org/feed") is None
    assert ring.kept == {}


@pytest.mark.parametrize("url", ["", "file:///x", "https://[", "https:///x", "https://a:b"])
def test_what_has_no_server_has_no_login(desk, url):
    assert origin_of(url) == ""
    with pytest.raises(UsageError):
        desk.logins.save(url, Login("anna", "x"))


def test_a_login_is_taken_out_of_an_address():
    assert split_login("https://a:b%40c@x.org:8/f?q#h") == (
        "https://x.org:8/f?q#h",
        Login("a", "b@c"),
    )
    assert split_login("https://x.org/a@b") == ("https://x.org/a@b", None)
    assert "b" not in repr(Login("a", "b")).replace("Login", "")


def test_a_computer_without_a_key_ring_is_told_so(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with pytest.raises(SecretsError, match="no key ring"):
        SystemKeyRing().set("https://x.org:443", "{}")
