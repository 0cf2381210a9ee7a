"""The development server: the built site as GitHub Pages would serve it, plus open tabs that reload themselves.

For one person on one machine, and careful all the same: other websites that this person has open must not be able to
read the site through it (hence the Host check against DNS rebinding, and no CORS), nor anyone leave its folder.
"""

from __future__ import annotations

import errno
import gzip
import ipaddress
import json
import socket
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from gazette.model import Problem, Severity
from gazette.screen import Screen, State, inject

# A fixed table: the one of the operating system differs from machine to machine.
MIME = {
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}
_BINARY = "application/octet-stream"
_PACKED = ("text/", "application/json", "application/xml", "image/svg")  # what GitHub Pages compresses on the way
_SMALL = 1000  # bytes; less is not worth it
_OWN = ".gazette/"  # where the server's own two addresses live; no built file begins with a dot
_SCRIPT = Path(__file__).with_name("livereload.js")
_HEARTBEAT = 15.0  # seconds; a write to a closed tab is how its connection is found to be gone
_PORTS = 100  # how many ports to try, from the one that was asked for


class SiteServer(ThreadingHTTPServer):
    """Serves `site` under `prefix` on the first free port from `port` on, until the `with` block ends.

    With a `screen`, pages get the script that reloads them. Raises OSError where no port is free, or `bind` is no
    address of this machine.
    """

    daemon_threads = True
    block_on_close = False  # event streams stay open for ever
    request_queue_size = 128

    def __init__(
        self, site: Path, *, bind: str = "127.0.0.1", port: int = 8000, prefix: str = "/", screen: Screen | None = None
    ) -> None:
        self.site = site
        self.bind = bind
        self.prefix = "/" + prefix.strip("/") + "/" if prefix.strip("/") else "/"
        self.screen = screen
        if ":" in bind:
            self.address_family = socket.AF_INET6
        self._listen(port)

    def _listen(self, first: int) -> None:
        for port in range(first, min(first + _PORTS, 65536)) if first else (0,):
            try:
                super().__init__((self.bind, port), _Handler)
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
            else:
                return
        raise OSError(errno.EADDRINUSE, f"no port from {first} on is free")

    @property
    def url(self) -> str:
        """The address of the home page."""
        host = f"[{self.bind}]" if ":" in self.bind else self.bind
        return f"http://{host}:{self.server_port}{self.prefix}"

    def server_bind(self) -> None:
        """Bind without the reverse DNS look-up of the standard library, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.bind, self.socket.getsockname()[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that hangs up in the middle of a file is no news."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.screen is not None:
            self.screen.close()
        self.shutdown()
        self.server_close()


def problem(error: OSError, bind: str, port: int) -> Problem:
    """Why a server did not start, and what to do."""
    what = f"cannot serve on {bind}:{port} ({error.strerror or error})"
    return Problem("watch", None, None, "G507", what, "choose another --bind or --port", Severity.FATAL)


def is_local(host: str, bind: str) -> bool:
    """Whether a Host header names this server, and not a website that resolves its own name to our address.

    Numeric addresses cannot be rebound, so any of them will do once the server is open to other machines.
    """
    name = _hostname(host)
    if name == "localhost" or name == bind or name.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return not _loopback(bind) and name in (socket.gethostname().lower(), f"{socket.gethostname().lower()}.local")
    return address.is_loopback or not _loopback(bind)


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:  # an unclosed bracket
        return ""


def _loopback(bind: str) -> bool:
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


def find(site: Path, address: str) -> Path | str | None:
    """What stands at `address`, a decoded path below the site's root without the first slash.

    A file; or the address to go to, where it names a folder without its final slash; or None. Like GitHub Pages,
    `name` also finds `name.html`. Whatever passes through a symlink or out of the folder is not there.
    """
    parts = address.split("/")
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts) or "" in parts[:-1]:
        return None
    root = site.resolve()
    path = root.joinpath(*parts)
    if not parts[-1]:
        path = path / "index.html"
    elif _stands(path, Path.is_dir):
        return f"{address}/"
    elif not path.suffix:
        path = path.with_name(f"{path.name}.html")
    return path if _stands(path, Path.is_file) else None


def _stands(path: Path, kind: Callable[[Path], bool]) -> bool:
    """Whether something of this kind stands at a path, and no symlink leads there."""
    try:
        return kind(path) and path.resolve(strict=True) == path
    except (OSError, ValueError):  # a name too long, a loop of links
        return False


class _Handler(BaseHTTPRequestHandler):
    """One request. Only GET and HEAD exist."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds for an idle connection
    wbufsize = -1  # a head and its body go out together
    disable_nagle_algorithm = True  # a body waits for no acknowledgement of its head, which browsers delay by 40 ms

    def do_GET(self) -> None:  # the name that the standard library calls
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not is_local(hosts[0], self.server.bind):
            self._text(HTTPStatus.FORBIDDEN, "This server answers to its own address only.")
            return
        address = unquote(self.path.partition("?")[0].partition("#")[0], errors="surrogateescape")
        prefix = self.server.prefix
        if not address.startswith(prefix):
            self._redirect(prefix) if address in ("/", prefix.rstrip("/")) else self._not_found()
        elif self.server.screen is not None and address.startswith(prefix + _OWN):
            self._own(address.removeprefix(prefix + _OWN), self.server.screen)
        else:
            self._site(address.removeprefix(prefix))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _site(self, address: str) -> None:
        found = find(self.server.site, address)
        if isinstance(found, Path):
            self._file(found, HTTPStatus.OK)
        elif found is not None:
            self._redirect(self.server.prefix + found)
        else:
            self._not_found()

    def _not_found(self) -> None:
        page = find(self.server.site, "404.html")
        if isinstance(page, Path):
            self._file(page, HTTPStatus.NOT_FOUND)
        else:
            self._page(HTTPStatus.NOT_FOUND, b"<!doctype html><title>404</title><p>There is no such page.</p>")

    def _file(self, path: Path, status: HTTPStatus) -> None:
        try:
            body = path.read_bytes()
        except OSError:  # replaced by a build just now, or not readable
            self._text(HTTPStatus.NOT_FOUND, "There is no such file.")
            return
        if path.suffix == ".html":
            self._page(status, body)
        else:
            self._send(status, MIME.get(path.suffix.lower(), _BINARY), body)

    def _page(self, status: HTTPStatus, body: bytes) -> None:
        screen = self.server.screen
        if screen is not None:
            body = inject(body, f"{self.server.prefix}{_OWN}livereload.js", screen.state.version)
        self._send(status, MIME[".html"], body)

    def _own(self, name: str, screen: Screen) -> None:
        if name == "livereload.js":
            self._send(HTTPStatus.OK, MIME[".js"], _SCRIPT.read_bytes())
        elif name == "events":
            self._events(screen)
        else:
            self._not_found()

    def _events(self, screen: Screen) -> None:
        """Server-sent events (HTML Standard, 9.2): the state at once, then each new one, until the tab is closed."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream", None)
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n")  # milliseconds until a tab that was cut off asks again
        state: State | None = None
        while (now := screen.after(state, _HEARTBEAT)) is not None:
            data = json.dumps({"version": now.version, "problems": now.problems})
            self.wfile.write(b":\n\n" if now == state else f"data: {data}\n\n".encode())
            self.wfile.flush()
            state = now

    def _redirect(self, address: str) -> None:
        self._head(
            HTTPStatus.MOVED_PERMANENTLY, MIME[".txt"], 0, {"Location": quote(address, errors="surrogateescape")}
        )

    def _text(self, status: HTTPStatus, text: str) -> None:
        self._send(status, MIME[".txt"], f"{text}\n".encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        more = {}
        if kind.startswith(_PACKED) and len(body) > _SMALL and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            more = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self._head(status, kind, len(body), more)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(
        self, status: HTTPStatus, kind: str, length: int | None, more: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        return "gazette"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for builds and problems."""
