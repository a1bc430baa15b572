"""Files by which a Linux desktop knows podplayer: its entry in the menu, its icons, the autostart.

For a podplayer that no package installed. Everything goes to the user's own folders (XDG).
"""

import logging
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)

ENTRY = "podplayer.desktop"
METAINFO = "podplayer.metainfo.xml"
_SIZES = (48, 128, 256)
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""Characters that an Exec line wants in quotes."""
_PATIENCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Where the desktop looks for the user's files."""

    data: Path
    config: Path

    @classmethod
    def of_user(cls, environment: Mapping[str, str], home: Path) -> "Homes":
        """Find them as the XDG base directory specification says: relative paths do not count."""

        def named(variable: str, usual: str) -> Path:
            found = environment.get(variable, "")
            return Path(found) if found.startswith("/") else home / usual

        return cls(
            data=named("XDG_DATA_HOME", ".local/share"), config=named("XDG_CONFIG_HOME", ".config")
        )


class DesktopFiles:
    """Writes and removes the files, for one way of starting podplayer."""

    def __init__(self, *, source: Path, icon: Path, homes: Homes, command: Sequence[str]) -> None:
        """Do nothing yet.

        Args:
            source: the folder with the entry, the metainfo and more icons (packaging/linux).
            icon: podplayer's icon as SVG.
            homes: where to write.
            command: the words that start podplayer on the listener's profile.
        """
        self._source = source
        self._icon = icon
        self._homes = homes
        self._command = command

    @property
    def has_autostart(self) -> bool:
        """Whether podplayer starts with the desktop."""
        return self._autostart.is_file()

    def install(self) -> list[Path]:
        """Write everything but the autostart; returns the files. Raises StorageError."""
        wanted = {
            self._entry: self.entry().encode(),
            self._homes.data / "metainfo" / METAINFO: self._read(self._source / METAINFO),
            **self._icons(),
        }
        for path, content in wanted.items():
            _write(path, content)
        self._refresh()
        return list(wanted)

    def remove(self) -> list[Path]:
        """Remove what `install` and the autostart wrote; returns what was there."""
        paths = [
            self._entry,
            self._homes.data / "metainfo" / METAINFO,
            *self._icon_paths(),
            self._autostart,
        ]
        removed = [path for path in paths if path.is_file()]
        try:
            for path in removed:
                path.unlink()
        except OSError as error:
            raise StorageError(
                say(
                    "{filename} cannot be removed ({strerror}).",
                    filename=error.filename,
                    strerror=error.strerror,
                )
            ) from error
        if removed:
            self._refresh()
        return removed

    def set_autostart(self, *, is_on: bool) -> None:
        """Start with the desktop, in the tray, or no longer. Raises StorageError."""
        if is_on:
            _write(self._autostart, self.entry(is_hidden=True).encode())
        else:
            try:
                self._autostart.unlink(missing_ok=True)
            except OSError as error:
                raise StorageError(
                    say(
                        "{autostart} cannot be removed ({strerror}).",
                        autostart=self._autostart,
                        strerror=error.strerror,
                    )
                ) from error

    def entry(self, *, is_hidden: bool = False) -> str:
        """Return the desktop entry with the words that start this podplayer."""
        words = [*self._command, "--hidden"] if is_hidden else self._command
        line = " ".join(exec_word(word) for word in words)
        line = line if is_hidden else f"{line} %U"
        text = self._read(self._source / ENTRY).decode()
        lines = [f"Exec={line}" if old.startswith("Exec=") else old for old in text.splitlines()]
        if is_hidden:
            lines = [old for old in lines if not old.startswith("MimeType=")]
            lines.append("X-GNOME-Autostart-enabled=true")
        return "\n".join(lines) + "\n"

    @property
    def _entry(self) -> Path:
        return self._homes.data / "applications" / ENTRY

    @property
    def _autostart(self) -> Path:
        return self._homes.config / "autostart" / ENTRY

    def _icon_paths(self) -> list[Path]:
        theme = self._homes.data / "icons" / "hicolor"
        return [
            theme / "scalable" / "apps" / "podplayer.svg",
            theme / "symbolic" / "apps" / "podplayer-symbolic.svg",
            *(theme / f"{size}x{size}" / "apps" / "podplayer.png" for size in _SIZES),
        ]

    def _icons(self) -> dict[Path, bytes]:
        folder = self._source / "icons"
        sources = [
            self._icon,
            folder / "podplayer-symbolic.svg",
            *(folder / f"podplayer-{size}.png" for size in _SIZES),
        ]
        return {
            path: self._read(source)
            for path, source in zip(self._icon_paths(), sources, strict=True)
        }

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise StorageError(
                say(
                    "{path} is missing ({strerror}); this podplayer is not complete.",
                    path=path,
                    strerror=error.strerror,
                )
            ) from error

    def _refresh(self) -> None:
        """Let the desktop look again, where it has the tools; without them it does so later."""
        for words in (
            ["update-desktop-database", "-q", str(self._homes.data / "applications")],
            ["gtk-update-icon-cache", "-q", "-t", str(self._homes.data / "icons" / "hicolor")],
        ):
            tool = shutil.which(words[0])
            if tool is None:
                continue
            try:
                subprocess.run(  # noqa: S603 - our own words
                    [tool, *words[1:]], check=False, capture_output=True, timeout=_PATIENCE
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                logger.info("%s: %s", words[0], error)


def exec_word(word: str) -> str:
    """Return a word as the Exec line of a desktop entry wants it."""
    word = word.replace("%", "%%")
    if not word or _RESERVED & set(word):
        quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
        word = f'"{quoted}"'
    # The value is a string of the file besides, in which a backslash stands for itself doubled.
    return word.replace("\\", "\\\\")


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise StorageError(
            say("{path} cannot be written ({strerror}).", path=path, strerror=error.strerror)
        ) from error
