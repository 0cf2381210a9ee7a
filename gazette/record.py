"""What a build remembers for the next one, beside the site, in files that may be deleted at any time.

They are JSON: to read them runs nothing. One that is damaged, or that another version of the program or of a package
wrote, is passed over; the next build is a clean one then. Nor does a true record vouch for the site: each file that it
speaks of is looked at again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
import signal
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazette import disk, jsonstream
from gazette.disk import Mark
from gazette.model import Page, Problem, Severity, Vocabulary
from gazette.stream import File, Stored

# What makes pages is imported where it is used: most of all, a record tells that nothing has to be made.
if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess as Process

    from gazette.conversion import Conversion
    from gazette.memo import Found
    from gazette.shelf import Shelf
    from gazette.website import Rendered, Trace

NAME, TRACES, MEMO, CONVERSION = "record.json", "traces.json", "memo.json", "conversion.json"
PAGES, RELATIONS, CHANGES = "pages.json", "relations.json", "changes.json"
_CHECK = 64  # characters of the check with which a file begins
PROGRAM = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Record:
    """What one build knew when it was done.

    `inputs`: the digest of everything that it was made from, "" where it changed that itself; `said`: its problems and
    counts, step by step; `traces`: the check of the traces that belong to it.
    """

    inputs: str = ""
    said: tuple[tuple[tuple[Problem, ...], tuple[str, ...]], ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    traces: str = ""


# --- digests ----------------------------------------------------------------------------------------------------


@cache
def program() -> str:
    """The digest of the program: its own files, Python, and every installed package with its version."""
    packages = sorted(f"{each.name} {each.version}" for each in metadata.distributions())
    own = [
        PROGRAM.parent / "build.py",
        *(PROGRAM / path for path in disk.list_files(PROGRAM) if "__pycache__" not in path),
    ]
    return _digest([sys.version, *packages], own)


def inputs(folders: Iterable[Path], options: Iterable[object]) -> str:
    """The digest of all files of the folders that a build reads, and of what it was asked for; "" if one is closed."""
    folders = tuple(folders)
    try:
        files = [folder / path for folder in folders for path in disk.list_files(folder)]
    except OSError:
        return ""
    return _digest([program(), *map(repr, (*folders, *options))], files)


def _digest(texts: Iterable[str], files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for text in texts:
        total.update(f"{text}\0".encode("utf-8", "surrogateescape"))
    for path in files:
        total.update(f"{path}\0{_sum(path)}\0".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _sum(path: Path) -> str:
    """SHA-256 of a file, hex; what is wrong where it cannot be read, since that can be the same in every build."""
    try:
        return disk.digest(path)
    except OSError as error:
        return f"cannot be read: {error.errno}"


@dataclass(frozen=True, slots=True)
class Differences:
    """How a site differs from its record: the files that stand otherwise, with how, None where they do not stand at
    all; and whether there are others."""

    files: Mapping[str, Mark | None]
    more: bool


def differences(record: Record, site: Path) -> Differences:
    """Look at every file of a site."""
    marks = disk.marks(site)
    found = {path: mark for path, file in record.files.items() if (mark := marks.get(path)) != file.mark}
    return Differences(found, not marks.keys() <= record.files.keys())


def standing(record: Record, site: Path, found: Differences | None = None) -> Record:
    """The record of a site, with those files that stand as the build left them, and `inputs` only where all do.

    A file that was only copied or touched stands: its bytes tell. `found`: where the site was looked at already.
    """
    found = found or differences(record, site)
    if not found.files:
        return replace(record, inputs="" if found.more else record.inputs)
    stand = {path: mark for path, mark in found.files.items() if _stands(site, path, record.files[path], mark)}
    files = {path: file for path, file in record.files.items() if path not in found.files or path in stand}
    files |= {path: File(files[path].digest, mark) for path, mark in stand.items() if mark is not None}
    return replace(record, files=files, inputs="")


def _stands(site: Path, path: str, file: File, mark: Mark | None) -> bool:
    if mark is None or mark.size != file.mark.size:
        return False
    return mark == file.mark or _sum(site / path) == file.digest


def of(names: Collection[str], stored: Mapping[str, Stored], before: Record) -> Record:
    """The record of a site that was published with the files `names`: those `stored` as they were, all others as
    `before` says."""
    if stored.keys() >= set(names):
        return Record(files=_Files(stored))
    files = {**before.files, **{path: _file(each) for path, each in stored.items()}}
    return Record(files=files if len(files) == len(names) else {path: files[path] for path in files if path in names})


def without(record: Record, paths: Collection[str]) -> Record:
    """A record that knows nothing of some files."""
    files = dict(record.files)
    for path in paths:
        files.pop(path, None)
    return replace(record, inputs="", files=files)


def _file(stored: Stored) -> File:
    return File(stored.digest, stored.mark)


class _Files(Mapping[str, File]):
    """Files as they were stored, in the order of their paths."""

    def __init__(self, stored: Mapping[str, Stored]) -> None:
        self._stored = stored

    def __getitem__(self, path: str) -> File:
        return _file(self._stored[path])

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._stored))

    def __len__(self) -> int:
        return len(self._stored)


# --- on the disk ------------------------------------------------------------------------------------------------


def save(record: Record, rendered: Rendered, folder: Path) -> None:
    """Write what is to be remembered; the record last, since it names the traces. Raises OSError."""
    save_memo(rendered.memo, folder)
    told = rendered.relations
    _write(folder / RELATIONS, {"labels": told.labels, "pages": told.pages, "folded": iter(told.folded)})
    check = _save_traces(rendered, folder)
    plain = {
        "inputs": record.inputs,
        "said": [[[asdict(problem) for problem in problems], counts] for problems, counts in record.said],
        "files": ([path, file.digest, *file.mark] for path, file in record.files.items()),
        "traces": check,
    }
    _write(folder / NAME, plain)


def _save_traces(rendered: Rendered, folder: Path) -> str:
    """Write the traces, or what changed of those that stand there; the checks of both, by which a record names them."""
    from gazette.website import since

    traces = rendered.traces
    if rendered.base and rendered.base == _check_of(folder / TRACES):
        changes = {script: since.changes(trace.trace()) for script, trace in traces.items()}
        if all(changes.values()):
            return f"{rendered.base} {_write(folder / CHANGES, changes)}"
    return _write(folder / TRACES, {script: trace.plain() for script, trace in traces.items()})


def _load_traces(named: str, folder: Path) -> tuple[dict[str, Trace], str]:
    """The traces that a record names, with the check of those that changes are told from; none where they are not
    those that it was written with."""
    from gazette.website import since

    base, _, more = named.partition(" ")
    plain, check = _read(folder / TRACES)
    changes, check_of_changes = _read(folder / CHANGES) if more else ({}, "")
    if not plain or check != base or check_of_changes != more:
        return {}, ""
    traces = {script: since.restored(each) for script, each in plain.items()}
    return {script: since.changed(each, changes[script]) if more else each for script, each in traces.items()}, base


def save_memo(memo: Found, folder: Path) -> None:
    """Write what was found in texts, unless that was done before. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if memo:
        _write(folder / MEMO, memo)


