"""Which hosts are on this computer or in this home, judged by name alone."""

import ipaddress

_HOME_SUFFIXES = (
    ".localhost",
    ".local",
    ".lan",
    ".home",
    ".internal",
    ".home.arpa",
    ".localdomain",
)
# Local proxies (Clash, sing-box) answer every name with an address of the range that is reserved
# for benchmarks, so refusing it would cut their users off from every public feed.
_STAND_IN = ipaddress.ip_network("198.18.0.0/15")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None


def is_private_address(text: str) -> bool:
    """Whether an IP address is not reachable from the public internet. False for a name."""
    address = _address(text)
    if address is None:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address in _NAT64:
            address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if isinstance(address, ipaddress.IPv4Address) and address in _STAND_IN:
        return False
    return not address.is_global or address.is_multicast


def is_private_host(host: str) -> bool:
    """Whether a host, as typed, can only be this computer or one in the listener's own network.

    A public name that resolves to a private address is not: that is for `net` to refuse.
    """
    host = host.lower().rstrip(".")
    if _address(host) is not None:
        return is_private_address(host)
    # "127.1", "0x7f.1" and "2130706433" are spellings of an address that curl understands too.
    if host.rpartition(".")[2][:1].isdigit():
        return True
    return "." not in host or host.endswith(_HOME_SUFFIXES)
