"""A server whose certificate nobody has signed; the key beside it is for nothing else."""

import ssl
from pathlib import Path

import pytest
from fakes_net import running_site

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.net import Purpose, Request

TLS = Path(__file__).resolve().parents[2] / "data" / "tls"


@pytest.fixture
def safe_site():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "cert.pem", TLS / "key.pem")
    with running_site(context=context) as running:
        running.route("/feed", b"ok")
        yield running


def fetch(client, site):
    url = site.url("/feed").replace("http:", "https:")
    return client.fetch(Request(url=url, purpose=Purpose.FEED), cancel=CancelToken())


def test_a_certificate_that_nobody_signed_is_refused(safe_site, client):
    with pytest.raises(FetchError, match="certificate is not valid") as caught:
        fetch(client, safe_site)
    assert not caught.value.transient
    assert safe_site.seen == []


def test_the_listener_can_name_other_certificates_to_trust(safe_site, make_client, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "cert.pem"))
    assert fetch(make_client(), safe_site).body == b"ok"
