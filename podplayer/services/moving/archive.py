"""The files inside a ZIP or a folder, read with limits on everything."""

import contextlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from podplayer.model.errors import ImportFileError
from podplayer.model.sentence import say

_MOST_FILES = 10_000
_CHUNK = 1024 * 1024
_HEAD = 512
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, ValueError,
    struct.error, IndexError,
)  # fmt: skip


class Member(Protocol):
    """One file of an archive."""

    @property
    def name(self) -> str:
        """Its name without folders."""
        ...

    def open(self) -> IO[bytes]:
        """Its bytes."""
        ...


@dataclass(frozen=True, slots=True)
class _FileMember:
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def open(self) -> IO[bytes]:
        return self.path.open("rb")


@dataclass(frozen=True, slots=True)
class _ZipMember:
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    @property
    def name(self) -> str:
        return PurePosixPath(self.info.filename.replace("\\", "/")).name

    def open(self) -> IO[bytes]:
        return self.archive.open(self.info)


@contextmanager
def members(path: Path) -> Iterator[list[Member]]:
    """The files of a ZIP or of a folder and the folders in it, while it is open.

    Nothing is ever written under a name from an archive; one whose names point outside of it is
    refused all the same: nobody makes such a thing by accident.

    Raises:
        ImportFileError: it cannot be read, is damaged, encrypted or too large.
    """
    if path.is_dir():
        with _translated(path):
            files = _of_folder(path)
        yield files
        return
    with contextlib.ExitStack() as stack:
        with _translated(path):
            archive = stack.enter_context(zipfile.ZipFile(path))
            files = _of_zip(archive, path)
        yield files


@contextmanager
def _translated(name: object) -> Iterator[None]:
    """What a broken archive raises, as a sentence."""
    try:
        yield
    except _BROKEN as error:
        raise ImportFileError(
            say("{name} is damaged; download the archive again.", name=name)
        ) from error
    except RuntimeError as error:
        raise ImportFileError(
            say("{name} is encrypted; unpack it and import the folder.", name=name)
        ) from error
    except OSError as error:
        raise ImportFileError(
            say("{name} cannot be read ({strerror}).", name=name, strerror=error.strerror or error)
        ) from error


def _of_folder(path: Path) -> list[Member]:
    found: list[Member] = []
    for number, inner in enumerate(path.rglob("*")):
        if number >= _MOST_FILES:
            raise ImportFileError(
                say(
                    "{path} holds more than {most_files:,} files; choose a folder.",
                    path=path,
                    most_files=_MOST_FILES,
                )
            )
        if inner.is_file() and not inner.is_symlink():
            found.append(_FileMember(inner))
    return sorted(found, key=lambda member: member.name)


def _of_zip(archive: zipfile.ZipFile, path: Path) -> list[Member]:
    entries = archive.infolist()
    if len(entries) > _MOST_FILES:
        raise ImportFileError(
            say(
                "{path} holds more than {most_files:,} files; that is no export.",
                path=path,
                most_files=_MOST_FILES,
            )
        )
    for info in entries:
        if _escapes(info.filename):
            raise ImportFileError(
                say("{path} names files outside of itself, so it is refused.", path=path)
            )
    found: list[Member] = [_ZipMember(archive, info) for info in entries if not info.is_dir()]
    return sorted(found, key=lambda member: member.name)


def _escapes(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts or ":" in (parts.parts or ("",))[0]


def head_of(member: Member) -> bytes:
    """The first bytes of a file."""
    with _translated(member.name), member.open() as file:
        return file.read(_HEAD)


def bytes_of(member: Member, *, most: int) -> bytes:
    """All bytes of a file. What an archive claims about its size is not believed.

    Raises:
        ImportFileError: there are more than `most`.
    """
    with _translated(member.name), member.open() as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise _too_large(member, most)
    return data


def copy_to(member: Member, target: Path, *, most: int) -> None:
    """Write a file's bytes to a path of ours. Raises ImportFileError like `bytes_of`."""
    written = 0
    with _translated(member.name), member.open() as file, target.open("wb") as out:
        while chunk := file.read(_CHUNK):
            written += len(chunk)
            if written > most:
                raise _too_large(member, most)
            out.write(chunk)


def _too_large(member: Member, most: int) -> ImportFileError:
    return ImportFileError(
        say(
            "{name} unpacks to more than {most:,} MB; that is no export.",
            name=member.name,
            most=most // 1024 // 1024,
        )
    )
