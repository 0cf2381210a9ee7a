"""The development server gives what GitHub Pages would give, to nobody but its user, and reloads open tabs."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from gazette import problems
from gazette.screen import Screen, inject
from gazette.serve import SiteServer, find, is_local, problem
from tests.patience import HANGS

POLICY = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'; base-uri 'none'\">"


def page_text(title: str) -> str:
    return f"<!doctype html><html lang=zh-Hans><title>{title}</title>{POLICY}<body><h1>{title}</h1></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, with a secret beside it and links that lead there."""
    site = tmp_path / "site"
    (site / "articles").mkdir(parents=True)
    (site / "topics").mkdir()
    (site / ".hidden").mkdir()
    for name in ("index", "404", "articles/road", "topics/index"):
        (site / f"{name}.html").write_text(page_text(name), encoding="utf-8")
    (site / "articles" / "冠县.txt").write_text("冠县", encoding="utf-8")
    (site / "favicon.ico").write_bytes(b"")
    (site / "index.pf_meta").write_bytes(b"\x00\x01")
    (site / ".hidden" / "x.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "folder").symlink_to(tmp_path)
    (site / "inner.txt").symlink_to(site / "index.html")
    return site


@pytest.fixture
def served(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site, port=0) as server:
        yield server


def ask(
    server: SiteServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """A request exactly as written: no client may tidy the path."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=HANGS)) as connection:
        connection.putrequest(method, path, "Host" in headers, "Accept-Encoding" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.headers, response.read()


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/", "text/html; charset=utf-8", page_text("index")),
        ("/index.html?q=1", "text/html; charset=utf-8", page_text("index")),
        ("/articles/road.html", "text/html; charset=utf-8", page_text("articles/road")),
        ("/articles/road", "text/html; charset=utf-8", page_text("articles/road")),
        ("/topics/", "text/html; charset=utf-8", page_text("topics/index")),
        ("/articles/%E5%86%A0%E5%8E%BF.txt", "text/plain; charset=utf-8", "冠县"),
        ("/index.pf_meta", "application/octet-stream", "\x00\x01"),
    ],
)
def test_gives_files_with_their_types(served: SiteServer, path: str, kind: str, body: str) -> None:
    status, headers, got = ask(served, path)
    assert (status, headers["Content-Type"], got.decode()) == (200, kind, body)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/%2e%2e/secret.txt",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/articles/../../secret.txt",
        "/articles/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "//127.0.0.1/secret.txt",
        "/link.txt",
        "/folder/secret.txt",
        "/folder/",
        "/inner.txt",
        "/index.html%00.txt",
        "/index.html/",
        "/.hidden/x.txt",
        "/%ff%fe",
        "/" + "a" * 5000,
        "/nothing-here",
        "/.gazette/events",
    ],
)
def test_everything_else_is_the_404_page(served: SiteServer, path: str) -> None:
    status, _, body = ask(served, path)
    assert (status, body.decode()) == (404, page_text("404"))


def test_a_folder_without_its_slash_is_redirected_inside_the_site(served: SiteServer) -> None:
    status, headers, _ = ask(served, "/topics")
    assert (status, headers["Location"]) == (301, "/topics/")


@pytest.mark.parametrize(
    "host", ["attacker.example", "127.0.0.1.attacker.example", "attacker.example:80", "192.0.2.1", "", "[", "[::2]"]
)
def test_a_foreign_host_header_is_refused(served: SiteServer, host: str) -> None:
    assert ask(served, "/", Host=host)[0] == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000", "gazette.localhost"])
def test_names_of_this_machine_are_served(served: SiteServer, host: str) -> None:
    assert ask(served, "/", Host=host)[0] == 200


def test_open_to_the_network_any_number_will_do_but_no_foreign_name() -> None:
    assert is_local("192.0.2.1:8000", bind="0.0.0.0")
    assert is_local(socket.gethostname(), bind="0.0.0.0")
    assert not is_local("attacker.example", bind="0.0.0.0")
    assert not is_local("192.0.2.1:8000", bind="127.0.0.1")


def status(served: SiteServer, request: str) -> str:
    """The first line of the answer to a request written by hand."""
    with socket.create_connection(("127.0.0.1", served.server_port), timeout=HANGS) as connection:
        connection.sendall(request.replace("\n", "\r\n").encode())
        return connection.makefile("rb").readline().decode().strip()


def test_a_request_with_two_hosts_or_none_is_refused(served: SiteServer) -> None:
    hosts = "Host: 127.0.0.1\n"
    assert status(served, f"GET / HTTP/1.1\n{hosts}\n") == "HTTP/1.1 200 OK"
    assert status(served, f"GET / HTTP/1.1\n{hosts}Host: evil.example\n\n") == "HTTP/1.1 403 Forbidden"
    assert status(served, "GET / HTTP/1.1\n\n") == "HTTP/1.1 403 Forbidden"


def test_a_pipe_in_the_site_keeps_nobody_waiting(site: Path, served: SiteServer) -> None:
    os.mkfifo(site / "pipe.html")
    assert ask(served, "/pipe.html")[0] == 404


def test_asking_for_the_head_of_the_events_ends(site: Path) -> None:
    with SiteServer(site, port=0, screen=Screen()) as server:
        code, headers, body = ask(server, "/.gazette/events", "HEAD")
    assert (code, headers["Content-Type"], body) == (200, "text/event-stream", b"")


def test_no_other_website_may_read_it(served: SiteServer) -> None:
    status, headers, _ = ask(served, "/", Origin="https://attacker.example")
    assert status == 200
    assert not [name for name in headers if name.lower().startswith("access-control-")]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_only_reading(served: SiteServer) -> None:
    assert ask(served, "/", "POST")[0] == 501
    status, headers, body = ask(served, "/", "HEAD")
    assert (status, body, headers["Content-Length"]) == (200, b"", str(len(page_text("index"))))


def test_under_a_prefix_like_a_project_site(site: Path) -> None:
    with SiteServer(site, port=0, prefix="/repo") as server:
        assert server.url.endswith("/repo/")
        assert ask(server, "/repo/articles/road.html")[0] == 200
        assert ask(server, "/articles/road.html")[0] == 404
        assert ask(server, "/repo/.gazette/livereload.js")[0] == 404
        for path in ("/", "/repo"):
            status, headers, _ = ask(server, path)
            assert (status, headers["Location"]) == (301, "/repo/")


def test_the_next_free_port_is_taken(site: Path) -> None:
    with SiteServer(site, port=0) as first, SiteServer(site, port=first.server_port) as second:
        assert first.server_port < second.server_port < first.server_port + 100
        assert ask(second, "/")[0] == 200


def test_a_server_that_cannot_start_is_told_in_a_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.serve._PORTS", 1)
    with SiteServer(site, port=0) as first, pytest.raises(OSError, match="no port from") as taken:
        SiteServer(site, port=first.server_port)
    assert problems.line(problem(taken.value, "127.0.0.1", 8000)) == (
        f"watch: G507 cannot serve on 127.0.0.1:8000 (no port from {first.server_port} on is free);"
        " choose another --bind or --port"
    )
    with pytest.raises(OSError, match="assign") as foreign:
        SiteServer(site, bind="192.0.2.1", port=0)
    assert "192.0.2.1" in problems.line(problem(foreign.value, "192.0.2.1", 0))


def test_a_site_that_is_not_there_yet(tmp_path: Path) -> None:
    with SiteServer(tmp_path / "site", port=0, screen=Screen()) as server:
        status, _, body = ask(server, "/")
    assert status == 404
    assert b"livereload.js" in body


def test_a_site_replaced_as_a_whole_is_served_at_once(site: Path, served: SiteServer) -> None:
    site.rename(site.with_name("old"))
    site.mkdir()
    (site / "index.html").write_text("new", encoding="utf-8")
    assert ask(served, "/")[2] == b"new"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file_is_not_found(site: Path, served: SiteServer) -> None:
    (site / "index.html").chmod(0)
    assert ask(served, "/")[0] == 404


def test_finding_is_pure() -> None:
    assert find(Path("/nonexistent"), "index.html") is None


# --- reloading --------------------------------------------------------------------------------------------------


def test_the_script_goes_before_the_end_of_the_body_and_is_escaped() -> None:
    got = inject(b"<BODY>x</BODY></html>", '/"><b>/livereload.js', "1")
    assert (
        got == b'<BODY>x<script src="/&quot;&gt;&lt;b&gt;/livereload.js" data-version="1" defer></script></BODY></html>'
    )
    assert inject(b"bare", "/l.js", "1").startswith(b"bare<script")


def test_built_files_are_not_touched(site: Path) -> None:
    with SiteServer(site, port=0, screen=Screen()) as server:
        assert b"livereload.js" in ask(server, "/")[2]
        assert b"livereload.js" not in ask(server, "/articles/%E5%86%A0%E5%8E%BF.txt")[2]
        assert ask(server, "/.gazette/livereload.js")[1]["Content-Type"] == "text/javascript; charset=utf-8"
    assert (site / "index.html").read_text(encoding="utf-8") == page_text("index")


def test_a_tab_is_told_the_state_at_once_and_then_each_change(site: Path) -> None:
    screen = Screen()
    with SiteServer(site, port=0, screen=screen) as server:
        url = urlsplit(server.url)
        with closing(http.client.HTTPConnection(str(url.hostname), url.port, timeout=HANGS)) as connection:
            connection.request("GET", "/.gazette/events")
            stream = connection.getresponse()
            assert stream.headers["Content-Type"] == "text/event-stream"
            assert stream.readline() == b"retry: 500\n"

            def event() -> dict[str, object]:
                line = stream.readline()
                assert stream.readline() == b"\n"
                return json.loads(line.removeprefix(b"data: "))

            first = event()
            screen.show(["a.md:3: broken"], reload=False)
            second = event()
            screen.show()
            third = event()
    assert (second["version"], second["problems"]) == (first["version"], ["a.md:3: broken"])
    assert third["version"] != first["version"]
    assert third["problems"] == []


@pytest.mark.browser
def test_an_open_tab_reloads_and_shows_problems_as_text(site: Path, page: Page) -> None:
    screen = Screen()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    with SiteServer(site, port=0, screen=screen) as server:
        page.goto(server.url)
        (site / "index.html").write_text(page_text("第二版"), encoding="utf-8")
        screen.show()
        expect(page.locator("h1")).to_have_text("第二版")

        attack = "x.md:1: <img src=x onerror=\"document.title='owned'\"> & {{7*7}}"
        screen.show([attack], reload=False)
        expect(page.get_by_role("alert").locator("p")).to_have_text(attack)
        assert page.locator("#gazette-problems img").count() == 0
        assert page.title() == "第二版"

        page.get_by_role("button", name="Hide").click()
        expect(page.get_by_role("alert")).to_have_count(0)
        screen.show(["still broken"], reload=False)
        expect(page.get_by_role("alert")).to_contain_text("still broken")
        screen.show([], reload=False)
        expect(page.get_by_role("alert")).to_have_count(0)
        page.goto("about:blank")
    assert errors == []


class Relay(socketserver.ThreadingTCPServer):
    """One port for a server that is started again, since between two starts anybody may take a port."""

    daemon_threads = True
    block_on_close = False
    to = 0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Relayed)
        self.ends: list[socket.socket] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()
        self.shutdown()
        self.server_close()

    def cut(self) -> None:
        """End what is open, and refuse what comes until there is another server."""
        self.to = 0
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


class Relayed(socketserver.BaseRequestHandler):
    """One connection, carried on to wherever the relay leads now."""

    server: Relay

    def handle(self) -> None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.server.to)) as there:
            self.server.ends += [self.request, there]
            threading.Thread(target=self.carry, args=(there, self.request), daemon=True).start()
            self.carry(self.request, there)

    def carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


@pytest.mark.browser
def test_a_tab_that_was_cut_off_catches_up(site: Path, page: Page) -> None:
    with Relay() as relay:
        with SiteServer(site, port=0, screen=Screen()) as server:
            relay.to = server.server_port
            page.goto(f"http://127.0.0.1:{relay.server_address[1]}/")
            expect(page.locator("h1")).to_have_text("index")
        relay.cut()
        (site / "index.html").write_text(page_text("重启之后"), encoding="utf-8")
        with SiteServer(site, port=0, screen=Screen()) as server:
            relay.to = server.server_port
            expect(page.locator("h1")).to_have_text("重启之后")
            page.goto("about:blank")
            relay.cut()


def test_text_is_compressed_for_browsers_that_take_it(served: SiteServer) -> None:
    long = "<p>冠县交警大队</p>" * 200
    (served.site / "long.html").write_text(long, encoding="utf-8")
    _, headers, body = ask(served, "/long.html", **{"Accept-Encoding": "gzip, br"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == long
    assert len(body) == int(headers["Content-Length"]) < 1000
    assert "Content-Encoding" not in ask(served, "/long.html")[1]
