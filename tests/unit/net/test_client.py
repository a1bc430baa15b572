import base64
import gzip
import threading
from pathlib import Path

import certifi
import pytest

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, FetchError, OfflineError
from podplayer.model.net import Purpose, Request
from podplayer.net.client import CurlClient


def feed(url, **fields):
    return Request(url=url, purpose=Purpose.FEED, **fields)


def test_a_body_comes_back_with_lower_case_headers(site, get):
    site.route("/feed", b"<rss/>", headers={"ETag": '"1"'})
    response = get(site.url("/feed"))
    assert (response.status, response.body, response.headers["etag"]) == (200, b"<rss/>", '"1"')


def test_the_program_says_its_name_and_sends_no_cookie(site, get):
    site.route("/", b"", headers={"Set-Cookie": "id=1"})
    get(site.url("/"))
    get(site.url("/"))
    headers = site.seen[1][1]
    assert headers["User-Agent"].startswith("podplayer/1.2")
    assert "Cookie" not in headers


def test_not_modified_is_an_answer(site, get):
    site.route("/feed", status=304)
    assert get(site.url("/feed"), headers={"If-None-Match": '"1"'}).status == 304
    assert site.seen[0][1]["If-None-Match"] == '"1"'


def test_packed_bodies_are_unpacked(site, get):
    site.route("/feed", gzip.compress(b"x" * 5000), headers={"Content-Encoding": "gzip"})
    assert get(site.url("/feed")).body == b"x" * 5000


def test_a_small_body_that_unpacks_to_too_much_is_refused(site, get):
    bomb = gzip.compress(b"\0" * 5_000_000)
    site.route("/feed", bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="larger than 1 MB"):
        get(site.url("/feed"), max_bytes=1024 * 1024)


def test_a_body_that_is_announced_too_large_is_not_read(site, get, ledger):
    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(200 * 1024 * 1024))
        handler.end_headers()
        handler.wfile.write(b"<rss>" * 1000)
        site.release.wait(60)

    site.routes["/feed"] = endless
    with pytest.raises(FetchError, match="larger than 64 MB"):
        get(site.url("/feed"))
    site.release.set()
    assert ledger[0].received < 1024 * 1024


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "user name"), (403, "refuses"), (404, "nothing"), (410, "for good"), (418, "418")],
)
def test_a_refusal_is_a_sentence_with_its_status(site, get, status, words):
    site.route("/feed", b"no", status=status)
    with pytest.raises(FetchError, match=words) as caught:
        get(site.url("/feed"))
    assert caught.value.status == status
    assert not caught.value.transient


def test_an_unknown_host_is_a_sentence(get):
    with pytest.raises(FetchError, match="no such server"):
        get("http://does-not-exist.invalid/feed")


def test_a_closed_port_is_a_sentence(get):
    with pytest.raises(FetchError, match="cannot be reached") as caught:
        get("http://127.0.0.1:1/feed")
    assert caught.value.transient


def test_a_server_that_never_answers_times_out(site, get):
    site.routes["/slow"] = lambda handler: site.release.wait(60)
    with pytest.raises(FetchError, match="in time"):
        get(site.url("/slow"), timeout=0.2)
    site.release.set()


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/a", "gopher://x/", "x", "http://", "http://a b/"],
)
def test_other_schemes_and_nonsense_are_refused_before_anything_is_sent(get, ledger, url):
    with pytest.raises(FetchError):
        get(url)
    assert ledger == []


def test_redirects_are_followed_and_permanent_ones_remembered(site, get):
    site.redirect("/old", "/new", 301)
    site.redirect("/new", "/now", 308)
    site.redirect("/now", "/today", 302)
    site.route("/today", b"ok")
    response = get(site.url("/old"))
    assert response.final_url == site.url("/today")
    assert response.permanent_url == site.url("/now")


def test_a_permanent_redirect_behind_a_temporary_one_is_temporary(site, get):
    site.redirect("/old", "/new", 302)
    site.redirect("/new", "/now", 301)
    site.route("/now", b"ok")
    assert get(site.url("/old")).permanent_url is None


def test_a_circle_of_redirects_ends(site, get):
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(FetchError, match="circle"):
        get(site.url("/a"))


