"""The one module that knows Pagefind: pages in, a bundle of its files out.

Pagefind runs as a service that is given one page after another on its standard input. Pointed at a folder it would
take the files in the order of the file system, and the same archive would give other bytes on another machine.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.metadata import version
from itertools import chain
from typing import IO, Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

# How many positions a file of the index holds. A reader fetches a file for each pair of characters in each part, so
# files are kept to an eighth of what Pagefind makes on its own. Where Pagefind ignores it, only bytes are lost.
_CHUNK = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500"}
RUNTIME = ("pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind")
VERSION = version("pagefind_bin")
_INDEX = ("pagefind-entry.json", "*.pf_meta", "*.pf_index", "*.pf_fragment")


Request = dict[str, object]


class PagefindError(Exception):
    """Pagefind is missing, stopped, or refused what it was given. The message is one line."""


def bundle(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Index pages (address, HTML): the bundle's files by path. Raises PagefindError.

    What only Pagefind's own user interface needs is not kept.
    """
    added: Iterable[Request] = (
        {"type": "AddFile", "index_id": 0, "url": address, "file_contents": page, "file_path": None}
        for address, page in pages
    )
    built: Iterable[Request] = ({"type": "BuildIndex", "index_id": 0}, {"type": "GetFiles", "index_id": 0})
    answer = _ask(chain([{"type": "NewIndex", "config": {}}], added, built))
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    kept = {path: data for path, data in files.items() if any(fnmatch(path, p) for p in (*_INDEX, *RUNTIME))}
    if not any(path.endswith(".pf_meta") for path in kept):
        raise PagefindError("Pagefind made no index")
    return kept


def _ask(requests: Iterable[Request]) -> dict[str, Any]:
    """Give requests to a Pagefind of our own; its answer to the last of them."""
    try:
        command = [str(get_executable()), "--service"]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | _CHUNK
        )
    except OSError as error:
        raise PagefindError(f"Pagefind cannot be started: {error}") from error
    try:
        with process:
            try:
                return _converse(process, requests)
            finally:
                process.kill()  # it would wait for more
    except BrokenPipeError as error:
        raise PagefindError("Pagefind stopped while it was given pages (out of memory?)") from error


def _converse(process: subprocess.Popen[bytes], requests: Iterable[Request]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    answer: dict[str, Any] = {}
    answers = _answers(process.stdout)
    for _ in range(_send(process.stdin, requests)):
        answer = next(answers, {"type": "Error", "message": "it stopped (out of memory?)"})
        if answer["type"] == "Error":
            raise PagefindError(f"Pagefind failed: {answer['message']}")
    return answer


def _send(stream: IO[bytes], requests: Iterable[Request]) -> int:
    """Pagefind reads on while it works, so everything may be written before anything is read."""
    count = 0
    for count, request in enumerate(requests, 1):
        message = json.dumps({"message_id": count, "payload": request}, ensure_ascii=False)
        stream.write(base64.b64encode(message.encode()) + b",")
    stream.flush()
    return count


def _answers(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    rest: list[bytes] = []  # the last answer holds every file, so its pieces are joined once
    while data := stream.read1(1 << 20):  # type: ignore[attr-defined]
        *whole, last = data.split(b",")
        if whole:
            whole[0] = b"".join((*rest, whole[0]))
            rest = []
        rest.append(last)
        yield from (json.loads(base64.b64decode(answer))["payload"] for answer in whole)
