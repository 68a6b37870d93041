"""The preview's server: on this machine alone, for a browser on it; nothing but what it shows can be asked for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from rbaccards.preview.live import Preview

HOME = "127.0.0.1"
_PORTS = 20
"""So many ports are tried, from the first on."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Server(ThreadingHTTPServer):
    """Serves one preview."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview) -> None:
        super().__init__((HOME, port), Handler)
        self.preview = preview

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no matter; anything else is our fault, and shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on as they came

    @property
    def address(self) -> str:
        return f"http://{HOME}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers a browser on this machine; anything but GET is not understood."""

    server: Server
    server_version, sys_version = "rbaccards", ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/events":
            self._tell_changes()
            return
        found = self.server.preview.answer(path)
        if found is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        data, kind = found
        self._send(HTTPStatus.OK, kind, data)

    def _is_for_us(self) -> bool:
        """Whether the request is for this address by its number or as localhost, not by a name somebody gave it."""
        port = self.server.server_port
        return self.headers.get("Host", "") in (f"{HOME}:{port}", f"localhost:{port}")

    def _tell_changes(self) -> None:
        """The number of the version, now and whenever there is a new one, until the page is closed."""
        preview = self.server.preview
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self._headers("text/event-stream", {"Connection": "close"})
        known = preview.version
        try:
            while not preview.stopped:
                self.wfile.write(f"data: {known}\n\n".encode())
                self.wfile.flush()
                known = preview.wait(known)
        except OSError:
            return

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{status.value} {status.phrase}\n".encode())

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self._headers(kind, {"Content-Length": str(len(data))})
        self.wfile.write(data)

    def _headers(self, kind: str, more: dict[str, str]) -> None:
        for name, value in {"Content-Type": kind, **more, **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Requests are nobody's business."""


def open_server(preview: Preview, port: int) -> Server:
    """A server at the first free port from `port` on; raises OSError where none of the next 20 is free."""
    for candidate in range(port, port + _PORTS):
        try:
            return Server(candidate, preview)
        except OSError:
            continue
    raise OSError(f"No port from {port} to {port + _PORTS - 1} is free.")


def run(server: Server, ready: Callable[[str], None]) -> None:
    """Serve and watch until the server is shut down or the process is told to stop."""
    working = [
        threading.Thread(target=work, daemon=True) for work in (server.preview.watch, server.preview.print_ahead)
    ]
    for thread in working:
        thread.start()
    ready(server.address)
    try:
        server.serve_forever(poll_interval=0.1)
    finally:
        server.preview.stop()
        for thread in working:
            thread.join()
        server.server_close()
