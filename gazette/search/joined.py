"""What joins the parts of an index in the browser: rows of every article, names of facets, and a list of it all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from gazette.model import Topic, Vocabulary
from gazette.search import diskcopy, similar
from gazette.search.making import Made, Making, as_json
from gazette.search.parts import Part
from gazette.search.records import Convert, Row
from gazette.search.rows import NAMES, core, names

MANIFEST = "parts.json"
EAGER = 60_000  # bytes of names that a browser loads without being asked to


@dataclass(frozen=True, slots=True)
class Joint:
    """A part with the name of its folder."""

    part: Part
    folder: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Parts that readers load together: their words stand in common files, in a folder named for all of them."""

    joints: tuple[Joint, ...]

    @property
    def name(self) -> str:
        """The name of the branch."""
        return self.joints[0].part.shelf

    @property
    def slots(self) -> int:
        """How many files those are."""
        return self.joints[0].part.slots

    @property
    def folder(self) -> str:
        """The name of the folder."""
        digest = hashlib.sha256("".join(joint.folder for joint in self.joints).encode()).hexdigest()[:12]
        return f"{self.name}-words-{digest}"


def shelves(joints: Iterable[Joint]) -> tuple[Shelf, ...]:
    """The shelves of an archive, in the order of their parts."""
    return tuple(Shelf(tuple(held)) for _, held in groupby(joints, key=lambda joint: joint.part.shelf))


def files(making: Making, vocabulary: Vocabulary, joints: Sequence[Joint]) -> dict[str, bytes]:
    """The files by name. Those of a part are named for what they hold, so that browsers may keep them."""
    made = [making.made(joint.folder) for joint in joints]
    lengths = [length for one in made for length in one.lengths]
    rows = [making.above.row(article) for joint in joints for article in joint.part.articles]
    alike = list(_alike(joints, made))
    about: dict[str, object] = {
        "count": len(rows),
        "length": sum(lengths) / max(1, len(rows)),
        "everywhere": making.everywhere,
        "topics": {topic.id: _topic(topic, making.convert) for topic in vocabulary.topics},
    }
    found: dict[str, bytes] = {}
    listed = []
    entries = list(zip(rows, lengths, alike, strict=True))
    rest = iter(entries)
    for shelf in shelves(joints):
        parts = [(joint.folder, len(joint.part.articles)) for joint in shelf.joints]
        tables = _tables(list(islice(rest, sum(count for _, count in parts))), making.convert)
        named = {kind: _named(f"{shelf.name}-{kind}", as_json(table)) for kind, table in tables.items()}
        found |= dict(named.values())
        kinds = {kind: name for kind, (name, _) in named.items()}
        listed.append({"words": shelf.folder, "slots": shelf.slots, "parts": parts, **kinds})
    if len(rows) <= diskcopy.MOST:
        columns = {
            name: column for table in _tables(entries, making.convert).values() for name, column in table.items()
        }
        articles = [text for joint in joints for text in making.texts(joint.folder)]
        found["text.js"] = diskcopy.text(about, columns, articles).encode()
    small = sum(len(found[str(shelf[kind])]) for shelf in listed for kind in NAMES) <= EAGER
    return found | {MANIFEST: as_json({**about, "eager": small, "shelves": listed})}


def _tables(entries: Sequence[tuple[Row, int, int]], convert: Convert) -> dict[str, dict[str, object]]:
    """The rows of articles (with their length and group), and each facet whose values are names."""
    rows = [row for row, _, _ in entries]
    first = core(rows, [length for _, length, _ in entries], [group for _, _, group in entries])
    return {"rows": first} | {kind: names(kind, rows, convert) for kind in NAMES}


def _named(stem: str, data: bytes) -> tuple[str, bytes]:
    return f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.json", data


def _topic(topic: Topic, convert: Convert) -> list[str]:
    return [topic.label, convert(topic.label), topic.broader]


def _alike(joints: Sequence[Joint], made: Sequence[Made]) -> Iterator[int]:
    """For each article the number of its group of near-duplicates; 0 for one that stands alone. A number depends on
    the group alone, so that the rows of other parts stay as they are."""
    slugs = [article.slug for joint in joints for article in joint.part.articles]
    groups = similar.groups([sentences for one in made for sentences in one.sentences])
    size = Counter(groups)
    for group in groups:
        yield int(hashlib.sha256(slugs[group].encode()).hexdigest()[:7], 16) if size[group] > 1 else 0
