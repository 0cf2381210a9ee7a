"""One line on a terminal that says what is being done; nothing where nobody watches."""

from __future__ import annotations

import contextlib
from typing import TextIO

_CLEAR = "\r\x1b[K"


class Progress:
    """Shows the step at hand, and takes it away when all is done."""

    def __init__(self, stream: TextIO, quiet: bool = False) -> None:
        self._stream = stream if stream.isatty() and not quiet else None

    def __call__(self, step: str) -> None:
        """Say what is being done now; "" when all is done."""
        if self._stream is not None:
            with contextlib.suppress(OSError):  # the terminal is gone
                self._stream.write(f"{_CLEAR}{step} …" if step else _CLEAR)
                self._stream.flush()

    def close(self) -> None:
        """All is done, or nothing more will be."""
        self("")
