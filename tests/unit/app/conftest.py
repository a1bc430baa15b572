"""The command line on a profile of its own."""

import pytest
from fakes_encoder import FakeEncoder
from fakes_net import FakeHttp

from podplayer.app import cli
from podplayer.app.bootstrap import Edges, build


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "profile"


@pytest.fixture
def run(profile, capsys):
    """One command: exit status, stdout, stderr."""

    def call(*words):
        status = cli.main(["--profile", str(profile), *map(str, words)])
        return (status, *capsys.readouterr())

    return call


@pytest.fixture
def http():
    return FakeHttp()


@pytest.fixture
def fakes(monkeypatch, http):
    """No network and no encoder process behind the commands."""
    edges = Edges(http=http, encoder=FakeEncoder())
    monkeypatch.setattr(cli, "build", lambda paths: build(paths, edges))
