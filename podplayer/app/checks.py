"""What `podplayer doctor` looks at."""

from ctypes.util import find_library
from importlib import metadata

from podplayer.app.paths import Paths
from podplayer.encoders.weights import WeightStore, bundled_folder, manifest_path, read_manifest
from podplayer.model.cancel import CancelToken
from podplayer.model.sentence import say
from podplayer.services.diagnostics import (
    Check,
    CheckFunction,
    Verdict,
    check_files,
    check_python,
    check_space,
    check_sqlite,
    check_stalls,
)
from podplayer.services.indexing import Indexing
from podplayer.services.sealing import Sealing
from podplayer.services.wheels import can_be_fetched, read_wheels
from podplayer.storage.database import Database
from podplayer.storage.facts import facts_of
from podplayer.storage.salvage import damage_of
from podplayer.storage.schema.steps import STEPS
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
            (say("versions"), lambda: check_python(metadata.version("pyside6"))),
            (say("full-text search"), check_sqlite),
            (say("window"), lambda: check_stalls(SettingsStore(self._db).load())),
            (say("disk"), lambda: check_space(self._paths.profile)),
            (say("library"), self._library),
            (say("files"), self._files),
            (say("sound"), self._sound),
            ("VLC", self._vlc),
            (say("models"), self._models),
            (say("encoder"), self._encoder),
            (say("vectors"), self._vectors),
        ]

    def _library(self) -> Check:
        path, key = self._db.path, self._db.key
        finding = damage_of(path, key)
        if finding is not None:
            return Check(
                name=say("library"),
                verdict=Verdict.FAIL,
                detail=say("{file} is damaged: {finding}", file=path, finding=finding),
                remedy=say("see what can be saved: {command}", command="podplayer repair"),
            )
        facts = facts_of(path, key)
        is_current = facts.schema == len(STEPS)
        return Check(
            name=say("library"),
            verdict=Verdict.OK if is_current else Verdict.FAIL,
            detail=say(
                "sound, schema {version} of {newest}, {shows}, {episodes}",
                version=facts.schema,
                newest=len(STEPS),
                shows=say("%n show(s)", n=facts.shows),
                episodes=say("%n episode(s)", n=facts.episodes),
            ),
            remedy=None if is_current else say("start podplayer once to migrate it"),
        )

    def _files(self) -> Check:
        wished = SettingsStore(self._db).load().locks_files and self._db.key is not None
        return check_files(*Sealing(self._db, seals=lambda: wished).counts(), locks=wished)

    def _sound(self) -> Check:
        if find_library("pulse") is None:
            return Check(
                name=say("sound"),
                verdict=Verdict.FAIL,
                detail=say("libpulse is missing, without which Qt Multimedia cannot be loaded"),
                remedy=say("install it: {command}", command="sudo apt install libpulse0"),
            )
        return Check(
            name=say("sound"), verdict=Verdict.OK, detail=say("Qt Multimedia can be loaded")
        )

    def _vlc(self) -> Check:
        if find_library("vlc") is None:
            return Check(
                name="VLC",
                verdict=Verdict.OK,
                detail=say("not installed; it is only a second engine"),
                remedy=say(
                    "if you want it: {command}", command="sudo apt install libvlc5 vlc-plugin-base"
                ),
            )
        return Check(name="VLC", verdict=Verdict.OK, detail=say("installed"))

    def _models(self) -> Check:
        models, wheels = read_manifest(manifest_path()), read_wheels(manifest_path())
        store = WeightStore(
            models=models, cache_dir=None, folders=(bundled_folder(), self._paths.weights)
        )
        lacking = [name for name in models if store.find(name) is None]
        there = [name for name in models if name not in lacking]
        detail = say(
            "{count} of {all} are there, with the right checksums",
            count=len(there),
            all=len(models),
        )
        if there:
            detail = say("{found}: {names}", found=detail, names=", ".join(there))
        if lacking:
            detail = say(
                "{found}; absent or altered: {names}", found=detail, names=", ".join(lacking)
            )
        # The others are a lighter choice, and a better guess at languages: nobody needs them.
        is_fetched = any(can_be_fetched(models[name], wheels) for name in lacking)
        return Check(
            name=say("models"),
            verdict=Verdict.WARN if is_fetched else Verdict.OK,
            detail=detail,
            remedy=say("get them: {command}", command="podplayer parts install")
            if is_fetched
            else None,
        )

    def _encoder(self) -> Check:
        info = self._indexing.describe(cancel=CancelToken())
        network = say("cut off by the kernel") if info.is_cut_off else say("refused by a guard")
        detail = say(
            "{name}, {dimensions} numbers, answered in {time:.1f} s, {size:.0f} MB, "
            "network {network}",
            name=info.name,
            dimensions=info.dimensions,
            time=info.start_seconds,
            size=info.rss / 1e6,
            network=network,
        )
        if info.note:
            return Check(
                name=say("encoder"),
                verdict=Verdict.WARN,
                detail=say("{found}; {note}", found=detail, note=info.note),
                remedy=say("see the models above"),
            )
        return Check(name=say("encoder"), verdict=Verdict.OK, detail=detail)

    def _vectors(self) -> Check:
        status = self._indexing.status()
        encoded, episodes = status.encoded, say("%n episode(s)", n=status.total)
        detail = say("{encoded:,} of {episodes} are encoded", encoded=encoded, episodes=episodes)
        if status.encoder is not None:
            self._indexing.encode_query(_SENTENCE)
            detail = say(
                "{encoded:,} of {episodes} are encoded with {encoder}",
                encoded=encoded,
                episodes=episodes,
                encoder=status.encoder,
            )
        is_enough = status.encoded >= _ENCODED_ENOUGH * status.total
        return Check(
            name=say("vectors"),
            verdict=Verdict.OK if is_enough else Verdict.WARN,
            detail=detail,
            remedy=None if is_enough else say("run `podplayer reindex`, or leave the window open"),
        )
