"""Everything goes through a real proxy on loopback, names included; nobody else is asked.

No resolver knows the names: whatever arrives was looked up by the proxy. Over TLS the name is
other.example, for which the tests' authority vouches.
"""

import re
import ssl
from pathlib import Path

import pycurl
import pytest
from fakes_net import running_site
from fakes_proxy import running_proxy

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.net import Purpose, Request
from podplayer.net import transfer
from podplayer.net.client import CurlClient
from podplayer.net.policy import NetPolicy
from podplayer.net.trackers import Unwrapped

TLS = Path(__file__).resolve().parents[2] / "data" / "tls"
PASSWORD = "s3cret-5521"


@pytest.fixture(params=["http", "socks5h"])
def proxy(request, site):
    with running_proxy(request.param) as running:
        running.names = {"shows.example": site.port, "cdn.example": site.port}
        yield running


@pytest.fixture
def through(make_client, proxy):
    return make_client(proxy=proxy.url)


def request(url, purpose=Purpose.FEED):
    return Request(url=url, purpose=purpose)


def fetch(client, url, purpose=Purpose.FEED):
    return client.fetch(request(url, purpose), cancel=CancelToken())


def stream(client, url):
    got = []
    client.stream(request(url, Purpose.EPISODE), sink=got.append, cancel=CancelToken())
    return b"".join(got)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_whatever_it_is_for_it_goes_through_the_proxy(site, proxy, through, purpose):
    site.route("/x", b"here")
    assert fetch(through, "http://shows.example/x", purpose).body == b"here"
    kinds = {"http": "GET", "socks5h": "name"}
    assert proxy.asked == [(kinds[proxy.scheme], "shows.example")]


def test_streams_and_batches_go_through_it(site, proxy, through):
    site.route("/a.mp3", b"m" * 100_000)
    assert stream(through, "http://shows.example/a.mp3") == b"m" * 100_000
    batch = [request("http://shows.example/a.mp3"), request("http://cdn.example/a.mp3")]
    answers = list(through.fetch_many(batch, cancel=CancelToken()))
    assert [answer.status for _, answer in answers] == [200, 200]
    assert proxy.hosts == {"shows.example", "cdn.example"}
    assert all(kind in ("GET", "name") for kind, _ in proxy.asked), "never a resolved address"


def test_tls_goes_through_it_and_is_checked_from_end_to_end(proxy, make_client, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "wrong-host.pem")
    with running_site(context=context) as safe:
        safe.route("/feed", b"<rss/>")
        proxy.names = {"other.example": safe.port, "shows.example": safe.port}
        client = make_client(proxy=proxy.url)
        assert fetch(client, "https://other.example/feed").body == b"<rss/>"
        with pytest.raises(FetchError, match="for another server"):
            fetch(client, "https://shows.example/feed")
    assert {kind for kind, _ in proxy.asked} <= {"CONNECT", "name"}


def test_redirects_stay_in_it_and_never_lead_home(site, proxy, through):
    site.redirect("/a", "http://cdn.example/b")
    site.route("/b", b"there")
    assert fetch(through, "http://shows.example/a").final_url == "http://cdn.example/b"
    for home in (
        "http://127.0.0.1/x",
        "http://nas.local/x",
        "http://[::1]/x",
        "file:///etc/passwd",
    ):
        site.redirect("/home", home)
        with pytest.raises(FetchError, match="refused"):
            fetch(through, "http://shows.example/home")
    assert proxy.hosts == {"shows.example", "cdn.example"}


def test_the_tracker_is_gone_around_and_its_fallback_goes_through_it(
    site, proxy, through, monkeypatch
):
    bare = "http://cdn.example/missing.mp3"
    monkeypatch.setattr(transfer, "unwrap", lambda url: Unwrapped(bare, "shows.example"))
    site.route("/wrapped.mp3", b"sound")
    assert stream(through, "http://shows.example/wrapped.mp3") == b"sound"
    assert [host for _, host in proxy.asked] == ["cdn.example", "shows.example"]


