"""Texts in a file come back in the process that put them and in those forked from it; nothing hangs on the disk."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing

import pytest

from gazette.parallel import spread
from gazette.spool import Spool


def test_texts_come_back_by_their_numbers() -> None:
    with closing(Spool(4)) as spool:
        spool.put(2, "公路".encode())
        spool.put(0, b"<p>")
        assert [spool.get(number) for number in range(4)] == ["<p>", "", "公路", ""]


def test_other_processes_get_what_was_put_before_and_after_they_were_forked() -> None:
    count = 5_000
    with closing(Spool(count)) as spool:
        spool.put(0, b"text 0")
        for number, text in enumerate(spread(lambda number: spool.get(max(0, number - count // 2)), range(count), 2)):
            assert text == f"text {max(0, number - count // 2)}"
            spool.put(number, b"text %d" % number)


def test_what_the_disk_refuses_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with closing(Spool(2)) as spool:
        spool.put(0, b"before")
        with monkeypatch.context() as patched:
            patched.setattr(os, "pwrite", full)
            spool.put(1, b"refused")
        assert [spool.get(0), spool.get(1)] == ["before", ""]
        spool.put(1, b"after")
        assert [spool.get(0), spool.get(1)] == ["before", "after"]


def test_without_a_place_for_the_file_nothing_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with closing(Spool(1)) as spool:
        spool.put(0, b"text")
        assert not spool.get(0)


def test_what_cannot_be_read_again_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    with closing(Spool(1)) as spool:
        spool.put(0, b"text")
        monkeypatch.setattr(os, "pread", broken)
        assert not spool.get(0)
        monkeypatch.setattr(os, "pread", lambda *_: b"te")
        assert not spool.get(0)
