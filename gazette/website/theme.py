"""The folder of templates, read once: sources, assets and interface strings as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gazette import disk, merging
from gazette.model import Problem, Severity
from gazette.website import strings
from gazette.website.strings import Strings

ASSETS = "assets/"
INTERFACE = "interface.yaml"


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything under templates/: template sources and assets by path below the folder, and the interface strings."""

    folder: str  # as messages name it
    sources: Mapping[str, str]
    assets: Mapping[str, bytes]
    strings: Mapping[str, Strings]


def load(folder: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """Read the folder of templates. Any problem here is fatal: without templates there is no website."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()}
    shown = {name: path for name, path in files.items() if not any(part[0] in ".~" for part in name.split("/"))}
    found, unreadable = _bytes(folder, shown)
    assets = {name: data for name, data in found.items() if name.startswith(ASSETS)}
    sources, undecodable = _texts(folder, {name: data for name, data in found.items() if name not in assets})
    unreadable += undecodable + _unmerged(folder, sources | _texts(folder, _styles(assets))[0])
    if INTERFACE not in sources:
        where = (folder / INTERFACE).as_posix()
        missing = Problem(where, None, None, "G302", "the interface strings are missing", _MEND, Severity.FATAL)
        told = () if INTERFACE in shown else (missing,)  # what is there and cannot be read is told as such
        return Theme(folder.as_posix(), sources, assets, {}), (*unreadable, *told)
    words, problems = strings.load(sources[INTERFACE], (folder / INTERFACE).as_posix())
    return Theme(folder.as_posix(), sources, assets, words), (*unreadable, *problems)


# Templates are indented for people. HTML takes a line's end and an indent for one blank, so pages are sent without.
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_MEND = "give the folder of templates with --templates"


def _bytes(folder: Path, files: Mapping[str, Path]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    found, problems = {}, []
    for name, path in files.items():
        try:
            found[name] = disk.read(path, folder)
        except OSError as error:
            what = f"the template cannot be read ({error.strerror})"
            mend = "put a file there that you may read"
            problems.append(Problem(path.as_posix(), None, None, "G301", what, mend, Severity.FATAL))
    return found, tuple(problems)


def _styles(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets that people write: style sheets and scripts."""
    return {name: data for name, data in assets.items() if name.endswith((".css", ".js"))}


def _unmerged(folder: Path, sources: Mapping[str, str]) -> tuple[Problem, ...]:
    """What git's conflict markers stand in: readers would see them, and browsers drop the rules around them."""
    found = (merging.unfinished(text, (folder / name).as_posix(), 1, Severity.FATAL) for name, text in sources.items())
    return tuple(problem for problem in found if problem)


def _texts(folder: Path, files: Mapping[str, bytes]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    texts, problems = {}, []
    for name, data in files.items():
        try:
            text = data.decode("utf-8")
            texts[name] = _INDENT.sub("", text) if name.endswith(".html") else text
        except UnicodeDecodeError as error:
            what = f"not UTF-8 at byte {error.start}"
            where = (folder / name).as_posix()
            problems.append(Problem(where, None, None, "G301", what, "save the template as UTF-8", Severity.FATAL))
    return texts, tuple(problems)
