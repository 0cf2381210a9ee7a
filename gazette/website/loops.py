"""Loops of templates made quick: names are looked up before them, and flags tell the first and the last item.

Jinja looks a name up for each item where it stands in a loop alone, and makes a value of its own for each item where
the loop is asked anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from gazette.website.trees import at, every

T = TypeVar("T")
FILTER = "flagged"  # the name of `flagged` in templates
_LOOP = "loop"  # Jinja's name


def flagged(items: Iterable[T]) -> Iterator[tuple[bool, bool, T]]:
    """Each item, with whether it is the first and whether it is the last one.

    >>> list(flagged("ab"))
    [(True, False, 'a'), (False, True, 'b')]
    """
    listed = list(items)
    return zip(chain((True,), repeat(False)), chain(repeat(False, len(listed) - 1), (True,)), listed, strict=False)


def with_flags(loop: nodes.For, number: int) -> nodes.For:
    """A loop whose loops inside are changed already: changed where it is asked for nothing but `first` and `last`.
    `number` tells it from others."""
    asked = list(_asked(loop.body))
    inner = (each for part in loop.body for each in every(part, nodes.For))
    if not asked or loop.recursive or loop.test or any(True for each in inner for _ in _asked(each.body)):
        return loop
    names = {attribute: f"{attribute}_{number}" for attribute in ("first", "last")}
    parents = [each for part in loop.body for each in every(part, nodes.Getattr) if _is_loop(each.node)]
    if len(parents) < len(asked) or any(each.attr not in names for each in parents):
        return loop
    flags: list[nodes.Expr] = [nodes.Name(name, "store") for name in names.values()]
    target = nodes.Tuple([*flags, loop.target], "store")
    iterated = nodes.Filter(loop.iter, FILTER, [], [], None, None)
    body = [changed for part in loop.body for changed in _Flags(names).visit_list(part)]
    return at(nodes.For(target, iterated, body, loop.else_, None, False), loop.lineno)


def _asked(body: Iterable[nodes.Node]) -> Iterator[nodes.Name]:
    return (name for part in body for name in every(part, nodes.Name) if _is_loop(name))


def _is_loop(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == _LOOP


class _Flags(NodeTransformer):
    """Names the flags where the loop was asked."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802  # Jinja's name
        self.generic_visit(node)
        return at(nodes.Name(self._names[node.attr], "load"), node.lineno) if _is_loop(node.node) else node


def looked_up(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """What looks up, once and first, the names that a body only reads."""
    names = [name for part in body for name in every(part, nodes.Name)]
    own = {name.name for name in names if name.ctx != "load"} | set(_defined(body)) | {_LOOP}
    free = sorted({name.name for name in names} - own)
    return [at(nodes.ExprStmt(nodes.Name(name, "load")), body[0].lineno) for name in free]


def _defined(body: Iterable[nodes.Node]) -> Iterator[str]:
    """The names of macros and of imported files."""
    for part in body:
        yield from (macro.name for macro in every(part, nodes.Macro))
        yield from (each.target for each in every(part, nodes.Import))
        for each in every(part, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in each.names)