def test_a_redirect_to_a_file_is_refused(site, get):
    site.redirect("/a", "file:///etc/passwd")
    with pytest.raises(FetchError, match="refused"):
        get(site.url("/a"))


def test_credentials_are_sent_but_written_nowhere(site, get, ledger):
    site.route("/feed", b"ok")
    site.redirect("/fail", "/missing")
    url = site.url("/feed?token=abc").replace("127", "ann:s3cret@127")
    get(url)
    sent = site.seen[0][1]["Authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")) == b"ann:s3cret"
    assert site.seen[0][0] == "/feed?token=abc"
    with pytest.raises(FetchError) as caught:
        get(url.replace("/feed", "/missing"))
    written = repr(ledger) + str(caught.value)
    assert "s3cret" not in written
    assert "token=abc" not in repr(ledger)


def test_secrets_do_not_follow_a_redirect_to_another_server(site, get):
    site.redirect("/feed", f"http://localhost:{site.port}/other")
    site.route("/other", b"ok")
    url = site.url("/feed").replace("127", "ann:pw@127")
    get(url, headers={"Authorization": "Bearer x", "X-Plain": "1"})
    headers = site.seen[1][1]
    assert "Authorization" not in headers
    assert headers["X-Plain"] == "1"


def test_every_request_is_in_the_ledger(site, get, ledger):
    site.redirect("/a", "/b")
    site.route("/b", b"12345")
    get(site.url("/a"))
    assert [(entry.status, entry.result) for entry in ledger] == [(302, "ok"), (200, "ok")]
    assert ledger[1].received > 5
    assert ledger[1].host == "127.0.0.1"
    assert ledger[1].purpose is Purpose.FEED


def test_offline_sends_nothing(site, make_client, ledger):
    client = make_client(is_offline=True)
    with pytest.raises(OfflineError, match="stay offline"):
        client.fetch(feed(site.url("/")), cancel=CancelToken())
    answers = list(client.fetch_many([feed(site.url("/"))], cancel=CancelToken()))
    assert isinstance(answers[0][1], OfflineError)
    assert site.seen == []
    assert ledger == []


def test_many_come_back_each_with_its_key_and_failures_disturb_nobody(site, client):
    for number in range(30):
        site.route(f"/{number}", str(number))
    urls = [site.url(f"/{number}") for number in range(30)] + [site.url("/none"), "ftp://x/"]
    requests = [feed(url, key=key) for key, url in enumerate(urls)]
    answers = {
        request.key: answer for request, answer in client.fetch_many(requests, cancel=CancelToken())
    }
    assert {answers[key].body for key in range(30)} == {str(key).encode() for key in range(30)}
    assert answers[30].status == 404
    assert isinstance(answers[31], FetchError)


def test_no_more_than_two_connections_go_to_one_host(site, client):
    lock = threading.Lock()
    now, most = 0, 0

    def answer(handler):
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        site.release.wait(0.02)
        with lock:
            now -= 1
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.routes["/"] = answer
    list(client.fetch_many([feed(site.url("/")) for _ in range(12)], cancel=CancelToken()))
    assert most <= 2


def test_a_host_that_does_not_answer_holds_nobody_up(site, client):
    site.routes["/dead"] = lambda _handler: site.release.wait(60)
    site.route("/alive", b"<rss/>")
    dead = [feed(site.url("/dead"), timeout=0.15, key=n) for n in range(40)]
    alive = feed(site.url("/alive").replace("127.0.0.1", "localhost"), key=99)
    answers = {
        request.key: outcome
        for request, outcome in client.fetch_many([*dead, alive], cancel=CancelToken())
    }
    site.release.set()
    assert answers[99].body == b"<rss/>"
    said = [answers[n].sentence for n in range(40)]
    # Two where not even a request could be sent in time, which a busy computer may bring about.
    assert 2 <= said.count("the server did not answer in time") <= 8
    assert sum("was not asked any more" in sentence for sentence in said) >= 32
    assert all(answers[n].transient for n in range(40))


def test_a_host_without_a_connection_is_asked_a_few_times_only(site, client, ledger):
    closed = site.url("/").replace("127.0.0.1", "127.0.0.9")  # nobody listens at this address
    wanted = [feed(closed, key=n) for n in range(20)]
    said = [outcome.sentence for _, outcome in client.fetch_many(wanted, cancel=CancelToken())]
    assert len(said) == 20
    assert len(ledger) <= 4


