"""Servers whose certificates are not to be trusted, each in its own way.

authority.pem is trusted here; it has signed expired, future and wrong-host. Nobody has signed
cert.pem, and an authority that nobody knows has signed unknown.pem. The keys are for nothing else.
"""

import re
import ssl
from pathlib import Path

import pytest
from fakes_net import running_site

import podplayer
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.net import Purpose, Request

TLS = Path(__file__).resolve().parents[2] / "data" / "tls"


@pytest.fixture
def serve():
    running = []

    def start(certificate, key=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(TLS / certificate, key and TLS / key)
        site_of = running_site(context=context)
        site = site_of.__enter__()
        running.append(site_of)
        site.route("/feed", b"ok")
        return site

    yield start
    for site_of in running:
        site_of.__exit__(None, None, None)


def fetch(client, site):
    url = site.url("/feed").replace("http:", "https:")
    return client.fetch(Request(url=url, purpose=Purpose.FEED), cancel=CancelToken())


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired.pem", "has expired"),
        ("future.pem", "not valid yet; see whether this computer's clock is right"),
        ("wrong-host.pem", "for another server"),
        ("unknown.pem", "an authority that is not known"),
    ],
)
def test_a_certificate_that_is_not_good_is_refused_and_explained(
    serve, make_client, monkeypatch, certificate, words, ledger
):
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    site = serve(certificate)
    with pytest.raises(FetchError, match=words) as caught:
        fetch(make_client(), site)
    assert "the connection would not be safe" in caught.value.sentence
    assert not caught.value.transient
    assert site.seen == [], "nothing was sent"
    assert words in ledger[-1].result


def test_a_certificate_that_nobody_signed_is_refused(serve, client):
    site = serve("cert.pem", "key.pem")
    with pytest.raises(FetchError, match="signed by the server itself") as caught:
        fetch(client, site)
    assert not caught.value.transient
    assert site.seen == []


def test_the_listener_can_name_other_certificates_to_trust(serve, make_client, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "cert.pem"))
    assert fetch(make_client(), serve("cert.pem", "key.pem")).body == b"ok"


def test_nothing_turns_the_check_off():
    package = Path(podplayer.__file__).parent
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"VERIFY(PEER|HOST)|CERT_NONE|_create_unverified", text), path
