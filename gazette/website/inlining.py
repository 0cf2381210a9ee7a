"""Templates made quick before they are compiled: what is the same on every page is worked out once.

Four things change in a template's tree, and nothing in what it prints: words of the interface that need no value
become text, a macro of another file stands where it is called, and so does an included file; loops are made quick
(loops.py). What cannot be moved safely is left as it is.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from itertools import count
from keyword import iskeyword
from string import Formatter
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Extends
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped_text  # type: ignore[attr-defined]  # `escape`, and no Markup for each

from gazette.website.compiled import Compiled
from gazette.website.loops import FILTER, flagged, looked_up, with_flags
from gazette.website.strings import Strings
from gazette.website.trees import at, copy, every, has

WORDS = "t"  # the name that the words of the interface have in every template


class Compiler(CodeGenerator):
    """Compiles templates after their trees were changed."""

    environment: QuickEnvironment

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's name
        """Compile one template."""
        super().visit_Template(inlined(node, self.environment), frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Compile what stands in a frame. A block, and a template that extends no other, hands over one text, since
        each piece would pass every caller."""
        whole = frame.block_frame or (frame.rootlevel and not any(isinstance(each, Extends) for each in nodes))
        if not whole or frame.parent is not None or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read an attribute as Python does: no value of these templates has items instead."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call as Python does: nothing that these templates call asks for Jinja's context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(pair.key) for pair in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for pair in node.kwargs:
            self.write(f"{pair.key}=")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Ask whether a value is none as Python does; it is asked for each row of a table."""
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def _output_child_pre(self, *_: object) -> None:
        """Print text without a call of ours for each: a page prints hundreds of values."""
        self.write("(escaped_text(printed) if type(printed := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(") is str else quoted(printed))")


class QuickEnvironment(jinja2.Environment):
    """An environment whose templates are changed before they are compiled; `words` are those of its script."""

    code_generator_class = Compiler

    def __init__(self, words: Strings, **options: Any) -> None:
        self.template_class = QuickTemplate
        self.compiled: dict[str, bytes] = {}  # templates, as they can be handed from process to process
        self._ready: dict[str | jinja2.Template, jinja2.Template] = {}
        super().__init__(autoescape=True, bytecode_cache=Compiled(self.compiled), **options)
        self.filters[FILTER] = flagged
        self.words = words
        self.read: dict[str, nodes.Template] = {}  # files that others call or include
        self.macros: dict[str, dict[str, nodes.Macro]] = {}  # by file: those that can stand where they are called

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """A template. Each page asks for four, and Jinja goes a long way to one that it has."""
        if name not in self._ready:
            self._ready[name] = super().get_template(name, parent, globals)
        return self._ready[name]


def quoted(value: object) -> str:
    """What is printed for a value that is no plain text: like markupsafe.escape, and quicker."""
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int or type(value) is float else str(escape(value))


class QuickTemplate(jinja2.Template):
    """A template that others import as it is: all of them know the same values, those of their environment."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """A template from its code, which finds what prints values among its globals."""
        template = super().from_code(environment, code, globals, uptodate)
        names = template.root_render_func.__globals__
        names |= {"escaped_text": escaped_text, "quoted": quoted}
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  # Jinja's name
        return super()._get_default_module()


def inlined(template: nodes.Template, environment: QuickEnvironment) -> nodes.Template:
    """The template with words, macros and included files in their places."""
    changed = _Inliner(environment, ()).visit(template)
    assert isinstance(changed, nodes.Template)
    changed.set_environment(environment)
    return changed


class _Inliner(NodeTransformer):
    """Changes one template. `within` are the files that led to it, which must not come again."""

    def __init__(self, environment: QuickEnvironment, within: tuple[str, ...]) -> None:
        self._environment = environment
        self._within = within
        self._words = environment.words
        self.own: dict[str, nodes.Macro] = {}  # the template's own macros that can stand elsewhere
        self._macros: dict[tuple[str, str], nodes.Macro] = {}  # by the name of their file here, "" for this; and theirs
        self._number = count(1)

    def visit_Template(self, node: nodes.Template) -> nodes.Template:  # noqa: N802
        for each in node.find_all(nodes.Import):
            if isinstance(each.template, nodes.Const) and not each.with_context:
                macros = self._movable_macros(each.template.value)
                self._macros |= {(each.target, name): macro for name, macro in macros.items()}
        node.body = [changed for part in node.body for changed in self._own(part)]
        if not has(node, (nodes.Extends,)):
            node.body[:0] = looked_up(node.body)
        return node

    def visit_Block(self, node: nodes.Block) -> nodes.Block:  # noqa: N802
        self.generic_visit(node)
        node.body[:0] = looked_up(node.body)
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        return with_flags(node, next(self._number))

    def _own(self, part: nodes.Node) -> list[nodes.Node]:
        """A piece of the top of the template, changed; a macro can stand wherever a later piece calls it."""
        changed = self.visit_list(part)
        for each in changed:
            if isinstance(each, nodes.Macro) and self._movable(each):
                self._macros["", each.name] = self.own[each.name] = each
        return changed

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        if not isinstance(node.template, nodes.Const) or not node.with_context:
            return node
        body = self._included(node.template.value)
        if not body or any(has(part, (nodes.Block, nodes.Extends, nodes.Import, nodes.Macro)) for part in body):
            return node
        return at(nodes.Scope([changed for part in body for changed in self.visit_list(part)]), node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        key = _word(node)
        if key is None or key not in self._words or node.kwargs:
            return node
        return at(nodes.Const(self._words(key)), node.lineno)

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        """What is printed in a row: calls of macros become their bodies, and stand between what is left of the row."""
        self.generic_visit(node)
        found: list[nodes.Node] = []
        for child in (part for each in node.nodes for part in self._filled(each)):
            if body := self._body(child):
                found.append(body)
            elif found and isinstance(found[-1], nodes.Output):
                found[-1].nodes.append(child)
            else:
                found.append(at(nodes.Output([child]), node.lineno))
        return found

    def _filled(self, node: nodes.Expr) -> Iterable[nodes.Expr]:
        """Words with values in them as the pieces between the values, and the values."""
        key = _word(node)
        if key is None or key not in self._words or not isinstance(node, nodes.Call):
            return (node,)
        values = {pair.key: pair.value for pair in node.kwargs}
        pieces = list(Formatter().parse(self._words.words[key]))
        if any(name is not None and (name not in values or spec or how) for _, name, spec, how in pieces):
            return (node,)
        return [
            part
            for text, name, _, _ in pieces
            for part in (at(nodes.Const(text), node.lineno), *([copy(values[name])] if name else []))
        ]

    def _body(self, call: nodes.Node) -> nodes.Node | None:
        """The body of the macro that is called, with its values; None where it cannot stand here."""
        macro = self._macros.get(_callee(call))
        values = _values(call, macro) if macro and isinstance(call, nodes.Call) else None
        if macro is None or values is None:
            return None
        number = next(self._number)
        constant = {name: value for name, value in values.items() if isinstance(value, nodes.Const)}
        renamed = {name: f"given_{number}_{name}" for name in values if name not in constant}
        given = [nodes.Assign(nodes.Name(renamed[name], "store"), values[name]) for name in renamed]
        body = [_Renamer(renamed, constant).visit(copy(part)) for part in macro.body]
        return at(nodes.Scope([*given, *body]), call.lineno)

    def _movable(self, macro: nodes.Macro) -> bool:
        """Whether a macro means the same elsewhere: it uses nothing but what it is given."""
        names = [name for part in macro.body for name in every(part, nodes.Name)]
        given = {name.name for name in macro.args}
        set_here = {name.name for name in names if name.ctx != "load"}
        known = given | set_here | {"loop"} | self._environment.globals.keys()
        special = (nodes.CallBlock, nodes.Macro, nodes.Import, nodes.FromImport, nodes.Include, nodes.Block)
        return (
            not given & set_here
            and all(isinstance(default, nodes.Const) for default in macro.defaults)
            and all(name.name in known for name in names)
            and not any(has(part, special) for part in macro.body)
        )

    def _included(self, name: str) -> list[nodes.Node]:
        """What stands in an included file, still as it was written; nothing where it cannot be read."""
        parsed = self._read(name)
        return [copy(part) for part in parsed.body] if parsed else []

    def _movable_macros(self, name: str) -> dict[str, nodes.Macro]:
        """The macros of another file that can stand elsewhere, changed; they are not to be changed again."""
        known = self._environment.macros
        if name not in known and (parsed := self._read(name)):
            inner = _Inliner(self._environment, (*self._within, name))
            inner.visit_Template(copy(parsed))
            known[name] = inner.own
        return known.get(name, {})

    def _read(self, name: str) -> nodes.Template | None:
        read, loader = self._environment.read, self._environment.loader
        if name in self._within or loader is None:
            return None
        if name not in read:
            with contextlib.suppress(jinja2.TemplateError):  # told where the template is used
                read[name] = self._environment.parse(loader.get_source(self._environment, name)[0], name)
        return read.get(name)


class _Renamer(NodeTransformer):
    """Gives the parameters of a macro names of their own, or the constants that they stand for."""

    def __init__(self, names: Mapping[str, str], constants: Mapping[str, nodes.Const]) -> None:
        self._names, self._constants = names, constants

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802
        if node.name in self._constants:
            return copy(self._constants[node.name])
        node.name = self._names.get(node.name, node.name)
        return node


def _word(node: nodes.Node) -> str | None:
    """The key of words that a call asks for."""
    if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
        return None
    named = isinstance(node.node, nodes.Name) and node.node.name == WORDS
    return node.args[0].value if named and isinstance(node.args[0], nodes.Const) else None


def _callee(node: nodes.Node) -> tuple[str, str]:
    """The macro that is called: the name under which its file was imported, "" for this one, and its own."""
    if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs:
        return "", ""
    if isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Name):
        return node.node.node.name, node.node.attr
    return "", node.node.name if isinstance(node.node, nodes.Name) else ""


def _values(call: nodes.Call, macro: nodes.Macro) -> dict[str, nodes.Expr] | None:
    """What each parameter of a macro is given; None where that does not come out even."""
    names = [name.name for name in macro.args]
    defaults = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
    given = dict(zip(names, call.args, strict=False)) | {pair.key: pair.value for pair in call.kwargs}
    even = len(call.args) <= len(names) and given.keys() <= set(names) and set(names) <= given.keys() | defaults.keys()
    return {name: copy(given.get(name) or defaults[name]) for name in names} if even else None
