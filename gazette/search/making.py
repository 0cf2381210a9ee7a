"""A part of the archive made into a Pagefind index of its own, in a folder named for everything that it depends on.

The folder also keeps what each article was made into, by a digest of all that this depends on: whoever makes the part
anew looks at those articles alone that an edit changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from gazette.model import Article, Library
from gazette.script import Hant
from gazette.search import pagefind, slots
from gazette.search.parts import Part
from gazette.search.records import SMALL, Above, Convert, Record, record

FORMAT = 5  # of what is written here; raise it with every change that old files do not fit
FRAGMENT = "fragment"  # what browsers load of a part's folder
_FACTS, _TEXTS, _COPIES, _POSTINGS = "facts.json", "texts.json", "copies.json.z", "postings.bin"
_QUICK = 1  # the level of compression: copies shrink to a quarter in a tenth of a second
_VALUES = attrgetter(*(field.name for field in fields(Record)))

Copies = dict[str, Record]  # articles as the index takes them, by digest


@dataclass(frozen=True, slots=True)
class Made:
    """What was learnt of a part's articles while they were indexed."""

    lengths: list[int]  # word characters
    sentences: list[list[int]]  # of each article, as similar.py takes them


class Making:
    """Makes the parts of one archive below the folder `cache`, where they stay from run to run."""

    def __init__(self, library: Library, count: int, cache: Path) -> None:
        self.cache = cache
        self.everywhere = count <= SMALL
        self.above = Above(library)
        self.convert: Convert = Hant(library.vocabulary.protected).convert
        self._same = repr((FORMAT, pagefind.VERSION, self.everywhere, sorted(library.vocabulary.protected)))

    def folder(self, part: Part) -> str:
        """The name of a part's folder."""
        return _named(part, map(self._digest, part.articles))

    def make(self, part: Part) -> None:
        """Index a part. Its folder appears whole. Raises PagefindError and OSError."""
        self.cache.mkdir(parents=True, exist_ok=True)
        known = self._copies(part)
        made = {each: known.get(each) or self._record(one) for one in part.articles for each in [self._digest(one)]}
        name, records = _named(part, made), list(made.values())
        with tempfile.TemporaryDirectory(dir=self.cache, prefix=".part-") as staged:
            folder = Path(staged) / name
            postings = pagefind.write(((one.address, one.html("und")) for one in records), folder / FRAGMENT)
            (folder / _POSTINGS).write_bytes(slots.packed(postings, part.slots))
            facts = Made([one.length for one in records], [list(one.sentences) for one in records])
            (folder / _FACTS).write_bytes(as_json(asdict(facts)))
            (folder / _TEXTS).write_bytes(as_json([(one.address, one.date, *one.zones) for one in records]))
            (folder / _COPIES).write_bytes(_packed(made))
            folder.rename(self.cache / name)

    def _record(self, article: Article) -> Record:
        return record(article, self.above.tags(article), self.convert, self.everywhere)

    def _digest(self, article: Article) -> str:
        """The digest of all that the copy of an article depends on."""
        texts = (article.slug, article.title, article.kicker, article.subtitle, article.body, article.byline)
        known = (texts, article.date, article.captions, self.above.tags(article))
        return hashlib.sha256(f"{self._same}{known!r}".encode()).hexdigest()

    def _copies(self, part: Part) -> Copies:
        """What the articles of a part were made into before, as far as it is still there."""
        known: Copies = {}
        for folder in self.cache.glob(f"{part.name}-*"):
            with contextlib.suppress(OSError, ValueError, TypeError, zlib.error):  # one that is damaged is made anew
                known |= _unpacked((folder / _COPIES).read_bytes())
        return known

    def made(self, name: str) -> Made:
        """What was learnt when a part's folder was made."""
        return Made(**json.loads((self.cache / name / _FACTS).read_bytes()))

    def postings(self, name: str) -> bytes:
        """The words of a part, as slots.py joins them."""
        return (self.cache / name / _POSTINGS).read_bytes()

    def texts(self, name: str) -> list[Any]:
        """The address, the date and the three zones of each article of a part, as diskcopy.py wants them."""
        texts: list[Any] = json.loads((self.cache / name / _TEXTS).read_bytes())
        return texts


def _named(part: Part, digests: Iterable[str]) -> str:
    return f"{part.name}-{hashlib.sha256(''.join((*digests, str(part.slots))).encode()).hexdigest()[:12]}"


def _packed(copies: Mapping[str, Record]) -> bytes:
    return zlib.compress(as_json({digest: _VALUES(one) for digest, one in copies.items()}), _QUICK)


def _unpacked(data: bytes) -> Copies:
    return {digest: Record(*values) for digest, values in json.loads(zlib.decompress(data)).items()}


def as_json(value: object) -> bytes:
    """Short, and the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
