"""One request on its way: what is sent, where redirects lead, and what came so far."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import certifi
import pycurl  # type: ignore[import-untyped]

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.hosts import is_private_address, is_private_host
from podplayer.model.net import Purpose, Request, Response, Servers
from podplayer.model.sentence import say
from podplayer.net.addresses import (
    credentials_of,
    host_of,
    is_same_origin,
    redirected,
    sendable,
    shown,
)
from podplayer.net.failures import too_large
from podplayer.net.policy import NetPolicy, proxy_for
from podplayer.net.trackers import unwrap

_CONNECT_SECONDS = 20
_MAX_REDIRECTS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_MEDIA = (Purpose.EPISODE, Purpose.COVER)
"""What trackers count."""
_SECRET_HEADERS = ("authorization", "cookie")
_MAX_HEADER_BYTES = 256 * 1024
_PIECE = 128 * 1024
"""Bytes that arrive with one call: with curl's own 16 KiB the calls are half of fetching."""
_ABORT = -1
_GO_ON = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What every request says about the program, and whom it trusts."""

    user_agent: str
    browser: str
    """For servers that refuse every podcast player by its name."""
    ca_file: str


def trusted_certificates() -> str:
    """The file of trusted certificates: the listener's own choice, else certifi's."""
    return os.environ.get("SSL_CERT_FILE") or certifi.where()


def _bytes(text: str) -> bytes:
    """For curl, whose texts end at the first zero."""
    return text.replace("\0", "").encode()


class Transfer:
    """The state of one request over all its redirects, attempts and addresses.

    Args:
        request: what is asked for.
        policy: what the listener allowed when it was asked.
        cancel: asked at each piece that arrives.
        sink: gets the body piece by piece; without one the body is gathered.
        started: gets the head of the answer before the first piece.
    """

    def __init__(
        self,
        request: Request,
        *,
        policy: NetPolicy,
        cancel: CancelToken,
        sink: Callable[[bytes], None] | None = None,
        started: Callable[[Response], None] | None = None,
    ) -> None:
        self.request = request
        self.attempts = 0
        self.has_delivered = False
        """Whether the sink got anything, after which nothing can start afresh."""
        self.error: Exception | None = None
        """What stopped the transfer from inside a callback."""
        self.refused_by: str | None = None
        """The host that refused podplayer's name, and is asked as a browser now."""
        self._policy = policy
        self._cancel = cancel
        self._sink = sink
        self._started = started
        self._later: list[tuple[str, str | None]] = [(request.url, None)]
        self._unwraps = policy.unwraps_trackers and request.purpose in _MEDIA
        if self._unwraps:
            bare = unwrap(request.url)
            if bare.tracker:
                self._later.append((bare.url, bare.tracker))
        self.next_address()

    def next_address(self) -> bool:
        """Go to the next way to reach it: without trackers first, then as it was given.

        False if there is no other way.

        Raises:
            FetchError: the address cannot be fetched at all.
        """
        if not self._later or self.has_delivered:
            return False
        address, self.tracker = self._later.pop()
        self._start = sendable(address)
        self._credentials = credentials_of(address)
        self.attempts = 0
        self.rewind()
        return True

    def rewind(self) -> None:
        """Back to the first hop, for another attempt."""
        self.attempts += 1
        self.url = self._start
        self._hops = 0
        self._permanent: str | None = None
        self._is_permanent_so_far = True

    @property
    def host(self) -> str:
        """Whose turn it is, for the limit of connections per host."""
        return host_of(self.url)

    # -- sending ------------------------------------------------------------------------------

    def configure(self, curl: pycurl.Curl, identity: Identity, servers: Servers) -> None:
        """Prepare a handle for the current hop.

        What may hold any letter is handed over as bytes: text has to be ASCII for pycurl, and
        what it refuses would end the requests of all the other shows.
        """
        self.status = 0
        self.headers: dict[str, str] = {}
        self.error = None
        self._body: list[bytes] = []
        self._size = 0
        self._header_size = 0
        curl.reset()
        set_option = curl.setopt
        set_option(pycurl.URL, self.url)
        set_option(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        set_option(pycurl.FOLLOWLOCATION, 0)  # each hop is judged before it is taken
        set_option(pycurl.NOSIGNAL, 1)
        set_option(pycurl.BUFFERSIZE, _PIECE)
        is_shy = self.refused_by == self.host or servers.is_shy(self.host)
        self.is_browser = is_shy
        set_option(pycurl.USERAGENT, identity.browser if is_shy else identity.user_agent)
        set_option(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_2TLS)
        set_option(pycurl.CAINFO, os.fsencode(identity.ca_file))
        set_option(pycurl.CONNECTTIMEOUT, _CONNECT_SECONDS)
        set_option(pycurl.HEADERFUNCTION, self._on_header)
        set_option(pycurl.WRITEFUNCTION, self._on_body)
        set_option(pycurl.HTTPHEADER, self._headers_to_send())
        self._set_time_limit(curl)
        self._set_route(curl)
        login = self._login(servers)
        if login is not None:
            set_option(pycurl.HTTPAUTH, pycurl.HTTPAUTH_BASIC)
            set_option(pycurl.USERNAME, _bytes(login[0]))
            set_option(pycurl.PASSWORD, _bytes(login[1]))

    def _login(self, servers: Servers) -> tuple[str, str] | None:
        """Whatever the address carries, for its own server; else what is kept for this one."""
        if self._credentials and is_same_origin(self.url, self._start):
            return self._credentials
        return servers.login(self.url)

    def _headers_to_send(self) -> list[bytes]:
        is_home = is_same_origin(self.url, self._start)
        lines = [
            f"{name}: {value}"
            for name, value in self.request.headers.items()
            if is_home or name.lower() not in _SECRET_HEADERS
        ]
        clean = (line.replace("\r", "").replace("\n", "") for line in lines)
        return [line.encode("latin-1", "replace") for line in clean]  # as an ETag came

    def _set_time_limit(self, curl: pycurl.Curl) -> None:
        if self._sink is None:
            curl.setopt(pycurl.ACCEPT_ENCODING, "")  # every encoding that this curl can unpack
            curl.setopt(pycurl.TIMEOUT_MS, max(1, int(self.request.timeout * 1000)))
        else:
            # Media are compressed already, and a range of packed bytes would be no use.
            curl.setopt(pycurl.LOW_SPEED_LIMIT, 1)
            curl.setopt(pycurl.LOW_SPEED_TIME, max(1, int(self.request.timeout)))

    def _set_route(self, curl: pycurl.Curl) -> None:
        proxy = proxy_for(self.url, self._policy)
        curl.setopt(pycurl.PROXY, shown(proxy).encode())
        curl.setopt(pycurl.NOPROXY, "")
        login = credentials_of(proxy)
        if login is not None:
            curl.setopt(pycurl.PROXYUSERNAME, _bytes(login[0]))
            curl.setopt(pycurl.PROXYPASSWORD, _bytes(login[1] or self._policy.proxy_password))
        if not proxy and not is_private_host(self.host):
            curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open_public_socket)

    def _open_public_socket(self, _purpose: int, address: Any) -> Any:  # noqa: ANN401 - pycurl's own
        """Called with each address that the name resolved to, just before it is connected."""
        if is_private_address(str(address.addr[0])):
            sentence = "its name leads into your own network, which is refused"
            self.error = FetchError(shown(self.url), sentence)
            return pycurl.SOCKET_BAD
        return socket.socket(address.family, address.socktype, address.protocol)

    # -- receiving ----------------------------------------------------------------------------

    def _on_header(self, line: bytes) -> int | None:
        self._header_size += len(line)
        if self._header_size > _MAX_HEADER_BYTES:
            self.error = FetchError(shown(self.url), say("the server's answer has endless headers"))
            return _ABORT
        if line.startswith(b"HTTP/"):
            self.headers = {}
            code = line.split(None, 2)[1:2]
            self.status = int(code[0]) if code and code[0].isdigit() else 0
            return _GO_ON
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            self.headers[name.strip().lower()] = value.strip()
        return _GO_ON

    def _on_body(self, piece: bytes) -> int | None:
        if self._cancel.is_cancelled:
            return _ABORT
        self._size += len(piece)
        if self._size > self.request.max_bytes or self._is_announced_too_large():
            self.error = too_large(self.url, self.request.max_bytes)
            return _ABORT
        if self.status >= 300:
            return _GO_ON  # the page of an error or of a redirect is read by nobody
        if self._sink is None:
            self._body.append(piece)
            return _GO_ON
        return self._hand_over(piece)

    def _is_announced_too_large(self) -> bool:
        length = self.headers.get("content-length", "")
        is_number = length.isascii() and length.isdigit()
        return is_number and float(length) > self.request.max_bytes

    def _hand_over(self, piece: bytes) -> int | None:
        try:
            self._announce()
            if self._sink is not None:
                self._sink(piece)
        except Exception as error:  # curl would swallow it; it is raised later
            self.error = error
            return _ABORT
        return _GO_ON

    def _announce(self) -> None:
        if not self.has_delivered:
            self.has_delivered = True
            if self._started is not None:
                self._started(self.response(body=b""))

    # -- judging ------------------------------------------------------------------------------

    def is_redirect(self) -> bool:
        """Whether the answer sends the request on to another address."""
        return self.status in _REDIRECTS and "location" in self.headers

    def follow(self) -> None:
        """Go where the answer sent the request.

        Raises:
            FetchError: a loop, or an address that is refused.
        """
        self._hops += 1
        if self._hops > _MAX_REDIRECTS:
            raise FetchError(shown(self._start), say("the server redirects in a circle"))
        permanent = self.status in _PERMANENT
        self.url = self._bare(redirected(self.url, self.headers["location"]))
        self._is_permanent_so_far = self._is_permanent_so_far and permanent
        if self._is_permanent_so_far:
            self._permanent = self.url

    def _bare(self, url: str) -> str:
        """An address that a server led to without its trackers; once, with a way back to them."""
        bare = unwrap(url) if self._unwraps else None
        if bare is None or not bare.tracker:
            return url
        self._unwraps = False
        self._later.append((url, None))
        self.tracker = bare.tracker
        return sendable(bare.url)

    def finish(self) -> Response:
        """The answer, once the last byte is there."""
        if self._sink is None:
            body, self._body = b"".join(self._body), []  # the transfer may outlive its answer
            return self.response(body=body)
        self._announce()
        return self.response(body=b"")

    def response(self, *, body: bytes) -> Response:
        """The answer as the caller sees it."""
        return Response(
            url=self.request.url,
            final_url=self.url,
            status=self.status,
            headers=self.headers,
            body=body,
            permanent_url=self._permanent,
        )
