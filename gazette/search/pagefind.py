"""The one module of the build that knows Pagefind: pages in, the files of its index out.

Pagefind runs as a service that is given one page after another on its standard input. Pointed at a folder it would
take the files in the order of the file system, and the same archive would give other bytes on another machine.

Pagefind names its files by digests, which it lists for its own runtime: 20 kB that cannot be compressed for each
thousand articles. Here texts are named by their order, so that no list is needed, and postings are handed over word by
word, for slots.py to join those of several parts; templates/assets/search/postings.js reads both.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import IO, Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

# How many positions a file of postings holds: Pagefind packs many small ones more quickly than a few large ones.
_CHUNK = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1000"}
VERSION = version("pagefind_bin")
# Whether its end is seen first where we write or where we read is a matter of luck: it is told the same way.
STOPPED = "Pagefind stopped before it was done (out of memory?)"
MAGIC = b"pagefind_dcd"  # begins every file

# The next text in a file of postings, after any number of numbers and lists (CBOR, RFC 8949), and how it begins.
_TEXT = re.compile(
    rb"(?:[\x00-\x17\x20-\x37\x80-\x97]++|[\x18\x38\x98].|[\x19\x39\x99]..|[\x1a\x3a\x9a]....)*+"
    rb"([\x60-\x77]|\x78.|\x79..)",
    re.DOTALL,
)
_RECORD = 0x83  # the list that a word begins: itself, its pages, its other spellings

Postings = list[tuple[str, bytes]]  # words with what Pagefind wrote of each
Request = dict[str, object]


class PagefindError(Exception):
    """Pagefind is missing, stopped, or refused what it was given. The message is one line."""


def write(pages: Iterable[tuple[str, str]], folder: Path) -> Postings:
    """Index pages (address, HTML): their postings, and in `folder`, which is made, their texts, as N.pf_fragment in the
    order of the pages. Raises PagefindError."""
    added: Iterable[Request] = (
        {"type": "AddFile", "index_id": 0, "url": address, "file_contents": page, "file_path": None}
        for address, page in pages
    )
    # Where Pagefind writes its files itself, its many threads get into one another's way for seconds.
    answer = _ask(chain([{"type": "NewIndex", "config": {}}], added, [{"type": "GetFiles", "index_id": 0}]))
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    try:
        listed, words = _listed(files)
        folder.mkdir(parents=True)
        for number, (name, *_) in enumerate(listed):
            (folder / f"{number}.pf_fragment").write_bytes(files[f"fragment/{name}.pf_fragment"])
        return [each for *_, name in words for each in _postings(files[f"index/{name}.pf_index"])]
    except (ValueError, LookupError, TypeError, EOFError, zlib.error) as error:
        raise PagefindError(f"Pagefind {VERSION} wrote an index that cannot be read ({error})") from error


def _listed(files: Mapping[str, bytes]) -> tuple[list[Any], list[Any]]:
    """Pages [name, …] and files of words [first, last, name] of the one index that Pagefind made."""
    (path,) = (path for path in files if path.endswith(".pf_meta"))
    listed, _ = _item(gzip.decompress(files[path]), len(MAGIC))
    return listed[1], listed[2]


def _postings(packed: bytes) -> Postings:
    """What stands in a file of words, which are not looked into."""
    data = gzip.decompress(packed)
    _, _, at = _head(data, len(MAGIC))
    _, count, at = _head(data, at)
    found = []
    while text := _TEXT.match(data, at):
        word, at = _item(data, text.start(1))
        if data[text.start(1) - 1] == _RECORD:
            found.append((word, text.start(1) - 1))
    if len(found) != count:
        raise ValueError(f"{len(found)} words instead of {count}")
    ends = [*(start for _, start in found[1:]), len(data)]
    return [(word, data[start:end]) for (word, start), end in zip(found, ends, strict=True)]


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item of CBOR (RFC 8949), its number or length, and where it goes on."""
    kind, value = data[at] >> 5, data[at] & 31
    at += 1
    if value >= 24:
        size = 1 << (value - 24)
        value = int.from_bytes(data[at : at + size])
        at += size
    return kind, value, at


def _item(data: bytes, at: int) -> tuple[Any, int]:
    """The item at a position: a number, a text or a list of items; and where the next one begins."""
    kind, value, at = _head(data, at)
    if kind == 0:
        return value, at
    if kind == 3:
        return data[at : at + value].decode(), at + value
    if kind != 4:
        raise ValueError(f"an item of kind {kind} at byte {at}")
    items = []
    for _ in range(value):
        item, at = _item(data, at)
        items.append(item)
    return items, at


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
        raise PagefindError(STOPPED) from error


def _converse(process: subprocess.Popen[bytes], requests: Iterable[Request]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    answer: dict[str, Any] = {}
    answers = _answers(process.stdout)
    for _ in range(_send(process.stdin, requests)):
        answer = next(answers, {})
        if not answer:
            raise PagefindError(STOPPED)
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