def test_two_feeds_that_hang_cost_their_neighbours_nothing(site, client):
    site.routes["/dead"] = lambda _handler: site.release.wait(60)
    site.route("/alive", b"<rss/>")
    wanted = [feed(site.url("/dead"), timeout=1.0, key=n) for n in range(2)]
    wanted += [feed(site.url("/alive"), key=n) for n in range(2, 12)]
    answers = {
        request.key: outcome for request, outcome in client.fetch_many(wanted, cancel=CancelToken())
    }
    site.release.set()
    assert [answers[n].body for n in range(2, 12)] == [b"<rss/>"] * 10


def test_a_passing_fault_is_tried_again(site, get):
    def answer(handler):
        status = 503 if site.hits["/"] == 1 else 200
        handler.send_response(status)
        handler.send_header("Retry-After", "0")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.routes["/"] = answer
    assert get(site.url("/")).status == 200
    assert site.hits["/"] == 2


def test_a_server_that_asks_to_wait_for_long_is_left_alone(site, get):
    site.route("/", status=429, headers={"Retry-After": "1800"})
    with pytest.raises(FetchError, match="30 minutes") as caught:
        get(site.url("/"))
    assert site.hits["/"] == 1
    assert caught.value.transient


@pytest.mark.parametrize(
    "wait", ["\xb2", "9" * 5000, "soon", "Wed, 25 Nov 99999 06:00:00 GMT", "-5", "1.5"]
)
def test_nonsense_for_a_time_to_wait_is_a_failure_like_any_other(site, get, wait):
    site.route("/", b"", status=404, headers={"Retry-After": wait})
    with pytest.raises(FetchError, match="nothing at this address"):
        get(site.url("/"))


def test_cancelling_is_seen_at_once(site, client):
    site.routes["/slow"] = lambda handler: site.release.wait(60)
    cancel = CancelToken()
    threading.Timer(0.1, cancel.cancel).start()
    with pytest.raises(Cancelled):
        client.fetch(feed(site.url("/slow"), timeout=120), cancel=cancel)
    assert not site.release.is_set(), "the server still keeps its answer"
    site.release.set()


def test_an_abandoned_batch_leaves_the_client_usable(site, client):
    for number in range(10):
        site.route(f"/{number}", b"x")
    answers = client.fetch_many(
        [feed(site.url(f"/{number}")) for number in range(10)], cancel=CancelToken()
    )
    next(answers)
    answers.close()
    assert client.fetch(feed(site.url("/1")), cancel=CancelToken()).body == b"x"


def test_a_stream_hands_over_the_head_and_then_the_bytes(site, client):
    site.route("/a.mp3", b"m" * 300_000, headers={"Content-Type": "audio/mpeg"})
    events = []
    response = client.stream(
        Request(url=site.url("/a.mp3"), purpose=Purpose.EPISODE),
        sink=lambda piece: events.append(len(piece)),
        started=lambda head: events.append(head.headers["content-type"]),
        cancel=CancelToken(),
    )
    assert events[0] == "audio/mpeg"
    assert sum(events[1:]) == 300_000
    assert response.body == b""


def test_what_goes_wrong_in_a_sink_comes_out_of_the_stream(site, client):
    site.route("/a.mp3", b"m")

    def full(piece):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        client.stream(
            Request(url=site.url("/a.mp3"), purpose=Purpose.EPISODE),
            sink=full,
            cancel=CancelToken(),
        )


def test_a_refused_stream_hands_over_nothing(site, client):
    site.route("/a.mp3", b"page of an error", status=403)
    got = []
    with pytest.raises(FetchError, match="403"):
        client.stream(
            Request(url=site.url("/a.mp3"), purpose=Purpose.EPISODE),
            sink=got.append,
            cancel=CancelToken(),
        )
    assert got == []


