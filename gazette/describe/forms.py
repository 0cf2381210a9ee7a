"""The printed forms of places, bodies and topics, found together in one reading of a text."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.describe.gazetteer import Sense
from gazette.describe.lexicon import Lexicon, Reader
from gazette.model import Agency


@dataclass(frozen=True, slots=True)
class Forms:
    """Lexicons that share one reading: places, agencies of the vocabulary, bodies with own names, national ones, terms.

    `reader` reads the texts of a page in one go.
    """

    reader: Reader
    places: Lexicon[tuple[Sense, ...]]
    agencies: Lexicon[Agency]
    named: Lexicon[str]
    national: Lexicon[str]
    terms: Lexicon[tuple[str, ...]]
    excluded: Lexicon[frozenset[str]]
