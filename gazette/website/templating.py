"""The one module that knows Jinja: a theme and a page's values in, HTML out.

Everything is escaped whatever a template's name ends in, and a name that no value has is an error: a page is either
right or not made.
"""

from __future__ import annotations

import contextlib
import re
import traceback
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from types import TracebackType
from typing import Any, TypeVar

import jinja2
from jinja2 import meta
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from gazette.model import Problem, Severity
from gazette.parallel import aside
from gazette.website import neighbours
from gazette.website.inlining import QuickEnvironment
from gazette.website.strings import Strings
from gazette.website.theme import Theme
from gazette.website.view import Ready

E = TypeVar("E", bound=jinja2.Environment)
_REMEMBERED = 20_000  # pieces of pages, of about 1 kB
_PARTS = "macros/parts.html"  # where the macro `card` stands
_OF_A_CARD = {"item", "up", "t"}  # what lists give it
_MEND = "mend the template; the published site stays as it was until then"


class Templates:
    """A theme, each template compiled when first used, or all at once."""

    def __init__(self, theme: Theme) -> None:
        self.theme, self._folder, self._sources = theme, theme.folder, theme.sources
        self._environment = self._furnished(jinja2.Environment(autoescape=True, **self._options()))
        self._quick: dict[Strings, QuickEnvironment] = {}
        self._cards: dict[object, Macro] = {}  # what prints cards, by words
        self._names: dict[str, Collection[str]] = {}  # the templates that each names
        self._printed: dict[Hashable, tuple[Markup, Mapping[str, object]]] = {}
        self._compiling: Callable[[], Mapping[str, Mapping[str, bytes]]] | None = None

    def _options(self) -> dict[str, Any]:
        return {
            "loader": jinja2.FunctionLoader(_source(self.theme)),
            "undefined": jinja2.StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "auto_reload": False,
            "cache_size": -1,
        }

    def _furnished(self, environment: E) -> E:
        environment.filters |= {"clauses": clauses, "breakable": breakable}
        environment.globals["once"] = self._once
        return environment

    def _environment_with(self, words: Strings) -> QuickEnvironment:
        """The environment for one script, where its words are part of the templates (inlining.py)."""
        if words not in self._quick:
            self._quick[words] = self._furnished(QuickEnvironment(words, **self._options()))
        return self._quick[words]

    def compile(self, *scripts: str) -> None:
        """Compile the templates of pages with the words of these scripts, or of all, so that no process need later.

        What is wrong is told when it is used.
        """
        if self._compiling is not None:
            compiling, self._compiling = self._compiling, None
            for script, codes in compiling().items():
                self._environment_with(self.theme.strings[script]).compiled.update(codes)
        for script in scripts or self.theme.strings:
            environment = self._environment_with(self.theme.strings[script])
            for name in self._compiled_apart():
                with contextlib.suppress(jinja2.TemplateError):
                    environment.get_template(name)

    def _compiled_apart(self) -> Collection[str]:
        """The templates of pages, and those that others import; what is included stands in the others."""
        pages = {name for name in self._sources if name.endswith(".html") and "/" not in name}
        imported = {name for source in self._sources.values() for name in _IMPORTED.findall(source)}
        return sorted(pages | imported)

    def begin(self, scripts: Sequence[str], jobs: int) -> None:
        """Begin to compile in another process what `compile` will be asked for."""
        self._compiling = aside(partial(self._compiled, scripts), jobs) if jobs > 1 else None

    def _compiled(self, scripts: Sequence[str]) -> Mapping[str, Mapping[str, bytes]]:
        """The templates of pages as what can be handed to another process."""
        self.compile(*scripts)
        return {script: self._environment_with(self.theme.strings[script]).compiled for script in scripts}

    def closure(self, name: str) -> tuple[tuple[str, str], ...]:
        """A template's source with those of all that it extends, imports or includes, by name."""
        found: dict[str, str] = {}
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name not in found and name in self._sources:
                found[name] = self._sources[name]
                waiting += self._referenced(name)
        return tuple(sorted(found.items()))

    def _referenced(self, name: str) -> Collection[str]:
        """The templates that one names itself; all where it computes a name, or cannot be read."""
        if name not in self._names:
            named = self._named(self._sources[name])
            self._names[name] = self._sources.keys() if None in named else {each for each in named if each}
        return self._names[name]

    def _named(self, source: str) -> Collection[str | None]:
        """The names in a source, None for one that is computed. Those in quotes need no parsing, which takes longer."""
        quoted = [_QUOTED.fullmatch(rest) for rest in _NAMING.findall(source)]
        if all(quoted):
            return {name[1] for name in quoted if name}
        try:
            return set(meta.find_referenced_templates(self._environment.parse(source)))
        except jinja2.TemplateSyntaxError:
            return {None}

    def render(self, name: str, values: Mapping[str, object]) -> str | Problem:
        """Print `values` with the template `name`; a Problem with file and line where that fails."""
        if isinstance(words := values.get("t"), Strings):
            with contextlib.suppress(Exception):  # what it is, and where, is found out below
                return self._environment_with(words).get_template(name).render(values)
        return self._render(name, values)

    def _render(self, name: str, values: Mapping[str, object]) -> str | Problem:
        """Print with the templates as they stand, so that what is wrong is told where it is."""
        try:
            return self._environment.get_template(name).render(values)
        except jinja2.TemplateSyntaxError as error:
            return self._problem(error.name or name, error.lineno, error.message or "syntax error")
        except jinja2.TemplateNotFound as error:
            where, line = self._place(error.__traceback__)
            return self._problem(where or name, line, f"there is no template {error.message!r}")
        except Exception as error:  # a template can raise anything
            where, line = self._place(error.__traceback__)
            return self._problem(where or name, line, f"{type(error).__name__}: {error}")

    def _once(self, macro: Macro, **values: object) -> Markup:
        """What a macro prints for some values: printed once for the very same ones, since pages have much in common.

        `once(parts.card, item=item, up=page.up, t=t)` in a template is `parts.card(item=item, up=page.up, t=t)`.
        """
        if type(item := values.get("item")) is Ready:
            if ready := self._ready(macro, item, values):
                return Markup(ready)  # safe: printed by that macro
            values["item"] = item.card()
        # To compare cards field by field takes as long as to print them. While a value is kept no other has its id.
        key = (macro, *values, *[value if type(value) is str else id(value) for value in values.values()])
        known = self._printed.get(key)
        if known is None:
            if len(self._printed) >= _REMEMBERED:
                self._printed.clear()
            known = self._printed[key] = Markup(macro(**values)), values  # safe: a macro escapes what it is given
        return known[0]

    def pieces(self, words: Strings, item: object, ups: Sequence[str]) -> tuple[str, ...]:
        """What a list prints of an item, for each way up; nothing where no list would print just that."""
        with contextlib.suppress(Exception):  # whoever prints the list will meet it
            card = self._card(words)
            return tuple(str(card(item=item, up=up, t=words)) for up in ups)
        return ()

    def _ready(self, macro: Macro, item: Ready, values: Mapping[str, object]) -> str:
        """What a macro prints for values, where that is what `pieces` printed; else ""."""
        printed = item.printed(str(values["up"])) if values.keys() == _OF_A_CARD else ""
        return printed if printed and macro is self._card(values["t"]) else ""

    def _card(self, words: object) -> Macro:
        """The macro by which lists print an item, with the words of a script."""
        if words not in self._cards:
            assert isinstance(words, Strings)
            self._cards[words] = self._environment_with(words).get_template(_PARTS).module.__dict__["card"]
        return self._cards[words]

    def _place(self, trace: TracebackType | None) -> tuple[str, int | None]:
        """The innermost template and line of a traceback."""
        inside = [frame for frame in traceback.extract_tb(trace) if frame.filename.startswith(_MARK)]
        return (inside[-1].filename.removeprefix(_MARK), inside[-1].lineno) if inside else ("", None)

    def _problem(self, name: str, line: int | None, what: str) -> Problem:
        path = f"{self._folder}/{name.removeprefix(_MARK)}"
        return Problem(path, line, None, "G301", " ".join(what.split()).rstrip("."), _MEND, Severity.FATAL)


