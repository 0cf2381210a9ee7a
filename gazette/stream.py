"""Files of the site on their way from whoever makes them, in whatever process, to whoever publishes them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gazette.disk import Mark
from gazette.model import Problem


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: the digest of its bytes (SHA-256, hex), and how it stood on the disk."""

    digest: str
    mark: Mark


class Stored(NamedTuple):
    """A file whose bytes are on the disk already: their SHA-256 (hex), how it stands, and whether the site that stands
    has the very same."""

    digest: str
    mark: Mark
    same: bool

    def plain(self) -> Plain:
        """As a tuple, which goes to another process in a fraction of the time."""
        return self.digest, *self.mark, self.same


Plain = tuple[str, int, int, int, bool]  # of what was stored


def stored(plain: Plain) -> Stored:
    """What was stored, as it came from another process."""
    digest, size, modified, number, same = plain
    return Stored(digest, Mark(size, modified, number), same)


_STORED = struct.Struct("<32sQqQ?")


class Stores(Mapping[str, Stored]):
    """Stored files by path, each in a fifth of the memory: a site has several times as many as articles."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, path: str, stored: Stored) -> None:
        """Note a file."""
        self._packed[path] = _STORED.pack(bytes.fromhex(stored.digest), *stored.mark, stored.same)

    def __getitem__(self, path: str) -> Stored:
        digest, *standing = _STORED.unpack(self._packed[path])
        return stored((digest.hex(), *standing))

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@dataclass(frozen=True, slots=True)
class Standing:
    """Files that stand in the site as they should, by path: an edit leaves nearly all, so that they come together."""

    paths: Collection[str]


Output = tuple[str, bytes | Stored | None]  # a file by path; None where it stands in the site as it should
Item = Output | Standing | Problem  # the problem is fatal
# Takes a file (its path, its bytes, their SHA-256 in hex) to the disk in the process that made it, since to hand bytes
# from process to process takes longer than to write them. What it does not take comes back as it is.
Keep = Callable[[str, bytes, str], bytes | Stored]


def pass_on(_path: str, data: bytes, _digest: str) -> bytes:
    """Keep nothing: hand every file over."""
    return data
