"""Trees of templates: copied, moved to another line, searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from jinja2 import nodes

N = TypeVar("N")
K = TypeVar("K", bound=nodes.Node)


def copy(value: N) -> N:
    """A tree that can be changed without changing this one."""
    if isinstance(value, nodes.Node):
        fields = [copy(getattr(value, name)) for name in value.fields]
        return type(value)(*fields, lineno=value.lineno, environment=value.environment)
    if isinstance(value, list | tuple):
        return type(value)(map(copy, value))
    return value


def at(node: K, line: int) -> K:
    """A tree all of which stands at one line."""
    node.set_lineno(line, override=True)
    return node


def every(node: nodes.Node, kind: type[K]) -> Iterator[K]:
    """The nodes of one kind in a tree, its root with them, in the order of the text: many times as quick as Jinja's own
    way, which hands each node up through all that stand above it."""
    waiting: list[object] = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, nodes.Node):
            if isinstance(each, kind):
                yield each
            waiting += [getattr(each, name, None) for name in reversed(each.fields)]


def has(node: nodes.Node, kinds: tuple[type[nodes.Node], ...]) -> bool:
    """Whether a tree has a node of one of these kinds."""
    return any(next(every(node, kind), None) is not None for kind in kinds)
