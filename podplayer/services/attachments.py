"""Small files beside an episode, fetched through the one HTTP client or taken from the sample."""

from pathlib import Path

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.net import Http, Purpose, Request
from podplayer.model.sentence import say
from podplayer.services.sample.shows import sample_file

_SECONDS = 60.0


class Attachments:
    """Fetches chapters and transcripts.

    Args:
        http: leaves the computer.
        media: the profile's folder of episodes, in which the sample's files lie.
    """

    def __init__(self, *, http: Http, media: Path) -> None:
        self._http = http
        self._media = media

    def fetch(self, url: str, *, purpose: Purpose, most: int, cancel: CancelToken) -> bytes:
        """The bytes at an address. Blocks.

        Raises:
            FetchError: it cannot be fetched, or is no address of the web.
            Cancelled: the listener asked for a stop.
        """
        local = sample_file(url, media=self._media)
        if local is not None:
            return local.read_bytes()
        if not url.startswith(("http://", "https://")):
            raise FetchError(url, say("this is no address that can be fetched"))
        request = Request(url=url, purpose=purpose, max_bytes=most, timeout=_SECONDS)
        return self._http.fetch(request, cancel=cancel).body
