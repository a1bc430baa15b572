import pytest

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.hosts import is_private_host
from podplayer.model.net import Purpose, Request
from podplayer.net import transfer as transfer_module
from podplayer.net.addresses import recorded, redirected, sendable, shown
from podplayer.net.policy import NetPolicy, proxy_for
from podplayer.net.transfer import Transfer


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "[::1]", "::1", "nas",
     "nas.local", "fd00::1", "::ffff:10.0.0.1", "127.1", "2130706433", "0x7f.1", "0.0.0.0",
     "64:ff9b::7f00:1", "box.home.arpa", "100.64.0.1"],
)  # fmt: skip
def test_what_is_at_home_is_private(host):
    assert is_private_host(host)


@pytest.mark.parametrize(
    "host", ["example.org", "8.8.8.8", "2606:4700::1", "feeds.local.example.org", "198.18.0.7"]
)
def test_what_is_outside_is_not(host):
    assert not is_private_host(host)


def test_a_public_feed_does_not_redirect_into_the_home():
    with pytest.raises(FetchError, match="own network"):
        redirected("https://example.org/feed", "http://192.168.1.1/admin")
    assert redirected("http://127.0.0.1:1/a", "/b") == "http://127.0.0.1:1/b"


class _Address:
    def __init__(self, host):
        self.addr = (host, 80)
        self.family, self.socktype, self.protocol = 2, 1, 6


def test_a_public_name_that_resolves_to_a_private_address_is_refused():
    request = Request(url="https://example.org/feed", purpose=Purpose.FEED)
    transfer = Transfer(request, policy=NetPolicy(), cancel=CancelToken())
    refused = transfer._open_public_socket(0, _Address("10.0.0.1"))
    assert refused == transfer_module.pycurl.SOCKET_BAD
    assert "own network" in str(transfer.error)
    allowed = transfer._open_public_socket(0, _Address("93.184.216.34"))
    allowed.close()


def test_a_proxy_resolves_names_itself_and_home_is_reached_without_it():
    policy = NetPolicy(proxy="socks5://127.0.0.1:9050")
    assert proxy_for("https://example.org/", policy) == "socks5h://127.0.0.1:9050"
    assert proxy_for("http://localhost/", policy) == ""


def test_the_proxy_of_the_environment_counts_unless_it_is_turned_off(monkeypatch):
    monkeypatch.setenv("https_proxy", "proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "direct.example.org")
    assert proxy_for("https://example.org/", NetPolicy()) == "http://proxy.example.org:3128"
    assert proxy_for("https://direct.example.org/", NetPolicy()) == ""
    assert proxy_for("https://example.org/", NetPolicy(proxy="none")) == ""


def test_a_request_goes_through_the_proxy(site, make_client):
    site.routes["http://example.org/feed"] = lambda handler: (
        handler.send_response(200),
        handler.send_header("Content-Length", "2"),
        handler.end_headers(),
        handler.wfile.write(b"ok"),
    )
    client = make_client(proxy=f"127.0.0.1:{site.port}")
    request = Request(url="http://example.org/feed", purpose=Purpose.FEED)
    assert client.fetch(request, cancel=CancelToken()).body == b"ok"


def test_addresses_are_shown_without_credentials_and_recorded_without_tokens():
    url = "https://ann:pw@example.org/feed?auth=1#x"
    assert shown(url) == "https://example.org/feed?auth=1"
    assert recorded(url) == "https://example.org/feed"


@pytest.mark.parametrize(
    ("url", "without"),
    [
        ("ttps//ann:secret@example.org/feed", "ttps//example.org/feed"),
        ("\udcaettps://ann:secret@example.org/feed", "\udcaettps://example.org/feed"),
        ("ann:secret@example.org/feed", "example.org/feed"),
        ("/feeds/@ann", "/feeds/@ann"),
    ],
)
def test_a_damaged_address_is_shown_without_its_password_as_well(url, without):
    assert shown(url) == without
    assert recorded(f"{url}?token=1") == without


def test_addresses_with_other_letters_can_be_sent():
    assert sendable("http://Bücher.example/ä b?q=ö") == (
        "http://xn--bcher-kva.example/%C3%A4%20b?q=%C3%B6"
    )
    assert sendable("https://example.org/a%20b?x=1&y=2") == "https://example.org/a%20b?x=1&y=2"
    assert sendable("HTTP://EXAMPLE.org:80") == "http://example.org:80/"
