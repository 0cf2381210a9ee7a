"""Failing file operations, one in turn: the n-th is refused, or the process dies there."""

from __future__ import annotations

import errno
import io
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from gazette import disk

FAULTS = {"disk full": errno.ENOSPC, "I/O error": errno.EIO, "read-only": errno.EROFS}
_OPERATIONS = ("open", "write", "fsync", "link", "rename", "replace", "unlink", "mkdir", "rmdir", "scandir", "sync")


class Faulty:
    """Counts file operations, and strikes at one (`at`, from 0), or from there on (`lasting`)."""

    def __init__(self, at: int | None, strike: Callable[[], None], lasting: bool, torn: bool) -> None:
        self.count = 0
        self.struck = False
        self._at = at
        self._strike = strike
        self._lasting = lasting
        self._torn = torn

    def wrap(self, operation: Callable[..., Any], name: str) -> Callable[..., Any]:
        def faulty(*given: Any, **more: Any) -> Any:
            here, self.count = self.count, self.count + 1
            if self._at is not None and (here == self._at or (self._lasting and here > self._at)):
                self.struck = True
                if name == "write" and self._torn:  # half of the data arrives
                    operation(given[0], bytes(given[1])[: len(given[1]) // 2])
                self._strike()
            return operation(*given, **more)

        return faulty


@contextmanager
def faults(at: int | None, strike: Callable[[], None], lasting: bool = False, torn: bool = True) -> Iterator[Faulty]:
    """Let the operations of `os`, the opening of files and the exchange of names go through a Faulty.

    With `torn`, half of the data arrives where a writing operation is struck.
    """
    faulty = Faulty(at, strike, lasting, torn)
    with pytest.MonkeyPatch.context() as patch:
        for name in _OPERATIONS:
            patch.setattr(os, name, faulty.wrap(getattr(os, name), name))
        patch.setattr(io, "open", faulty.wrap(io.open, "io.open"))
        patch.setattr(disk, "exchange", faulty.wrap(disk.exchange, "exchange"))
        yield faulty


def refuse(number: int) -> Callable[[], None]:
    """What a system call does that fails."""

    def strike() -> None:
        raise OSError(number, os.strerror(number))

    return strike


def killed_at(at: int, action: Callable[[], object]) -> bool:
    """Run an action in a process of its own that is killed at an operation. Whether it got that far."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking where there are threads: the child uses none
        child = os.fork()
    if child == 0:
        try:
            with faults(at, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                action()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
