"""The proxy of the settings: its password goes into the key ring and nowhere else."""

import logging

import pytest
from fakes_key_ring import MemoryRing

from podplayer.model.errors import SecretsError, UsageError
from podplayer.services.proxy import Proxy, proxy_problem
from podplayer.services.settings import SettingsService
from podplayer.storage.settings import SettingsStore

PASSWORD = "s3cr:t"
WITH = "socks5h://ann:s3cr%3At@127.0.0.1:9050"
WITHOUT = "socks5h://ann@127.0.0.1:9050"


@pytest.fixture
def settings(db, bus):
    return SettingsService(SettingsStore(db), bus)


@pytest.fixture
def ring():
    return MemoryRing()


@pytest.fixture
def proxy(settings, ring):
    return Proxy(settings, ring=ring)


def stored(db):
    return "".join(text for (text,) in db.execute("SELECT value FROM setting"))


def test_a_password_goes_into_the_key_ring_and_not_into_the_library(proxy, settings, ring, db):
    proxy.change(WITH)
    assert settings.current.proxy == WITHOUT
    assert list(ring.kept.values()) == [PASSWORD]
    assert "s3cr" not in stored(db)
    assert proxy.route() == (WITHOUT, PASSWORD)


def test_the_key_ring_is_asked_once_and_only_for_an_address_with_a_user(settings, ring):
    Proxy(settings, ring=ring).change(WITH)
    asked = []
    ring.get = lambda name: asked.append(name) or PASSWORD
    proxy = Proxy(settings, ring=ring)
    assert [proxy.route()[1] for _ in range(3)] == [PASSWORD] * 3
    assert len(asked) == 1
    proxy.change("none")
    assert proxy.route() == ("none", "")
    assert len(asked) == 1


def test_without_a_key_ring_nothing_is_stored_and_the_reason_is_said(settings, db):
    proxy = Proxy(settings, ring=MemoryRing(is_shut=True))
    with pytest.raises(SecretsError, match="key ring could not be used"):
        proxy.change(WITH)
    assert settings.current.proxy == ""
    assert stored(db) == ""
    proxy.change("127.0.0.1:3128")
    assert proxy.route() == ("127.0.0.1:3128", "")


def test_a_locked_key_ring_is_no_reason_to_send_nothing(settings, caplog):
    settings.change(proxy=WITHOUT)
    with caplog.at_level(logging.WARNING, "podplayer.services.proxy"):
        assert Proxy(settings, ring=MemoryRing(is_shut=True)).route() == (WITHOUT, "")
    assert "no password for the proxy" in caplog.text
    caplog.clear()


def test_the_same_address_again_keeps_its_password_and_another_one_forgets_it(proxy, ring):
    proxy.change(WITH)
    proxy.change(WITHOUT)
    assert proxy.route() == (WITHOUT, PASSWORD)
    proxy.change("")
    assert ring.kept == {}


def test_a_password_of_an_older_profile_moves_into_the_key_ring(proxy, settings, ring):
    settings.change(proxy=WITH)
    assert proxy.route() == (WITHOUT, PASSWORD)
    assert settings.current.proxy == WITHOUT
    assert list(ring.kept.values()) == [PASSWORD]


def test_what_can_be_no_proxy_is_refused(proxy, settings):
    with pytest.raises(UsageError, match="port"):
        proxy.change("ann:pw@127.0.0.1")
    assert settings.current.proxy == ""


def test_an_address_without_a_scheme_may_have_a_password(proxy, settings):
    proxy.change("ann:pw@10.0.0.1:80")
    assert settings.current.proxy == "ann@10.0.0.1:80"
    assert proxy.route() == ("ann@10.0.0.1:80", "pw")


@pytest.mark.parametrize(
    "text",
    ["", "none", " socks5h://127.0.0.1:9050 ", "http://user:pw@proxy.example:3128", "10.0.0.1:80",
     "socks5://[::1]:1080"],
)  # fmt: skip
def test_a_proxy_that_is_well_formed_is_taken(text):
    assert proxy_problem(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("127.0.0.1", "port"),
        ("socks5h://127.0.0.1:99999", "1 to 65535"),
        ("ftp://proxy:21", "no kind of proxy"),
        ("http://:3128", "Write the proxy as"),
        ("socks5h://127.0.0.1:9050/path", "nothing behind"),
    ],
)
def test_a_proxy_that_is_not_is_explained(text, part):
    assert part in (proxy_problem(text) or "")
