"""The network for tests: a fake Http that serves what it is told, and a real loopback server."""

import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from podplayer.model.errors import FetchError
from podplayer.model.net import Response


class FakeHttp:
    """Answers from a table. `serve` a body, a Response, or an error for an address."""

    def __init__(self):
        self._answers = {}
        self.requests = []

    def serve(self, url, body=b"", *, status=200, headers=None, permanent_url=None):
        body = body.encode() if isinstance(body, str) else body
        self._answers[url] = (status, headers or {}, body, permanent_url)

    def fail(self, url, sentence="the server cannot be reached", *, status=None, error=None):
        self._answers[url] = error or FetchError(url, sentence, status=status, transient=True)

    def asked(self, url):
        return [request for request in self.requests if request.url == url]

    def fetch(self, request, *, cancel):
        cancel.check()
        self.requests.append(request)
        answer = self._answers.get(request.url)
        if answer is None:
            raise FetchError(request.url, "there is nothing at this address (404)", status=404)
        if isinstance(answer, FetchError):
            raise answer
        status, headers, body, permanent_url = answer
        etag = headers.get("etag")
        if etag and request.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        if len(body) > request.max_bytes:
            raise FetchError(request.url, "it is too large")
        return Response(
            url=request.url,
            final_url=permanent_url or request.url,
            status=status,
            headers=headers,
            body=body,
            permanent_url=permanent_url,
        )

    def fetch_many(self, requests, *, cancel):
        for request in list(requests):
            try:
                yield request, self.fetch(request, cancel=cancel)
            except FetchError as error:
                yield request, error

    def stream(self, request, *, sink, cancel, started=None):
        response = self.fetch(request, cancel=cancel)
        if started:
            started(response)
        sink(response.body)
        return response


class Site:
    """A real server on loopback; `routes` maps a path to a function that answers."""

    def __init__(self):
        self.name = ""
        """By which a proxy knows it; empty for its address on loopback."""
        self.routes = {}
        self.seen = []
        self.hits = Counter()
        self.release = threading.Event()
        """Set it to let answers go on that wait for it."""

    def url(self, path="/"):
        return f"http://{self.name or f'127.0.0.1:{self.port}'}{path}"

    def route(self, path, body=b"", *, status=200, headers=None):
        body = body.encode() if isinstance(body, str) else body

        def answer(handler):
            handler.send_response(status)
            for name, value in (headers or {}).items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = answer

    def redirect(self, path, location, status=302):
        self.route(path, b"", status=status, headers={"Location": location})


@contextmanager
def running_site(*, context=None):
    """Serve a Site until the block is left; with an SSLContext over TLS."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            path = self.path.partition("?")[0]
            site.seen.append((self.path, dict(self.headers.items())))
            site.hits[path] += 1
            answer = site.routes.get(path)
            if answer is None:
                self.send_error(404)
            else:
                answer(self)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *args: None  # a client that hangs up is what is tested
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
