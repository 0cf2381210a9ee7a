"""The printed forms of places and bodies, found together in one reading of a text."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.describe import bodies
from gazette.describe.gazetteer import Sense
from gazette.describe.lexicon import Lexicon, united
from gazette.model import Agency


@dataclass(frozen=True, slots=True)
class Forms:
    """Lexicons that share one reading: places, agencies of the vocabulary, bodies with own names, national ones."""

    places: Lexicon[tuple[Sense, ...]]
    agencies: Lexicon[Agency]
    named: Lexicon[str]
    national: Lexicon[str]


def forms(places: Lexicon[tuple[Sense, ...]], agencies: Lexicon[Agency]) -> Forms:
    """The forms of the places and agencies that are known."""
    return Forms(*united(places, agencies, bodies.names("named"), bodies.names("national")))
