"""Which versions of a player's database are known, and the sentences for all others."""

from podplayer.model.errors import ImportFileError


def check_version(version: int, *, player: str, first: int, last: int) -> None:
    """Refuse what was never read before.

    Raises:
        ImportFileError: with what to do about it.
    """
    if version > last:
        raise ImportFileError(
            f"This database was written by a newer {player} (version {version}, the newest that "
            f"podplayer knows is {last}); export an OPML list there, or update podplayer."
        )
    if version < first:
        raise ImportFileError(
            f"This database was written by an old or unknown {player} (version {version}); "
            f"open it once in a current {player} and export it again."
        )
