"""The words of the interface, in both scripts, from templates/interface.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette import strictyaml
from gazette.model import Problem, Severity

SCRIPTS = ("hans", "hant")


@dataclass(frozen=True, slots=True, eq=False)  # as a key of what was printed before it stands for itself
class Strings:
    """One script's words: `t("count_articles", n=3)`. An unknown key raises KeyError."""

    script: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, with `{name}` replaced by the values given."""
        return self.words[key].format_map(values) if values else self.words[key]

    def __contains__(self, key: str) -> bool:
        return key in self.words


def load(text: str, path: str) -> tuple[dict[str, Strings], tuple[Problem, ...]]:
    """Read interface.yaml: `key: {hans: …, hant: …}`. Every key must have both scripts."""
    document = strictyaml.load(text, path)
    if isinstance(document, Problem):
        return {}, (document,)
    entries = document.value if isinstance(document.value, dict) else {}
    problems = [_problem(path, document.line(key), key) for key, entry in entries.items() if not _complete(entry)]
    whole = {key: entry for key, entry in entries.items() if isinstance(entry, dict) and _complete(entry)}
    columns = {script: {key: str(entry[script]) for key, entry in whole.items()} for script in SCRIPTS}
    return {script: Strings(script, words) for script, words in columns.items()}, tuple(problems)


def _complete(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(script), str) and entry[script] for script in SCRIPTS)


def _problem(path: str, line: int | None, key: str) -> Problem:
    what = f"the interface string {key!r} lacks a script"
    return Problem(path, line, None, "G303", what, f"write {key}: {{hans: …, hant: …}}", Severity.FATAL)
