"""One archive built by several machines: each makes a share of the files, and one joins them to the site.

Every machine reads the whole archive, which is quick, and makes the files and parts of the search index that fall to
its share (share.py). What it made stands in a folder of its own that can be carried to another machine: a site with a
part of the pages, the parts of the index, and `shard.json`, which names every file with its digest and says from what
all of it was made. Shards of other inputs, and files that changed on the way, are refused.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Generator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from gazette import disk, record
from gazette.model import Problem, Severity
from gazette.options import Options
from gazette.publish import MARKER
from gazette.share import Share
from gazette.stream import File, Item

NAME = "shard.json"
FORMAT = 1  # raise it with every change that older files do not fit


@dataclass(frozen=True, slots=True)
class Shard:
    """What one machine made: its share, from which inputs, the pages that the sitemap lists, and the digest (SHA-256,
    hex) of every file."""

    number: int
    of: int
    inputs: str
    listed: tuple[str, ...]
    files: Mapping[str, str]
    format: int = FORMAT


def folder(cache: Path, share: Share) -> Path:
    """Where a shard stands: everything that is carried from machine to machine."""
    return cache / "shards" / str(share)


def alone(asked: Options) -> Options:
    """What was asked, with the shard's own folder as the site."""
    return replace(asked, site=folder(asked.cache, asked.share) / "site")


def inputs(asked: Options) -> str:
    """The digest of all that decides about the site: the same on every machine that builds the same."""
    total = hashlib.sha256(repr((record.program(), asked.base_url, asked.scripts, asked.index)).encode())
    for number, source in enumerate(asked.inputs):
        for path in disk.list_files(source):
            total.update(f"{number}/{path}\0".encode("utf-8", "surrogateescape"))
            total.update(disk.digest(source / path).encode())
    return total.hexdigest()


# --- on the machine that makes a share ----------------------------------------------------------------------------


def save(asked: Options) -> tuple[Problem, ...]:
    """Say in shard.json what `alone(…)` has built. The problem is fatal."""
    known = record.load(asked.cache)
    traces = record.load_rendered(known, asked.cache).traces
    first = next(iter(traces.values()), None)
    listed = sorted(first.listed()) if first else []
    files = {path: file.digest for path, file in known.files.items() if path != MARKER}
    try:
        shard = Shard(asked.share.number, asked.share.of, inputs(asked), tuple(listed), files)
        (asked.site.parent / NAME).write_text(json.dumps(asdict(shard), separators=(",", ":")), encoding="ascii")
    except OSError as error:
        return (disk.problem(error, asked.site.parent),)
    return ()


# --- on the machine that joins them -------------------------------------------------------------------------------


def load(asked: Options) -> tuple[Shard, ...] | Problem:
    """Every shard of one division, in order; the problem is fatal where one is missing or made of something else."""
    every = asked.cache / "shards"
    found = [shard for path in sorted(every.glob(f"*/{NAME}")) if (shard := _read(path))]
    if not found:
        return _problem(every, "G511", "there are no shards", "make every one with build --shard, and bring them here")
    of = min(shard.of for shard in found)
    shards = sorted((shard for shard in found if shard.of == of), key=lambda shard: shard.number)
    missing = sorted(set(range(1, of + 1)) - {shard.number for shard in shards})
    if missing:
        what = f"shard {missing[0]}/{of} is missing" + (f", and {len(missing) - 1} more" if len(missing) > 1 else "")
        return _problem(every, "G511", what, f"build --shard {missing[0]}/{of}, and bring its folder here")
    now = inputs(asked)
    other = next((shard for shard in shards if shard.inputs != now), None)
    if other:
        what = f"shard {other.number}/{of} was made from other texts, options or versions than are here"
        return _problem(
            every, "G512", what, f"build --shard {other.number}/{of} again, from the same and with the same"
        )
    return tuple(shards)


def pages(shards: Sequence[Shard], asked: Options, standing: Mapping[str, File]) -> Generator[Item, None, None]:
    """Every file of the shards; without its bytes where it stands in the site already."""
    for shard in shards:
        site = folder(asked.cache, Share(shard.number, shard.of)) / "site"
        for path, digest in shard.files.items():
            if path in standing and standing[path].digest == digest:
                yield path, None
            else:
                yield _file(site, path, digest)


def take_parts(shards: Sequence[Shard], asked: Options) -> None:
    """Bring the parts of the search index together where indexing looks for them. Raises OSError."""
    target = asked.cache / "parts"
    for shard in shards:
        made = alone(replace(asked, share=Share(shard.number, shard.of))).cache / "parts"
        for part in sorted(path for path in made.iterdir() if path.is_dir()) if made.is_dir() else ():
            if not (target / part.name).is_dir():
                shutil.copytree(part, target / f"{part.name}.new", dirs_exist_ok=True)
                (target / f"{part.name}.new").rename(target / part.name)


def _read(path: Path) -> Shard | None:
    """One shard; None where the file is damaged or another version's."""
    try:
        plain = json.loads(path.read_text(encoding="ascii"))
        shard = Shard(**{**plain, "listed": tuple(plain["listed"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return shard if shard.format == FORMAT else None


def _file(site: Path, path: str, digest: str) -> tuple[str, bytes] | Problem:
    try:
        data = (site / path).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() == digest:
        return path, data
    return _problem(site / path, "G513", "a file of a shard is missing or changed", "bring the shard here again")


def _problem(path: Path, code: str, what: str, mend: str) -> Problem:
    return Problem(str(path), None, None, code, what, mend, Severity.FATAL)
