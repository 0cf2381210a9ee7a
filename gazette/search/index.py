"""The search index of a website: parts that Pagefind indexes, what joins them in the browser, and a copy for disks.

index(library, site / "pagefind", cache)
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gazette import disk
from gazette.model import Article, Library, Problem, Severity
from gazette.parallel import spread
from gazette.search import diskcopy, fold, pagefind, parts, slots
from gazette.search.joined import MANIFEST, Joint, Shelf, files, shelves
from gazette.search.making import FRAGMENT, Making
from gazette.search.parts import Part
from gazette.search.records import findable
from gazette.share import Share

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
MODULES = "assets/search"
AT_ONCE = 2  # parts that are indexed at the same time: what bounds the memory

_STATE = "state"  # in the cache: a digest of what the index was made from, and one of its manifest
_SWEPT = "swept"  # in the cache: what is no part of the index any more, until there is time to remove it
_MEND = "search is left as it was; build again, with fewer articles at a time if memory is short"


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What indexing did: articles found, parts in all, parts indexed anew."""

    records: int
    parts: int
    reindexed: int
    problems: tuple[Problem, ...] = ()


def index(
    library: Library,
    out: Path,
    cache: Path,
    templates: Path = TEMPLATES,
    limit: int = parts.LIMIT,
    jobs: int = 1,
    ready: Callable[[], None] = lambda: None,
) -> IndexReport:
    """Write the whole index into the folder `out`; what stands there from before is kept where it is still right.

    `cache` keeps indexed parts from run to run and may be deleted at any time. `templates` holds the browser's modules.
    Up to two of `jobs` processes index. `ready` waits for whoever makes parts ahead. Where Pagefind fails, nothing that
    `out` had is changed, and the report tells. What is left over waits for `tidy`.
    """
    articles = findable(library)
    divided = parts.divide(articles, limit)
    making = Making(library, len(articles), cache)
    joints = [Joint(part, making.folder(part)) for part in divided]
    folders = {joint.folder for joint in joints}
    common = shelves(joints)
    placed = folders | {shelf.folder for shelf in common}
    state = _state(library, articles, folders, templates)
    ready()
    missing = [joint.part for joint in joints if not (cache / joint.folder).is_dir()]
    try:
        if not missing and _stands(state, out, cache, placed):
            return IndexReport(len(articles), len(divided), 0)
        _make(making, missing, jobs)
        for folder in sorted(folders):
            _place(out / folder, partial(_fragments, cache / folder))
        for shelf in common:
            _place(out / shelf.folder, partial(_words, making, shelf))
        found = files(making, library.vocabulary, joints) | _scripts(templates)
        _write(out, found)
        _sweep(out, {*found, *placed}, cache / _SWEPT)
        _write(cache, {_STATE: _signed(state, out)})
        _sweep(cache, {_STATE, *folders}, cache / _SWEPT)
    except (pagefind.PagefindError, OSError) as error:
        problem = Problem(str(out), None, None, "G401", str(error), _MEND, Severity.FATAL)
        return IndexReport(len(articles), len(divided), 0, (problem,))
    return IndexReport(len(articles), len(divided), len(missing))


def prepare(library: Library, cache: Path, share: Share, limit: int = parts.LIMIT, jobs: int = 1) -> IndexReport:
    """Make the parts that fall to a share, in `cache`, where `index` finds them on the machine that joins all."""
    articles = findable(library)
    making = Making(library, len(articles), cache)
    mine = {making.folder(part): part for part in parts.divide(articles, limit) if share.has(part.name)}
    missing = [part for folder, part in mine.items() if not (cache / folder).is_dir()]
    try:
        _make(making, missing, jobs)
        _sweep(cache, set(mine), cache / _SWEPT)
        tidy(cache)
    except (pagefind.PagefindError, OSError) as error:
        problem = Problem(str(cache), None, None, "G401", str(error), _MEND, Severity.FATAL)
        return IndexReport(len(articles), len(mine), 0, (problem,))
    return IndexReport(len(articles), len(mine), len(missing))


