"""Asking for passphrases in the terminal, or taking them from the environment for scripts."""

import getpass
import os
import sys

from podplayer.model.errors import SecretsError

OLD, NEW = "PODPLAYER_PASSPHRASE", "PODPLAYER_NEW_PASSPHRASE"
EXPORT = "PODPLAYER_EXPORT_PASSPHRASE"


def ask_passphrase() -> str:
    """The passphrase of the library. Raises SecretsError where nobody can be asked."""
    given = os.environ.get(OLD)
    if given is not None:
        return given
    return _prompt("Passphrase of the library: ", variable=OLD)


def ask_export_passphrase() -> str:
    """The passphrase of an export. Raises SecretsError where nobody can be asked."""
    given = os.environ.get(EXPORT)
    return given if given is not None else _prompt("Passphrase of the export: ", variable=EXPORT)


def new_passphrase(*, variable: str = NEW) -> str:
    """A passphrase that the listener thinks up, typed twice. Raises SecretsError."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    first = _prompt("New passphrase: ", variable=variable)
    if first != _prompt("Once more: ", variable=variable):
        raise SecretsError("The two passphrases differ; nothing was changed.")
    return first


def _prompt(text: str, *, variable: str) -> str:
    if not sys.stdin.isatty():
        raise SecretsError(
            f"A passphrase is needed and nobody can be asked for it; set {variable}, "
            "or run podplayer in a terminal."
        )
    try:
        return getpass.getpass(text)
    except EOFError as error:
        raise SecretsError("No passphrase was given.") from error
