"""A small archive in memory, for tests of what a conversion does: seeds, articles cut at lines, files of content/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gazette import edits, manifest, seeds
from gazette.edits import Plan
from gazette.manifest import Manifest
from gazette.model import Article, Page, Reading, Source

Cut = tuple[str, int, int]  # title, first line, last line
Read = tuple[str, str, tuple[Cut, ...]]  # seed name, text, articles


def prose(lines: int, start: int = 0) -> str:
    """Text whose lines are all different, as newspaper text is."""
    return "\n".join(
        f"第{n}行：{chr(0x4E00 + n * 37)}{chr(0x5E00 + n * 91)}镇{chr(0x6200 + n * 53)}村的{n * 7919}户"
        for n in range(start, start + lines)
    )


def read(name: str, text: str, *cuts: Cut) -> tuple[Reading, tuple[Article, ...]]:
    """A seed as separation and description would give it, cut at the given lines."""
    page = seeds.decode(name, text.encode())
    assert isinstance(page, Page)
    articles = tuple(
        Article(title, "\n\n".join(page.lines[first - 1 : last]), Source(name, ((first, last),)))
        for title, first, last in cuts
    )
    return Reading(page, ()), articles


@dataclass
class Archive:
    """content/ in memory."""

    files: dict[str, str] = field(default_factory=dict)

    @property
    def memory(self) -> Manifest:
        found = manifest.loads(self.files[manifest.NAME]) if manifest.NAME in self.files else Manifest()
        assert isinstance(found, Manifest)
        return found

    def convert(self, *generated: tuple[Reading, tuple[Article, ...]], unread: Iterable[str] = ()) -> Plan:
        """Plan and carry out."""
        plan = edits.plan(generated, self.memory, dict(self.files), unread=tuple(unread))
        self.apply(plan.writes, plan.deletes)
        return plan

    def apply(self, writes: Mapping[str, str], deletes: Iterable[str]) -> None:
        for path in deletes:
            del self.files[path]
        self.files.update(writes)

    def page(self, title: str) -> str:
        """The path of the page with a title."""
        return next(path for path, text in sorted(self.pages().items()) if f"title: {title}\n" in text)

    def pages(self) -> dict[str, str]:
        return {path: text for path, text in self.files.items() if path.startswith("articles/")}