def make_ahead(library: Library, cache: Path, limit: int = parts.LIMIT) -> None:
    """Make those parts that `index` would miss, one after another. Raises PagefindError and OSError."""
    articles = findable(library)
    making = Making(library, len(articles), cache)
    for part in parts.divide(articles, limit):
        if not (cache / making.folder(part)).is_dir():
            making.make(part)


def _make(making: Making, missing: Sequence[Part], jobs: int) -> None:
    """Make parts, the largest first, so that no process waits long for another in the end. Processes are told their
    numbers alone and find the articles in the memory that they share: to copy them would touch all of it, and so double
    it. The tables of folding are there before, so that not each makes its own."""
    if missing:
        fold.get_ready()
    largest = sorted(missing, key=lambda part: -part.size)
    for _ in spread(lambda number: making.make(largest[number]), range(len(largest)), min(jobs, AT_ONCE), few=1):
        pass


def tidy(cache: Path) -> None:
    """Remove what earlier indexing left over: many files, which nobody need wait for. Raises OSError."""
    disk.remove_tree(cache / _SWEPT)


def _state(library: Library, articles: Iterable[Article], folders: Collection[str], templates: Path) -> str:
    """A digest of all that the index is made from: texts by the names of their folders, and what else is known."""
    above = library.vocabulary.topics, library.vocabulary.places, library.places
    digest = hashlib.sha256(repr((sorted(folders), *above)).encode())
    for path in sorted((templates / MODULES).glob("*.js")):
        digest.update(repr((path.name, path.read_bytes())).encode())
    for article in articles:
        known = (article.slug, article.date, article.topics, article.places, article.agencies)
        digest.update(repr((known, [who.name for who in article.contributors])).encode())
    return digest.hexdigest()


def _signed(state: str, out: Path) -> bytes:
    return f"{state} {hashlib.sha256((out / MANIFEST).read_bytes()).hexdigest()}\n".encode()


def _stands(state: str, out: Path, cache: Path, folders: Iterable[str]) -> bool:
    """Whether `out` was made from the same before, and is still there."""
    there = (out / MANIFEST).is_file() and all((out / folder).is_dir() for folder in folders)
    return there and disk.holds(cache / _STATE, _signed(state, out))


def _place(folder: Path, fill: Callable[[Path], object]) -> None:
    """Bring a folder into the index: whole, or not at all."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".part-") as staged:
        fill(Path(staged) / folder.name)
        (Path(staged) / folder.name).rename(folder)


def _fragments(made: Path, staged: Path) -> None:
    shutil.copytree(made / FRAGMENT, staged / FRAGMENT, copy_function=_link)


def _words(making: Making, shelf: Shelf, staged: Path) -> None:
    staged.mkdir()
    found = slots.joined([making.postings(joint.folder) for joint in shelf.joints], shelf.slots)
    for number, data in enumerate(found):
        (staged / f"{number}.bin").write_bytes(data)


def _link(source: str, target: str) -> None:
    disk.link_or_copy(Path(source), Path(target))


def _scripts(templates: Path) -> dict[str, bytes]:
    """The tables of folding as a module, and everything as a script for copies on disks."""
    tables = "".join(
        f"export const {name} = {json.dumps(text, ensure_ascii=False)};\n" for name, text in fold.tables().items()
    )
    return {"tables.js": tables.encode(), "disk.js": diskcopy.script(templates / MODULES, tables).encode()}


def _write(folder: Path, found: Mapping[str, bytes]) -> None:
    """Write files, the manifest last: what it names is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(found, key=lambda name: name == MANIFEST):
        path = folder / name
        if disk.holds(path, found[name]):
            continue
        staged = path.with_name(f".{path.name}.new")
        staged.write_bytes(found[name])
        staged.replace(path)


def _sweep(folder: Path, kept: set[str], swept: Path) -> None:
    """Move what is no part of the index any more out of the way."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in kept and path != swept:
            try:
                swept.mkdir(parents=True, exist_ok=True)
                path.rename(Path(tempfile.mkdtemp(dir=swept)) / path.name)
            except OSError:  # on another disk, or `tidy` is at work in another process
                shutil.rmtree(path) if path.is_dir() else path.unlink()
