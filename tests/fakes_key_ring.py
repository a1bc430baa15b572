"""A key ring for tests."""

from podplayer.model.errors import SecretsError


class MemoryRing:
    """Keeps secrets until the test is over; shut, it says what the real one says."""

    def __init__(self, *, is_shut: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self.is_shut = is_shut
        self.asked = 0
        """How often a secret was wanted."""

    def get(self, name: str) -> str | None:
        self.asked += 1
        self._look()
        return self.kept.get(name)

    def set(self, name: str, secret: str) -> None:
        self._look()
        self.kept[name] = secret

    def delete(self, name: str) -> None:
        self._look()
        self.kept.pop(name, None)

    def _look(self) -> None:
        if self.is_shut:
            raise SecretsError("The key ring could not be used; unlock it and try again.")