# What follows the word of a tag that names another template; and a name in quotes with nothing computed beside it.
_NAMING = re.compile(r"{%[-+]?\s*(?:extends|import|include|from)\b(.*?)[-+]?%}", re.S)
_IMPORTED = re.compile(r'{%[-+]?\s*(?:import|from)\s+"([^"]+)"')
_QUOTED = re.compile(r"""\s*"([^"\\]+)"(?:\s+(?:as|import)\s+[\w\s,]+|\s+with(?:out)?\s+context)?\s*""")

# Blanks; and the marks after which a line may end, with the closing ones that follow. A comma inside 1,000 is none.
_BREAK = re.compile(r"\s+|(?:[，。；：！？!?—]|[,;:](?!\d))+[”’」』》）]*")


def clauses(text: str) -> list[str]:
    """A headline in the pieces after which a line may end without breaking a phrase; blanks are pieces of their own.

    >>> clauses("狠抓源头 管理水平，大局稳定")
    ['狠抓源头', ' ', '管理水平，', '大局稳定']
    """
    pieces, start = [], 0
    for mark in _BREAK.finditer(text):
        pieces += [text[start : mark.start()], mark[0]] if mark[0].isspace() else [text[start : mark.end()]]
        start = mark.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


_LINE = 12  # characters of a headline that any line holds
_FIGURE = re.compile("[0-9]")
_OPENERS = frozenset("“‘《〈（(【「『")