@pytest.mark.parametrize("answers", [True, False])
def test_a_server_that_leads_to_a_tracker_is_followed_around_it(
    site, proxy, through, ledger, answers
):
    proxy.names["dts.podtrac.com"] = site.port
    tracked = "http://dts.podtrac.com/redirect.mp3/cdn.example/e.mp3"
    site.redirect("/e", tracked)
    site.route("/redirect.mp3/cdn.example/e.mp3", b"counted")
    if answers:
        site.route("/e.mp3", b"sound")
    assert stream(through, "http://shows.example/e") == (b"sound" if answers else b"counted")
    hosts = ["shows.example", "cdn.example", *([] if answers else ["dts.podtrac.com"])]
    assert [entry.host for entry in ledger] == hosts
    assert ledger[1].tracker == "dts.podtrac.com"


def test_home_is_reached_without_it(site, proxy, through):
    site.route("/x", b"home")
    assert fetch(through, site.url("/x")).body == b"home"
    assert proxy.asked == []


def test_a_password_is_given_to_the_proxy_alone(site, proxy, make_client, ledger):
    site.route("/x", b"ok")
    proxy.login = ("ann", PASSWORD)
    address = proxy.url.replace("://", "://ann@")
    client = make_client(proxy=address, proxy_password=PASSWORD)
    assert fetch(client, "http://shows.example/x").body == b"ok"
    assert proxy.given == [("ann", PASSWORD)]
    assert "Proxy-Authorization" not in site.seen[0][1]
    assert PASSWORD not in repr(ledger) + repr(site.seen) + repr(NetPolicy(proxy_password=PASSWORD))


def test_a_wrong_password_is_a_sentence_without_it(proxy, make_client, ledger):
    proxy.login = ("ann", PASSWORD)
    client = make_client(proxy=proxy.url.replace("://", "://ann@"), proxy_password="wrong-77")
    with pytest.raises(FetchError, match="the proxy") as caught:
        fetch(client, "http://shows.example/x")
    assert "wrong-77" not in str(caught.value) + repr(ledger)
    assert "127.0.0.1" not in str(caught.value)


def test_what_the_proxy_refuses_is_not_laid_on_the_server(proxy, make_client):
    client = make_client(proxy=proxy.url)
    wanted = "refuses this address (502)" if proxy.scheme == "http" else "refuses"
    with pytest.raises(
        FetchError, match=re.escape(f"the proxy from the settings {wanted}")
    ) as caught:
        fetch(client, "https://unknown.example/x")
    assert caught.value.status is None


def test_a_proxy_that_is_not_there_is_named_as_the_fault(make_client):
    for scheme in ("http", "socks5h"):
        client = make_client(proxy=f"{scheme}://127.0.0.1:1")
        with pytest.raises(FetchError, match="the proxy from the settings cannot be reached"):
            fetch(client, "http://shows.example/x")


def test_offline_asks_no_proxy(proxy, make_client):
    client = make_client(is_offline=True, proxy=proxy.url)
    with pytest.raises(FetchError):
        fetch(client, "http://shows.example/x")
    assert proxy.asked == []


# pycurl duplicates the socket that it is handed; the original ends with its last reference.
@pytest.mark.filterwarnings("ignore:unclosed <socket")
def test_a_name_that_leads_home_the_second_time_is_refused_then(site, monkeypatch):
    """To have a public address on loopback, 127.0.0.1 counts as one here, and 127.0.0.2 not."""
    monkeypatch.setattr(transfer, "is_private_address", lambda text: text == "127.0.0.2")
    site.route("/feed", b"ok", headers={"Connection": "close"})
    answers = iter(["127.0.0.1", "127.0.0.2"])
    configure = transfer.Transfer.configure

    def rebinding(self, curl, *around):
        configure(self, curl, *around)
        name = f"rebind.example:{site.port}"
        curl.setopt(pycurl.RESOLVE, [f"-{name}", f"{name}:{next(answers)}"])

    monkeypatch.setattr(transfer.Transfer, "configure", rebinding)
    client = CurlClient(ledger=lambda _: None)
    url = f"http://rebind.example:{site.port}/feed"
    assert fetch(client, url).body == b"ok"
    with pytest.raises(FetchError, match="into your own network"):
        fetch(client, url)
    client.close()
    assert site.hits["/feed"] == 1
