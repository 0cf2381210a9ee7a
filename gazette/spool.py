"""Texts in a file without a name: whoever asks for one reads it alone, and copies no memory that processes share."""

from __future__ import annotations

import contextlib
import mmap
import os
import tempfile

_LENGTH = 24  # bits


class Spool:
    """Texts by number. One process puts them; those that were forked from it get them, too, as soon as they are put.
    Nothing hangs on it: a text that the disk refused is not there."""

    def __init__(self, count: int) -> None:
        """For so many numbers, from 0."""
        self._files = contextlib.ExitStack()
        self._file = -1
        with contextlib.suppress(OSError):
            file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (`close` closes it)
            self._file = self._files.enter_context(file).fileno()
        self._shared = mmap.mmap(-1, 8 * max(1, count))
        self._places = memoryview(self._shared).cast("Q")  # each in one number, which is written in one step
        self._end = 0

    def put(self, number: int, text: bytes) -> None:
        """Keep a text in UTF-8."""
        with contextlib.suppress(OSError):
            if len(text) >> _LENGTH == 0 and os.pwrite(self._file, text, self._end) == len(text):
                self._places[number] = self._end << _LENGTH | len(text)
                self._end += len(text)

    def get(self, number: int) -> str:
        """The text of a number; "" where none was put."""
        place = self._places[number]
        length = place & (1 << _LENGTH) - 1
        try:
            text = os.pread(self._file, length, place >> _LENGTH) if length else b""
        except OSError:
            return ""
        return text.decode() if len(text) == length else ""

    def close(self) -> None:
        """Let go of all texts."""
        self._places.release()
        self._shared.close()
        self._files.close()