def breakable(clause: str) -> Markup:
    """A clause of a headline with the places marked where a line may end without cutting a word; none in a short one.

    >>> breakable("茌平区扶贫办将主题教育活动与工作紧密结合")
    Markup('茌平区<wbr>扶贫办将<wbr>主题<wbr>教育<wbr>活动与<wbr>工作<wbr>紧密结合')

    Figures stay with what they count.

    >>> breakable("大学材料科学与工程学院于7月12日至7月19日举行活动")
    Markup('大学<wbr>材料科学与<wbr>工程学院<wbr>于7月12日至7月19日<wbr>举行<wbr>活动')

    And what opens a quotation with the quotation.

    >>> breakable("县里的扶贫办开展“不忘初心”教育")
    Markup('县里的<wbr>扶贫办<wbr>开展<wbr>“不忘<wbr>初心”<wbr>教育')
    """
    return escape(clause) if len(clause) <= _LINE else _broken(clause)


@lru_cache(maxsize=1 << 14)
def _broken(clause: str) -> Markup:
    """The same for a long one; remembered, since a headline stands on many pages."""
    edges = sorted(neighbours.word_edges(clause))
    return Markup("<wbr>").join(clause[at:end] for at, end in pairwise([0, *_breaks(clause, edges), len(clause)]))


def _breaks(clause: str, edges: Sequence[int]) -> Iterator[int]:
    """Where a line may end: one character stays with the word before it, but goes with a figure that follows it, and
    what opens a quotation with the quotation.
    """
    for before, at, end in zip([0, *edges], edges, edges[1:], strict=False):
        start = before if at - before == 1 and clause[at].isdigit() else at
        if not start or end - start < 2 or _FIGURE.search(clause[start - 1 : start + 1]):
            continue
        while start and clause[start - 1] in _OPENERS:
            start -= 1
        if start:
            yield start


_MARK = "template:"  # stands before a template's name in tracebacks, so that its frames can be told from Python's


def _source(theme: Theme) -> Callable[[str], tuple[str, str, None] | None]:
    def find(name: str) -> tuple[str, str, None] | None:
        return (theme.sources[name], _MARK + name, None) if name in theme.sources else None

    return find
