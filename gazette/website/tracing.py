"""An edition that notes what is read of it (cells.py), and what changed in words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Any

from gazette.model import Article, Library
from gazette.website.bodies import Body
from gazette.website.cells import WHOLE, Cell, Notes
from gazette.website.edition import Edition
from gazette.website.standins import Fields, Keys, Rows

_FRONT_MATTER = attrgetter(*(field.name for field in fields(Article) if field.name != "body"))
SETTINGS: Cell = ("settings", WHOLE)
WORDS: Cell = ("words", WHOLE)
PROTECTED: Cell = ("protected", WHOLE)
# What says of an article only what its page does, and protected names where it is converted.
OF_THE_PAGE = ("article", "original article", "text", "original text", "stated", "officials", "date")
# What says where an article is filed, besides what the whole archive says; and what is told of all that is filed.
_FILED_BY = ("article", "original article", "stated", "officials")
_FILED = frozenset({"list", "figures", "figure file", "data file", "entry page", "entries", "order"})
EVERYWHERE = frozenset({SETTINGS, WORDS, PROTECTED})  # what every file of a variant is made from


class Traced(Edition):
    """An edition that notes what is read of it."""


def _found_once(name: str) -> property:
    def read(edition: Traced) -> Any:
        found = edition.__dict__["found"][name]
        if not isinstance(found, Keys):
            edition.__dict__["notes"].reads.add((name, WHOLE))
        return found

    return property(read)


for _name, _attribute in tuple(vars(Edition).items()):
    if isinstance(_attribute, cached_property):
        setattr(Traced, _name, _found_once(_name))


def traced(edition: Edition, scripts: tuple[str, ...]) -> Edition:
    """The same edition, with `notes` of what is read of it. `scripts` are the variants that the site has."""
    library, original, catalogue = edition.library, edition.original, edition.catalogue
    notes = Notes([article.slug for article in library.articles])
    archive = _archive(notes, "archive", "article", library)
    dates = Rows(notes, "date", catalogue.bounds, catalogue.bounds.__getitem__)
    order = Keys(notes, "order", catalogue.order)
    texts: dict[str, Any] = {"say": lambda n: library.articles[n].body, "source": library.articles}
    bodies = Rows(notes, "text", edition.bodies, **texts)
    same = edition.original_bodies is edition.bodies
    stand_ins = {
        "notes": notes,
        "library": archive,
        "original": archive if original is library else _archive(notes, "original", "original article", original),
        "catalogue": Fields(notes, "shelf", catalogue, positions=True, bounds=dates, order=order),
        "bodies": bodies,
        "beginnings": Rows(notes, "text", edition.beginnings, **texts),
        "original_bodies": bodies if same else _original(notes, edition),
        "stated": Rows(notes, "stated", edition.stated, edition.stated.folded.__getitem__, edition.stated.folded),
        "officials": Rows(notes, "officials", edition.officials, edition.officials.__getitem__),
        "related": Rows(notes, "related", edition.related, lambda n: _named(notes.slugs, edition.related[n])),
    }
    notes.pages, notes.everywhere = original.digests, EVERYWHERE
    noted = Traced(**{field.name: getattr(edition, field.name) for field in fields(Edition)} | stand_ins)
    handwritten = [(page.slug, page.title) for page in library.pages]
    noted.__dict__["found"] = {name: _noted(notes, name, getattr(edition, name)) for name in _cached(Edition)}
    notes.sources |= {
        "settings": lambda _: (edition.script, library.site, edition.base_url, scripts, handwritten),
        "words": lambda _: sorted(edition.t.words.items()),
        "protected": lambda _: original.vocabulary.protected,
        "filing": lambda _: (
            *(notes.sources[kind](WHOLE) for kind in ("settings", "words", "archive.seeds")),
            (notes.slugs, library.vocabulary, sorted(library.addresses.items()), library.places),
        ),
    }
    return noted


def _original(notes: Notes, edition: Edition) -> Rows[Body]:
    articles = edition.original.articles
    return Rows(notes, "original text", edition.original_bodies, lambda n: articles[n].body, articles)


def is_filed(cell: Cell) -> bool:
    """Whether a cell says the same while nothing is filed otherwise."""
    return cell[0] in _FILED or cell[0].startswith("shelf.")


def filing(notes: Notes, said: Callable[[Cell], str]) -> str:
    """The digest of all that lists are made from, which is no more than front matter, names, and what texts state and
    whom they name; `said`: what a cell says."""
    total = hashlib.sha256(said(("filing", WHOLE)).encode())
    for kind in filter(notes.rows.__contains__, _FILED_BY):
        for slug in notes.slugs:
            total.update(said((kind, slug)).encode())
    return total.hexdigest()[:32]


def _named(slugs: Sequence[str], related: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    """Related articles by slug, since positions move when others come and go."""
    return [(slugs[position], reason) for position, reason in related]


def _cached(kind: type) -> list[str]:
    return [name for name, attribute in vars(kind).items() if isinstance(attribute, cached_property)]


def _noted(notes: Notes, name: str, value: object) -> object:
    if isinstance(value, Mapping):
        return Keys(notes, name, value)
    notes.sources[name] = lambda _: value
    return value


def _archive(notes: Notes, kind: str, row: str, library: Library) -> Fields:
    """A library. Of an article the front matter is read here, its text from the bodies; of raw pages their digests."""
    articles = Rows(notes, row, library.articles, lambda n: _FRONT_MATTER(library.articles[n]))
    archive = Fields(notes, kind, library, articles=articles)
    notes.sources[f"{kind}.seeds"] = lambda _: [(page.name, page.digest) for page in library.seeds]
    return archive


# --- for people --------------------------------------------------------------------------------------------------

_WORDS = {
    "article": "front matter of {}",
    "original article": "front matter of {}",
    "text": "text of {}",
    "original text": "text of {}",
    "related": "what is related to {}",
    "date": "date of {}",
    "order": "place of {} in time",
    "topics": "topic {} in the vocabulary",
    "names": "name of {}",
    "settings": "settings of the site",
    "words": "words of the interface",
    "protected": "protected names",
    "template": "template {}",
    "figures": "figures of the list",
    "figure file": "articles of the file",
    "data file": "articles of the file",
    "data_lines": "data of {}",
    "figure_rows": "figures that {} states",
    "list": "articles, counts or words of the list",
    "opening": "beginning of {}",
    "officials": "officials whom {} names",
    "entries": "place of {} in the index of officials",
    "entry page": "entries of the index of officials",
    "stated": "places of the figures in {}",
    "figure_words": "figures that {} states",
    "raw page": "raw page {}",
    "archive.addresses": "address of {}",
    "archive.vocabulary": "vocabulary",
    "archive.pages": "hand-written pages",
    "archive.seeds": "raw pages",
    "archive.layouts": "layout of raw page {}",
    "shelf.newest": "order of articles in time",
    "shelf.seeds": "articles of raw page {}",
}


def in_words(cell: Cell) -> str:
    """What a cell is: "text of guanxian-jiaojing-3f2a", "template article.html"."""
    kind, name = cell
    field = kind.rpartition(".")[2]
    known = _WORDS.get(kind) or (f"articles under {field} {{}}" if kind.startswith("shelf.") else f"{field} of {{}}")
    return known.format(name) if name else known.replace(" of {}", "").replace(" {}", "")
