"""A proxy on loopback that speaks HTTP and SOCKS 5, and knows names that no resolver knows."""

import base64
import socket
import socketserver
import threading
from contextlib import contextmanager, suppress

_PIECE = 65536
_DOMAIN, _IPV4 = 3, 1


class Proxy:
    """What is asked of it is in `asked`; where a name leads, in `names`."""

    def __init__(self, *, scheme):
        self.scheme = scheme
        self.names = {}
        """Host to port on loopback."""
        self.login = None
        """User and password, without which it does nothing."""
        self.asked = []
        """(kind, host) for each request: "GET", "CONNECT", "name" or "address"."""
        self.given = []
        """Logins that it was given."""

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def hosts(self):
        return {host for _, host in self.asked}

    def reach(self, kind, host):
        self.asked.append((kind, host))
        port = self.names.get(host)
        return None if port is None else socket.create_connection(("127.0.0.1", port), timeout=30)


@contextmanager
def running_proxy(scheme):
    """Serve until the block is left; `scheme` is "http" or "socks5h"."""
    proxy = Proxy(scheme=scheme)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            with suppress(OSError):
                (_http if scheme == "http" else _socks)(proxy, self.rfile, self.connection)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    server = Server(("127.0.0.1", 0), Handler)
    proxy.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _http(proxy, reader, client):
    method, target, _ = reader.readline().decode("latin-1").split()
    headers = {}
    while line := reader.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    if proxy.login is not None:
        packed = headers.get("proxy-authorization", "").removeprefix("Basic ")
        proxy.given.append(tuple(base64.b64decode(packed).decode().split(":")))
        if proxy.given[-1] != proxy.login:
            client.sendall(b"HTTP/1.1 407 Who?\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
    place = target.removeprefix("http://")
    authority, _, path = place.partition("/")
    server = proxy.reach(method, authority.partition(":")[0])
    if server is None:
        client.sendall(b"HTTP/1.1 502 No way\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        return
    with server:
        if method == "CONNECT":
            client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        else:
            kept = [f"{n}: {v}" for n, v in headers.items() if not n.startswith("proxy-")]
            head = "\r\n".join([f"{method} /{path} HTTP/1.1", *kept, "Connection: close"])
            server.sendall(f"{head}\r\n\r\n".encode("latin-1"))
        _join(client, server)


def _socks(proxy, reader, client):
    _, count = reader.read(2)
    methods = reader.read(count)
    wanted = 0 if proxy.login is None else 2
    if wanted not in methods:
        client.sendall(b"\x05\xff")
        return
    client.sendall(bytes([5, wanted]))
    if wanted == 2:
        reader.read(1)
        user, password = (reader.read(reader.read(1)[0]).decode() for _ in range(2))
        proxy.given.append((user, password))
        is_right = proxy.given[-1] == proxy.login
        client.sendall(b"\x01" + (b"\x00" if is_right else b"\x01"))
        if not is_right:
            return
    kind = reader.read(4)[3]
    if kind == _DOMAIN:
        server = proxy.reach("name", reader.read(reader.read(1)[0]).decode())
    else:
        packed = reader.read(4 if kind == _IPV4 else 16)
        family = socket.AF_INET if kind == _IPV4 else socket.AF_INET6
        server = proxy.reach("address", socket.inet_ntop(family, packed))
    reader.read(2)
    client.sendall(b"\x05" + (b"\x00" if server else b"\x04") + b"\x00\x01" + b"\x00" * 6)
    if server is not None:
        with server:
            _join(client, server)


def _join(one, other):
    """Carry bytes both ways until the server has no more."""
    up = threading.Thread(target=_carry, args=(one, other), daemon=True)
    up.start()
    _carry(other, one)
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    up.join()


def _carry(source, target):
    with suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
