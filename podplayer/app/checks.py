"""What `podplayer doctor` looks at."""

from ctypes.util import find_library
from importlib import metadata

from podplayer.app.paths import Paths
from podplayer.encoders.weights import WeightStore, bundled_folder, manifest_path, read_manifest
from podplayer.model.cancel import CancelToken
from podplayer.services.diagnostics import (
    Check,
    CheckFunction,
    Verdict,
    check_python,
    check_space,
    check_sqlite,
    check_stalls,
)
from podplayer.services.indexing import Indexing
from podplayer.services.wheels import can_be_fetched, read_wheels
from podplayer.services.wording import counted
from podplayer.storage.database import Database
from podplayer.storage.migrations import version_of
from podplayer.storage.schema import STEPS
from podplayer.storage.settings import SettingsStore

_SENTENCE = "How shipping containers redrew the map of the world."
_ENCODED_ENOUGH = 0.9


class Checks:
    """The checks of one profile, each a question with an answer and a remedy."""

    def __init__(self, *, paths: Paths, db: Database, indexing: Indexing) -> None:
        self._paths = paths
        self._db = db
        self._indexing = indexing

    def all(self) -> list[tuple[str, CheckFunction]]:
        """Name and function, in the order in which they are printed."""
        return [
            ("versions", lambda: check_python(metadata.version("pyside6"))),
            ("full-text search", check_sqlite),
            ("window", lambda: check_stalls(SettingsStore(self._db).load())),
            ("disk", lambda: check_space(self._paths.profile)),
            ("library", self._library),
            ("sound", self._sound),
            ("VLC", self._vlc),
            ("models", self._models),
            ("encoder", self._encoder),
            ("vectors", self._vectors),
        ]

    def _library(self) -> Check:
        verdict = self._db.one("PRAGMA quick_check")
        version = version_of(self._db)
        if verdict != "ok":
            return Check(
                name="library",
                verdict=Verdict.FAIL,
                detail=f"{self._db.path} is damaged: {verdict}",
                remedy="restore a backup with `podplayer restore FILE`",
            )
        shows = int(self._db.one("SELECT count(*) FROM podcast") or 0)
        episodes = int(self._db.one("SELECT count(*) FROM episode") or 0)
        return Check(
            name="library",
            verdict=Verdict.OK if version == len(STEPS) else Verdict.FAIL,
            detail=f"sound, schema {version} of {len(STEPS)}, {counted(shows, 'show')}, "
            f"{counted(episodes, 'episode')}",
            remedy=None if version == len(STEPS) else "start podplayer once to migrate it",
        )

    def _sound(self) -> Check:
        if find_library("pulse") is None:
            return Check(
                name="sound",
                verdict=Verdict.FAIL,
                detail="libpulse is missing, without which Qt Multimedia cannot be loaded",
                remedy="sudo apt install libpulse0",
            )
        return Check(name="sound", verdict=Verdict.OK, detail="Qt Multimedia can be loaded")

    def _vlc(self) -> Check:
        if find_library("vlc") is None:
            return Check(
                name="VLC",
                verdict=Verdict.OK,
                detail="not installed; it is only a second engine",
                remedy="if you want it: sudo apt install libvlc5 vlc-plugin-base",
            )
        return Check(name="VLC", verdict=Verdict.OK, detail="installed")

    def _models(self) -> Check:
        models, wheels = read_manifest(manifest_path()), read_wheels(manifest_path())
        store = WeightStore(
            models=models, cache_dir=None, folders=(bundled_folder(), self._paths.weights)
        )
        lacking = [name for name in models if store.find(name) is None]
        there = [name for name in models if name not in lacking]
        detail = f"{len(there)} of {len(models)} are there, with the right checksums"
        if there:
            detail += f": {', '.join(there)}"
        if lacking:
            detail += f"; absent or altered: {', '.join(lacking)}"
        # The others are a lighter choice, and a better guess at languages: nobody needs them.
        is_fetched = any(can_be_fetched(models[name], wheels) for name in lacking)
        return Check(
            name="models",
            verdict=Verdict.WARN if is_fetched else Verdict.OK,
            detail=detail,
            remedy="podplayer parts install" if is_fetched else None,
        )

    def _encoder(self) -> Check:
        info = self._indexing.describe(cancel=CancelToken())
        network = "cut off by the kernel" if info.is_cut_off else "refused by a guard"
        detail = (
            f"{info.name}, {info.dimensions} numbers, answered in {info.start_seconds:.1f} s, "
            f"{info.rss / 1e6:.0f} MB, network {network}"
        )
        if info.note:
            return Check(
                name="encoder",
                verdict=Verdict.WARN,
                detail=f"{detail}; {info.note}",
                remedy="see the models above",
            )
        return Check(name="encoder", verdict=Verdict.OK, detail=detail)

    def _vectors(self) -> Check:
        status = self._indexing.status()
        detail = f"{status.encoded:,} of {counted(status.total, 'episode')} are encoded"
        if status.encoder is not None:
            self._indexing.encode_query(_SENTENCE)
            detail += f" with {status.encoder}"
        is_enough = status.encoded >= _ENCODED_ENOUGH * status.total
        return Check(
            name="vectors",
            verdict=Verdict.OK if is_enough else Verdict.WARN,
            detail=detail,
            remedy=None if is_enough else "run `podplayer reindex`, or leave the window open",
        )
