"""The commands around files, on loopback servers."""

import json
import os
import signal
import sys
import time

import pytest
from fakes_net import running_site

from podplayer.app.interrupt import stoppable
from podplayer.model.errors import SecretsError
from podplayer.services.key_ring import SystemKeyRing

BODY = b"\xff\xfb\x90\x00" * 5_000


@pytest.fixture
def site():
    with running_site() as running:
        yield running


@pytest.fixture
def ask(run):
    def document(*words):
        status, out, err = run(*words, "--json")
        assert status == 0, err
        return json.loads(out)

    return document


def serve(site, count, *, broken=()):
    items = "".join(
        f"<item><title>Number {n}</title><guid>g{n}</guid>"
        f"<pubDate>{n:02} Nov 2026 06:00:00 GMT</pubDate>"
        f'<enclosure url="{site.url(f"/{n}.mp3")}" type="audio/mpeg" length="200000"/></item>'
        for n in range(count, 0, -1)
    )
    site.route("/feed", f"<rss><channel><title>Show</title>{items}</channel></rss>")
    for n in range(1, count + 1):
        if n not in broken:
            site.route(f"/{n}.mp3", BODY)


@pytest.fixture
def show(site, run):
    serve(site, 3)
    run("add", site.url("/feed"))


@pytest.fixture
def number(ask):
    def of(title):
        return next(str(e["id"]) for e in ask("episodes") if e["title"] == title)

    return of


def downloaded(ask):
    return {e["title"] for e in ask("episodes", "--downloaded")}


def test_a_refresh_fetches_what_the_rule_of_a_show_asks_for(site, show, run, ask):
    assert "newest 1 are fetched by themselves" in run("auto", "1", "1", "--not-words", "3")[1]
    report = ask("refresh")
    assert report["downloaded"] == 1
    assert downloaded(ask) == {"Number 2"}
    assert ask("auto", "1")["not_words"] == ["3"]
    assert "nothing is fetched" in run("auto", "1", "0")[1]


def test_what_did_not_come_is_listed_and_resumed(site, run, ask, number):
    serve(site, 2, broken=(2,))
    run("add", site.url("/feed"))
    status, out, err = run("download", number("Number 2"), number("Number 1"))
    assert (status, "404" in err, "Number 1" in out) == (1, True, True)
    assert [one["title"] for one in ask("download", "--list")] == ["Number 2"]
    assert "404" in run("download", "--list")[1]
    serve(site, 2)
    assert run("download", "--resume")[0] == 0
    assert run("download", "--list")[1] == "Nothing waits to be downloaded.\n"
    assert downloaded(ask) == {"Number 1", "Number 2"}


def test_a_clean_up_says_what_goes_before_it_goes_and_brings_it_back(show, run, ask, number):
    one, two = number("Number 1"), number("Number 2")
    run("download", one, two)
    run("mark", "heard", one, two)
    run("settings", "quota_gb", "0.00003")
    assert run("clean", "--dry-run")[1].endswith("1 file would go into the trash, 0.0 MB.\n")
    assert downloaded(ask) == {"Number 1", "Number 2"}
    plan = ask("clean")
    assert [entry["reason"][:8] for entry in plan["removed"]] == ["heard on"]
    assert len(downloaded(ask)) == 1
    gone = str(ask("trash")[0]["episode"])
    assert "is back" in run("trash", "--restore", gone)[1]
    assert len(downloaded(ask)) == 2
    assert "Number" in run("clean", "--heard")[1]
    assert len(downloaded(ask)) == 1  # what was brought back is kept
    assert "The trash is empty" in run("trash", "--empty")[1]


def test_kept_files_stay_until_they_are_let_go(show, run, ask, number):
    one = number("Number 1")
    run("download", one)
    run("mark", "heard", one)
    assert "is kept" in run("keep", one)[1]
    assert ask("clean", "--heard")["removed"] == []
    run("keep", one, "--undo")
    assert len(ask("clean", "--heard")["removed"]) == 1


def test_a_clean_up_without_a_limit_asks_what_to_do(show, run, number):
    status, _, err = run("clean")
    assert (status, "quota_gb" in err) == (2, True)
    assert run("clean", number("Number 1"))[0] == 1
    assert run("download")[0] == 2