def test_a_range_is_asked_for_as_given(site, client):
    site.route("/a.mp3", b"tail", status=206, headers={"Content-Range": "bytes 5-8/9"})
    got = []
    response = client.stream(
        Request(url=site.url("/a.mp3"), purpose=Purpose.EPISODE, headers={"Range": "bytes=5-"}),
        sink=got.append,
        cancel=CancelToken(),
    )
    assert (response.status, b"".join(got)) == (206, b"tail")
    assert site.seen[0][1]["Range"] == "bytes=5-"
    assert "Accept-Encoding" not in site.seen[0][1]


def test_a_server_that_speaks_no_tls_is_a_sentence(site, get):
    with pytest.raises(FetchError, match="safe connection"):
        get(site.url("/").replace("http:", "https:"))


class Memory:
    def __init__(self):
        self.shy = set()

    def is_shy(self, host):
        return host in self.shy

    def remember_shy(self, host):
        self.shy.add(host)

    def login(self, url):
        return None


def shy(site, status, *, headers=None):
    """A server that turns away every program but browsers."""

    def answer(handler):
        is_browser = handler.headers["User-Agent"].startswith("Mozilla")
        body = b"<rss/>" if is_browser else b"no"
        handler.send_response(200 if is_browser else status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.routes["/feed"] = answer


@pytest.mark.parametrize("status", [403, 406, 429])
def test_a_server_that_refuses_the_name_is_asked_as_a_browser_and_remembered(site, status):
    shy(site, status)
    memory = Memory()
    client = CurlClient(ledger=lambda _: None, servers=memory)
    assert client.fetch(feed(site.url("/feed")), cancel=CancelToken()).body == b"<rss/>"
    assert memory.shy == {"127.0.0.1"}
    client.fetch(feed(site.url("/feed")), cancel=CancelToken())
    client.close()
    assert site.hits["/feed"] == 3


def test_a_server_that_refuses_browsers_too_is_asked_twice_and_not_remembered(site):
    site.route("/feed", b"no", status=403)
    memory = Memory()
    client = CurlClient(ledger=lambda _: None, servers=memory)
    with pytest.raises(FetchError, match="403"):
        client.fetch(feed(site.url("/feed")), cancel=CancelToken())
    client.close()
    assert (site.hits["/feed"], memory.shy) == (2, set())


def test_a_server_that_asks_to_wait_is_not_asked_under_another_name(site, get):
    shy(site, 429, headers={"Retry-After": "7200"})
    with pytest.raises(FetchError) as caught:
        get(site.url("/feed"))
    assert (site.hits["/feed"], caught.value.retry_after) == (1, 7200)


def test_letters_of_every_kind_go_to_the_server_as_they_came(site, get):
    site.route("/feed", b"<rss/>", headers={"ETag": '"\xe9"'})
    etag = get(site.url("/feed")).headers["etag"]
    address = site.url("/feed").replace("://", "://j%C3%BCrgen%00:%D0%BF@")
    get(address, headers={"If-None-Match": etag})
    sent = site.seen[1][1]
    assert sent["If-None-Match"] == '"\xe9"'
    assert sent["Authorization"] == "Basic " + base64.b64encode("jürgen:п".encode()).decode()


def test_the_trusted_certificates_may_lie_in_a_folder_of_any_name(
    site, make_client, tmp_path, monkeypatch
):
    folder = tmp_path / "Jürgen"
    folder.mkdir()
    authorities = folder / "ca.pem"
    authorities.write_bytes(Path(certifi.where()).read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(authorities))
    site.route("/feed", b"<rss/>")
    answer = make_client().fetch(feed(site.url("/feed")), cancel=CancelToken())
    assert answer.body == b"<rss/>"


def test_a_proxy_may_have_a_name_of_any_letters(make_client):
    client = make_client(proxy="http://jürgen:п@127.0.0.1:9")
    with pytest.raises(FetchError, match="proxy from the settings cannot be reached"):
        client.fetch(feed("http://feeds.example.org/"), cancel=CancelToken())


@pytest.mark.parametrize(
    ("location", "asked"), [("/caf\xc3\xa9", "/caf%C3%A9"), ("/caf\xe9", "/caf%E9")]
)
def test_a_redirect_may_have_letters_that_were_not_encoded(site, get, location, asked):
    site.route("/old", status=301, headers={"Location": location})
    site.route(asked, b"<rss/>")
    assert get(site.url("/old")).body == b"<rss/>"
