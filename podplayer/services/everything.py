"""The whole library as one file of open formats, and back. docs/encryption-and-backups.md has it.

A zip archive of JSON lines, one file a table, with OPML, CSV and the settings beside them for other
programs. By default it is sealed as an age file (age-encryption.org/v1) with a passphrase, which
the `age` tool opens, too.
"""

import base64
import csv
import importlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from podplayer.model.errors import ImportFileError, SecretsError, StorageError
from podplayer.model.sentence import say
from podplayer.services.library import Library
from podplayer.services.library_key import AskPassphrase, check_new
from podplayer.services.settings import SettingsService
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.database import Database
from podplayer.storage.migrations import version_of
from podplayer.storage.rebuilding import Row, fill, rows_of, tables_of
from podplayer.storage.schema.steps import STEPS
from podplayer.storage.swap import sync
from podplayer.storage.times import to_text

_AGE, _ZIP = b"age-encryption.org/", b"PK\x03\x04"
_FORMAT = 1
_MANIFEST = "podplayer.json"
_LARGEST_SEALED = 4 << 30
_TOO_MUCH, _ATTEMPTS = "Excessive work", 20
"""age measures for three milliseconds what this computer can do, and opens nothing that would take
sixteen seconds. One that has to wait just then seems too slow, whatever the passphrase is."""
_COLUMNS = ("heard_at", "episode", "start_seconds", "end_seconds", "speed", "feed", "guid")
_README = """\
Everything that podplayer knew of your podcasts.

subscriptions.opml  the shows you follow, for any podcast program
listening.csv       what you heard and when, for a spreadsheet
listening.jsonl     the same, one JSON object a line
settings.json       the settings
tables/             every table of the library, one JSON object a row; bytes are in base64
podplayer.json      what is here, and of which version

`podplayer restore FILE` makes a library of it again. Passwords of feeds are not in it.
"""


class Everything:
    """Writes the archive."""

    def __init__(
        self,
        db: Database,
        *,
        library: Library,
        subscriptions: Subscriptions,
        settings: SettingsService,
        now: Callable[[], datetime],
    ) -> None:
        self._db = db
        self._library = library
        self._subscriptions = subscriptions
        self._settings = settings
        self._now = now

    def export(self, target: Path, *, passphrase: str | None) -> None:
        """Write everything to a file, which appears when it is complete.

        Args:
            target: the file.
            passphrase: what seals it; None writes it in the clear.

        Raises:
            SecretsError: the passphrase is too short.
            StorageError: the file cannot be written.
        """
        if passphrase is not None:
            check_new(passphrase)
        part = target.with_name(target.name + ".part")
        try:
            if passphrase is None:
                with part.open("wb") as file:
                    self._write(file)
            else:
                # In memory: in the clear it must not lie on the disk, not even for a moment.
                clear = io.BytesIO()
                self._write(clear)
                part.write_bytes(_age().encrypt(clear.getvalue(), passphrase))
            sync(part)
            part.replace(target)
        except OSError as error:
            raise StorageError(
                say(
                    "{target} cannot be written ({strerror}).",
                    target=target,
                    strerror=error.strerror,
                )
            ) from error
        finally:
            part.unlink(missing_ok=True)

    def _write(self, file: IO[bytes]) -> None:
        with (
            # One state of the library, whoever writes meanwhile.
            self._db.snapshot(),
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        ):
            tables = tables_of(self._db)
            manifest = {
                "format": _FORMAT,
                "schema": version_of(self._db),
                "made_at": to_text(self._now()),
                "tables": tables,
            }
            archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
            archive.writestr("README.txt", _README)
            archive.writestr("subscriptions.opml", self._subscriptions.export_opml())
            settings = json.dumps(asdict(self._settings.current), indent=1, ensure_ascii=False)
            archive.writestr("settings.json", settings)
            heard = [json.loads(line) for line in self._library.export_listening()]
            archive.writestr("listening.jsonl", "".join(map(_line, heard)))
            archive.writestr("listening.csv", _csv(heard))
            for name, columns in tables.items():
                with archive.open(f"tables/{name}.jsonl", "w", force_zip64=True) as member:
                    for row in rows_of(self._db, name, columns):
                        named = {c: _plain(v) for c, v in zip(columns, row, strict=True)}
                        member.write(_line(named).encode())


