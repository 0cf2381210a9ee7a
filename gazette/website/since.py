"""What a few edits changed of a trace: written beside it, since to write all of it anew takes longer than the edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from gazette.website.cells import Cell, Derived
from gazette.website.trace import Made, Trace

_SHARE = 16  # of what is made; where more has changed all is written anew


def restored(plain: Any) -> Trace:
    """The trace that `Trace.plain` wrote, as one from which changes can be told."""
    cells: list[Cell] = [(kind, name) for kind, name, *_ in (*plain["cells"], *plain["derived"])]
    at = cells.__getitem__
    found = Trace(
        made={name: _made(files, listed, map(at, reads)) for name, files, listed, reads in plain["made"]},
        derived={
            (kind, name): Derived(digest, tuple(map(at, reads))) for kind, name, digest, reads in plain["derived"]
        },
        digests={(kind, name): digest for kind, name, digest in plain["cells"]},
        pages=plain["pages"],
        filing=plain["filing"],
    )
    return replace(found, origin=found)


def changes(now: Trace) -> dict[str, object] | None:
    """What is otherwise than in the trace that stands on the disk, as what JSON can hold; None where there is none, or
    where it is too much or of another kind than edits make."""
    before = now.origin
    if before is None or [*before.made] != [*now.made]:
        return None
    made = {name: each for name, each in now.made.items() if _differs(each, before.made[name])}
    if len(made) * _SHARE > len(now.made):
        return None
    derived = {cell: each for cell, each in now.derived.items() if _differs(each, before.derived.get(cell))}
    number: dict[Cell, int] = {}

    def row(cells: Iterable[Cell]) -> list[int]:
        return [number.setdefault(cell, len(number)) for cell in cells]

    said = {cell: each for cell, each in now.digests.items() if before.digests.get(cell) != each}
    return {
        "made": [(name, each.files, each.listed, row(each.reads)) for name, each in made.items()],
        "derived": [(*row([cell]), each.digest, row(each.reads)) for cell, each in derived.items()],
        "gone": row(before.derived.keys() - now.derived.keys()),
        "digests": [(*row([cell]), each) for cell, each in said.items()],
        "pages": {slug: each for slug, each in now.pages.items() if before.pages.get(slug) != each},
        "filing": now.filing,
        "cells": list(number),
    }


def changed(before: Trace, plain: Any) -> Trace:
    """A trace with what `changes` told."""
    cells: list[Cell] = [(kind, name) for kind, name in plain["cells"]]
    at = cells.__getitem__
    gone = set(map(at, plain["gone"]))
    return replace(
        before,
        made={
            **before.made,
            **{name: _made(files, listed, map(at, reads)) for name, files, listed, reads in plain["made"]},
        },
        derived={
            **{cell: each for cell, each in before.derived.items() if cell not in gone},
            **{at(cell): Derived(digest, tuple(map(at, reads))) for cell, digest, reads in plain["derived"]},
        },
        digests={**before.digests, **{at(cell): digest for cell, digest in plain["digests"]}},
        pages={**before.pages, **plain["pages"]},
        filing=plain["filing"],
    )


def _made(files: Iterable[Iterable[str]], listed: Iterable[str], reads: Iterable[Cell]) -> Made:
    return Made(tuple((path, digest) for path, digest in files), tuple(listed), tuple(reads))


def _differs(now: object, before: object) -> bool:
    return now is not before and now != before
