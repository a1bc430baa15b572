"""A multi handle of curl with its pool of connections."""

from dataclasses import dataclass, field

import pycurl  # type: ignore[import-untyped]

IN_ALL = 24
"""Requests that run side by side."""


@dataclass
class Engine:
    """Used by one thread at a time."""

    multi: pycurl.CurlMulti
    idle: list[pycurl.Curl] = field(default_factory=list)

    def close(self) -> None:
        """Close every connection."""
        for curl in self.idle:
            curl.close()
        self.multi.close()


def new_engine() -> Engine:
    """One without any connection yet."""
    multi = pycurl.CurlMulti()
    multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
    multi.setopt(pycurl.M_MAXCONNECTS, IN_ALL * 2)
    return Engine(multi)
