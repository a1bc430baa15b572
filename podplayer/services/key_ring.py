"""The desktop's key ring, behind three methods."""

from importlib import import_module
from typing import Any, Protocol

from podplayer.model.errors import SecretsError
from podplayer.model.sentence import say

_SERVICE = "podplayer"
_ABSENT = (
    "There is no key ring on this computer that could keep the password, so it was not stored; "
    "start one (GNOME Keyring, KWallet or KeePassXC on Linux) and try again."
)


class KeyRing(Protocol):
    """Keeps short texts safe. Every method raises SecretsError with a sentence."""

    def get(self, name: str) -> str | None:
        """What was kept under this name."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a text."""
        ...

    def delete(self, name: str) -> None:
        """Forget it; nothing happens where there is none."""
        ...


class SystemKeyRing:
    """Secret Service, KWallet, the keychain of macOS or the Credential Locker of Windows.

    The package is loaded at the first use: few listeners have a feed with a password.
    """

    def get(self, name: str) -> str | None:
        """What was kept under this name; the desktop may ask to unlock the ring."""
        found = self._call("get_password", name)
        return None if found is None else str(found)

    def set(self, name: str, secret: str) -> None:
        """Keep a text."""
        self._call("set_password", name, secret)

    def delete(self, name: str) -> None:
        """Forget it."""
        if self.get(name) is not None:
            self._call("delete_password", name)

    def _call(self, method: str, *words: str) -> Any:  # noqa: ANN401 - keyring's own
        keyring, errors = import_module("keyring"), import_module("keyring.errors")
        # Third-party rings that write plain files rate themselves below one.
        if keyring.get_keyring().priority < 1:
            raise SecretsError(_ABSENT)
        try:
            return getattr(keyring, method)(_SERVICE, *words)
        except errors.NoKeyringError as error:
            raise SecretsError(_ABSENT) from error
        # Backends let errors of D-Bus and of the operating system through.
        except Exception as error:
            raise SecretsError(
                say("The key ring could not be used; unlock it and try again.")
            ) from error
