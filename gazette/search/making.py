"""A part of the archive made into a Pagefind index of its own, in a folder named for everything that it depends on."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazette.model import Library
from gazette.script import Hant
from gazette.search import pagefind
from gazette.search.parts import Part
from gazette.search.records import SMALL, Above, Convert, Record, record

FORMAT = 3  # of what is written here; raise it with every change that old files do not fit
PUBLISHED = ("index", "fragment")  # what browsers load of a part's folder
_FACTS, _TEXTS = "facts.json", "texts.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What was learnt of a part's articles while they were indexed."""

    words: list[str]  # where each file of postings begins
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
        digest = hashlib.sha256(self._same.encode())
        for article in part.articles:
            tags = self.above.tags(article)
            texts = (article.slug, article.title, article.kicker, article.subtitle, article.body, article.byline)
            digest.update(repr((texts, article.date, article.captions, tags)).encode())
        return f"{part.name}-{digest.hexdigest()[:12]}"

    def make(self, part: Part) -> None:
        """Index a part. Its folder appears whole. Raises PagefindError and OSError."""
        name = self.folder(part)
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.cache, prefix=".part-") as staged:
            folder = Path(staged) / name
            facts: dict[str, list[Any]] = {"lengths": [], "sentences": []}
            texts: list[object] = []
            facts["words"] = pagefind.write(self._pages(part, facts, texts), folder)
            (folder / _FACTS).write_bytes(as_json(facts))
            (folder / _TEXTS).write_bytes(as_json(texts))
            folder.rename(self.cache / name)

    def _pages(self, part: Part, facts: dict[str, list[Any]], texts: list[object]) -> Iterator[tuple[str, str]]:
        """The pages of a part; what is to be remembered of them is added to `facts` and `texts`."""
        for article in part.articles:
            found: Record = record(article, self.above.tags(article), self.convert, self.everywhere)
            facts["lengths"].append(found.length)
            facts["sentences"].append(found.sentences)
            texts.append((found.address, found.date, *found.zones))
            yield found.address, found.html("und")

    def made(self, name: str) -> Made:
        """What was learnt when a part's folder was made."""
        return Made(**json.loads((self.cache / name / _FACTS).read_bytes()))

    def texts(self, name: str) -> list[Any]:
        """The address, the date and the three zones of each article of a part, as diskcopy.py wants them."""
        texts: list[Any] = json.loads((self.cache / name / _TEXTS).read_bytes())
        return texts


def as_json(value: object) -> bytes:
    """Short, and the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
