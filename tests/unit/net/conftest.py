import pytest
from fakes_net import running_site

from podplayer.model.cancel import CancelToken
from podplayer.model.net import Purpose, Request
from podplayer.net.client import CurlClient
from podplayer.net.policy import NetPolicy


@pytest.fixture
def site():
    with running_site() as running:
        yield running


@pytest.fixture
def ledger():
    return []


@pytest.fixture
def make_client(ledger):
    clients = []

    def make(**policy):
        client = CurlClient(ledger=ledger.append, policy=lambda: NetPolicy(**policy), version="1.2")
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def get(client):
    def fetch(url, *, purpose=Purpose.FEED, cancel=None, **fields):
        request = Request(url=url, purpose=purpose, **fields)
        return client.fetch(request, cancel=cancel or CancelToken())

    return fetch
