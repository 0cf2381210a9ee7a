"""The search index of a website: parts that Pagefind indexes, what joins them in the browser, and a copy for disks.

index(library, site / "pagefind", cache)
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.model import Library, Problem, Severity, Topic
from gazette.script import Hant
from gazette.search import diskcopy, fold, pagefind, parts, similar
from gazette.search.parts import Part
from gazette.search.records import SMALL, Record, records
from gazette.search.rows import NAMES, core, names

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
MODULES = "assets/search"
MANIFEST = "parts.json"
EAGER = 60_000  # bytes of names that a browser loads without being asked to
FORMAT = 1  # of what is written here; raise it with every change that old files do not fit


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What indexing did: articles found, parts in all, parts indexed anew."""

    records: int
    parts: int
    reindexed: int
    problems: tuple[Problem, ...] = ()


def index(
    library: Library, out: Path, cache: Path, templates: Path = TEMPLATES, limit: int = parts.LIMIT
) -> IndexReport:
    """Write the whole index into the folder `out`; what stands there from before is kept where it is still right.

    `cache` keeps indexed parts from run to run and may be deleted at any time. `templates` holds the browser's modules.
    Where Pagefind fails, nothing that `out` had is changed, and the report says so.
    """
    convert = Hant(library.vocabulary.protected).convert
    found = records(library, convert)
    divided = parts.divide(found, limit)
    try:
        made = [_part(part, out, cache) for part in divided]
        folders = [folder for folder, _ in made]
        files = _files(library, found, list(zip(divided, folders, strict=True)), convert)
        files["disk.js"] = diskcopy.script(templates / MODULES, _tables()).encode()
        _write(out, files)
        _sweep(out, {*files, *folders})
        _sweep(cache, set(folders))
    except (pagefind.PagefindError, OSError) as error:
        problem = Problem(str(out), None, None, "G401", str(error), _MEND, Severity.FATAL)
        return IndexReport(len(found), len(divided), 0, (problem,))
    return IndexReport(len(found), len(divided), sum(anew for _, anew in made))


_MEND = "search is left as it was; build again, with fewer articles at a time if memory is short"


def language(part: Part) -> str:
    """The language tag under which a part is indexed. It names no language: no segmenter runs, and no two parts share
    names of files."""
    return f"und-x-{part.name}"


def _part(part: Part, out: Path, cache: Path) -> tuple[str, bool]:
    """Bring a part into `out`: the name of its folder, and whether it had to be indexed."""
    pages = [(record.address, record.html(language(part))) for record in part.records]
    name = f"{part.name}-{_digest(pages)}"
    if (out / name).is_dir():
        return name, False
    anew = not (cache / name).is_dir()
    if anew:
        _place(cache / name, pagefind.bundle(pages))
    with tempfile.TemporaryDirectory(dir=_made(out), prefix=".part-") as staged:
        shutil.copytree(cache / name, Path(staged) / name)
        (Path(staged) / name).rename(out / name)
    return name, anew


def _place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder so that it is either whole or not there."""
    with tempfile.TemporaryDirectory(dir=_made(folder.parent), prefix=".part-") as staged:
        _write(Path(staged) / folder.name, files)
        (Path(staged) / folder.name).rename(folder)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _digest(pages: Iterable[tuple[str, str]]) -> str:
    digest = hashlib.sha256(f"{FORMAT} {pagefind.VERSION}".encode())
    for address, page in pages:
        digest.update(f"\0{address}\0{page}".encode())
    return digest.hexdigest()[:12]


def _files(
    library: Library, found: Sequence[Record], placed: Sequence[tuple[Part, str]], convert: Callable[[str], str]
) -> dict[str, bytes]:
    """Everything besides the parts' own folders."""
    alike = _alike(found)
    about = {
        "count": len(found),
        "length": sum(record.row.length for record in found) / max(1, len(found)),
        "everywhere": len(found) <= SMALL,
        "topics": {topic.id: _topic(topic, convert) for topic in library.vocabulary.topics},
    }
    files: dict[str, bytes] = {"tables.js": _tables().encode()}
    listed = []
    for part, folder in placed:
        tables = {"rows": core(part.records, alike)} | {kind: names(kind, part.records, convert) for kind in NAMES}
        named = {kind: _named(f"{part.name}-{kind}", _json(table)) for kind, table in tables.items()}
        files |= dict(named.values())
        listed.append(
            {"folder": folder, "language": language(part), **{kind: name for kind, (name, _) in named.items()}}
        )
    if len(found) <= diskcopy.MOST:
        files["text.js"] = diskcopy.text(about, alike, found, convert).encode()
    small = sum(len(files[str(part[kind])]) for part in listed for kind in NAMES) <= EAGER
    files[MANIFEST] = _json({**about, "eager": small, "parts": listed})
    return files


def _named(stem: str, data: bytes) -> tuple[str, bytes]:
    return f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.json", data


def _topic(topic: Topic, convert: Callable[[str], str]) -> list[str]:
    return [topic.label, convert(topic.label), topic.broader]


def _tables() -> str:
    return "".join(
        f"export const {name} = {json.dumps(text, ensure_ascii=False)};\n" for name, text in fold.tables().items()
    )


def _alike(found: Sequence[Record]) -> dict[str, int]:
    """Numbers for groups of near-duplicates, by slug; articles that stand alone are not in it. A number depends on
    the group alone, so that the rows of other parts stay as they are."""
    groups = similar.groups([record.sentences for record in found])
    size = Counter(groups)
    return {
        record.slug: int(hashlib.sha256(found[group].slug.encode()).hexdigest()[:7], 16)
        for record, group in zip(found, groups, strict=True)
        if size[group] > 1
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, the manifest last: what it names is there."""
    for name in sorted(files, key=lambda name: name == MANIFEST):
        path = folder / name
        if path.is_file() and path.read_bytes() == files[name]:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f".{path.name}.new")
        staged.write_bytes(files[name])
        staged.replace(path)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Remove what is no part of the index any more."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
