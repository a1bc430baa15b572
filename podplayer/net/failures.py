"""Why a transfer failed, as a sentence for the listener, and whether to try again."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pycurl  # type: ignore[import-untyped]

from podplayer.model.errors import FetchError
from podplayer.model.sentence import say
from podplayer.net.addresses import shown

_MB = 1024 * 1024

# Codes of libcurl that pycurl has no name for.
_E_WEIRD_SERVER_REPLY, _E_HTTP2_STREAM, _E_PROXY = 8, 92, 97

_BROKEN_OFF = "the connection broke off"
_UNSAFE = "so the connection would not be safe"
_CERTIFICATES = (
    ("has expired", "its certificate has expired"),
    (
        "not yet valid",
        "its certificate is not valid yet; see whether this computer's clock is right",
    ),
    (
        "self-signed certificate in certificate chain",
        "an authority that is not known vouches for it",
    ),
    ("self-signed", "its certificate is signed by the server itself"),
    ("self signed", "its certificate is signed by the server itself"),
    ("issuer certificate", "an authority that is not known vouches for it"),
    ("first certificate", "an authority that is not known vouches for it"),
    ("alternative", "its certificate is for another server"),
    ("target host", "its certificate is for another server"),
    ("revoked", "its certificate was taken back"),
)
"""What OpenSSL and curl say, and what it means. There is no way around any of it."""
_SENTENCES = {
    pycurl.E_COULDNT_RESOLVE_HOST: "there is no such server, or this computer is offline",
    pycurl.E_COULDNT_RESOLVE_PROXY: "the proxy from the settings is not known",
    pycurl.E_COULDNT_CONNECT: "the server cannot be reached",
    pycurl.E_OPERATION_TIMEDOUT: "the server did not answer in time",
    pycurl.E_PEER_FAILED_VERIFICATION: f"its certificate is not valid, {_UNSAFE}",
    pycurl.E_SSL_CONNECT_ERROR: "a safe connection could not be made",
    pycurl.E_SSL_CACERT_BADFILE: "the file of trusted certificates cannot be read",
    pycurl.E_PARTIAL_FILE: _BROKEN_OFF,
    pycurl.E_GOT_NOTHING: "the server answered nothing",
    pycurl.E_SEND_ERROR: _BROKEN_OFF,
    pycurl.E_RECV_ERROR: _BROKEN_OFF,
    pycurl.E_HTTP2: _BROKEN_OFF,
    _E_HTTP2_STREAM: _BROKEN_OFF,
    pycurl.E_BAD_CONTENT_ENCODING: "what came is damaged",
    pycurl.E_URL_MALFORMAT: "this is not a web address",
    pycurl.E_UNSUPPORTED_PROTOCOL: "only http and https are fetched",
    _E_WEIRD_SERVER_REPLY: "what answers there is no web server",
    _E_PROXY: "the proxy from the settings refuses",
}
_LATER_MAY_HELP = frozenset(_SENTENCES) - {
    pycurl.E_PEER_FAILED_VERIFICATION,
    pycurl.E_SSL_CACERT_BADFILE,
    pycurl.E_URL_MALFORMAT,
    pycurl.E_UNSUPPORTED_PROTOCOL,
}
# A refused or unknown host answers the same a second later; a connection that broke does not.
_RETRIED = frozenset(
    {
        pycurl.E_PARTIAL_FILE,
        pycurl.E_GOT_NOTHING,
        pycurl.E_SEND_ERROR,
        pycurl.E_RECV_ERROR,
        pycurl.E_HTTP2,
        _E_HTTP2_STREAM,
    }
)
_RETRIED_STATUS = frozenset({429, 500, 502, 503, 504})
_STATUS = {
    401: "the server asks for a user name and password (401)",
    403: "the server refuses access (403)",
    404: "there is nothing at this address (404)",
    407: "the proxy asks for a user name and password (407)",
    410: "it was taken down for good (410)",
    416: "the server does not have that part of the file (416)",
    429: "the server asks to wait before trying again (429)",
}


def curl_failure(url: str, code: int, message: str) -> FetchError:
    """A failure below HTTP."""
    sentence = _SENTENCES.get(code) or f"the transfer failed ({message or code})"
    if code == pycurl.E_PEER_FAILED_VERIFICATION:
        reason = next((said for sign, said in _CERTIFICATES if sign in message), None)
        sentence = f"{reason}, {_UNSAFE}" if reason else sentence
    return FetchError(shown(url), sentence, transient=code in _LATER_MAY_HELP)


def status_failure(url: str, status: int, headers: Mapping[str, str], now: datetime) -> FetchError:
    """An answer with a status of 400 or above."""
    sentence = _STATUS.get(status)
    if sentence is None:
        whose = "has a problem" if status >= 500 else "refuses"
        sentence = f"the server {whose} ({status})"
    wait = retry_after(headers, now)
    if wait and wait > 90 and status in (429, 503):
        sentence = f"{sentence}; it asks for {round(wait / 60)} minutes"
    is_transient = status >= 500 or status in (408, 425, 429)
    return FetchError(shown(url), sentence, status=status, transient=is_transient, retry_after=wait)


def too_large(url: str, limit: int) -> FetchError:
    """The body is beyond the limit; it was not read to its end."""
    size = f"{limit // _MB} MB" if limit >= _MB else f"{limit} bytes"
    return FetchError(shown(url), say("it is larger than {size}, which is refused", size=size))


def is_retried(error: FetchError, code: int) -> bool:
    """Whether the same request may well succeed within seconds."""
    return error.status in _RETRIED_STATUS if error.status else code in _RETRIED


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the server asks to wait; None where it does not say."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isdigit():
        return float(min(int(value), 86_400 * 365))
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
