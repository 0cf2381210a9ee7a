"""What open tabs show: the latest state of the site, those who wait for the next one, and the script in the pages."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class State:
    """What open tabs should show: `version` changes when the site does; `problems` are lines of text."""

    version: str
    problems: tuple[str, ...] = ()


class Screen:
    """The latest state, and those who wait for the next one."""

    def __init__(self) -> None:
        self._run = secrets.token_hex(4)  # a tab that outlives the server sees another run, and reloads
        self._builds = 0
        self._changed = threading.Condition()
        self._closed = False
        self.state = State(f"{self._run}-0")

    def show(self, problems: Sequence[str] = (), *, reload: bool = True) -> None:
        """Tell every open tab: reload, or keep the page; and which problems the last build had."""
        with self._changed:
            self._builds += reload
            self.state = State(f"{self._run}-{self._builds}", tuple(problems))
            self._changed.notify_all()

    def after(self, seen: State | None, timeout: float) -> State | None:
        """The state, once it is another one than `seen`; `seen` itself after `timeout` seconds; None when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.state != seen, timeout)
            return None if self._closed else self.state

    def close(self) -> None:
        """Let everyone who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def inject(html: bytes, source: str, version: str) -> bytes:
    """A page with the reload script before its end."""
    script = f'<script src="{escape(source)}" data-version="{escape(version)}" defer></script>'.encode()
    end = html.lower().rfind(b"</body>")
    return html + script if end < 0 else html[:end] + script + html[end:]
