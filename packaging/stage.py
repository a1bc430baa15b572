"""Lay out what a Linux package installs: `python packaging/stage.py ROOT full|lite`."""

import gzip
import importlib.util
import shutil
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP), str(TOP / "packaging")]

from man import man_page  # noqa: E402

from podplayer.encoders.weights import read_manifest, sha256_of  # noqa: E402
from podplayer.services.wheels import read_wheels  # noqa: E402

BUILT = TOP / "build" / "folder" / "podplayer"
RESOURCES = Path("_internal") / "podplayer" / "resources"


def copy_weights(target: Path) -> None:
    """The models' files that `podplayer parts install` would fetch, each checked."""
    manifest = TOP / "resources" / "models.toml"
    wheels = read_wheels(manifest)
    for model in read_manifest(manifest).values():
        for file in model.files.values():
            if file.package not in wheels:
                continue
            spec = importlib.util.find_spec(file.module)
            if spec is None or not spec.submodule_search_locations:
                raise SystemExit(f"{file.package} is not installed")
            source = Path(spec.submodule_search_locations[0]) / file.path
            if sha256_of(source) != file.sha256:
                raise SystemExit(f"{source} has another SHA-256 than it should")
            path = target / file.module / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)


def copyright_notice() -> str:
    """Whose podplayer is and what it may be used for, then NOTICE."""
    return (
        (TOP / "NOTICE").read_text(encoding="utf-8")
        + "\nThe GNU General Public License, version 3, is in /usr/share/common-licenses/GPL-3 on\n"
        "Debian, and in each package of podplayer. The software that the package holds, with its\n"
        "licences, is listed in bundled-software.txt.gz.\n"
    )


def write_compressed(path: Path, text: str) -> None:
    """A gzip file that is the same at each build."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def main() -> None:
    """Write the tree."""
    root, size = Path(sys.argv[1]), sys.argv[2]
    share = root / "usr" / "share"
    program = root / "usr" / "lib" / "podplayer"
    shutil.copytree(BUILT, program, symlinks=True)
    if size == "full":
        copy_weights(program / RESOURCES / "weights")
    command = root / "usr" / "bin" / "podplayer"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/podplayer/podplayer")
    icons = share / "icons" / "hicolor"
    shutil.copytree(TOP / "build" / "icons", icons)
    linux = TOP / "packaging" / "linux"
    for source, target in (
        (linux / "podplayer.desktop", share / "applications" / "podplayer.desktop"),
        (linux / "podplayer.metainfo.xml", share / "metainfo" / "podplayer.metainfo.xml"),
        (TOP / "resources/icons/podplayer.svg", icons / "scalable" / "apps" / "podplayer.svg"),
        (linux / "icons/podplayer-symbolic.svg", icons / "symbolic/apps/podplayer-symbolic.svg"),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    name = "podplayer" if size == "full" else "podplayer-lite"
    docs = share / "doc" / name
    docs.mkdir(parents=True)
    (docs / "copyright").write_text(copyright_notice(), encoding="utf-8")
    write_compressed(docs / "changelog.gz", (TOP / "CHANGELOG.md").read_text(encoding="utf-8"))
    licences = program / RESOURCES / "licences" / "bundled-software.txt"
    write_compressed(docs / "bundled-software.txt.gz", licences.read_text(encoding="utf-8"))
    write_compressed(share / "man" / "man1" / "podplayer.1.gz", man_page())


if __name__ == "__main__":
    main()
