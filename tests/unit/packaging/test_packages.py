"""What packages are made of, as far as it can be looked at without building one."""

import importlib.machinery
import importlib.util
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import podplayer
from podplayer.app.cli import COMMANDS

TOP = Path(podplayer.__file__).resolve().parent.parent
PACKAGING = TOP / "packaging"
SPEC = (PACKAGING / "podplayer.spec").read_text(encoding="utf-8")


def load(path):
    """A script of packaging/ or scripts/ as a module."""
    loader = importlib.machinery.SourceFileLoader(f"loaded_{path.stem}", str(path))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def release():
    return load(TOP / "scripts" / "release")


def locked(name):
    text = (PACKAGING / name).read_text(encoding="utf-8")
    return {line.split("==")[0] for line in text.splitlines() if re.match(r"[a-z0-9]", line)}


def dropped():
    """The pattern of the spec, which PyInstaller runs with names of its own."""
    found = re.search(r"^DROPPED = (re\.compile\(\n.*?^\))", SPEC, re.MULTILINE | re.DOTALL)
    return eval(found[1], {"re": re})


def test_the_version_stands_in_one_place():
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert "version" not in project["project"]
    words = ["sh", TOP / "scripts" / "version"]
    said = subprocess.run(words, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == podplayer.__version__


@pytest.mark.parametrize(
    "name",
    ["debian-control", "linux/podplayer.desktop", "linux/self-running.sh", "windows/podplayer.iss"],
)
def test_no_package_has_a_version_of_its_own(name):
    assert podplayer.__version__ not in (PACKAGING / name).read_text(encoding="utf-8")


def test_the_man_page_names_every_command():
    page = load(PACKAGING / "man.py").man_page()
    named = {name.replace(r"\-", "-") for name in re.findall(r"^\\fB(.+)\\fR$", page, re.MULTILINE)}
    assert set(COMMANDS) <= named
    assert "--profile" in named
    assert podplayer.__version__ in page


def test_the_man_page_is_roff_without_complaints():
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        [groff, "-man", "-ww", "-z"],
        input=load(PACKAGING / "man.py").man_page(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_running_needs_nothing_of_torch_or_of_the_tests():
    names = locked("requirements.lock")
    assert names
    assert not names & {
        "torch",
        "sympy",
        "networkx",
        "jinja2",
        "filelock",
        "transformers",
        "pytest",
    }
    assert "sympy" in locked("requirements-dev.lock")


@pytest.mark.parametrize("module", ["torch", "transformers", "pytest", "podplayer.training"])
def test_packages_leave_out(module):
    assert f'"{module}"' in SPEC.partition("EXCLUDED_MODULES")[2].partition("]")[0]


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "libQt6Quick.so.6",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "libvlc.so.5",
        "libstdc++.so.6",
    ],
)
def test_what_is_never_loaded_is_dropped(path):
    assert dropped().match(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "av.libs/libavcodec-5e6b81c2.so.62",
        "podplayer/resources/models.toml",
    ],
)
def test_what_is_needed_is_kept(path):
    assert not dropped().match(path)


def test_desktop_entry_and_metainfo_know_the_same_types():
    entry = (PACKAGING / "linux" / "podplayer.desktop").read_text(encoding="utf-8")
    types = set(re.search(r"^MimeType=(.*);$", entry, re.MULTILINE)[1].split(";"))
    tree = ET.parse(PACKAGING / "linux" / "podplayer.metainfo.xml")
    assert {node.text for node in tree.iter("mediatype")} == types
    assert "x-scheme-handler/podcast" in types


def test_every_library_of_native_toml_is_somebodys():
    libraries = tomllib.loads((PACKAGING / "native.toml").read_text(encoding="utf-8"))
    for entry in libraries.values():
        assert set(entry) == {"name", "licence", "of", "begins"}
    begins = [name for entry in libraries.values() for name in entry["begins"]]
    assert len(begins) == len(set(begins))


def test_the_scripts_are_shell():
    for name in ("build-deb", "build-folder", "build-archive", "build-mac", "version", "lock"):
        subprocess.run(["sh", "-n", TOP / "scripts" / name], check=True)
    subprocess.run(["sh", "-n", PACKAGING / "linux" / "self-running.sh"], check=True)


def test_a_release_closes_the_open_section_and_opens_another(release):
    text = "# Log\n\n## [Unreleased]\n\n### Added\n\n- One.\n\n## [0.1.0] - 2026-01-01\n\n- Old.\n"
    assert release.unreleased(text) == "### Added\n\n- One."
    after = release.with_section(text, "0.2.0", "2026-11-24")
    assert release.unreleased(after) == ""
    assert "## [0.2.0] - 2026-11-24\n\n### Added\n\n- One." in after


def test_a_release_is_listed_in_the_metainfo_newest_first(release):
    text = (PACKAGING / "linux" / "podplayer.metainfo.xml").read_text(encoding="utf-8")
    for version in ("1.0.0", "1.1.0"):
        text = release.with_release(text, version, "2026-11-24")
    versions = [node.get("version") for node in ET.fromstring(text).iter("release")]
    assert versions[:2] == ["1.1.0", "1.0.0"]


def test_a_release_is_refused_with_the_reason(release):
    def asked(version, *, tags=(), is_changed=False, notes="- One."):
        return release.obstacles(version, tags=tags, is_changed=is_changed, notes=notes)

    assert asked("9.0.0") == []
    assert "older" in asked("0.0.1")[0]
    assert "1.2.3" in asked("next")[0]
    assert "exists already" in asked("9.0.0", tags=["v9.0.0"])[0]
    assert "not committed" in asked("9.0.0", is_changed=True)[0]
    assert "nothing under" in asked("9.0.0", notes="")[0]


def test_sums_can_be_checked(release, tmp_path):
    (tmp_path / "a.deb").write_bytes(b"a")
    release.write_sums(tmp_path)
    subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, check=True,
                   capture_output=True)  # fmt: skip