def test_settings_are_printed_and_changed_and_checked(run, ask):
    assert ask("settings", "trash_days") == {"trash_days": 7}
    assert run("settings", "trash_days", "3")[1] == "trash_days = 3\n"
    assert run("settings", "is_private", "on")[1] == "is_private = on\n"
    assert ask("settings")["is_private"] is True
    for words in (("trash_days", "soon"), ("trash_days", "-1"), ("is_private", "x"), ("nothing",)):
        assert run("settings", *words)[0] == 2


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [("theme", "dark", "drak"), ("language", "", "fr"), ("engine", "qt", "loud"),
     ("encoder", "e5", "e6"), ("speed", "1.5", "0"), ("surprise", "1", "2"),
     ("volume", "1", "nan")],
)  # fmt: skip
def test_a_setting_takes_nothing_that_means_nothing(run, name, good, bad):
    assert run("settings", name, good)[0] == 0
    status, _, err = run("settings", name, bad)
    assert status == 2
    assert f"{name} is " in err
    assert bad in err


def test_only_shows_that_are_due_are_asked(site, show, ask):
    assert ask("refresh", "--due")["checked"] == 0
    assert site.hits["/feed"] == 1


def test_older_episodes_are_asked_for_by_show(show, run):
    assert "no older pages" in run("refresh", "1", "--older")[1]
    assert run("refresh", "--older")[0] == 2


def test_a_password_is_read_from_the_standard_input_and_kept(show, run, monkeypatch):
    kept = {}
    monkeypatch.setattr(SystemKeyRing, "set", lambda _, name, secret: kept.update({name: secret}))
    monkeypatch.setattr(SystemKeyRing, "delete", lambda _, name: kept.pop(name))

    class Typed:
        def isatty(self):
            return False

        def readline(self):
            return "s3cret\n"

    monkeypatch.setattr(sys, "stdin", Typed())
    status, out, err = run("login", "1", "anna")
    assert (status, "s3cret" in out + err) == (0, False)
    assert list(kept.values()) == ['["anna", "s3cret"]']
    assert "is forgotten" in run("logout", "1")[1]
    assert kept == {}
    assert "was not stored" in run("logout", "1")[1]


def test_the_password_of_a_proxy_goes_into_the_key_ring_and_is_not_printed(ask, run, monkeypatch):
    kept = {}
    monkeypatch.setattr(SystemKeyRing, "set", lambda _, name, secret: kept.update({name: secret}))
    status, out, err = run("settings", "proxy", "http://ann:s3cret@proxy.example:3128")
    assert (status, "s3cret" in out + err) == (0, False)
    assert list(kept.values()) == ["s3cret"]
    assert ask("settings", "proxy") == {"proxy": "http://ann@proxy.example:3128"}


def test_without_a_key_ring_a_proxy_with_a_password_is_refused_in_a_sentence(ask, run, monkeypatch):
    def refuse(*_):
        raise SecretsError("There is no key ring on this computer.")

    monkeypatch.setattr(SystemKeyRing, "set", refuse)
    status, _, err = run("settings", "proxy", "http://ann:s3cret@proxy.example:3128")
    assert (status, err) == (1, "podplayer: There is no key ring on this computer.\n")
    assert ask("settings", "proxy") == {"proxy": ""}


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM])
def heeded(request):
    """A signal that is not ignored: a shell starts what is in its background deaf to Ctrl-C."""
    before = signal.signal(request.param, signal.default_int_handler)
    yield request.param
    signal.signal(request.param, before)


@pytest.mark.parametrize("words", [("download", "1", "2"), ("refresh",)])
def test_a_stop_is_heard_while_a_server_dawdles(run, site, show, words, heeded):
    first = iter([True])

    def dawdle(_handler):
        if next(first, False):
            os.kill(os.getpid(), heeded)
        site.release.wait(200)

    for path in ("/1.mp3", "/2.mp3", "/feed"):
        site.routes[path] = dawdle
    before = signal.getsignal(heeded)
    begun = time.monotonic()
    status, out, err = run(*words)
    assert time.monotonic() - begun < 100
    site.release.set()
    assert (status, out) == (1, "")
    assert "Stopped." in err
    assert signal.getsignal(heeded) is before


def test_an_ignored_signal_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
