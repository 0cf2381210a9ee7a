"""Postings of several parts in common files: a reader fetches one for each pair of characters, not one in each part.

Words are divided among the slots of a shelf by a digest of two of their characters, so that no list tells where a word
stands, and all words that begin with a pair stand in one slot. What a part has in a slot is compressed when the part is
made; it says nothing about what stands before it (`Z_FULL_FLUSH`), so that a shelf is joined by writing one after the
other. templates/assets/search/postings.js reads them.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence

from gazette.search.tokens import SOLO

_SPAN = 1500  # characters of text a slot, at least: smaller files are fetched no quicker
_LEVEL = 6
_END = b"\x03\x00"  # of compressed data (RFC 1951)


def slots(size: int) -> int:
    """How many slots a shelf with so many characters has: a power of two, so that few edits change it."""
    return 1 << max(0, (size // _SPAN).bit_length())


def slot(word: str, count: int) -> int:
    """The slot of a word, by its first two characters. Those of edges, which begin with the same few, by their last."""
    first, second = ord(word[0]), ord(word[-1] if word[0] == SOLO else word[1:2] or "\0")
    mixed = (first * 0x9E3779B1 + second * 0x85EBCA6B) & 0xFFFFFFFF
    return ((mixed * 0x9E3779B1 & 0xFFFFFFFF) >> 15) % count


def packed(postings: Iterable[tuple[str, bytes]], count: int) -> bytes:
    """A part's words in slots, each a list (CBOR, RFC 8949) and compressed, after the lengths of all."""
    filled: list[list[bytes]] = [[] for _ in range(count)]
    for word, record in postings:
        filled[slot(word, count)].append(record)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)  # one for all: to begin takes longer than a slot
    found = [packer.compress(_listed(records)) + packer.flush(zlib.Z_FULL_FLUSH) for records in filled]
    return struct.pack(f"<{count}I", *map(len, found)) + b"".join(found)


def _listed(records: Sequence[bytes]) -> bytes:
    return b"\x9a" + len(records).to_bytes(4) + b"".join(records)


def joined(parts: Sequence[bytes], count: int) -> Iterable[bytes]:
    """The files of a shelf, one for each slot, out of what its parts were packed into."""
    views = [memoryview(part) for part in parts]
    at = [4 * count] * len(views)
    for lengths in zip(*(struct.unpack_from(f"<{count}I", part) for part in parts), strict=True):
        ends = [start + length for start, length in zip(at, lengths, strict=True)]
        yield b"".join((*(view[start:end] for view, start, end in zip(views, at, ends, strict=True)), _END))
        at = ends
