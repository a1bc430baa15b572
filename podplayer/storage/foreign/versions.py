"""Which versions of a player's database are known, and the sentences for all others."""

from podplayer.model.errors import ImportFileError
from podplayer.model.sentence import say


def check_version(version: int, *, player: str, first: int, last: int) -> None:
    """Refuse what was never read before.

    Raises:
        ImportFileError: with what to do about it.
    """
    if version > last:
        raise ImportFileError(
            say(
                "This database was written by a newer {player} (version {version}, the newest "
                "that podplayer knows is {last}); export an OPML list there, or update podplayer.",
                player=player,
                version=version,
                last=last,
            )
        )
    if version < first:
        raise ImportFileError(
            say(
                "This database was written by an old or unknown {player} (version {version}); "
                "open it once in a current {player} and export it again.",
                player=player,
                version=version,
            )
        )
