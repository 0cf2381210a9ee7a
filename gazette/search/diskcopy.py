"""For copies that are read from disk, where browsers load neither modules nor data: classic scripts in their place.

`disk.js` holds all modules of the search in one script; `text.js` holds what is searched, for archives small enough to
be looked through one article after another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path

MOST = 1000  # articles that a browser is asked to look through
ENTRIES = ("page", "quick", "highlight")  # what assets/search.js loads
_INSTEAD = {"archive.js": "disk.js"}  # where articles come from

# The modules are written so that these suffice: imports and exports of names, each on a line of its own.
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]*)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)


def script(folder: Path, tables: str) -> str:
    """The modules of `folder` as one classic script that leaves its entries in `window.gazetteModules`."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    sources["tables.js"] = tables
    needs = {name: {_name(match[2]) for match in _IMPORT.finditer(source)} for name, source in sources.items()}
    wanted: set[str] = set()
    _reach([f"{entry}.js" for entry in ENTRIES], needs, wanted)
    order = TopologicalSorter({name: sorted(needs[name]) for name in sorted(wanted)}).static_order()
    modules = "".join(f"modules[{json.dumps(name)}] = (() => {{\n{_closed(sources[name])}}})();\n" for name in order)
    entries = ", ".join(f'{entry}: modules["{entry}.js"]' for entry in ENTRIES)
    return f'"use strict";\n{{\nconst modules = {{}};\n{modules}window.gazetteModules = {{ {entries} }};\n}}\n'


def _name(address: str) -> str:
    name = address.rpartition("/")[2]
    return _INSTEAD.get(name, name)


def _reach(names: Sequence[str], needs: Mapping[str, set[str]], reached: set[str]) -> None:
    for name in names:
        if name not in reached:
            reached.add(name)
            _reach(sorted(needs[name]), needs, reached)


def _closed(source: str) -> str:
    """A module's source as the body of a function that returns what it exports."""
    exported = ", ".join(match[1] for match in _EXPORT.finditer(source))
    body = _IMPORT.sub(lambda match: f'const {match[1].replace(" as ", ": ")} = modules["{_name(match[2])}"];', source)
    return f"{_EXPORT.sub('', body)}return {{ {exported} }};\n"


def text(manifest: Mapping[str, object], rows: Mapping[str, object], articles: Sequence[object]) -> str:
    """The whole archive as a script. Every block is its text, or two where no table gives the Traditional form."""
    data = {"manifest": manifest, "rows": rows, "articles": articles}
    return f"window.gazetteText = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
