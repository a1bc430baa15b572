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

_BROKEN_OFF = say("the connection broke off")
_CERTIFICATES = (
    ("has expired", say("its certificate has expired")),
    (
        "not yet valid",
        say("its certificate is not valid yet; see whether this computer's clock is right"),
    ),
    (
        "self-signed certificate in certificate chain",
        say("an authority that is not known vouches for it"),
    ),
    ("self-signed", say("its certificate is signed by the server itself")),
    ("self signed", say("its certificate is signed by the server itself")),
    ("issuer certificate", say("an authority that is not known vouches for it")),
    ("first certificate", say("an authority that is not known vouches for it")),
    ("alternative", say("its certificate is for another server")),
    ("target host", say("its certificate is for another server")),
    ("revoked", say("its certificate was taken back")),
)
"""What OpenSSL and curl say, and what it means. There is no way around any of it."""
_SENTENCES = {
    pycurl.E_COULDNT_RESOLVE_HOST: say("there is no such server, or this computer is offline"),
    pycurl.E_COULDNT_RESOLVE_PROXY: say("the proxy from the settings is not known"),
    pycurl.E_COULDNT_CONNECT: say("the server cannot be reached"),
    pycurl.E_OPERATION_TIMEDOUT: say("the server did not answer in time"),
    pycurl.E_PEER_FAILED_VERIFICATION: say(
        "{reason}, so the connection would not be safe", reason=say("its certificate is not valid")
    ),
    pycurl.E_SSL_CONNECT_ERROR: say("a safe connection could not be made"),
    pycurl.E_SSL_CACERT_BADFILE: say("the file of trusted certificates cannot be read"),
    pycurl.E_PARTIAL_FILE: _BROKEN_OFF,
    pycurl.E_GOT_NOTHING: say("the server answered nothing"),
    pycurl.E_SEND_ERROR: _BROKEN_OFF,
    pycurl.E_RECV_ERROR: _BROKEN_OFF,
    pycurl.E_HTTP2: _BROKEN_OFF,
    _E_HTTP2_STREAM: _BROKEN_OFF,
    pycurl.E_BAD_CONTENT_ENCODING: say("what came is damaged"),
    pycurl.E_URL_MALFORMAT: say("this is not a web address"),
    pycurl.E_UNSUPPORTED_PROTOCOL: say("only http and https are fetched"),
    _E_WEIRD_SERVER_REPLY: say("what answers there is no web server"),
    _E_PROXY: say("the proxy from the settings refuses"),
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
_SILENCE = frozenset({pycurl.E_OPERATION_TIMEDOUT, pycurl.E_COULDNT_CONNECT})
_RETRIED_STATUS = frozenset({429, 500, 502, 503, 504})
_STATUS = {
    401: say("the server asks for a user name and password (401)"),
    403: say("the server refuses access (403)"),
    404: say("there is nothing at this address (404)"),
    407: say("the proxy asks for a user name and password (407)"),
    410: say("it was taken down for good (410)"),
    416: say("the server does not have that part of the file (416)"),
    429: say("the server asks to wait before trying again (429)"),
}


def curl_failure(url: str, code: int, message: str) -> FetchError:
    """A failure below HTTP."""
    sentence = _SENTENCES.get(code) or say("the transfer failed ({reason})", reason=message or code)
    if is_tunnel_refused(message):
        status = "".join(character for character in message if character.isdigit())
        sentence = say("the proxy from the settings refuses this address ({status})", status=status)
    elif code == pycurl.E_COULDNT_CONNECT and " over proxy " in message:
        sentence = say("the proxy from the settings cannot be reached")
    if code == pycurl.E_PEER_FAILED_VERIFICATION:
        reason = next((said for sign, said in _CERTIFICATES if sign in message), None)
        if reason:
            sentence = say("{reason}, so the connection would not be safe", reason=reason)
    return FetchError(shown(url), sentence, transient=code in _LATER_MAY_HELP)


def is_tunnel_refused(message: str) -> bool:
    """Whether the status that came is the proxy's own, and the server was not asked.

    As curl says it: "CONNECT tunnel failed, response 403", or before 7.87 "Received HTTP code 403
    from proxy after CONNECT". That the proxy wants a password has a sentence of its own.
    """
    return "CONNECT" in message and "407" not in message


def status_failure(url: str, status: int, headers: Mapping[str, str], now: datetime) -> FetchError:
    """An answer with a status of 400 or above."""
    sentence = _STATUS.get(status)
    if sentence is None:
        sentence = (
            say("the server has a problem ({status})", status=status)
            if status >= 500
            else say("the server refuses ({status})", status=status)
        )
    wait = retry_after(headers, now)
    if wait and wait > 90 and status in (429, 503):
        sentence = say(
            "{sentence}; it asks for {minutes} minutes",
            sentence=sentence,
            minutes=round(wait / 60),
        )
    is_transient = status >= 500 or status in (408, 425, 429)
    return FetchError(shown(url), sentence, status=status, transient=is_transient, retry_after=wait)


def too_large(url: str, limit: int) -> FetchError:
    """The body is beyond the limit; it was not read to its end."""
    size = f"{limit // _MB} MB" if limit >= _MB else f"{limit} bytes"
    return FetchError(shown(url), say("it is larger than {size}, which is refused", size=size))


def is_silence(code: int) -> bool:
    """Whether the host left a request without any answer, which the next would be left as well."""
    return code in _SILENCE


def silent_failure(url: str) -> FetchError:
    """A request that was not made, as the host did not answer the ones before it."""
    sentence = say("its server did not answer for other shows, and was not asked any more")
    return FetchError(shown(url), sentence, transient=True)


def is_retried(error: FetchError, code: int) -> bool:
    """Whether the same request may well succeed within seconds."""
    return error.status in _RETRIED_STATUS if error.status else code in _RETRIED


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the server asks to wait; None where it does not say."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(float(value), 86_400.0 * 365)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
