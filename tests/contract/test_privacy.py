"""What leaves the computer, and what is written down, over a whole scripted life of podplayer.

It is lived in a process of its own, because an audit hook cannot be taken back and the program's
log must not be the tests'. Where strace can be had, the kernel's own view is looked at, too.
"""

import ast
import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import privacy_session
import pytest
from fakes_net import running_site
from fakes_proxy import running_proxy

ROOT = Path(__file__).parents[2]
PASSWORD, TOKEN = "correct-horse-7319", "tok-8846-staple"
PROXY_PASSWORD = "battery-5521"
pytestmark = pytest.mark.slow


@dataclass
class Life:
    """What one life left behind."""

    profile: Path
    folder: Path
    port: int
    events: list
    requests: list
    trace: str | None


def has_strace():
    if not sys.platform.startswith("linux") or shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    folder = tmp_path_factory.mktemp("life")
    with running_site() as site:
        return lived(site, folder, port=site.port)


@pytest.fixture(scope="module", params=["http", "socks5h"])
def proxied(request, tmp_path_factory):
    """A life behind a proxy that wants a password, and the proxy."""
    folder = tmp_path_factory.mktemp("proxied")
    with running_site() as site, running_proxy(request.param) as proxy:
        site.name, proxy.login = "shows.example", ("bob", PROXY_PASSWORD)
        proxy.names = {site.name: site.port}
        address = proxy.url.replace("://", f"://bob:{PROXY_PASSWORD}@")
        return lived(site, folder, address, port=proxy.port), proxy


