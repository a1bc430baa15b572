"""What can go wrong in the world, as one tree. Bugs are not in it and are not caught."""

# PodplayerError                  its text is one sentence for the listener
# +-- Cancelled                   the listener asked for a stop; not a failure
# +-- UsageError                  the command line's words are off (exit status 2)
# |   +-- OtherShowError          an address belongs to another show
# +-- NotFoundError               no such show, episode or file
# +-- FetchError                  a server could not be reached or refused
# |   +-- OfflineError            the listener chose to stay offline; nothing was sent
# +-- FeedError                   what came is no feed that can be read
# +-- AlreadySubscribedError      the feed is in the library
# +-- ImportFileError             a file to import is not what it should be
# +-- StorageError                the library cannot be opened, read or written
# |   +-- NewerLibraryError       the library was written by a newer podplayer
# |   +-- LockedLibraryError      another podplayer is using the profile
# +-- MediaError                  audio, a cover or a tag cannot be read
# +-- PlaybackError               an engine cannot play
# +-- EncoderError                the encoder process failed or has no weights
# +-- SecretsError                the key ring is absent or shut

from podplayer.model.sentence import say


class PodplayerError(Exception):
    """A failure of the world. `str(error)` is one sentence that says what to do."""


class Cancelled(PodplayerError):  # noqa: N818 - a request that was granted, not an error
    """The work stopped because the listener asked for it; nothing was half-stored."""

    def __init__(self) -> None:
        super().__init__(say("Stopped."))


class UsageError(PodplayerError):
    """A command was called with words that make no sense together."""


class OtherShowError(UsageError):
    """Another show is at an address; only the listener can say that it is the same."""


class NotFoundError(PodplayerError):
    """The show, episode or file that was named does not exist."""


class FetchError(PodplayerError):
    """A server could not be reached, or it refused."""

    def __init__(
        self,
        url: str,
        sentence: str,
        *,
        status: int | None = None,
        transient: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(say("{url}: {sentence}", url=url, sentence=sentence))
        self.url = url
        self.sentence = sentence
        self.status = status
        """The HTTP status, where the server answered at all."""
        self.transient = transient
        """Whether trying again later may help."""
        self.retry_after = retry_after
        """Seconds that the server asked to wait."""


class OfflineError(FetchError):
    """The listener chose to stay offline, so nothing was sent."""

    def __init__(self, url: str) -> None:
        super().__init__(url, say("podplayer is set to stay offline"), transient=True)


class FeedError(PodplayerError):
    """What a server sent is not a feed that can be read."""

    def __init__(self, url: str, sentence: str) -> None:
        super().__init__(say("{url}: {sentence}", url=url, sentence=sentence))
        self.url = url
        self.sentence = sentence


class AlreadySubscribedError(PodplayerError):
    """The feed is in the library already."""


class ImportFileError(PodplayerError):
    """A file that should be imported cannot be read as what it claims to be."""


class StorageError(PodplayerError):
    """The library cannot be opened, read or written."""


class NewerLibraryError(StorageError):
    """The library was written by a newer podplayer, which this one must not touch."""


class LockedLibraryError(StorageError):
    """Another podplayer is using the profile."""


class MediaError(PodplayerError):
    """An audio file, a cover or a tag cannot be read."""


class PlaybackError(PodplayerError):
    """An engine cannot play the episode."""


class EncoderError(PodplayerError):
    """The encoder process failed, or no weights are installed."""


class MissingModelError(EncoderError):
    """It needs packages that are not installed; the sentence says how to get them."""


class SecretsError(PodplayerError):
    """The key ring is absent or locked; nothing secret was stored elsewhere."""