def is_archive(path: Path) -> bool:
    """Whether a file begins as one of ours does, sealed or not."""
    try:
        with path.open("rb") as file:
            return file.read(len(_AGE)).startswith((_AGE, _ZIP))
    except OSError:
        return False


def build(archive: Path, target: Path, *, key: bytes | None, ask: AskPassphrase) -> None:
    """Make a library of an archive.

    Args:
        archive: a file that `Everything.export` wrote.
        target: the library, which must not exist.
        key: to encrypt the library with.
        ask: for the passphrase of the archive.

    Raises:
        SecretsError: the passphrase is wrong.
        StorageError: it is no such archive, or of a newer podplayer.
    """
    try:
        with _clear(archive, ask) as clear, zipfile.ZipFile(clear) as found:
            manifest = json.loads(found.read(_MANIFEST))
            if manifest["format"] > _FORMAT or manifest["schema"] > len(STEPS):
                raise StorageError(
                    say(
                        "{archive} was written by a newer podplayer; install that version first.",
                        archive=archive,
                    )
                )
            fill(target, int(manifest["schema"]), _tables(found, manifest["tables"]), key=key)
    except OSError as error:
        raise StorageError(
            say("{archive} cannot be read ({strerror}).", archive=archive, strerror=error.strerror)
        ) from error
    except (
        zipfile.BadZipFile, sqlite3.Error, ImportFileError, KeyError, TypeError, ValueError
    ) as error:  # fmt: skip
        raise StorageError(
            say("{archive} is no export of podplayer, or it is damaged.", archive=archive)
        ) from error


def _clear(archive: Path, ask: AskPassphrase) -> IO[bytes]:
    with archive.open("rb") as file:
        if not file.read(len(_AGE)).startswith(_AGE):
            return archive.open("rb")
    if archive.stat().st_size > _LARGEST_SEALED:
        raise StorageError(
            say(
                "{archive} is too large to be an export; open it with `age` yourself.",
                archive=archive,
            )
        )
    sealed, passphrase = archive.read_bytes(), ask()
    age = importlib.import_module("pyrage")
    for _ in range(_ATTEMPTS):
        try:
            return io.BytesIO(_age().decrypt(sealed, passphrase))
        except age.DecryptError as error:
            if _TOO_MUCH not in str(error):
                raise SecretsError(
                    say("That is not the passphrase of this export; try again.")
                ) from error
    raise StorageError(
        say("This computer is too busy to open {archive}; try again in a minute.", archive=archive)
    )


def _age() -> Any:  # noqa: ANN401 - loaded when needed
    return importlib.import_module("pyrage").passphrase


def _tables(
    archive: zipfile.ZipFile, named: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Sequence[str], Iterable[Row]]]:
    return {name: (columns, _rows(archive, name, columns)) for name, columns in named.items()}


def _rows(archive: zipfile.ZipFile, name: str, columns: Sequence[str]) -> Iterator[Row]:
    with archive.open(f"tables/{name}.jsonl") as lines:
        for line in lines:
            row = json.loads(line)
            yield tuple(_value(row[column]) for column in columns)


def _plain(value: object) -> object:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _value(value: Any) -> Any:  # noqa: ANN401 - JSON
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _csv(heard: Sequence[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for one in heard:
        writer.writerow(
            (
                one["heard_at"],
                one["episode_title"],
                one["start_ms"] / 1000,
                one["end_ms"] / 1000,
                one["rate"],
                one["feed"],
                one["guid"],
            )
        )
    return text.getvalue()
