"""What the listener allows: read anew for each request, so that a change holds at once."""

import urllib.request
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from podplayer.model.hosts import is_private_host

_PROXY_SCHEMES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetPolicy:
    """The listener's choices about the outside."""

    is_offline: bool = False
    """Nothing is sent at all; every request fails with a sentence."""
    unwraps_trackers: bool = True
    proxy: str = ""
    """`socks5h://127.0.0.1:9050`; empty is what the environment says, `none` is no proxy."""
    proxy_password: str = field(default="", repr=False)
    """For the user whom that address names."""


def proxy_for(url: str, policy: NetPolicy) -> str:
    """The proxy for one address; empty for none. A private host is never asked through one."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if is_private_host(host) or policy.proxy.strip().lower() == "none":
        return ""
    if policy.proxy.strip():
        return _with_remote_dns(policy.proxy.strip())
    if urllib.request.proxy_bypass(host):
        return ""
    chosen = urllib.request.getproxies()
    return _with_remote_dns(chosen.get(parts.scheme) or chosen.get("all") or "")


def _with_remote_dns(proxy: str) -> str:
    """Let a SOCKS proxy resolve names, so that they do not leak to the local resolver."""
    scheme, separator, rest = proxy.partition("://")
    if not separator:
        return f"http://{proxy}" if proxy else ""
    scheme = {"socks5": "socks5h", "socks4": "socks4a", "socks": "socks5h"}.get(scheme, scheme)
    return f"{scheme}://{rest}" if scheme in _PROXY_SCHEMES else f"http://{rest}"