def lived(site, folder, *proxy, port):
    """Let a life be lived in another process; it may connect to one port."""
    profile, trace = folder / "profile", folder / "trace"
    command = [sys.executable, str(ROOT / "tests" / "privacy_session.py")]
    if has_strace():
        command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace), *command]
    privacy_session.publish(site, folder, token=f"?auth={TOKEN}")
    feed = site.url(f"/feed.xml?auth={TOKEN}").replace("://", f"://ann:{PASSWORD}@")
    done = subprocess.run(
        [*command, str(profile), feed, str(folder), *proxy],
        capture_output=True, text=True, check=False, timeout=250, cwd=folder,
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    requests = [path.partition("?")[0] for path, _ in site.seen]
    events = json.loads(done.stdout.splitlines()[-1])
    told = trace.read_text(errors="replace") if trace.exists() else None
    return Life(profile, folder, port, events, requests, told)


def watched(profile, folder, script, *words):
    """Run a script; the connections that Python and, where strace is, the kernel saw it make."""
    trace = folder / "trace-of-a-script"
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace)] * has_strace()
    watch = "import privacy_session, sys, json\nseen = []\nprivacy_session._watch(seen)\n"
    end = "\nsys.stderr.write(json.dumps([e[0] for e in seen if e[0] != 'subprocess.Popen']))"
    done = subprocess.run(
        [*command, sys.executable, "-c", watch + script + end, str(profile), *map(str, words)],
        capture_output=True, text=True, check=False, timeout=250, cwd=folder,
        env=os.environ | {
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("]"), done.stderr
    told = trace.read_text(errors="replace") if trace.exists() else ""
    trace.unlink(missing_ok=True)
    reached = json.loads(done.stderr[done.stderr.rindex("[") :])
    return done.stdout, reached + re.findall(r"(?:connect|sendto|sendmsg)\(.*AF_INET.*", told)


def ledger(life):
    with closing(sqlite3.connect(life.profile / "library.db")) as db:
        return db.execute("SELECT host, purpose, url, status, result FROM request").fetchall()


# ---------------------------------------------------------------- what leaves the computer


def test_every_request_that_a_server_saw_is_in_the_ledger_and_no_other(life):
    assert len(life.requests) > 8
    recorded = [re.sub(r"^http://127\.0\.0\.1:\d+", "", row[2]) for row in ledger(life)]
    assert sorted(recorded) == sorted(life.requests)
    assert {row[1] for row in ledger(life)} == {
        "feed",
        "cover",
        "chapters",
        "transcript",
        "episode",
    }


def test_python_itself_reaches_out_from_nowhere_but_net(life):
    assert {who for event, who, _ in life.events if event.startswith("socket.")} <= {
        "podplayer.net.transfer"  # the socket that curl asks for, judged by its address
    }
    assert not [event for event in life.events if event[0] in ("socket.getaddrinfo", "os.system")]


def test_no_other_program_was_started_that_could(life):
    started = [words for event, _, words in life.events if event == "subprocess.Popen"]
    ours = [words for words in started if "podplayer.media.scan" in words]
    assert started == ours


def test_the_kernel_saw_connections_to_the_shows_own_server_only(life):
    require_one_port(life)


def test_behind_a_proxy_everything_goes_to_it_and_nobody_else_is_asked_for_a_name(proxied):
    life, proxy = proxied
    assert proxy.hosts == {"shows.example"}
    assert {kind for kind, _ in proxy.asked} <= {"GET", "CONNECT", "name"}, "never an address"
    assert len(life.requests) > 8
    assert {row[1] for row in ledger(life)} == {
        "feed", "cover", "chapters", "transcript", "episode",
    }  # fmt: skip
    require_one_port(life)


def require_one_port(life):
    if life.trace is None:
        pytest.skip("strace cannot be had here")
    calls = re.findall(r"\b(connect|sendto|sendmsg|sendmmsg|bind)\((.*)", life.trace)
    inet = [(call, rest) for call, rest in calls if "AF_INET" in rest]
    ports = {re.search(r"sin6?_port=htons\((\d+)\)", rest)[1] for _, rest in inet}
    assert ports == {str(life.port)}, "also no question to a name server"
    assert all('inet_addr("127.0.0.1")' in rest for _, rest in inet)
    assert {call for call, _ in inet} == {"connect"}
    others = {rest for _, rest in calls if re.search(r"AF_(?!INET|UNIX|UNSPEC|NETLINK)", rest)}
    assert not others


READS = """
for words in (["shows"], ["episodes"], ["queue"], ["search", "parade"], ["recommend"], ["taste"],
              ["settings"], ["ledger"], ["playlists"]):
    privacy_session.run(sys.argv[1], words)
"""


def test_a_command_that_fetches_nothing_connects_to_nothing(life, tmp_path):
    assert watched(life.profile, tmp_path, READS)[1] == []


WINDOW = """
from pathlib import Path
from PySide6.QtCore import QTimer
from podplayer.app import gui
from podplayer.app.bootstrap import Edges, build
from podplayer.app.paths import Paths
from podplayer.playback.clock import SystemClock
from podplayer.playback.silent import SilentBackend
from podplayer.ui.tasks import Tasks

qt = gui.make_application()
app = build(Paths(Path(sys.argv[1])), Edges(backend=SilentBackend(clock=SystemClock())))
tasks = Tasks()
window = gui.make_window(qt, app, tasks=tasks, cache=app.paths.cache)
window.open_page(gui.first_page(app))
window.show()
QTimer.singleShot(1500, window.close)
qt.exec()
tasks.close()
app.close()
"""


def test_the_window_comes_up_without_a_request(life, tmp_path):
    profile = shutil.copytree(life.profile, tmp_path / "profile")
    _, reached = watched(profile, tmp_path, WINDOW)
    assert [what for what in reached if what != "socket.__new__"] == []


OFFLINE = """
run = privacy_session.run
run(sys.argv[1], ["settings", "is_offline", "true"])
for words in (["refresh"], ["add", sys.argv[2]], ["download", "3"], ["transcript", "2"],
              ["chapters", "3"], ["recommend"], ["search", "parade"]):
    print(words[0], run(sys.argv[1], words))
"""


def test_the_offline_switch_sends_nothing_at_all(life, tmp_path):
    profile = shutil.copytree(life.profile, tmp_path / "profile")
    told, reached = watched(profile, tmp_path, OFFLINE, f"http://127.0.0.1:{life.port}/other.xml")
    assert reached == []
    assert told.count("offline") >= 2, told


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


REACHING = re.compile(
    r"(pycurl|socket|ssl|http\.client|http\.server|urllib\.request|urllib3|requests|httpx|aiohttp|ftplib"
    r"|smtplib|telnetlib|xmlrpc|socketserver|asyncio|certifi|webbrowser|PySide6\.QtNetwork"
    r"|PySide6\.QtWebEngine\w*|dbus_fast)(\.|$)"
)
ELSEWHERE = {
    "app/gui.py": "a socket pair wakes the window's thread for a signal",
    "ui/desktop/instance.py": "a second start speaks to the first, through a file of the profile",
}


def test_no_module_outside_net_imports_what_could_connect():
    found = {}
    for path in sorted((ROOT / "podplayer").rglob("*.py")):
        place = path.relative_to(ROOT / "podplayer").as_posix()
        names = {name for name in imported(path) if REACHING.match(name)}
        names = {name for name in names if not name.startswith(("asyncio", "dbus_fast"))} or (
            names if not place.startswith("ui/desktop/") else set()
        )
        if names and not place.startswith("net/"):
            found[place] = names
    assert found.keys() == ELSEWHERE.keys(), found


# ---------------------------------------------------------------- what is written down


def files_of(folder):
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def everything_written(folder):
    """Names and bytes of all files, packed ones also unpacked."""
    for path in files_of(folder):
        if path.name == "trace":
            continue  # the kernel sees what is sent
        data = path.read_bytes()
        yield path, data
        if data.startswith(b"\x1f\x8b"):
            yield path, gzip.decompress(data)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield path / name, archive.read(name)


def test_a_password_is_written_nowhere(life):
    names = {path.name for path, _ in everything_written(life.folder)}
    assert {"library.db", "podplayer.log", "copy.db", "everything.age", "ledger.csv"} <= names
    assert "setting.jsonl" in names, "archives are looked into"
    assert "backups" in {path.parent.name for path, _ in everything_written(life.folder)}
    for path, data in everything_written(life.folder):
        assert PASSWORD.encode() not in data, path


def test_the_password_of_the_proxy_is_written_nowhere(proxied):
    life, proxy = proxied
    assert set(proxy.given) == {("bob", PROXY_PASSWORD)}
    for path, data in everything_written(life.folder):
        assert PROXY_PASSWORD.encode() not in data, path
        assert PASSWORD.encode() not in data, path


SEALED = """
run = privacy_session.run
run(sys.argv[1], ["encrypt", "on"])
run(sys.argv[1], ["backup", sys.argv[2] + "/one.db"])
run(sys.argv[1], ["export", "all", sys.argv[2] + "/all.age"])
run(sys.argv[1], ["encrypt", "change"])
import os
os.environ["PODPLAYER_PASSPHRASE"] = os.environ["PODPLAYER_NEW_PASSPHRASE"]
run(sys.argv[1], ["refresh"])
print(run(sys.argv[1], ["encrypt", "status"]))
"""


def test_a_passphrase_is_written_nowhere(life, tmp_path, monkeypatch):
    words = {"": "first-9924-cobalt", "NEW_": "second-1187-amber", "EXPORT_": "third-5530-ochre"}
    for name, passphrase in words.items():
        monkeypatch.setenv(f"PODPLAYER_{name}PASSPHRASE", passphrase)
    profile = shutil.copytree(life.profile, tmp_path / "profile")
    told, _ = watched(profile, tmp_path, SEALED, tmp_path)
    assert "a passphrase opens it" in told.lower()
    for path, data in everything_written(tmp_path):
        for passphrase in words.values():
            assert passphrase.encode() not in data, path


def test_a_token_in_an_address_is_in_no_log_ledger_or_listening(life):
    """It is the address of the feed, so the library and the list of shows must keep it."""
    kept = {"library.db", "library.db-wal", "copy.db", "shows.opml", "listening.jsonl", "trace",
            "everything.zip"}  # fmt: skip
    for path in files_of(life.folder):
        if path.name not in kept and "backups" not in path.parts:
            assert TOKEN.encode() not in path.read_bytes(), path
    assert TOKEN not in repr(ledger(life))


def test_the_log_at_its_usual_level_does_not_say_what_was_listened_to(life):
    log = "".join(path.read_text() for path in files_of(life.profile / "logs"))
    assert "no transcript from (address)" in log, "something was logged at all"
    assert "KeyError" in log, "a crash is written down"
    telling = [*privacy_session.TITLES, "Antipodean", "marsupial", "127.0.0.1", "http", "dasyurid"]
    assert not [word for word in telling if word.lower() in log.lower()], log