def save_apart(record: Record, rendered: Rendered, folder: Path, other: Process | None = None) -> Process:
    """`save` in a process of its own, so that nobody waits; the `other` one's work is of no use any more."""
    if other is not None:
        other.terminate()
        other.join()
    process = multiprocessing.get_context("fork").Process(target=_save, args=(record, rendered, folder), daemon=True)
    process.start()
    return process


def _save(record: Record, rendered: Rendered, folder: Path) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that watches
    with contextlib.suppress(OSError):
        save(record, rendered, folder)


def load(folder: Path) -> Record:
    """The record of the last build; an empty one where there is none that can be used."""
    plain, _ = _read(folder / NAME)
    if plain is None:
        return Record()
    return Record(
        inputs=plain["inputs"],
        said=tuple((tuple(map(_problem, problems)), tuple(counts)) for problems, counts in plain["said"]),
        files={path: File(digest, Mark(*mark)) for path, digest, *mark in plain["files"]},
        traces=plain["traces"],
    )


def load_rendered(record: Record, folder: Path) -> Rendered:
    """What the last build knew: no traces where they are not those that the record was written with."""
    from gazette.website import Rendered
    from gazette.website.neighbours import Told

    memo, _ = _read(folder / MEMO)
    told, _ = _read(folder / RELATIONS)
    traces, base = _load_traces(record.traces, folder)
    relations = Told(told["labels"], told["pages"], tuple(told["folded"])) if told else Told()
    return Rendered(traces, memo or {}, relations, base=base)


def save_shelf(shelf: Shelf, content: Path, folder: Path) -> None:
    """Write what the pages of content/ were read as. Raises OSError."""
    from gazette.shelf import dump

    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / PAGES, dump(shelf, content / "articles"))


def load_shelf(folder: Path) -> Shelf:
    """What pages were read as; an empty shelf where no build kept anything that can be used."""
    from gazette.shelf import Shelf, restore

    plain, _ = _read(folder / PAGES)
    return Shelf() if plain is None else restore(plain)


def save_conversion(known: Conversion, folder: Path) -> None:
    """Write what seeds were read as. Raises OSError."""
    from gazette import conversion

    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / CONVERSION, conversion.dump(known))


def load_conversion(folder: Path, pages: Sequence[Page], words: Vocabulary) -> Conversion:
    """What is known of these pages; nothing where no build kept anything that can be used."""
    from gazette import conversion

    plain, _ = _read(folder / CONVERSION)
    return conversion.NONE if plain is None else conversion.restore(plain, pages, words)


def _write(path: Path, plain: object) -> str:
    """Write a file whole or not at all, and return its check. Iterators stand for lists."""
    total = _begin()
    staged = path.with_name(f"{path.name}.new")
    with staged.open("wb") as file:
        file.write(f"{total.hexdigest()}\n".encode("ascii"))  # where the check will stand
        for piece in jsonstream.pieces(plain):
            data = piece.encode("ascii")
            total.update(data)
            file.write(data)
        file.seek(0)
        file.write(total.hexdigest().encode("ascii"))
    staged.replace(path)
    return total.hexdigest()


def _read(path: Path) -> tuple[Any, str]:
    """What a file holds, with its check; None where it cannot be used."""
    try:
        data = memoryview(path.read_bytes())  # these are large: nothing is copied that need not be
        check, text = str(data[:_CHECK], "ascii"), data[_CHECK + 1 :]
        total = _begin()
        total.update(text)
        return (json.loads(str(text, "ascii")), check) if check == total.hexdigest() else (None, "")
    except (OSError, UnicodeDecodeError):
        return None, ""


def _check_of(path: Path) -> str:
    """What a file says that its check is."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(_CHECK).decode("ascii", "replace")
    return ""


def _begin() -> hashlib._Hash:
    """The digest of a text begins with that of the program: what another version wrote does not fit."""
    return hashlib.sha256(f"{program()}\n".encode("ascii"))


def _problem(plain: Any) -> Problem:
    return Problem(**{**plain, "severity": Severity(plain["severity"])})
