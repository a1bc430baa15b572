"""The key of an encrypted library, and the file `library.key` that says who holds it.

The library is encrypted with 256 random bits. Those are either in the desktop's key ring, or in the
key file, sealed with AES-256-GCM under a key that scrypt makes of a passphrase. To change the
passphrase is to write that small file anew.
"""

import hashlib
import importlib
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from podplayer.model.errors import SecretsError, StorageError
from podplayer.model.sentence import say
from podplayer.services.key_ring import KeyRing
from podplayer.storage.cipher import KEY_BYTES, is_encrypted
from podplayer.storage.swap import sync_folder

COST = 1 << 17
"""scrypt's N: 128 MB and a third of a second for each guess (OWASP's advice, with r=8 and p=1)."""
_HIGHEST_COST = 1 << 20
_BLOCK, _LANES = 8, 1
_SALT_BYTES, _NONCE_BYTES = 16, 12
_FORMAT = 1
SHORTEST = 8
"""Characters of a passphrase."""

AskPassphrase = Callable[[], str]
"""Gives the passphrase; raises SecretsError where nobody can be asked."""


class Holder(StrEnum):
    """Who has the key of the library."""

    PASSPHRASE = "passphrase"  # noqa: S105 - not one, but the word
    KEY_RING = "key ring"


@dataclass(frozen=True, slots=True, repr=False)
class Lock:
    """What stands in the key file. Nothing in it opens anything by itself."""

    holder: Holder
    name: str = ""
    """Of the entry in the key ring."""
    cost: int = COST
    salt: bytes = b""
    nonce: bytes = b""
    sealed: bytes = b""


def key_file(library: Path) -> Path:
    """The key file of a library, or of a copy of it."""
    return library.with_suffix(".key")


def new_key() -> bytes:
    """Random bits for a library."""
    return secrets.token_bytes(KEY_BYTES)


def check_new(passphrase: str) -> None:
    """Raise SecretsError where a passphrase is too short to be one."""
    if len(passphrase) < SHORTEST:
        raise SecretsError(
            say(
                "The passphrase is too short: it needs {shortest} characters or more.",
                shortest=SHORTEST,
            )
        )


def seal(key: bytes, passphrase: str, *, cost: int = COST) -> Lock:
    """Close a key in with a passphrase. Raises SecretsError where that is too short."""
    check_new(passphrase)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = _aes(passphrase, salt, cost).encrypt(nonce, key, None)
    return Lock(holder=Holder.PASSPHRASE, cost=cost, salt=salt, nonce=nonce, sealed=bytes(sealed))


def hang_up(key: bytes, ring: KeyRing) -> Lock:
    """Give a key to the key ring. Raises SecretsError."""
    name = f"library-{secrets.token_hex(8)}"
    ring.set(name, key.hex())
    if ring.get(name) != key.hex():
        raise SecretsError(say("The key ring did not keep the key; use a passphrase."))
    return Lock(holder=Holder.KEY_RING, name=name)


def open_lock(lock: Lock, *, ring: KeyRing, ask: AskPassphrase) -> bytes:
    """The key of the library. Raises SecretsError with what to do."""
    match lock.holder:
        case Holder.KEY_RING:
            return _from_ring(lock, ring)
        case Holder.PASSPHRASE:
            return _unsealed(lock, ask())


def unlock(library: Path, *, ring: KeyRing, ask: AskPassphrase) -> bytes | None:
    """The key of a library; None where it is not encrypted. Raises SecretsError, StorageError."""
    if not is_encrypted(library):
        return None
    lock = read_lock(key_file(library))
    # Without a key file it is no library of ours that is encrypted but one that is damaged.
    return None if lock is None else open_lock(lock, ring=ring, ask=ask)


def read_lock(path: Path) -> Lock | None:
    """What stands in a key file; None where there is none. Raises StorageError."""
    try:
        value = json.loads(path.read_text("utf-8"))
        return _parsed(value)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(
            say(
                "The key file {path} cannot be read ({strerror}).",
                path=path,
                strerror=error.strerror,
            )
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError(
            say(
                "The key file {path} is damaged; put a copy of it back, for instance the one "
                "beside a backup.",
                path=path,
            )
        ) from error


def write_lock(path: Path, lock: Lock) -> None:
    """Write a key file, all or nothing, for nobody else's eyes. Raises StorageError."""
    value: dict[str, object] = {"podplayer": _FORMAT, "holder": lock.holder.value}
    if lock.holder is Holder.KEY_RING:
        value["name"] = lock.name
    else:
        value |= {"kdf": "scrypt", "n": lock.cost, "r": _BLOCK, "p": _LANES}
        value |= {"cipher": "aes-256-gcm"}
        value |= {name: getattr(lock, name).hex() for name in ("salt", "nonce", "sealed")}
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(value, indent=1) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageError(
            say(
                "The key file {path} cannot be written ({strerror}).",
                path=path,
                strerror=error.strerror,
            )
        ) from error


def _parsed(value: Any) -> Lock:  # noqa: ANN401 - JSON
    holder = Holder(value["holder"])
    if holder is Holder.KEY_RING:
        return Lock(holder=holder, name=str(value["name"]))
    cost = int(value["n"])
    # A forged file must not ask for all memory there is.
    if not 2 <= cost <= _HIGHEST_COST or (value["r"], value["p"]) != (_BLOCK, _LANES):
        raise ValueError(cost)
    salt, nonce, sealed = (bytes.fromhex(value[name]) for name in ("salt", "nonce", "sealed"))
    return Lock(holder=holder, cost=cost, salt=salt, nonce=nonce, sealed=sealed)


def _unsealed(lock: Lock, passphrase: str) -> bytes:
    tag = importlib.import_module("cryptography.exceptions").InvalidTag
    try:
        return bytes(_aes(passphrase, lock.salt, lock.cost).decrypt(lock.nonce, lock.sealed, None))
    except tag as error:
        raise SecretsError(say("That is not the passphrase of this library; try again.")) from error


def _aes(passphrase: str, salt: bytes, cost: int) -> Any:  # noqa: ANN401 - loaded when needed
    aead = importlib.import_module("cryptography.hazmat.primitives.ciphers.aead")
    derived = hashlib.scrypt(
        passphrase.encode(),
        salt=salt,
        n=cost,
        r=_BLOCK,
        p=_LANES,
        maxmem=256 * _BLOCK * cost,
        dklen=KEY_BYTES,
    )
    return aead.AESGCM(derived)


def _from_ring(lock: Lock, ring: KeyRing) -> bytes:
    try:
        found = ring.get(lock.name)
    except SecretsError as error:
        raise SecretsError(
            say(
                "The key of your library is in the desktop's key ring, which is locked or not "
                "running; "
                "unlock it and start podplayer again."
            )
        ) from error
    if found is None:
        raise SecretsError(
            say(
                "The key ring has no key for this library (is it another user's?); log in as the "
                "one "
                "who encrypted it, or restore a backup."
            )
        )
    return bytes.fromhex(found)
